// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/roomform.h"

#include "shared/core/limits.h"
#include "shared/widgets/displaytext.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace chat::gui {
namespace {

constexpr std::initializer_list<Milliseconds> slowPauses{5s, 10s, 30s, 1min, 5min, 15min, 1h, 6h};

/// Without the blanks around it; none: as before.
std::optional<QString> typedIn(const QLineEdit &line, const QString &before = {})
{
    const QString text = line.text().trimmed();
    return text == before ? std::nullopt : std::optional(text);
}

/// Grapheme clusters of several code points fit; the server counts exactly.
QLineEdit *lineOf(const QString &text, int graphemes)
{
    auto *line = new QLineEdit(text);
    line->setMaxLength(graphemes * 4);
    return line;
}

} // namespace

RoomForm::RoomForm(const QList<RoomKind> &kinds, QWidget *parent) : QWidget(parent)
{
    build();
    for (const RoomKind kind : kinds)
        m_kind->addItem(kindText(kind), int(kind));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(int(RoomKind::Meeting))));
    m_noPassword->hide();
    m_locked->hide();
}

RoomForm::RoomForm(const RoomInfo &room, RoomRole ours, QWidget *parent) : QWidget(parent), m_before(room)
{
    build();
    m_kind->addItem(kindText(room.kind), int(room.kind));
    m_kind->setEnabled(false);
    m_name->setText(room.name);
    m_topic->setText(room.topic.value_or(QString()));
    m_category->setText(room.category.value_or(QString()));
    m_icon->setText(room.icon.value_or(QString()));
    m_max->setSpecialValueText(tr("No limit"));
    m_max->setValue(room.max);
    m_inviteOnly->setChecked(room.inviteOnly.value_or(false));
    m_announceOnly->setChecked(room.announceOnly.value_or(false));
    m_locked->setChecked(room.locked.value_or(false));
    const bool hasPassword = room.password.value_or(false);
    m_noPassword->setVisible(hasPassword);
    if (hasPassword)
        m_password->setPlaceholderText(tr("empty: stays as it is"));
    int place = m_slow->findData(room.slowMs.value_or(0));
    if (place < 0) { // somebody else's program set it
        m_slow->addItem(durationText(Milliseconds(*room.slowMs)), *room.slowMs);
        place = m_slow->count() - 1;
    }
    m_slow->setCurrentIndex(place);
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_password, m_noPassword, m_max}) {
        field->setEnabled(ours == RoomRole::Host);
        if (ours != RoomRole::Host)
            field->setToolTip(tr("Only the host can change this."));
    }
}

void RoomForm::build()
{
    m_name = lineOf({}, limits::maxRoomNameGraphemes);
    m_kind = new QComboBox;
    m_password = new QLineEdit;
    m_password->setMaxLength(limits::maxRoomPasswordBytes);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("empty: none"));
    m_noPassword = new QCheckBox(tr("Take the password away"));
    m_max = new QSpinBox;
    m_max->setRange(0, limits::maxRoomPeople);
    m_max->setSpecialValueText(tr("As many as the server allows"));
    m_max->setGroupSeparatorShown(true);
    m_topic = lineOf({}, limits::maxTopicGraphemes);
    m_category = lineOf({}, limits::maxCategoryGraphemes);
    m_category->setToolTip(tr("Rooms of one category are listed together."));
    m_icon = lineOf({}, 4);
    m_icon->setToolTip(tr("One character, such as an emoji; it stands before the name."));
    m_slow = new QComboBox;
    m_slow->addItem(tr("Off"), 0);
    for (const Milliseconds pause : slowPauses)
        m_slow->addItem(durationText(pause), int(pause.count()));
    m_slow->setToolTip(tr("Each person may say one thing in this time."));
    m_inviteOnly = new QCheckBox(tr("Only with an invitation; in no list"));
    m_announceOnly = new QCheckBox(tr("Only host and moderators write"));
    m_locked = new QCheckBox(tr("Locked: nobody new gets in"));
    for (TroubleLabel **label :
         {&m_nameTrouble, &m_kindTrouble, &m_passwordTrouble, &m_maxTrouble, &m_topicTrouble,
          &m_categoryTrouble, &m_iconTrouble, &m_slowTrouble, &m_trouble})
        *label = new TroubleLabel;

    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(10);
    addRow(tr("&Name"), m_name, m_nameTrouble);
    addRow(tr("&Kind"), m_kind, m_kindTrouble);
    addRow(tr("&Topic"), m_topic, m_topicTrouble);
    addRow(tr("Cate&gory"), m_category, m_categoryTrouble);
    addRow(tr("&Icon"), m_icon, m_iconTrouble);
    addRow(tr("&Password"), m_password, m_passwordTrouble);
    m_form->addRow(QString(), m_noPassword);
    addRow(tr("Most peopl&e"), m_max, m_maxTrouble);
    addRow(tr("S&low mode"), m_slow, m_slowTrouble);
    m_form->addRow(QString(), m_inviteOnly);
    m_form->addRow(QString(), m_announceOnly);
    m_form->addRow(QString(), m_locked);
    m_form->addRow(m_trouble);
    connect(m_name, &QLineEdit::textChanged, this, &RoomForm::edited);
    connect(m_noPassword, &QCheckBox::toggled, m_password, &QWidget::setDisabled);
}

