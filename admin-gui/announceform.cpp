// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/announceform.h"

#include "shared/widgets/displaytext.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

Timestamp momentOf(const QDateTimeEdit &edit)
{
    return Timestamp(Milliseconds(edit.dateTime().toMSecsSinceEpoch()));
}

/// As --at and --until take it, whatever the time zone of the terminal.
QString isoText(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toUTC().toString(Qt::ISODate);
}

} // namespace

AnnounceForm::AnnounceForm() : m_form(new QFormLayout)
{
    m_preview.setTextFormat(Qt::PlainText);
    m_korean.setObjectName(u"korean"_s);
    m_english.setObjectName(u"english"_s);
    m_target.setObjectName(u"target"_s);
    m_name.setObjectName(u"targetName"_s);
    m_later.setObjectName(u"later"_s);
    m_repeat.setObjectName(u"repeat"_s);
    for (QPlainTextEdit *edit : {&m_korean, &m_english}) {
        edit->setTabChangesFocus(true);
        edit->setMaximumHeight(edit->fontMetrics().lineSpacing() * 3 + 12);
    }
    for (size_t i = 0; i < enumNames(Severity()).size(); ++i)
        m_severity.addItem(QString());
    for (int i = Everybody; i <= Session; ++i)
        m_target.addItem(QString());
    m_repeat.setRange(0, int(limits::maxAnnounceRepeat / std::chrono::minutes(1)));
    const QDateTime soon = QDateTime::currentDateTime().addSecs(600);
    for (QDateTimeEdit *edit : {&m_start, &m_until}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s); // as timeText()
        edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s); // as timeText()
        edit->setDateTime(edit == &m_until ? soon.addSecs(3600) : soon);
    }
    const auto beside = [](std::initializer_list<QWidget *> fields) {
        auto *row = new QHBoxLayout;
        for (QWidget *field : fields)
            row->addWidget(field);
        row->addStretch();
        return row;
    };
    const auto add = [this](QWidget &field, auto *row) {
        auto *label = new QLabel; // an empty text would make none
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(&field);
        m_form->addRow(label, row);
    };
    m_name.setMinimumWidth(280);
    add(m_severity, beside({&m_severity, &m_sticky}));
    add(m_target, beside({&m_target, &m_name}));
    add(m_korean, &m_korean);
    add(m_english, &m_english);
    add(m_repeat, beside({&m_later, &m_start, &m_repeat, &m_ends, &m_until}));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_form);
    layout->addWidget(&m_preview);
    layout->addWidget(&m_banner);

    for (QComboBox *box : {&m_severity, &m_target})
        connect(box, &QComboBox::currentIndexChanged, this, &AnnounceForm::update);
    for (QPlainTextEdit *edit : {&m_korean, &m_english})
        connect(edit, &QPlainTextEdit::textChanged, this, &AnnounceForm::update);
    for (QCheckBox *box : {&m_sticky, &m_later, &m_ends})
        connect(box, &QCheckBox::toggled, this, &AnnounceForm::update);
    connect(&m_name, &QLineEdit::textChanged, this, &AnnounceForm::update);
    retranslate();
    update();
}

