// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"
#include "shared/protocol/wire.h"
#include "tests/unit/server/core/roomdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QList<Seq> seqs(const RoomSnapshot &snapshot)
{
    QList<Seq> seqs;
    for (const KeptEvent &event : snapshot.log)
        seqs << event.seq;
    return seqs;
}

QList<Seq> counted(Seq from, Seq to)
{
    QList<Seq> seqs;
    for (Seq seq = from; seq <= to; ++seq)
        seqs << seq;
    return seqs;
}

} // namespace

/// What a room shows to whom enters: the last messages, or all that he missed (architecture.md section 3).
class tst_RoomSnapshot final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLastHundredInOrder(); // B1-38
    void resumeEveryPosition();
    void resumeFromElsewhere_data();
    void resumeFromElsewhere();
    void answersAreBounded_data();
    void answersAreBounded();
    void theBoundIsNeverPassed();
    void announcementsForANewcomer();
    void whatIsTakenBackIsNotShown();
    void anotherRoomTellsWhoIsThere();
};

void tst_RoomSnapshot::theLastHundredInOrder()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.talk(150);
    desk.enter(u"jiho1"_s);
    const RoomSnapshot snapshot = desk.snapshot();
    QCOMPARE(seqs(snapshot), counted(51, 150));
    QVERIFY(!snapshot.complete);
    QVERIFY(snapshot.seq == 150 && snapshot.from == 51 && snapshot.to == 150);
}

void tst_RoomSnapshot::resumeEveryPosition()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.talk(150);
    for (Seq seq = 0; seq <= 150; ++seq) {
        desk.enter(u"jiho1"_s, Position{RoomDesk::epoch, seq});
        QVERIFY(desk.snapshot().complete);
        QCOMPARE(seqs(desk.snapshot()), counted(seq + 1, 150));
    }
}

void tst_RoomSnapshot::resumeFromElsewhere_data()
{
    QTest::addColumn<quint64>("epoch");
    QTest::addColumn<Seq>("seq");
    QTest::addColumn<bool>("complete");
    QTest::addColumn<QString>("gap"); // B4-15
    const quint64 epoch = RoomDesk::epoch.value;
    QTest::newRow("the last before the ring") << epoch << Seq(100) << true << QString();
    QTest::newRow("one before that") << epoch << Seq(99) << false << u"jiho1 misses 100-300"_s;
    QTest::newRow("the beginning") << epoch << Seq(0) << false << u"jiho1 misses 1-300"_s;
    QTest::newRow("the future") << epoch << Seq(401) << false << QString();
    QTest::newRow("another epoch") << epoch + 1 << Seq(400) << false << QString();
}

void tst_RoomSnapshot::resumeFromElsewhere()
{
    QFETCH(quint64, epoch);
    QFETCH(Seq, seq);
    QFETCH(bool, complete);
    QFETCH(QString, gap);
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.talk(400);
    const QStringList told = desk.enter(u"jiho1"_s, Position{Epoch{epoch}, seq});
    QCOMPARE(told.filter(u" misses "_s).join(u','), gap);
    QCOMPARE(told.last(), u"jiho1 subscribed"_s); // behind all that he is told of before
    QCOMPARE(desk.snapshot().complete, complete);
    QCOMPARE(seqs(desk.snapshot()), complete ? counted(seq + 1, 400) : counted(301, 400));

    RoomDesk young; // what the newcomer would call complete is not what was asked for
    young.enter(u"mina1"_s, Position{Epoch{1}, 5});
    QVERIFY(!young.snapshot().complete);
}

void tst_RoomSnapshot::answersAreBounded_data()
{
    QTest::addColumn<int>("people");
    QTest::addColumn<int>("textBytes");
    QTest::newRow("one person, the longest texts") << 1 << limits::maxTextBytes;
    QTest::newRow("500 people, the longest texts") << 500 << limits::maxTextBytes;
    QTest::newRow("500 people, short texts") << 500 << 10;
    QTest::newRow("500 people, texts that just fill the log") << 500 << 1700;
    QTest::newRow("1,000 people are still all listed") << 1000 << 10;
    QTest::newRow("3,000 people: their list is cut, the log is not lost") << 3000 << 10;
}

