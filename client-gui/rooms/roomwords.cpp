// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/roomwords.h"

#include "shared/client/session.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace chat::gui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(chat::gui::RoomWords)
};

} // namespace

QString kindText(RoomKind kind)
{
    switch (kind) {
    case RoomKind::Channel: return Tr::tr("Channel");
    case RoomKind::System: return Tr::tr("Announcements");
    case RoomKind::Match: return Tr::tr("Match");
    case RoomKind::Meeting: return Tr::tr("Meeting");
    case RoomKind::Temporary: return Tr::tr("Temporary");
    case RoomKind::Large: return Tr::tr("Large");
    case RoomKind::Direct: break;
    }
    return Tr::tr("Direct messages");
}

QString roleText(RoomRole role)
{
    switch (role) {
    case RoomRole::Guest: return Tr::tr("Guest");
    case RoomRole::Member: return {};
    case RoomRole::Moderator: return Tr::tr("Moderator");
    case RoomRole::Host: break;
    }
    return Tr::tr("Host");
}

QString silenceText(client::Silence silence, std::optional<Milliseconds> left)
{
    using client::Silence;
    switch (silence) {
    case Silence::None: return {};
    case Silence::Slow: return Tr::tr("Slow mode: you may write again in %1.").arg(widgets::waitText(*left));
    case Silence::Muted:
        return left ? Tr::tr("You are muted here. You may write again in %1.").arg(widgets::waitText(*left))
                    : Tr::tr("You are muted here.");
    case Silence::Guest: return Tr::tr("Guests of this room can only read.");
    case Silence::Watching: return Tr::tr("You are watching this match: only its players write here.");
    case Silence::FewSpeak: return Tr::tr("Only the host and moderators write here.");
    case Silence::Archived: break;
    }
    return Tr::tr("This room is archived: it can only be read.");
}

QString waitingText(const QString &room, const client::WaitingPlace &place)
{
    const QString what = Tr::tr("The room %1 is full. You are number %2 of those who wait for a seat.")
                             .arg(widgets::displayLine(room))
                             .arg(place.position);
    if (!place.estimate)
        return what;
    //: %1 is a sentence about a waiting list, %2 a time such as "3 minutes"
    return Tr::tr("%1 It may take %2.").arg(what, widgets::waitText(*place.estimate));
}

QString durationText(Milliseconds duration)
{
    const auto whole = [duration](auto unit) { return duration % unit == 0ms; };
    const auto count = [duration](auto unit) { return int(duration / unit); };
    if (whole(std::chrono::days(1)))
        return Tr::tr("%n day(s)", nullptr, count(std::chrono::days(1)));
    if (whole(1h))
        return Tr::tr("%n hour(s)", nullptr, count(1h));
    if (whole(1min))
        return Tr::tr("%n minute(s)", nullptr, count(1min));
    return Tr::tr("%n second(s)", nullptr, int(std::chrono::ceil<std::chrono::seconds>(duration).count()));
}

QString roomFacts(const client::RoomState &state, const QString &hostNick)
{
    const RoomInfo &room = state.info();
    QStringList facts;
    if (const QString topic = widgets::displayLine(room.topic.value_or(QString())); !topic.isEmpty())
        facts << topic;
    if (!hostNick.isEmpty())
        facts << Tr::tr("Host: %1").arg(widgets::displayLine(hostNick));
    if (room.slowMs.value_or(0) > 0)
        facts << Tr::tr("Slow mode: %1").arg(durationText(Milliseconds(*room.slowMs)));
    if (room.announceOnly.value_or(false))
        facts << Tr::tr("Announcements only");
    if (room.inviteOnly.value_or(false))
        facts << Tr::tr("By invitation");
    if (room.locked.value_or(false))
        facts << Tr::tr("Locked");
    if (room.archived.value_or(false))
        facts << Tr::tr("Archived");
    return facts.join(u"  ·  "_s);
}

QString refusalText(const client::Session &session, const Error &error)
{
    if (!session.isOnline())
        return Tr::tr("You are not connected.");
    return widgets::errorText(error);
}

QString roomTitle(const QString &name, const QString &icon)
{
    const QString sign = widgets::displayLine(icon);
    return (sign.isEmpty() ? u"#"_s : sign) + u' ' + widgets::displayLine(name);
}

QComboBox *durationBox(const QString &forGood)
{
    auto *box = new QComboBox;
    for (const Milliseconds duration :
         std::initializer_list<Milliseconds>{1min, 10min, 1h, std::chrono::days(1), std::chrono::days(7)})
        box->addItem(durationText(duration), qint64(duration.count()));
    box->addItem(forGood, qint64(0));
    box->setCurrentIndex(1);
    return box;
}

std::optional<qint64> chosenDuration(const QComboBox &box)
{
    const qint64 ms = box.currentData().toLongLong();
    return ms > 0 ? std::optional(ms) : std::nullopt;
}

TroubleLabel::TroubleLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    colour();
    hide();
}

void TroubleLabel::tell(const QString &trouble)
{
    setText(trouble);
    setAccessibleName(trouble);
    setVisible(!trouble.isEmpty());
    if (trouble.isEmpty())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert); // screen readers say it at once
    QAccessible::updateAccessibility(&alert);
}

void TroubleLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QLabel::changeEvent(event);
}

void TroubleLabel::colour()
{
    QPalette own;
    own.setColor(QPalette::WindowText, widgets::tones(own).bad);
    setPalette(own);
}

} // namespace chat::gui

#include "moc_roomwords.cpp"
