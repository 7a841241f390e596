// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/watchcolumns.h"

#include "admin-gui/columnmakers.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

QString changesOf(const RoomJournal &journal, const JournalJob &job)
{
    QStringList words;
    if (job.failed.value_or(false))
        words << QCoreApplication::translate("chat::admin::WatchColumns", "failed");
    if (job.emptied.value_or(false))
        words << QCoreApplication::translate("chat::admin::WatchColumns", "everybody was put out");
    for (const JournalSeat &seat : job.seats) {
        constexpr std::array signs{u'+', u'~', u'−'};
        words << signs[size_t(seat.state)] + personIn(journal, seat.user.id);
    }
    for (const JournalMessage &message : job.messages)
        words << QCoreApplication::translate("chat::admin::WatchColumns", "message %1")
                     .arg(QLocale().toString(message.seq));
    return words.join(", "_L1);
}

} // namespace

QString personIn(const RoomJournal &journal, std::optional<UserId> user)
{
    if (!user)
        return u"–"_s;
    if (const auto nick = nickIn(journal, *user))
        return widgets::displayLine(*nick);
    constexpr quint64 mostNumbers = 1'000'000; // ids are random numbers of 64 bits
    return user->value < mostNumbers
        ? QCoreApplication::translate("chat::admin::WatchColumns", "person %1").arg(user->value)
        : QString::fromLatin1(user->toText());
}

QString jobName(const QByteArray &kind)
{
    struct Name {
        const char *kind;
        const char *shown;
    };
    static constexpr std::array names{
        Name{"enter", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "enter")},
        Name{"leave", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "leave")},
        Name{"say", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "say")},
        Name{"history", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "history")},
        Name{"connection gone", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "connection gone")},
        Name{"announce", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "announce")},
        Name{"access", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "access")},
        Name{"block", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "held up")},
        Name{"fault", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "fault on purpose")},
        Name{"steer", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "host or operator")},
        Name{"take away", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "moved away")},
        Name{"stop waiting", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "stop waiting")},
        Name{"inspect", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "looked at")},
        Name{"shut", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "closed after a fault")},
        Name{"login", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "login")},
        Name{"resume", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "resume")},
        Name{"kick", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "kick")},
        Name{"tell", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "message")},
        Name{"invite", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "invite")},
        Name{"ban", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "ban")},
        Name{"unban", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "ban lifted")},
        Name{"drain", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "drain")},
        Name{"list", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "list")},
        Name{"tick", QT_TRANSLATE_NOOP("chat::admin::WatchColumns", "deadline")},
    };
    for (const Name &name : names) {
        if (kind == name.kind)
            return QCoreApplication::translate("chat::admin::WatchColumns", name.shown);
    }
    return widgets::displayLine(QString::fromUtf8(kind));
}

QString invariantName(Invariant invariant)
{
    switch (invariant) {
    case Invariant::SeatWithoutConnection:
        return QCoreApplication::translate("chat::admin::WatchColumns",
                                           "Somebody is in a room with a connection that is gone");
    case Invariant::SeatNotSubscribed:
        return QCoreApplication::translate("chat::admin::WatchColumns",
                                           "Somebody is in a room and does not hear it");
    case Invariant::SubscriberWithoutSeat:
        return QCoreApplication::translate("chat::admin::WatchColumns",
                                           "A connection hears a room that it is not in");
    case Invariant::GraceOverdue:
        return QCoreApplication::translate("chat::admin::WatchColumns",
                                           "A lost seat is kept for longer than the grace time");
    case Invariant::SessionWithoutConnection:
        return QCoreApplication::translate("chat::admin::WatchColumns",
                                           "A session is online with a connection that is gone");
    }
    return {};
}

JournalTable::Columns journalColumns(const RoomJournal &journal)
{
    using Row = JournalJob;
    return {
        numberColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Job"),
                          [](const Row &r) { return r.number; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Time"),
                        [](const Row &r) { return timeText(r.time); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Kind"),
                        [](const Row &r) { return jobName(r.kind); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Who"),
                        [&journal](const Row &r) { return personIn(journal, r.actor); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Changes"),
                        [&journal](const Row &r) { return changesOf(journal, r); }),
        {.title = QCoreApplication::translate("chat::admin::WatchColumns", "Took"),
         .text = [](const Row &r) { return microsecondsText(r.costNs / 1000); },
         .order = [](const Row &r) { return QVariant(r.costNs); }},
        numberColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Waiting"),
                          [](const Row &r) { return r.waiting; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "People"),
                          [](const Row &r) { return r.people; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Characters"),
                          [](const Row &r) { return r.size; }),
    };
}

CrashTable::Columns crashColumns()
{
    using Row = CrashRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Time"),
                        [](const Row &r) { return timeText(r.time); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Room"),
                        [](const Row &r) { return r.name; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "What"),
                        [](const Row &r) { return r.what; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Incident"),
                        [](const Row &r) { return QString::fromUtf8(r.incident); }),
    };
}

ViolationTable::Columns violationColumns()
{
    using Row = ViolationRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Since"),
                        [](const Row &r) { return timeText(r.since); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "What is wrong"),
                        [](const Row &r) { return invariantName(r.invariant); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Room"),
                        [](const Row &r) { return r.room ? r.room->name : u"–"_s; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "User"),
                        [](const Row &r) { return r.user ? QString::fromLatin1(r.user->toText()) : u"–"_s; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Connection"),
                        [](const Row &r) { return QString::fromUtf8(r.connection.value_or("–")); }),
    };
}

InvariantTable::Columns invariantColumns()
{
    using Row = InvariantRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "What would be wrong"),
                        [](const Row &r) { return invariantName(r.invariant); }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::WatchColumns", "Since the start"),
                          [](const Row &r) { return r.total; }),
    };
}

} // namespace chat::admin
