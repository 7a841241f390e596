// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/serverdialog.h"

#include "admin-gui/buttontabs.h"
#include "shared/widgets/displaytext.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace chat::admin {

ServerChoice loadServerChoice(const QSettings &settings)
{
    return {.address = settings.value(u"server/address"_s).toString(),
            .tokenFile = settings.value(u"server/tokenFile"_s).toString(),
            .caFile = settings.value(u"server/caFile"_s).toString()};
}

void saveServerChoice(QSettings &settings, const ServerChoice &choice)
{
    settings.setValue(u"server/address"_s, choice.address);
    settings.setValue(u"server/tokenFile"_s, choice.tokenFile);
    settings.setValue(u"server/caFile"_s, choice.caFile);
}

ServerDialog::ServerDialog(const ServerChoice &before, QWidget *parent)
    : QDialog(parent),
      m_here(new QRadioButton),
      m_there(new QRadioButton),
      m_address(new QLineEdit(before.address)),
      m_tokenFile{new QLineEdit(before.tokenFile)},
      m_caFile{new QLineEdit(before.caFile)},
      m_fields(new QWidget),
      m_form(new QFormLayout(m_fields)),
      m_note(new QLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel)),
      m_connect(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole))
{
    m_connect->setObjectName(u"connect"_s);
    m_here->setChecked(before.address.isEmpty());
    m_there->setChecked(!before.address.isEmpty());
    m_address->setPlaceholderText(u"chat.example.org:7443"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * fontMetrics().lineSpacing());
    fill(m_tokenFile);
    fill(m_caFile);

    m_form->setContentsMargins(24, 0, 0, 0);
    m_form->setSpacing(10);
    for (QWidget *field : std::initializer_list<QWidget *>{m_address, m_tokenFile.row, m_caFile.row})
        m_form->addRow(u" "_s, field); // an empty text would make no label
    m_form->addRow(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(10);
    layout->addWidget(m_here);
    layout->addWidget(m_there);
    layout->addWidget(m_fields);
    layout->addWidget(m_buttons);
    orderTabs(*m_buttons);
    setMinimumWidth(520);

    connect(m_there, &QRadioButton::toggled, this, &ServerDialog::check);
    for (QLineEdit *field : {m_address, m_tokenFile.name, m_caFile.name})
        connect(field, &QLineEdit::textChanged, this, &ServerDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ServerDialog::finish);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

void ServerDialog::fill(FileRow &row)
{
    row.row = new QWidget;
    row.browse = new QPushButton;
    auto *layout = new QHBoxLayout(row.row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row.name);
    layout->addWidget(row.browse);
    row.row->setFocusProxy(row.name);
    connect(row.browse, &QPushButton::clicked, this, [this, name = row.name] {
        const QString file = QFileDialog::getOpenFileName(this, name->accessibleName(), name->text());
        if (!file.isEmpty())
            name->setText(file);
    });
}

void ServerDialog::nameRow(const FileRow &row, const QString &label)
{
    if (auto *shown = qobject_cast<QLabel *>(m_form->labelForField(row.row)))
        shown->setText(label);
    row.name->setAccessibleName(widgets::plainWords(label));
    row.browse->setText(tr("Browse…"));
    row.browse->setAccessibleName(row.name->accessibleName() + ", "_L1 + row.browse->text());
}

void ServerDialog::retranslate()
{
    setWindowTitle(tr("Server"));
    m_here->setText(tr("The server on &this machine"));
    m_there->setText(tr("A server on &another machine"));
    if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(m_address)))
        label->setText(tr("&Address"));
    nameRow(m_tokenFile, tr("&File with the token"));
    nameRow(m_caFile, tr("&Certificate authority"));
    m_caFile.name->setPlaceholderText(tr("empty: those that this system trusts"));
    m_connect->setText(tr("Connect"));
    check();
}

void ServerDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

ServerChoice ServerDialog::choice() const
{
    if (m_here->isChecked())
        return {};
    return {.address = m_address->text().trimmed(),
            .tokenFile = m_tokenFile.name->text().trimmed(),
            .caFile = m_caFile.name->text().trimmed()};
}

void ServerDialog::check()
{
    m_fields->setEnabled(m_there->isChecked());
    const ServerChoice now = choice();
    const bool complete = m_here->isChecked() || (!now.address.isEmpty() && !now.tokenFile.isEmpty());
    m_connect->setEnabled(complete);
    m_note->setText(
        tr("The operator of that server gives you a token. Keep it in a file that only you can read."));
}

void ServerDialog::finish()
{
    if (m_there->isChecked()) {
        const ServerChoice now = choice();
        const auto target = tlsTarget(now.address, now.tokenFile, now.caFile);
        if (!target) {
            m_note->setText(target.error().kind == TargetFault::Address
                                ? tr("This cannot be the address of a server; it looks like "
                                     "chat.example.org:7443.")
                                : tr("%1 does not hold a token.").arg(widgets::displayLine(now.tokenFile)));
            return;
        }
        m_target = *target;
    }
    accept();
}

} // namespace chat::admin

#include "moc_serverdialog.cpp"
