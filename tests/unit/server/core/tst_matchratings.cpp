// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchratings.h"
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Ratings that the server keeps (F-075).
class tst_MatchRatings final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRatingComesFirst();
    void whatIsKeptCounts();
    void whileItIsLoaded_data();
    void whileItIsLoaded();
    void theEndWaitsForTheStore();
    void theStoreFails();
    void noRatingWithoutAResult();
    void teamsAreOneOpponent();
    void eachForHimself();

private:
    static MatchRules rated()
    {
        MatchRules rules = MatchTable::duel();
        rules.clientRatings = false;
        return rules;
    }
    static QueueForMatch wish() { return {.mode = u"duel"_s}; }
    static void play(MatchTable &table)
    {
        for (const quint32 user : {1, 2}) {
            table.queue(user, wish());
            table.load();
        }
        table.wait(1s);
        table.ready(1);
        table.ready(2);
    }
};

void tst_MatchRatings::theRatingComesFirst()
{
    MatchTable table(rated());
    QCOMPARE(table.queue(1, wish()), QStringList());
    QCOMPARE(table.queue(1, wish()), QStringList()); // again, before the answer
    QCOMPARE(table.desk.waiting(), 0);
    QCOMPARE(table.load(), (QStringList{u"1 queued at 1"_s, u"1 queued at 1 again"_s}));
    QCOMPARE(table.desk.waiting(), 1);
}

void tst_MatchRatings::whatIsKeptCounts()
{
    MatchTable table(rated());
    for (const quint32 user : {1, 2, 3})
        table.queue(user, wish());
    table.load(RatingRecord{.user = UserId{1}, .mode = "duel", .rating = 1900});
    table.load();
    table.load(RatingRecord{.user = UserId{3}, .mode = "duel", .rating = 1849.6});
    QCOMPARE(table.wait(1s), (QStringList{u"1 found"_s, u"3 found"_s})); // 50 points apart
}

void tst_MatchRatings::whileItIsLoaded_data()
{
    QTest::addColumn<std::function<QStringList(MatchTable &)>>("step");
    QTest::addColumn<QStringList>("said");
    using Step = std::function<QStringList(MatchTable &)>;
    QTest::newRow("the connection is gone")
        << Step([](MatchTable &table) { return table.gone(1); }) << QStringList{u"1 no mode_unknown"_s};
    QTest::newRow("the mode is gone")
        << Step([](MatchTable &table) { return table.handle(matchjob::SetRules{}); })
        << QStringList{u"1 no mode_unknown"_s};
    QTest::newRow("the store does not answer") << Step([](MatchTable &table) {
        auto loads = table.loads;
        const QStringList said = table.load(std::unexpected(StoreFailure{}));
        table.loads = std::move(loads);
        return said;
    }) << QStringList{u"1 no storage_unavailable"_s};
}

void tst_MatchRatings::whileItIsLoaded()
{
    using Step = std::function<QStringList(MatchTable &)>;
    QFETCH(Step, step);
    QFETCH(QStringList, said);
    MatchTable table(rated());
    table.queue(1, wish());
    QCOMPARE(step(table), said);
    QVERIFY(table.claims.empty());
    QCOMPARE(table.load(), QStringList()); // comes too late
    QCOMPARE(table.desk.waiting(), 0);
}

void tst_MatchRatings::theEndWaitsForTheStore()
{
    MatchTable table(rated());
    play(table);
    table.report(1, {1, 2});
    QCOMPARE(table.report(2, {1, 2}), QStringList{u"2 ok"_s}); // nothing is said before it is stored
    QCOMPARE(table.saves.size(), size_t(1));
    QCOMPARE(table.saves.front().second.size(), size_t(2));
    QCOMPARE(table.queue(1, wish()), QStringList{u"1 no already_in_match"_s});
    QCOMPARE(table.report(1, {2, 1}), QStringList{u"1 no match_over"_s});
    table.seat(2, false); // leaves meanwhile
    QCOMPARE(table.handle(matchjob::RatingsSaved{table.saves.front().first, true}),
             QStringList{u"ended result 1 2"_s});
    const auto &ended = std::get<matcheffect::TellRoom>(table.effects.front()).event;
    QVERIFY(ended.ratings && ended.ratings->size() == 2);
    QCOMPARE(ended.ratings->at(0).change, -ended.ratings->at(1).change);
    QVERIFY(ended.ratings->at(0).change > 0);
    QCOMPARE(ended.ratings->at(0).rating, 1500 + ended.ratings->at(0).change);
    QVERIFY(table.claims.empty());
    QCOMPARE(table.handle(matchjob::RatingsSaved{table.saves.front().first, true}), QStringList()); // once
}

void tst_MatchRatings::theStoreFails()
{
    MatchTable table(rated());
    play(table);
    table.report(1, {1, 2});
    table.report(2, {1, 2});
    QCOMPARE(table.handle(matchjob::RatingsSaved{table.saves.front().first, false}),
             QStringList{u"ended result 1 2"_s});
    QVERIFY(!std::get<matcheffect::TellRoom>(table.effects.front()).event.ratings);
}

void tst_MatchRatings::noRatingWithoutAResult()
{
    MatchTable table(rated());
    play(table);
    table.report(2, {2, 1});
    QVERIFY(table.wait(60s).contains(u"ended disputed"_s));
    QVERIFY(table.saves.empty());
}

void tst_MatchRatings::teamsAreOneOpponent()
{
    Ratings before;
    for (quint64 user = 1; user <= 4; ++user)
        before[UserId{user}] = {.user = UserId{user},
                                .mode = "trio",
                                .rating = user <= 2 ? 1500.0 : 1700.0,
                                .deviation = 100,
                                .games = 5};
    const Timestamp now(std::chrono::hours(1));
    const auto after = ratingsAfter({{UserId{1}, UserId{2}}, {UserId{3}, UserId{4}}}, {1, 2}, before, now);
    QCOMPARE(after.size(), size_t(4));
    QCOMPARE(after[0].rating, after[1].rating);
    QVERIFY(after[0].rating > 1500 && after[2].rating < 1700);
    for (const RatingRecord &one : after) {
        QCOMPARE(one.games, 6);
        QCOMPARE(one.time, now);
        QVERIFY(one.deviation < 100);
    }
    const auto draw = ratingsAfter({{UserId{1}}, {UserId{3}}}, {1, 1}, before, now);
    QVERIFY(draw[0].rating > 1500 && draw[1].rating < 1700); // the weaker gains by a draw
}

void tst_MatchRatings::eachForHimself()
{
    Ratings before;
    for (quint64 user = 1; user <= 3; ++user)
        before[UserId{user}] = {.user = UserId{user}, .mode = "all"};
    const auto after = ratingsAfter({{UserId{1}}, {UserId{2}}, {UserId{3}}}, {2, 1, 3}, before, {});
    QVERIFY(after[1].rating > after[0].rating && after[0].rating > after[2].rating);
    QVERIFY(qAbs(after[0].rating - 1500) < 1e-6); // one won, one lost
}

QTEST_GUILESS_MAIN(tst_MatchRatings)
#include "tst_matchratings.moc"