void tst_RoomSnapshot::answersAreBounded()
{
    QFETCH(int, people);
    QFETCH(int, textBytes);
    RoomDesk desk(0, "channel", {.ringBytes = 16 * 1024 * 1024});
    desk.enter(u"mina1"_s);
    for (int i = 1; i < people; ++i)
        desk.enter(u"%1%2-1"_s.arg(u"가"_s.repeated(28)).arg(i, 3, 10, QChar(u'0')));
    desk.talk(100, QString(textBytes, u'x'));
    for (const auto &since : {std::optional<Position>(), std::optional(Position{RoomDesk::epoch, 0})}) {
        desk.enter(u"mina1"_s, since);
        const RoomSnapshot snapshot = desk.snapshot();
        for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor})
            QVERIFY(encode(format, {.room = RoomDesk::roomId}, snapshot).size() <= limits::maxAnswerBytes);
        QVERIFY(!snapshot.log.empty());
        QCOMPARE(snapshot.membersTotal, people);
        QCOMPARE(snapshot.members.size() == size_t(people), people <= 1000);
        QCOMPARE(snapshot.members.front().nick, u"mina"_s);
        QCOMPARE(seqs(snapshot), counted(snapshot.from, 100)); // cut on the older side
        QCOMPARE(snapshot.complete, snapshot.from == 1);
    }
}

void tst_RoomSnapshot::theBoundIsNeverPassed()
{
    // Nicks and a name that grow when they are quoted, and every bound from nearly nothing on.
    StoredEvent event{.room = RoomDesk::roomId, .seq = 1, .type = "msg.new", .nonce = {}, .body = "{}"};
    for (qsizetype bound = 600; bound < 3000; bound += 7) {
        RoomDesk desk(0, "channel", {.maxAnswerBytes = bound}, {event});
        for (int i = 0; i < 30; ++i)
            desk.enter(u"%1가%2-1"_s.arg(uR"("\\")"_s).arg(i));
        for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor})
            QVERIFY(encode(format, {.room = RoomDesk::roomId}, desk.snapshot()).size() <= bound);
        QCOMPARE(desk.snapshot().membersTotal, 30);
    }
}

void tst_RoomSnapshot::announcementsForANewcomer()
{
    RoomDesk desk(0, "system");
    desk.announce(RoomDesk::announcement(false));
    desk.announce(RoomDesk::announcement(true));
    desk.announce(RoomDesk::announcement(true, desk.now.wall + 60s));
    desk.announce(RoomDesk::announcement(false, desk.now.wall + 60s));
    desk.enter(u"mina1"_s);
    QCOMPARE(seqs(desk.snapshot()), (QList<Seq>{2, 3}));
    desk.wait(59'999ms);
    desk.enter(u"mina1"_s);
    QCOMPARE(seqs(desk.snapshot()), (QList<Seq>{2, 3}));
    desk.wait(1ms);
    desk.enter(u"mina1"_s);
    QCOMPARE(seqs(desk.snapshot()), (QList<Seq>{2}));
    desk.enter(u"mina1"_s, Position{RoomDesk::epoch, 0});
    QCOMPARE(seqs(desk.snapshot()), counted(1, 4));
    QVERIFY(desk.snapshot().complete);
}

void tst_RoomSnapshot::whatIsTakenBackIsNotShown()
{
    RoomDesk desk(0, "system");
    const auto said = [](quint64 id) {
        SystemAnnounce word = RoomDesk::announcement(true);
        word.id = AnnounceId{id};
        return word;
    };
    desk.announce(said(1)); // taken back later
    desk.announce(said(2));
    desk.announce(RoomDesk::announcement(true)); // of an older server: it has no id
    QCOMPARE(desk.recall(AnnounceId{1}), (QStringList{u"kept 4"_s, u"announced 4 to 0"_s}));
    desk.announce(said(2)); // said again: the newest counts
    desk.recall(AnnounceId{9}); // never said here
    desk.enter(u"mina1"_s);
    QCOMPARE(seqs(desk.snapshot()), (QList<Seq>{3, 5}));
    desk.enter(u"mina1"_s, Position{RoomDesk::epoch, 0});
    QCOMPARE(seqs(desk.snapshot()), counted(1, 6)); // whoever comes back sees what happened
}

void tst_RoomSnapshot::anotherRoomTellsWhoIsThere()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    desk.gone(u"jiho1"_s); // may come back, but hears nothing
    QCOMPARE(desk.announce(RoomDesk::announcement(true)),
             (QStringList{u"told soon"_s, u"announced 0 to 1"_s}));
    desk.enter(u"sora1"_s);
    QVERIFY(desk.snapshot().log.empty());
}

QTEST_GUILESS_MAIN(tst_RoomSnapshot)
#include "tst_roomsnapshot.moc"
