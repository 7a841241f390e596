// SPDX-License-Identifier: Apache-2.0
#include "server/app/invariantsweep.h"
#include "server/app/statscollector.h"
#include "server/runtime/throwtrace.h"
#include "shared/protocol/roomreplay.h"
#include "tests/integration/consoletest.h"

#include <QDir>
#include <QFile>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// The past of rooms (U-01), their faults (S2-14, S2-15, U-12), and what must always hold (U-06), in a whole
/// server with real clients.
class tst_Watch final : public QObject, private ConsoleTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QVERIFY2(start([](Config &config) {
                     config.debugFaults = true;
                     config.timing.invariants = Milliseconds(20);
                     config.channels.grace = Milliseconds(600'000);
                 }),
                 qPrintable(failure()));
    }
    void cleanup() { stop(); }

    void theJournalTellsWhatHappened();
    void aRoomThatIsNotInMemoryHasNoJournal();
    void theJournalMayBeSwitchedOff();
    void aFaultLeavesACapsule();
    void aFaultHitsOneRoomOnly();
    void aFaultOnlyWhenItIsAllowed();
    void capsulesOutliveTheServer();
    void whatHoldsIsNotBlamed();
    void aViolationIsFoundAndRepaired_data();
    void aViolationIsFoundAndRepaired();
    void whatIsNoViolationIsNotRepaired();

private:
    /// The first violation of this kind, awaited.
    std::optional<ViolationRow> violation(Invariant invariant);
    /// Until a whole sweep more has passed.
    bool swept();
    /// Of the one session that there is.
    ConnectionId theConnection();
};

ConnectionId tst_Watch::theConnection()
{
    struct Slot {
        std::mutex mutex;
        std::vector<SessionRow> sessions;
    };
    const auto slot = std::make_shared<Slot>();
    (*m_server)->listSessions([slot](std::vector<SessionRow> sessions) {
        const std::scoped_lock lock(slot->mutex);
        slot->sessions = std::move(sessions);
    });
    ConnectionId connection;
    (void)waitUntil(
        [&] {
            const std::scoped_lock lock(slot->mutex);
            for (const SessionRow &session : slot->sessions)
                connection = session.connection;
            return connection.isValid();
        },
        ChatClient::patience);
    return connection;
}

std::optional<ViolationRow> tst_Watch::violation(Invariant invariant)
{
    std::optional<ViolationRow> found;
    const auto look = [&] {
        const auto answer = ask(FetchInvariants());
        for (const ViolationRow &row : answer ? answer->violations : std::vector<ViolationRow>()) {
            if (row.invariant == invariant)
                found = row;
        }
        return found.has_value();
    };
    (void)waitUntil(look, ChatClient::patience);
    return found;
}

bool tst_Watch::swept()
{
    const qint64 sweeps = ask(FetchInvariants())->sweepsTotal;
    return waitUntil([&] { return ask(FetchInvariants())->sweepsTotal >= sweeps + 2; }, ChatClient::patience);
}

void tst_Watch::theJournalTellsWhatHappened()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(jiho.enter(u"channel-1"_s).room.id.isValid());
    QVERIFY(mina.ask(SendMessage{room, "n", u"a-secret"_s}).error().isEmpty());
    const auto journal = ask(FetchJournal{room});
    QVERIFY(journal && journal->loaded);
    QStringList kinds;
    for (const JournalJob &job : journal->jobs)
        kinds << QString::fromLatin1(job.kind);
    QCOMPARE(kinds, (QStringList{u"enter"_s, u"enter"_s, u"say"_s}));
    QVERIFY(std::ranges::all_of(journal->jobs, [](const JournalJob &job) { return job.costNs > 0; }));
    const RoomMoment now = momentAfter(*journal, 3);
    QCOMPARE(now.members.size(), size_t(2));
    QCOMPARE(now.seq, Seq(1));
    QCOMPARE(momentAfter(*journal, 1).members.size(), size_t(1));
    QVERIFY(!toJson(*journal).contains("a-secret"));
}

