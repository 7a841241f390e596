// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/columns.h"

#include "admin-gui/columnmakers.h"
#include "admin-gui/watchcolumns.h"
#include "admin-gui/words.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/announcementbanner.h"
#include "shared/widgets/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace chat::admin {

namespace {

using namespace Qt::StringLiterals;

QString number(qint64 value) { return QLocale().toString(value); }
QString milliseconds(qint64 ms) { return durationText(Milliseconds(ms)); }
QString yesOrNo(bool yes)
{
    return yes ? QCoreApplication::translate("chat::admin::Columns", "yes")
               : QCoreApplication::translate("chat::admin::Columns", "no");
}

QString stateText(const AnnouncementRow &row)
{
    if (row.recalled)
        return QCoreApplication::translate("chat::admin::Columns", "taken back");
    return row.next ? QCoreApplication::translate("chat::admin::Columns", "waits")
                    : QCoreApplication::translate("chat::admin::Columns", "said");
}

QString audienceText(const AnnouncementRow &row)
{
    const Audience to = row.audience.value_or(Audience());
    if (to.room)
        return QCoreApplication::translate("chat::admin::Columns", "room %1")
            .arg(QString::fromLatin1(to.room->toText()));
    if (to.session)
        return QCoreApplication::translate("chat::admin::Columns", "session %1")
            .arg(QString::fromLatin1(to.session->toText()));
    return QCoreApplication::translate("chat::admin::Columns", "everybody");
}

QString clientName(const AdminSessionRow &row)
{
    const ClientInfo client = row.client.value_or(ClientInfo());
    return QString(client.name.value_or(QString()) + u' ' + client.version.value_or(QString())).trimmed();
}

QString personText(const RoomPerson &person)
{
    if (!person.user)
        return QCoreApplication::translate("chat::admin::Columns", "anybody");
    return person.user->nick.isEmpty() ? QString::fromLatin1(person.user->id.toText()) : person.user->nick;
}

/// What is unusual about a member.
QString standingText(const RoomPerson &person)
{
    QStringList words;
    if (person.muted.value_or(false))
        words << QCoreApplication::translate("chat::admin::Columns", "muted");
    if (person.lost.value_or(false))
        words << QCoreApplication::translate("chat::admin::Columns", "connection lost");
    return words.isEmpty() ? u"–"_s : words.join(", "_L1);
}

} // namespace

ThreadTable::Columns threadColumns()
{
    using Row = ThreadLook;
    return {
        numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Thread"),
                          [](const Row &r) { return r.number; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Does"),
                        [](const Row &r) {
                            return r.row.busy ? QCoreApplication::translate("chat::admin::Columns", "busy")
                                              : QCoreApplication::translate("chat::admin::Columns", "idle");
                        }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Actor"),
                        [](const Row &r) { return actorName(r.row.actor.value_or(QString())); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Job"),
                        [](const Row &r) { return jobName(r.row.job.value_or(QByteArray())); }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "For"),
            [](const Row &r) { return r.row.forMs; }, milliseconds),
    };
}

ActorTable::Columns actorColumns()
{
    using Row = ActorRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Actor"),
                        [](const Row &r) { return actorName(r.name); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Kind"),
                        [](const Row &r) { return actorKindName(r.kind); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "State"),
                        [](const Row &r) { return stateName(r.state); }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Queued"),
                          [](const Row &r) { return r.queued; }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Oldest waits"),
            [](const Row &r) { return r.oldestMs; }, milliseconds),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Job"),
                        [](const Row &r) { return jobName(r.job.value_or(QByteArray())); }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Runs for"),
            [](const Row &r) { return r.jobMs.value_or(-1); },
            [](qint64 ms) { return ms < 0 ? QString() : milliseconds(ms); }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Jobs/s"),
            [](const Row &r) { return r.jobsPerSecond; }, rateText),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "CPU"),
            [](const Row &r) { return r.cpuShare; }, shareText),
    };
}

RoomTable::Columns roomColumns()
{
    using Row = AdminRoomRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Room"),
                        [](const Row &r) { return r.name; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Kind"),
                        [](const Row &r) { return kindName(r.kind); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Access"),
                        [](const Row &r) { return accessName(r.access.value_or(RoomAccess::Open)); }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "People"),
                          [](const Row &r) { return r.people; }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Limit"), [](const Row &r) { return r.max; },
            [](int most) { return most == 0 ? u"–"_s : number(most); }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Last number"),
                          [](const Row &r) { return r.seq; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "In memory"),
                        [](const Row &r) { return yesOrNo(r.loaded); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Id"),
                        [](const Row &r) { return r.id.toText(); }),
    };
}

SessionTable::Columns sessionColumns()
{
    using Row = AdminSessionRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Nick"),
                        [](const Row &r) { return r.user.nick; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "State"),
                        [](const Row &r) {
                            return r.state == SessionState::Online
                                ? QCoreApplication::translate("chat::admin::Columns", "online")
                                : QCoreApplication::translate("chat::admin::Columns", "lost");
                        }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Address"),
                        [](const Row &r) { return r.address; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Client"), &clientName),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Rooms"),
                          [](const Row &r) { return r.rooms; }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Unsent"),
            [](const Row &r) { return r.outboxBytes; }, &bytesText),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Oldest unsent"),
            [](const Row &r) { return r.oldestMs; },
            [](qint64 ms) { return ms == 0 ? u"–"_s : milliseconds(ms); }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Ping"),
            [](const Row &r) { return r.pingMs.value_or(-1); },
            [](qint64 ms) { return ms < 0 ? u"–"_s : milliseconds(ms); }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Logged in for"),
            [](const Row &r) { return r.connectedMs; }, milliseconds),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Session"),
                        [](const Row &r) { return r.session.toText(); }),
        textColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Device"),
            [](const Row &r) { return r.device ? QString::fromLatin1(r.device->toText()) : u"–"_s; }),
    };
}