void AnnounceForm::retranslate()
{
    const auto name = [this](QWidget &field, int row, const QString &text) {
        if (auto *label = qobject_cast<QLabel *>(m_form->itemAt(row, QFormLayout::LabelRole)->widget()))
            label->setText(text);
        field.setAccessibleName(widgets::plainWords(text));
    };
    name(m_severity, 0, tr("Se&verity"));
    name(m_target, 1, tr("&Audience"));
    name(m_korean, 2, tr("&Korean"));
    name(m_english, 3, tr("&English"));
    name(m_repeat, 4, tr("&When"));
    m_sticky.setText(tr("&Stays until it is dismissed"));
    m_severity.setItemText(int(Severity::Info), tr("Information"));
    m_severity.setItemText(int(Severity::Warn), tr("Warning"));
    m_severity.setItemText(int(Severity::Critical), tr("Critical"));
    m_target.setItemText(Everybody, tr("Everybody"));
    m_target.setItemText(Room, tr("A room"));
    m_target.setItemText(Session, tr("One session"));
    m_later.setText(tr("&Later, at"));
    m_start.setAccessibleName(tr("When it is said"));
    m_repeat.setAccessibleName(tr("How often it is said"));
    m_repeat.setSpecialValueText(tr("once"));
    //: %n is a number of minutes, in a field: said again and again
    m_repeat.setPrefix(tr("every "));
    m_repeat.setSuffix(tr(" minutes"));
    m_ends.setText(tr("&Until"));
    m_until.setAccessibleName(tr("When it is over"));
    m_preview.setText(tr("So it will be shown:"));
    for (QDateTimeEdit *edit : {&m_start, &m_until})
        edit->setLocale(QLocale()); // of its calendar
    for (QDateTimeEdit *edit : {&m_start, &m_until})
        edit->setLocale(QLocale()); // of its calendar
    for (QAbstractSpinBox *box : std::initializer_list<QAbstractSpinBox *>{&m_start, &m_repeat, &m_until})
        box->findChild<QLineEdit *>()->setAccessibleName(box->accessibleName());
    update();
}

void AnnounceForm::setTarget(Target target, const QString &name)
{
    m_target.setCurrentIndex(target);
    m_name.setText(name);
}

Announce AnnounceForm::announcement() const
{
    const auto textOf = [](const QPlainTextEdit &edit) {
        const QString text = edit.toPlainText().trimmed();
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    Announce said{.severity = Severity(m_severity.currentIndex()),
                  .text = {.ko = textOf(m_korean), .en = textOf(m_english)},
                  .sticky = m_sticky.isChecked(),
                  .until = {},
                  .reason = {}};
    if (m_later.isChecked())
        said.start = momentOf(m_start);
    if (m_repeat.value() > 0)
        said.repeatMs = Milliseconds(std::chrono::minutes(m_repeat.value())).count();
    if (m_ends.isChecked())
        said.until = momentOf(m_until);
    return said;
}

bool AnnounceForm::isComplete() const
{
    const Announce said = announcement();
    return (said.text.ko || said.text.en) && (target() == Everybody || !targetName().isEmpty());
}

void AnnounceForm::update()
{
    const Announce said = announcement();
    const bool isEmpty = !said.text.ko && !said.text.en;
    m_name.setVisible(target() != Everybody);
    m_name.setPlaceholderText(target() == Room ? tr("Name or id of a room") : tr("Session, user or nick"));
    m_name.setAccessibleName(m_name.placeholderText());
    m_start.setEnabled(m_later.isChecked());
    m_until.setEnabled(m_ends.isChecked());
    m_preview.setVisible(!isEmpty);
    if (isEmpty)
        m_banner.dismiss();
    else // sticky: a preview that goes by itself would only puzzle
        m_banner.announce(said.severity, {said.text.ko.value_or(QString()), said.text.en.value_or(QString())},
                          true);
    Q_EMIT changed();
}

QStringList AnnounceForm::ctlArguments(const Announce &what, const Audience &audience)
{
    QStringList arguments{u"broadcast"_s};
    if (audience.session)
        arguments = {u"message"_s, QString::fromLatin1(audience.session->toText())};
    if (audience.room)
        arguments << u"--room"_s << QString::fromLatin1(audience.room->toText());
    arguments << u"--severity"_s << QString(enumNames(what.severity)[size_t(what.severity)]);
    if (what.text.ko)
        arguments << u"--ko"_s << *what.text.ko;
    if (what.text.en)
        arguments << u"--en"_s << *what.text.en;
    if (what.sticky.value_or(false))
        arguments << u"--sticky"_s;
    if (what.start)
        arguments << u"--at"_s << isoText(*what.start);
    if (what.repeatMs)
        arguments << u"--every"_s << QString::number(*what.repeatMs / 60'000) + u'm';
    if (what.until)
        arguments << u"--until"_s << isoText(*what.until);
    return arguments;
}

void AnnounceForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace chat::admin

#include "moc_announceform.cpp"
