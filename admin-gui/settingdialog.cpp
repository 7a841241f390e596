// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/settingdialog.h"

#include "admin-gui/buttontabs.h"
#include "admin-gui/words.h"
#include "shared/client/admin/ctlline.h"
#include "shared/core/limits.h"
#include "shared/widgets/displaytext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPushButton>

namespace chat::admin {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SettingDialog::SettingDialog(ServerLink &link, const ConfigRow &row, QWidget *parent)
    : GrowingDialog(parent),
      m_link(link),
      m_row(row),
      m_value(row.value),
      m_form(new QFormLayout(this))
{
    setMinimumWidth(560);
    for (QLabel *label : {&m_title, &m_line}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_line.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_line.setFocusPolicy(Qt::ClickFocus);
    m_value.setObjectName(u"value"_s);
    m_reason.setObjectName(u"reason"_s);
    m_reason.setMaxLength(limits::maxReasonGraphemes);
    m_verdict.setObjectName(u"verdict"_s);
    m_form->setHorizontalSpacing(16);
    m_form->addRow(&m_title);
    m_form->addRow(u" "_s, &m_value); // an empty text would make no label
    m_form->addRow(QString(), &m_verdict);
    m_form->addRow(u" "_s, &m_reason);
    m_form->addRow(u" "_s, &m_line);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_apply = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(u"apply"_s);
    m_copy = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_form->addRow(buttons);
    orderTabs(*buttons);
    m_typing.setSingleShot(true);
    m_typing.setInterval(250ms);

    connect(&m_value, &QLineEdit::textChanged, this, &SettingDialog::edited);
    connect(&m_reason, &QLineEdit::textChanged, this, &SettingDialog::update);
    connect(&m_typing, &QTimer::timeout, this, &SettingDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(line()); });
    m_value.selectAll();
    retranslate();
}

void SettingDialog::retranslate()
{
    const auto name = [this](QWidget &field, const QString &text) {
        if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(&field)))
            label->setText(text);
    };
    setWindowTitle(tr("Change a setting"));
    m_title.setText(tr("%1 is %2 (%3). Another value holds until the configuration is read again or the "
                       "server ends; write it into the file to keep it.")
                        .arg(widgets::displayLine(m_row.key), widgets::displayLine(m_row.value),
                             widgets::displayLine(sourceName(m_row.source))));
    name(m_value, tr("&New value"));
    name(m_reason, tr("&Reason"));
    name(m_line, tr("The same with chat-ctl"));
    m_apply->setText(tr("Apply"));
    m_copy->setText(tr("Copy the command"));
    if (!m_verdict.text().isEmpty())
        check(); // again, in this language
    update();
}

void SettingDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    GrowingDialog::changeEvent(event);
}

ChangeConfig SettingDialog::change(bool isCheck) const
{
    const QString reason = m_reason.text().trimmed();
    return {.settings = {{.key = m_row.key, .value = m_value.text()}},
            .check = isCheck,
            .reason = reason.isEmpty() ? std::nullopt : std::optional(reason)};
}

void SettingDialog::edited()
{
    m_isGood = false;
    m_verdict.say({}, false);
    m_typing.start();
    update();
}

void SettingDialog::check()
{
    m_link.request(change(true), this,
                   [this, value = m_value.text()](const auto &answer) { checked(value, answer); });
}

void SettingDialog::checked(const QString &value, const Result<ConfigChanged> &answer)
{
    if (value != m_value.text())
        return; // typed on; another answer follows
    m_isGood = answer && !answer->differences.empty();
    if (!answer)
        m_verdict.refuse(answer.error());
    else if (answer->differences.empty())
        m_verdict.say(tr("That is its value now."), false);
    else
        m_verdict.say(tr("%1 becomes %2")
                          .arg(widgets::displayLine(answer->differences.front().from),
                               widgets::displayLine(answer->differences.front().to)),
                      false);
    update();
}

void SettingDialog::apply()
{
    m_apply->setEnabled(false);
    m_link.request(change(false), this, [this](const Result<ConfigChanged> &answer) {
        if (answer)
            return accept();
        checked(m_value.text(), std::unexpected(answer.error()));
    });
}

void SettingDialog::update()
{
    m_apply->setEnabled(m_isGood && !m_reason.text().trimmed().isEmpty());
    m_line.setText(widgets::displayLine(line()));
}

QString SettingDialog::line() const
{
    return ctlLine(
        {u"config"_s, u"set"_s, m_row.key, m_value.text(), u"--reason"_s, m_reason.text().trimmed()});
}

} // namespace chat::admin

#include "moc_settingdialog.cpp"