void RoomForm::addRow(const QString &label, QWidget *field, TroubleLabel *trouble)
{
    m_form->addRow(label, field);
    field->setAccessibleName(widgets::plainWords(label));
    m_form->addRow(QString(), trouble);
}

bool RoomForm::hasName() const { return !m_name->text().trimmed().isEmpty(); }

int RoomForm::slowMs() const { return m_slow->currentData().toInt(); }

CreateRoom RoomForm::wish() const
{
    CreateRoom wish{.roomName = m_name->text().trimmed(), .kind = RoomKind(m_kind->currentData().toInt())};
    if (!m_password->text().isEmpty())
        wish.password = m_password->text();
    if (m_max->value() > 0)
        wish.max = m_max->value();
    wish.topic = typedIn(*m_topic);
    wish.category = typedIn(*m_category);
    wish.icon = typedIn(*m_icon);
    if (slowMs() > 0)
        wish.slowMs = slowMs();
    if (m_inviteOnly->isChecked())
        wish.inviteOnly = true;
    if (m_announceOnly->isChecked())
        wish.announceOnly = true;
    return wish;
}

std::optional<UpdateRoom> RoomForm::change() const
{
    UpdateRoom change{.room = m_before.id};
    change.roomName = typedIn(*m_name, m_before.name);
    change.topic = typedIn(*m_topic, m_before.topic.value_or(QString()));
    change.category = typedIn(*m_category, m_before.category.value_or(QString()));
    change.icon = typedIn(*m_icon, m_before.icon.value_or(QString()));
    if (m_max->value() != m_before.max && m_max->value() > 0)
        change.max = m_max->value();
    if (m_noPassword->isChecked())
        change.password = QString();
    else if (!m_password->text().isEmpty())
        change.password = m_password->text();
    if (slowMs() != m_before.slowMs.value_or(0))
        change.slowMs = slowMs();
    if (m_locked->isChecked() != m_before.locked.value_or(false))
        change.locked = m_locked->isChecked();
    if (m_inviteOnly->isChecked() != m_before.inviteOnly.value_or(false))
        change.inviteOnly = m_inviteOnly->isChecked();
    if (m_announceOnly->isChecked() != m_before.announceOnly.value_or(false))
        change.announceOnly = m_announceOnly->isChecked();
    return change == UpdateRoom{.room = m_before.id} ? std::nullopt : std::optional(change);
}

TroubleLabel *RoomForm::placeOf(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::RoomNameTaken:
    case ErrorCode::RoomNameInvalid: return m_nameTrouble;
    case ErrorCode::WrongRoomKind: return m_kindTrouble;
    default: break;
    }
    if (error.field == "name")
        return m_nameTrouble;
    if (error.field == "password")
        return m_passwordTrouble;
    if (error.field == "max")
        return m_maxTrouble;
    if (error.field == "topic")
        return m_topicTrouble;
    if (error.field == "category")
        return m_categoryTrouble;
    if (error.field == "icon")
        return m_iconTrouble;
    if (error.field == "slow_ms")
        return m_slowTrouble;
    return m_trouble;
}

void RoomForm::tell(const QString &trouble, const Error &error)
{
    clearTrouble();
    // "500 people": the number says it in every language.
    const QByteArray most = error.limit.left(error.limit.indexOf(' '));
    const bool isNumber
        = !most.isEmpty() && std::ranges::all_of(most, [](char c) { return c >= '0' && c <= '9'; });
    placeOf(error)->tell(isNumber ? tr("%1 At most %2.").arg(trouble, QString::fromLatin1(most)) : trouble);
}

void RoomForm::clearTrouble()
{
    for (TroubleLabel *label : {m_nameTrouble, m_kindTrouble, m_passwordTrouble, m_maxTrouble, m_topicTrouble,
                                m_categoryTrouble, m_iconTrouble, m_slowTrouble, m_trouble})
        label->tell({});
}

} // namespace chat::gui

#include "moc_roomform.cpp"
