// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/roomform.h"

#include "admin-gui/words.h"

#include <QEvent>
#include <QLabel>

#include <array>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{RoomKind::Channel, RoomKind::Meeting, RoomKind::Large, RoomKind::Temporary};

/// What is different from before.
template <class T>
std::optional<T> ifOther(const T &now, const T &before)
{
    return now == before ? std::nullopt : std::optional(now);
}

QString onOrOff(bool on) { return on ? u"on"_s : u"off"_s; }

} // namespace

RoomForm::RoomForm() : m_form(new QFormLayout(this))
{
    for (const RoomKind kind : kinds)
        m_kind.addItem(QString(), int(kind));
    build();
}

RoomForm::RoomForm(const RoomInfo &room, bool isConfigured) : m_was(room), m_form(new QFormLayout(this))
{
    build(); // the ranges before the values
    m_name.setText(room.name);
    m_topic.setText(room.topic.value_or(QString()));
    m_category.setText(room.category.value_or(QString()));
    m_icon.setText(room.icon.value_or(QString()));
    m_max.setValue(room.max);
    m_slow.setValue(room.slowMs.value_or(0) / 1000);
    m_locked.setChecked(room.locked.value_or(false));
    m_inviteOnly.setChecked(room.inviteOnly.value_or(false));
    m_announceOnly.setChecked(room.announceOnly.value_or(false));
    m_noPassword.setEnabled(room.password.value_or(false) && !isConfigured);
    for (QWidget *field : std::initializer_list<QWidget *>{&m_name, &m_max, &m_password})
        field->setEnabled(!isConfigured);
}

void RoomForm::build()
{
    m_name.setObjectName(u"roomName"_s);
    m_kind.setObjectName(u"roomKind"_s);
    m_topic.setObjectName(u"roomTopic"_s);
    m_category.setObjectName(u"roomCategory"_s);
    m_icon.setObjectName(u"roomIcon"_s);
    m_max.setObjectName(u"roomMax"_s);
    m_password.setObjectName(u"roomPassword"_s);
    m_slow.setObjectName(u"roomSlow"_s);
    m_locked.setObjectName(u"roomLocked"_s);
    m_max.setRange(0, limits::maxRoomPeople);
    m_slow.setRange(0, limits::maxSlowModeMs / 1000);
    m_name.setMaxLength(limits::maxRoomNameGraphemes);
    m_topic.setMaxLength(limits::maxTopicGraphemes);
    m_category.setMaxLength(limits::maxCategoryGraphemes);
    m_icon.setMaxLength(16);
    m_password.setMaxLength(limits::maxRoomPasswordBytes);
    m_password.setEchoMode(QLineEdit::Password);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(16);
    m_form->addRow(u" "_s, &m_name);
    if (isNew())
        m_form->addRow(u" "_s, &m_kind);
    m_form->addRow(u" "_s, &m_topic);
    m_form->addRow(u" "_s, &m_category);
    m_form->addRow(u" "_s, &m_icon);
    m_form->addRow(u" "_s, &m_max);
    m_form->addRow(u" "_s, &m_password);
    m_form->addRow(u" "_s, &m_slow);
    if (!isNew()) {
        m_form->addRow(QString(), &m_noPassword);
        m_form->addRow(QString(), &m_locked);
    }
    m_form->addRow(QString(), &m_inviteOnly);
    m_form->addRow(QString(), &m_announceOnly);
    setFocusProxy(&m_name);
    for (QLineEdit *field : {&m_name, &m_topic, &m_category, &m_icon, &m_password})
        connect(field, &QLineEdit::textChanged, this, &RoomForm::edited);
    for (QSpinBox *field : {&m_max, &m_slow})
        connect(field, &QSpinBox::valueChanged, this, &RoomForm::edited);
    for (QCheckBox *field : {&m_noPassword, &m_locked, &m_inviteOnly, &m_announceOnly})
        connect(field, &QCheckBox::toggled, this, &RoomForm::edited);
    connect(&m_kind, &QComboBox::currentIndexChanged, this, &RoomForm::edited);
    connect(&m_noPassword, &QCheckBox::toggled, &m_password, &QWidget::setDisabled);
    retranslate();
}