void tst_Watch::aRoomThatIsNotInMemoryHasNoJournal()
{
    const auto rooms = ask(ListRooms());
    const auto quiet = std::ranges::find(rooms->rooms, u"channel-2"_s, &AdminRoomRow::name);
    QVERIFY(quiet != rooms->rooms.end() && !quiet->loaded);
    const auto journal = ask(FetchJournal{quiet->id});
    QVERIFY(journal && !journal->loaded);
    QVERIFY(!ask(FetchRoom{quiet->id})->row.loaded); // looking has not made it
    QCOMPARE(ask(FetchJournal{RoomId{1}}).error().code, ErrorCode::RoomNotFound);
}

void tst_Watch::theJournalMayBeSwitchedOff()
{
    stop();
    QVERIFY(start([](Config &config) { config.limits.journalJobs = 0; }));
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    QCOMPARE(ask(FetchJournal{room}).error().code, ErrorCode::NotImplemented);
}

void tst_Watch::aFaultLeavesACapsule()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(mina.ask(SendMessage{room, "n", u"a-secret"_s}).error().isEmpty());
    QVERIFY(ask(ThrowInRoom{room, u"demonstration"_s}));
    QCOMPARE(audited("throw").result, "ok");
    const QByteArray incident = mina.take("room.closed").as<RoomClosed>().incident;
    QVERIFY(idFromText(incident));
    QVERIFY(waitUntil([&] { return !ask(ListCrashes())->crashes.empty(); }, ChatClient::patience));
    const CrashRow row = ask(ListCrashes())->crashes.front();
    QCOMPARE(row.incident, incident);
    QCOMPARE(row.room, room);
    QCOMPARE(row.name, u"channel-1"_s);

    const auto capsule = ask(FetchCrash{incident});
    QVERIFY(capsule);
    QCOMPARE(capsule->what, row.what);
    QVERIFY(!capsule->journal.jobs.empty());
    QCOMPARE(capsule->journal.jobs.back().kind, "fault"); // the replay ends where the room did
    QCOMPARE(capsule->journal.jobs.back().failed, std::optional(true));
    const RoomMoment end = momentAfter(capsule->journal, 100);
    QCOMPARE(end.members.size(), size_t(1));
    QCOMPARE(end.seq, Seq(1));
    QVERIFY(!toJson(*capsule).contains("a-secret"));
    QVERIFY(!toJson(*capsule).contains(mina.auth.user.id.toText()));
    if (tracesThrows)
        QVERIFY2(!capsule->stack.empty(), "no stack");
}

void tst_Watch::aFaultHitsOneRoomOnly()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomId one = mina.enter(u"channel-1"_s).room.id;
    const RoomId other = mina.enter(u"channel-2"_s).room.id;
    QVERIFY(ask(ThrowInRoom{one, u"demonstration"_s}));
    QCOMPARE(mina.take("room.closed").packet.room, one);
    QVERIFY(mina.ask(SendMessage{other, "n", u"hi"_s}).error().isEmpty());
    QVERIFY(mina.enter(u"channel-1"_s).room.id.isValid()); // it is there again at once
    QVERIFY(waitUntil([&] { return ask(ListCrashes())->crashes.size() == 1; }, ChatClient::patience));
}

void tst_Watch::aFaultOnlyWhenItIsAllowed()
{
    stop();
    QVERIFY(start());
    const RoomId room = ask(ListRooms())->rooms.front().id;
    QCOMPARE(ask(ThrowInRoom{room, u"x"_s}).error().code, ErrorCode::NotImplemented);
    QCOMPARE(audited("throw").result, "not_implemented");
    stop();
    QVERIFY(start([](Config &config) { config.debugFaults = true; }));
    QCOMPARE(ask(ThrowInRoom{RoomId{1}, u"x"_s}).error().code, ErrorCode::RoomNotFound);
}