PeopleTable::Columns peopleColumns(PeopleList list)
{
    using Row = RoomPerson;
    const bool isInvitation = list == PeopleList::Invited;
    PeopleTable::Columns columns{
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Nick"), &personText)};
    if (list == PeopleList::Members) {
        columns.push_back(
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Role"),
                            [](const Row &r) { return roleName(r.role.value_or(RoomRole::Member)); }));
        columns.push_back(
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "State"), &standingText));
    } else if (list == PeopleList::Waiting) {
        columns.insert(columns.begin(),
                       numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Place"),
                                         [](const Row &r) { return r.number; }));
        columns.push_back(numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Waits for"),
            [](const Row &r) { return r.waitedMs.value_or(0); }, milliseconds));
        columns.push_back(numberColumn<Row>(
            QCoreApplication::translate("chat::admin::Columns", "Seat held for"),
            [](const Row &r) { return r.heldMs.value_or(-1); },
            [](qint64 ms) { return ms < 0 ? u"–"_s : milliseconds(ms); }));
        columns.push_back(
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "State"), &standingText));
    } else {
        columns.push_back(
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Until"),
                            [](const Row &r) { return r.until ? timeText(*r.until) : u"–"_s; }));
        columns.push_back(
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "By"), [](const Row &r) {
                return r.by ? r.by->nick : QCoreApplication::translate("chat::admin::Columns", "operator");
            }));
    }
    if (list == PeopleList::Muted || list == PeopleList::Banned)
        columns.push_back(textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Reason"),
                                          [](const Row &r) { return r.words.value_or(QString()); }));
    if (isInvitation) {
        columns.push_back(numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Uses left"),
                                            [](const Row &r) { return r.uses.value_or(0); }));
        columns.push_back(textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Code"),
                                          [](const Row &r) { return r.code.value_or(QByteArray()); }));
    } else {
        columns.push_back(
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Id"),
                            [](const Row &r) { return r.user ? r.user->id.toText() : QByteArray(); }));
    }
    return columns;
}

RoomRefTable::Columns roomRefColumns()
{
    using Row = AdminRoomRef;
    return {textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Room"),
                            [](const Row &r) { return r.name; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Id"),
                            [](const Row &r) { return r.id.toText(); })};
}

AnnouncementTable::Columns announcementColumns()
{
    using Row = AnnouncementRow;
    const auto time = [](const std::optional<Timestamp> &at) { return at ? timeText(*at) : u"–"_s; };
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "State"), &stateText),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "To"), &audienceText),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Text"),
                        [](const Row &r) {
                            return widgets::bannerText(
                                {r.text.ko.value_or(QString()), r.text.en.value_or(QString())},
                                QLocale().language());
                        }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Times"),
                          [](const Row &r) { return r.times; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Delivered"),
                          [](const Row &r) { return r.sessions; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Last said"),
                        [time](const Row &r) { return time(r.last); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Next"),
                        [time](const Row &r) { return time(r.next); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Over at"),
                        [time](const Row &r) { return time(r.until); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Operator"),
                        [](const Row &r) { return r.admin; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Id"),
                        [](const Row &r) { return r.id.toText(); }),
    };
}

BanTable::Columns banColumns()
{
    using Row = BanRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Nick"),
                        [](const Row &r) { return r.nick; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "User, address or device"),
                        [](const Row &r) {
                            if (r.target.user)
                                return QString::fromLatin1(r.target.user->toText());
                            return r.target.device
                                ? QCoreApplication::translate("chat::admin::Columns", "device %1")
                                      .arg(QString::fromLatin1(r.target.device->toText()))
                                : r.target.address.value_or(QString());
                        }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Since"),
                        [](const Row &r) { return timeText(r.since); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Until"),
                        [](const Row &r) {
                            return r.until ? timeText(*r.until)
                                           : QCoreApplication::translate("chat::admin::Columns", "for good");
                        }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Reason"),
                        [](const Row &r) { return r.reason; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Operator"),
                        [](const Row &r) { return r.admin; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Id"),
                        [](const Row &r) { return r.id.toText(); }),
    };
}

LogTable::Columns logColumns()
{
    using Row = LogRow;
    return {textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Time"),
                            [](const Row &r) { return timeText(r.time); }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Level"),
                            [](const Row &r) { return levelName(r.level); }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Category"),
                            [](const Row &r) { return r.category; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Line"),
                            [](const Row &r) { return r.message; })};
}

AuditTable::Columns auditColumns()
{
    using Row = AuditRow;
    return {textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Time"),
                            [](const Row &r) { return timeText(r.time); }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Operator"),
                            [](const Row &r) { return r.admin; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "From"),
                            [](const Row &r) { return placeName(r.address); }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Act"),
                            [](const Row &r) { return r.action; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Target"),
                            [](const Row &r) { return r.target; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Reason"),
                            [](const Row &r) { return r.reason; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Result"), [](const Row &r) {
                return r.result == "ok" ? QCoreApplication::translate("chat::admin::Columns", "done")
                                        : QString::fromUtf8(r.result);
            })};
}

ConfigTable::Columns configColumns()
{
    using Row = ConfigRow;
    return {textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Key"),
                            [](const Row &r) { return r.key; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Value"),
                            [](const Row &r) { return r.value; }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Comes from"),
                            [](const Row &r) { return sourceName(r.source); }),
            textColumn<Row>(QCoreApplication::translate("chat::admin::Columns", "Reloadable"),
                            [](const Row &r) { return yesOrNo(r.reloadable); })};
}

} // namespace chat::admin
