// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/serverdialog.h"

#include "shared/widgets/displaytext.h"

#include <QDialogButtonBox>
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
      m_here(new QRadioButton(tr("The server on &this machine"))),
      m_there(new QRadioButton(tr("A server on &another machine"))),
      m_address(new QLineEdit(before.address)),
      m_tokenFile(new QLineEdit(before.tokenFile)),
      m_caFile(new QLineEdit(before.caFile)),
      m_fields(new QWidget),
      m_note(new QLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Server"));
    m_here->setChecked(before.address.isEmpty());
    m_there->setChecked(!before.address.isEmpty());
    m_address->setPlaceholderText(u"chat.example.org:7443"_s);
    m_caFile->setPlaceholderText(tr("empty: those that this system trusts"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * fontMetrics().lineSpacing());

    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(24, 0, 0, 0);
    form->setSpacing(10);
    form->addRow(tr("&Address"), m_address);
    form->addRow(tr("&File with the token"), fileRow(m_tokenFile, tr("File with the token")));
    form->addRow(tr("&Certificate authority"), fileRow(m_caFile, tr("Certificate authority")));
    form->addRow(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(10);
    layout->addWidget(m_here);
    layout->addWidget(m_there);
    layout->addWidget(m_fields);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Connect"));
    setMinimumWidth(520);

    connect(m_there, &QRadioButton::toggled, this, &ServerDialog::check);
    for (QLineEdit *field : {m_address, m_tokenFile, m_caFile})
        connect(field, &QLineEdit::textChanged, this, &ServerDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ServerDialog::finish);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QWidget *ServerDialog::fileRow(QLineEdit *name, const QString &title)
{
    auto *row = new QWidget;
    auto *browse = new QPushButton(tr("Browse…"));
    browse->setAccessibleName(title);
    name->setAccessibleName(title);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(name);
    layout->addWidget(browse);
    row->setFocusProxy(name);
    connect(browse, &QPushButton::clicked, this, [this, name, title] {
        const QString file = QFileDialog::getOpenFileName(this, title, name->text());
        if (!file.isEmpty())
            name->setText(file);
    });
    return row;
}

ServerChoice ServerDialog::choice() const
{
    if (m_here->isChecked())
        return {};
    return {.address = m_address->text().trimmed(),
            .tokenFile = m_tokenFile->text().trimmed(),
            .caFile = m_caFile->text().trimmed()};
}

void ServerDialog::check()
{
    m_fields->setEnabled(m_there->isChecked());
    const ServerChoice now = choice();
    const bool complete = m_here->isChecked() || (!now.address.isEmpty() && !now.tokenFile.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(complete);
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