void tst_Watch::capsulesOutliveTheServer()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    QVERIFY(ask(ThrowInRoom{mina.enter(u"channel-1"_s).room.id, u"demonstration"_s}));
    QCOMPARE(mina.take("room.closed").type(), "room.closed");
    QVERIFY(waitUntil([&] { return !ask(ListCrashes())->crashes.empty(); }, ChatClient::patience));
    QVERIFY(restart());
    QCOMPARE(ask(ListCrashes())->crashes.size(), size_t(1));
}

void tst_Watch::whatHoldsIsNotBlamed()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    for (const QString &name : {u"channel-1"_s, u"channel-2"_s})
        QVERIFY(mina.enter(name).room.id.isValid());
    {
        ChatClient jiho(WireFormat::Cbor);
        QVERIFY(jiho.guest(url()) && jiho.enter(u"channel-1"_s).room.id.isValid());
        QVERIFY(swept());
    } // and is lost
    QVERIFY(swept());
    const auto answer = ask(FetchInvariants());
    QVERIFY(answer->violations.empty());
    QCOMPARE(answer->invariants.size(), invariants);
    for (const InvariantRow &row : answer->invariants)
        QCOMPARE(row.total, 0);
    QVERIFY(answer->looksTotal > 0);
}

void tst_Watch::aViolationIsFoundAndRepaired_data()
{
    QTest::addColumn<Invariant>("invariant");
    for (const Invariant invariant : {Invariant::SeatWithoutConnection, Invariant::SeatNotSubscribed,
                                      Invariant::SubscriberWithoutSeat, Invariant::SessionWithoutConnection})
        QTest::newRow(enumNames(invariant)[size_t(invariant)].data()) << invariant; // a literal
}

void tst_Watch::aViolationIsFoundAndRepaired()
{
    QFETCH(Invariant, invariant);
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(swept());
    const ConnectionId connection = theConnection();
    QVERIFY(connection.isValid());
    const ConnectionId nobody{.thread = 0, .slot = 999'999, .generation = 7};
    const ChatServer::Parts parts = (*m_server)->parts();
    Deliveries deliveries;
    switch (invariant) {
    case Invariant::SeatWithoutConnection:
        QCOMPARE(parts.hub->post(
                     room, roomjob::Enter{{.recipient = {nobody}, .user = UserId{4711}}, u"ghost"_s, {}}),
                 Submitted::Taken);
        break;
    case Invariant::SeatNotSubscribed:
        deliveries.push_back(delivery::Unsubscribe{connection, room});
        parts.io->publish(std::move(deliveries));
        break;
    case Invariant::SubscriberWithoutSeat: // the room believes that the connection is gone
        QCOMPARE(
            parts.hub->post(room, roomjob::ConnectionGone{connection, mina.auth.user.id, LeaveReason::Lost}),
            Submitted::Taken);
        break;
    case Invariant::SessionWithoutConnection:
        parts.lobby->post(lobbyjob::Login{.to = {nobody}, .user = {}, .nick = u"ghost"_s, .client = {}},
                          false);
        break;
    case Invariant::GraceOverdue: QFAIL("cannot be brought about: see tst_invariants");
    }
    const auto row = violation(invariant);
    QVERIFY(row);
    QCOMPARE(row->room.has_value(), invariant != Invariant::SessionWithoutConnection);
    if (row->room)
        QCOMPARE(row->room->name, u"channel-1"_s);
    QVERIFY(row->connection);
    QVERIFY(ask(RepairViolation{row->id, u"ghost"_s}));
    QCOMPARE(audited("repair").result, "ok");
    QVERIFY(waitUntil([&] { return ask(FetchInvariants())->violations.empty(); }, ChatClient::patience));
    QCOMPARE((*m_server)->invariants().total(invariant), quint64(1));
    QCOMPARE((*m_server)->stats().counts().violations[enumNames(invariant)[size_t(invariant)].data()],
             quint64(1));
}

void tst_Watch::whatIsNoViolationIsNotRepaired()
{
    const auto done = ask(RepairViolation{77, u"x"_s});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::BadField);
    QCOMPARE(audited("repair").result, "bad_field");
}

QTEST_GUILESS_MAIN(tst_Watch)
#include "tst_watch.moc"
