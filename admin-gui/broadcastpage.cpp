// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/broadcastpage.h"

#include "admin-gui/actdialog.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/errortext.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace chat::admin {

BroadcastPage::BroadcastPage(ServerLink &link) : Page(link), m_form(new QFormLayout)
{
    m_preview.setTextFormat(Qt::PlainText);
    m_korean.setObjectName(u"korean"_s);
    m_english.setObjectName(u"english"_s);
    m_send.setObjectName(u"send"_s);
    for (QPlainTextEdit *edit : {&m_korean, &m_english}) {
        edit->setTabChangesFocus(true);
        edit->setMaximumHeight(edit->fontMetrics().lineSpacing() * 5);
    }
    for (size_t i = 0; i < enumNames(Severity()).size(); ++i)
        m_severity.addItem(QString());
    for (QWidget *field : std::initializer_list<QWidget *>{&m_severity, &m_korean, &m_english}) {
        auto *label = new QLabel; // an empty text would make none
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(field);
        m_form->addRow(label, field);
    }
    m_form->addRow(QString(), &m_sticky);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(&m_preview);
    layout->addWidget(&m_banner);
    layout->addWidget(&m_send, 0, Qt::AlignRight);
    layout->addStretch();

    connect(&m_severity, &QComboBox::currentIndexChanged, this, &BroadcastPage::update);
    connect(&m_korean, &QPlainTextEdit::textChanged, this, &BroadcastPage::update);
    connect(&m_english, &QPlainTextEdit::textChanged, this, &BroadcastPage::update);
    connect(&m_sticky, &QCheckBox::toggled, this, &BroadcastPage::update);
    connect(&m_send, &QPushButton::clicked, this, &BroadcastPage::ask);
    retranslate();
    update();
}

QString BroadcastPage::title() const { return tr("Broadcast"); }

void BroadcastPage::retranslate()
{
    const auto name = [this](QWidget &field, const QString &text) {
        if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(&field)))
            label->setText(text);
        field.setAccessibleName(QString(text).remove(u'&'));
    };
    name(m_severity, tr("Se&verity"));
    name(m_korean, tr("&Korean"));
    name(m_english, tr("&English"));
    m_sticky.setText(tr("&Stays until it is dismissed"));
    m_severity.setItemText(int(Severity::Info), tr("Information"));
    m_severity.setItemText(int(Severity::Warn), tr("Warning"));
    m_severity.setItemText(int(Severity::Critical), tr("Critical"));
    m_preview.setText(tr("So it will be shown:"));
    m_send.setText(tr("Send to everybody…"));
}

Announce BroadcastPage::announcement() const
{
    const auto textOf = [](const QPlainTextEdit &edit) {
        const QString text = edit.toPlainText().trimmed();
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    return {.severity = Severity(m_severity.currentIndex()),
            .text = {.ko = textOf(m_korean), .en = textOf(m_english)},
            .sticky = m_sticky.isChecked()};
}

void BroadcastPage::update()
{
    const Announce said = announcement();
    const bool isEmpty = !said.text.ko && !said.text.en;
    m_send.setEnabled(!isEmpty);
    m_preview.setVisible(!isEmpty);
    if (isEmpty)
        m_banner.dismiss();
    else // sticky: a preview that goes by itself would only puzzle
        m_banner.announce(said.severity, {said.text.ko.value_or(QString()), said.text.en.value_or(QString())},
                          true);
}

QString BroadcastPage::line(const QString &reason) const
{
    const Announce said = announcement();
    QStringList arguments{u"broadcast"_s, u"--severity"_s,
                          QString(enumNames(said.severity)[size_t(said.severity)])};
    if (said.text.ko)
        arguments << u"--ko"_s << *said.text.ko;
    if (said.text.en)
        arguments << u"--en"_s << *said.text.en;
    if (m_sticky.isChecked())
        arguments << u"--sticky"_s;
    return ctlLine(arguments << u"--reason"_s << reason);
}

void BroadcastPage::ask()
{
    auto *dialog = new ActDialog(
        tr("Send this announcement to everybody who is logged in, and to whoever comes later?"), tr("Send"),
        [this](const QString &reason) { return line(reason); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { send(dialog->reason()); });
    dialog->open();
}

void BroadcastPage::send(const QString &reason)
{
    Announce said = announcement();
    said.reason = reason;
    m_link.request(said, this, [this](const Result<AnnounceAnswer> &answer) {
        Q_EMIT this->said(answer ? tr("Delivered to %n session(s).", nullptr, answer->sessions)
                                 : widgets::errorText(answer.error()));
    });
}

} // namespace chat::admin