void RoomForm::retranslate()
{
    const auto name = [this](QWidget *field, const QString &text) {
        if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(field)))
            label->setText(text);
    };
    name(&m_name, tr("&Name"));
    name(&m_kind, tr("&Kind"));
    name(&m_topic, tr("&Topic"));
    name(&m_category, tr("Cate&gory"));
    name(&m_icon, tr("&Icon"));
    name(&m_max, tr("&Most people"));
    name(&m_password, tr("&Password"));
    name(&m_slow, tr("&Slow mode"));
    m_max.setSpecialValueText(isNew() ? tr("as many as the server allows") : tr("no limit"));
    m_slow.setSpecialValueText(tr("off"));
    m_slow.setSuffix(tr(" s"));
    m_password.setPlaceholderText(m_was.password.value_or(false) ? tr("as it is") : tr("none"));
    m_noPassword.setText(tr("&Ask for no password any more"));
    m_locked.setText(tr("&Locked: nobody new gets in"));
    m_inviteOnly.setText(tr("Only with an in&vitation"));
    m_announceOnly.setText(tr("Only host and moderators &write"));
    for (int i = 0; i < m_kind.count(); ++i)
        m_kind.setItemText(i, kindName(RoomKind(m_kind.itemData(i).toInt())));
}

void RoomForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

std::optional<QString> RoomForm::password() const
{
    if (m_noPassword.isChecked())
        return QString();
    return m_password.text().isEmpty() ? std::nullopt : std::optional(m_password.text());
}

MakeRoom RoomForm::made() const
{
    MakeRoom wish{.roomName = m_name.text().trimmed(),
                  .kind = RoomKind(m_kind.currentData().toInt()),
                  .password = password()};
    if (m_max.value() > 0)
        wish.max = m_max.value();
    wish.topic = ifOther(m_topic.text().trimmed(), QString());
    wish.category = ifOther(m_category.text().trimmed(), QString());
    wish.icon = ifOther(m_icon.text().trimmed(), QString());
    if (m_inviteOnly.isChecked())
        wish.inviteOnly = true;
    if (m_announceOnly.isChecked())
        wish.announceOnly = true;
    if (m_slow.value() > 0)
        wish.slowMs = m_slow.value() * 1000;
    return wish;
}

EditRoom RoomForm::changed() const
{
    EditRoom wish{.room = m_was.id,
                  .roomName = ifOther(m_name.text().trimmed(), m_was.name),
                  .topic = ifOther(m_topic.text().trimmed(), m_was.topic.value_or(QString())),
                  .password = password(),
                  .locked = ifOther(m_locked.isChecked(), m_was.locked.value_or(false)),
                  .inviteOnly = ifOther(m_inviteOnly.isChecked(), m_was.inviteOnly.value_or(false)),
                  .announceOnly = ifOther(m_announceOnly.isChecked(), m_was.announceOnly.value_or(false)),
                  .category = ifOther(m_category.text().trimmed(), m_was.category.value_or(QString())),
                  .icon = ifOther(m_icon.text().trimmed(), m_was.icon.value_or(QString()))};
    if (m_max.value() > 0)
        wish.max = ifOther(m_max.value(), m_was.max);
    if (m_slow.value() != m_was.slowMs.value_or(0) / 1000)
        wish.slowMs = m_slow.value() * 1000;
    return wish;
}

bool RoomForm::isReady() const
{
    return !m_name.text().trimmed().isEmpty() && (isNew() || changed() != EditRoom{.room = m_was.id});
}

QStringList RoomForm::ctlArguments() const
{
    QStringList typed;
    const auto add = [&](const QString &option, const auto &value, auto text) {
        if (value)
            typed << option << text(*value);
    };
    const auto same = [](const QString &text) { return text; };
    const auto number = [](int value) { return QString::number(value); };
    const auto seconds = [](int ms) -> QString { return QString::number(ms / 1000) + u's'; };
    const auto rest = [&](const auto &wish) {
        add(u"--topic"_s, wish.topic, same);
        add(u"--under"_s, wish.category, same);
        add(u"--icon"_s, wish.icon, same);
        add(u"--max"_s, wish.max, number);
        if (wish.password && !wish.password->isEmpty())
            typed << u"--password-file"_s << u"FILE"_s;
        else if (wish.password)
            typed << u"--no-password"_s;
        add(u"--slow"_s, wish.slowMs, seconds);
        add(u"--invite-only"_s, wish.inviteOnly, onOrOff);
        add(u"--announce-only"_s, wish.announceOnly, onOrOff);
    };
    if (isNew()) {
        const MakeRoom wish = made();
        const QLatin1StringView kind = enumNames(RoomKind{})[size_t(wish.kind)];
        typed << u"--kind"_s << QString(kind);
        rest(wish);
        return typed;
    }
    const EditRoom wish = changed();
    add(u"--name"_s, wish.roomName, same);
    rest(wish);
    add(u"--locked"_s, wish.locked, onOrOff);
    return typed;
}

} // namespace chat::admin

#include "moc_roomform.cpp"
