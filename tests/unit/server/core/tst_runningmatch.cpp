// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A match that is played, and how it ends (F-070, F-075).
class tst_RunningMatch final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theResult_data();
    void theResult();
    void whoIsLost_data();
    void whoIsLost();
    void placesThatAreNone_data();
    void placesThatAreNone();
    void overIsOver();
    void eachForHimself();
    void nothingIsReportedForEver();
};

using Step = std::function<QStringList(MatchTable &)>;

void tst_RunningMatch::theResult_data()
{
    QTest::addColumn<std::vector<Step>>("steps");
    QTest::addColumn<QString>("ended");

    const auto says = [](quint32 user, std::vector<int> places) {
        return Step([=](MatchTable &table) { return table.report(user, places); });
    };
    const auto leaves
        = [](quint32 user) { return Step([=](MatchTable &table) { return table.seat(user, false); }); };
    const auto passes
        = [](Milliseconds time) { return Step([=](MatchTable &table) { return table.wait(time); }); };
    QTest::newRow("both say the same")
        << std::vector{says(1, {2, 1}), says(2, {2, 1})} << u"ended result 2 1"_s;
    QTest::newRow("a draw") << std::vector{says(1, {1, 1}), says(2, {1, 1})} << u"ended result 1 1"_s;
    QTest::newRow("both say they won: the host is believed")
        << std::vector{says(2, {2, 1}), says(1, {1, 2})} << u"ended result 1 2"_s;
    QTest::newRow("he thinks better of it")
        << std::vector{says(2, {2, 1}), says(2, {1, 2}), says(1, {1, 2})} << u"ended result 1 2"_s;
    QTest::newRow("only the host speaks, a minute passes")
        << std::vector{says(1, {1, 2}), passes(59'999ms), passes(1ms)} << u"ended result 1 2"_s;
    QTest::newRow("only the other speaks, a minute passes")
        << std::vector{says(2, {2, 1}), passes(60s)} << u"ended disputed"_s;
    QTest::newRow("the host leaves, so the other is the host")
        << std::vector{leaves(1), says(2, {2, 1})} << u"ended result 2 1"_s;
    QTest::newRow("one leaves, nobody says anything")
        << std::vector{leaves(1), passes(59'999ms), passes(1ms)} << u"ended abandoned"_s;
    QTest::newRow("both leave") << std::vector{leaves(1), leaves(2)} << u"ended abandoned"_s;
    QTest::newRow("it takes too long") << std::vector{passes(4h - 1ms), passes(1ms)} << u"ended expired"_s;
}

void tst_RunningMatch::theResult()
{
    QFETCH(std::vector<Step>, steps);
    QFETCH(QString, ended);
    MatchTable table;
    table.play(1, 2);
    for (size_t i = 0; i < steps.size(); ++i) {
        const QStringList said = steps[i](table);
        QCOMPARE(said.contains(ended), i + 1 == steps.size());
    }
    QCOMPARE(table.desk.running(), 0);
    QVERIFY(table.claims.empty());
    QVERIFY(!table.desk.nextDeadline());
}

void tst_RunningMatch::whoIsLost_data()
{
    QTest::addColumn<bool>("comes");
    QTest::addColumn<std::vector<Step>>("steps");
    QTest::addColumn<bool>("stillIn");
    const auto gone = Step([](MatchTable &table) { return table.gone(1); });
    const auto left = Step([](MatchTable &table) { return table.seat(1, false); });
    const auto back = Step([](MatchTable &table) { return table.seat(1, true); });
    const auto passes
        = [](Milliseconds time) { return Step([=](MatchTable &table) { return table.wait(time); }); };
    QTest::newRow("59.999 s: who has not come is waited for")
        << false << std::vector{passes(59'999ms)} << true;
    QTest::newRow("60 s: he is gone") << false << std::vector{passes(60s)} << false;
    QTest::newRow("60.001 s: he is gone") << false << std::vector{passes(60'001ms)} << false;
    QTest::newRow("he comes in time") << false << std::vector{passes(59'999ms), back, passes(10min)} << true;
    QTest::newRow("he comes too late") << false << std::vector{passes(60s), back} << false;
    QTest::newRow("the end of an older connection is told late, when he is back already")
        << true << std::vector{back, gone, passes(10min)} << true;
    QTest::newRow("the room has kept his seat long enough") << true << std::vector{gone, left} << false;
}

void tst_RunningMatch::whoIsLost()
{
    QFETCH(bool, comes);
    QFETCH(std::vector<Step>, steps);
    QFETCH(bool, stillIn);
    MatchTable table;
    if (!comes)
        table.absent = {1};
    table.play(1, 2);
    for (const Step &step : steps)
        step(table);
    QCOMPARE(table.claims.contains(UserId{1}), stillIn);
    QCOMPARE(table.queue(1), QStringList{stillIn ? u"1 no already_in_match"_s : u"1 queued at 1"_s});
}

void tst_RunningMatch::placesThatAreNone_data()
{
    QTest::addColumn<std::vector<int>>("places");
    QTest::addColumn<QString>("answer");
    QTest::newRow("one too few") << std::vector{1} << u"1 no bad_field"_s;
    QTest::newRow("as many as teams") << std::vector{1, 2} << u"1 ok"_s;
    QTest::newRow("one too many") << std::vector{1, 2, 2} << u"1 no bad_field"_s;
    QTest::newRow("a place zero") << std::vector{1, 0} << u"1 no bad_field"_s;
    QTest::newRow("a place beyond the last") << std::vector{1, 3} << u"1 no bad_field"_s;
    QTest::newRow("nobody is first") << std::vector{2, 2} << u"1 no bad_field"_s;
}

void tst_RunningMatch::placesThatAreNone()
{
    QFETCH(std::vector<int>, places);
    QFETCH(QString, answer);
    MatchTable table;
    table.play(1, 2);
    QCOMPARE(table.report(1, places), QStringList{answer});
}

void tst_RunningMatch::overIsOver()
{
    MatchTable table;
    table.play(1, 2);
    table.report(1, {1, 2});
    table.report(2, {1, 2});
    QCOMPARE(table.report(1, {2, 1}), QStringList{u"1 no match_over"_s});
    QCOMPARE(table.seat(1, false), QStringList());
    table.play(1, 2); // at once again
    QCOMPARE(table.desk.running(), 1);
    table.matches[3] = table.matches[1];
    QCOMPARE(table.report(3, {1, 2}), QStringList{u"3 no match_not_found"_s}); // not his
}

void tst_RunningMatch::eachForHimself()
{
    MatchTable table(MatchTable::teams(1, 3));
    for (quint32 user = 1; user <= 3; ++user)
        table.queue(user);
    table.wait(0ms);
    for (quint32 user = 1; user <= 3; ++user)
        table.ready(user);
    const auto start = std::ranges::find_if(table.effects, [](const MatchEffect &effect) {
        const auto *tell = std::get_if<matcheffect::Tell>(&effect);
        return tell && std::holds_alternative<MatchStart>(tell->event);
    });
    QVERIFY(start != table.effects.end());
    QCOMPARE(std::get<MatchStart>(std::get<matcheffect::Tell>(*start).event).teams.size(), size_t(3));
    QCOMPARE(table.report(1, {2, 1, 3}), QStringList{u"1 ok"_s});
    QCOMPARE(table.report(2, {2, 1, 3}), (QStringList{u"2 ok"_s, u"ended result 2 1 3"_s}));
}

void tst_RunningMatch::nothingIsReportedForEver()
{
    MatchTable table;
    for (quint32 i = 0; i < 3; ++i) {
        table.play(1, 2);
        table.seat(1, false);
        table.seat(2, false);
    }
    QCOMPARE(table.log.filter(u"ended abandoned"_s).size(), 3);
    QVERIFY(!table.desk.nextDeadline());
}

QTEST_GUILESS_MAIN(tst_RunningMatch)
#include "tst_runningmatch.moc"
