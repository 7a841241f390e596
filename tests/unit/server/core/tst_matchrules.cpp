// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who may queue, how soon he is seen, and what becomes of those who wait when the mode changes (F-060,
/// F-064).
class tst_MatchRules final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ticketsAtTheLimit();
    void twoInAnIdleQueue_B1_41();
    void inOneModeOnly();
    void noRoomForAnotherRoom();
    void theModeIsPaused();
    void theModeIsNoMore();
    void whatCannotBeAsked_data();
    void whatCannotBeAsked();
};

void tst_MatchRules::ticketsAtTheLimit()
{
    MatchRules rules = MatchTable::duel();
    rules.maxTickets = 3;
    rules.mode.window = {.first = 0, .step = 0, .most = 0};
    MatchTable table(rules);
    QCOMPARE(table.queue(1, 1000), QStringList{u"1 queued at 1"_s});
    QCOMPARE(table.queue(2, 2000), QStringList{u"2 queued at 2"_s});
    QCOMPARE(table.queue(3, 3000), QStringList{u"3 queued at 3"_s});
    QCOMPARE(table.queue(4, 4000), QStringList{u"4 no overloaded"_s});
    table.cancel(1);
    QCOMPARE(table.queue(4, 4000), QStringList{u"4 queued at 3"_s});
}

/// Nobody looks now and then whether there are two: who comes second is the reason to look.
void tst_MatchRules::twoInAnIdleQueue_B1_41()
{
    MatchTable table;
    table.play(1, 2);
    table.wait(1min);
    table.queue(3);
    table.wait(1s);
    table.queue(4);
    QCOMPARE(table.wait(0ms), (QStringList{u"3 found"_s, u"4 found"_s}));
}

void tst_MatchRules::inOneModeOnly()
{
    MatchTable table;
    table.elsewhere.insert(UserId{1});
    QCOMPARE(table.queue(1), QStringList{u"1 no already_queued"_s});
    table.elsewhere.clear();
    QCOMPARE(table.queue(1), QStringList{u"1 queued at 1"_s});
}

void tst_MatchRules::noRoomForAnotherRoom()
{
    MatchTable table;
    table.queue(1);
    table.queue(2);
    table.wait(0ms);
    table.full = true;
    table.ready(1);
    QCOMPARE(table.ready(2).last(2), (QStringList{u"1 maintenance"_s, u"2 maintenance"_s}));
    QVERIFY(table.claims.empty());
    QCOMPARE(table.desk.running(), 0);
}

void tst_MatchRules::theModeIsPaused()
{
    MatchTable table;
    table.queue(1);
    table.queue(2);
    QCOMPARE(table.pause(true), QStringList{u"hits 2"_s});
    QVERIFY(table.desk.counts().paused);
    const QStringList told{u"1 at 1, window 50, near 1, paused"_s, u"2 at 2, window 50, near 1, paused"_s};
    QCOMPARE(table.wait(4s), told); // at once, and once
    QCOMPARE(table.pause(true), QStringList{u"hits 2"_s}); // it is already
    QCOMPARE(table.wait(900ms), QStringList());
    QCOMPARE(table.queue(3), QStringList{u"3 no matchmaking_paused"_s});
    QCOMPARE(table.cancel(2), QStringList{u"2 cancelled"_s});
    QCOMPARE(table.pause(false), QStringList{u"hits 1"_s});
    QVERIFY(!table.desk.counts().paused);
    table.queue(2);
    QCOMPARE(table.wait(500ms), (QStringList{u"1 found"_s, u"2 found"_s}));
    table.queue(4);
    table.pause(true);
    table.wait(0ms);
    table.pause(false);
    QCOMPARE(table.wait(0ms), QStringList{u"4 at 1, window 50, near 0"_s}); // and that it goes on
}

void tst_MatchRules::theModeIsNoMore()
{
    MatchTable table;
    table.play(1, 2);
    table.queue(3);
    table.queue(4);
    table.wait(1s);
    table.queue(5);
    QStringList said = table.handle(matchjob::SetRules{});
    said.sort();
    QCOMPARE(said, (QStringList{u"3 maintenance"_s, u"4 maintenance"_s, u"5 maintenance"_s}));
    QCOMPARE(table.queue(3), QStringList{u"3 no mode_unknown"_s});
    QCOMPARE(table.desk.running(), 1); // goes on
    table.report(1, {2, 1});
    QCOMPARE(table.report(2, {2, 1}).back(), u"ended result 2 1"_s);
    table.handle(matchjob::SetRules{std::make_shared<const MatchRules>(MatchTable::duel())});
    QCOMPARE(table.queue(3), QStringList{u"3 queued at 1"_s});
}

void tst_MatchRules::whatCannotBeAsked_data()
{
    QTest::addColumn<QueueForMatch>("wish");
    QTest::addColumn<QString>("answer");
    QueueForMatch wish{.mode = u"duel"_s};
    QTest::newRow("nothing but the mode") << wish << u"1 queued at 1"_s;
    wish.rating = 1500;
    QTest::newRow("a rating, where the server rates") << wish << u"1 no not_implemented"_s;
    wish.rating.reset();
    wish.properties = {{.property = u"region"_s}};
    QTest::newRow("a property without a value") << wish << u"1 no bad_field"_s;
    wish.properties = {{.property = u"region"_s, .word = u"eu"_s, .number = 1}};
    QTest::newRow("a property with two") << wish << u"1 no bad_field"_s;
    wish.properties = {{.property = u"region"_s, .word = u"eu"_s}};
    wish.wishes = {{.property = u"region"_s, .word = u"eu"_s}};
    QTest::newRow("a property and a wish") << wish << u"1 queued at 1"_s;
}

void tst_MatchRules::whatCannotBeAsked()
{
    QFETCH(QueueForMatch, wish);
    QFETCH(QString, answer);
    MatchRules rules = MatchTable::duel();
    rules.clientRatings = false;
    MatchTable table(rules);
    QStringList said = table.queue(1, wish);
    if (!table.loads.empty())
        said += table.load();
    QCOMPARE(said, QStringList{answer});
    QCOMPARE(table.claims.size(), size_t(answer.contains(u"queued"_s) ? 1 : 0));
}

QTEST_GUILESS_MAIN(tst_MatchRules)
#include "tst_matchrules.moc"
