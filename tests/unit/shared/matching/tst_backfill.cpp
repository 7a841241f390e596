// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/backfill.h"
#include "tests/unit/shared/matching/tickets.h"

#include <QTest>

using namespace chat;
using namespace chat::matching;
using namespace std::chrono_literals;

/// Who takes a free place in a match that is played (F-069).
class tst_Backfill final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoFits_data();
    void whoFits();
    void theOldestComesFirst();
    void theWindowWidens();
    void aPartyFitsOnlyWhole_data();
    void aPartyFitsOnlyWhole();
    void whichTeam();
    void nobodyIsLeft();
};

namespace {

constexpr Timestamp now{Milliseconds(1'000'000)};

Mode three()
{
    Mode mode;
    mode.teamSize = mode.leastTeamSize = 3;
    mode.largestParty = 3;
    mode.agree = {"region"};
    mode.window = {.first = 100, .step = 100, .every = 10s, .most = 300};
    return mode;
}

Ticket waiting(quint64 id, int rating, Milliseconds waited = 0ms)
{
    return {.id = TicketId{id},
            .since = now - waited,
            .players = {{UserId{id}, rating}},
            .properties = {{"region", QByteArray("kr")}},
            .wishes = {},
            .avoids = {}};
}

/// One of three has gone: 1 and 2 are left, of 1500 and 1600; 3 is gone.
Opening opening()
{
    Ticket choosy = waiting(2, 1600);
    choosy.wishes = {{.property = "ping", .most = 80}};
    choosy.avoids = {UserId{13}};
    return {.playing = {waiting(1, 1500), choosy}, .gone = {UserId{3}}, .free = {0, 1}};
}

Ticket with(Ticket ticket, double ping)
{
    ticket.properties.insert_or_assign("ping", ping);
    return ticket;
}

} // namespace

void tst_Backfill::whoFits_data()
{
    QTest::addColumn<Ticket>("ticket");
    QTest::addColumn<bool>("fits");
    QTest::newRow("somebody like them") << with(waiting(10, 1550), 20) << true;
    QTest::newRow("as far from the mean as may be") << with(waiting(10, 1650), 20) << true;
    QTest::newRow("one point farther") << with(waiting(10, 1651), 20) << false;
    QTest::newRow("as far below") << with(waiting(10, 1450), 20) << true;
    QTest::newRow("one point farther below") << with(waiting(10, 1449), 20) << false;
    QTest::newRow("not what one of them wants") << with(waiting(10, 1550), 81) << false;
    QTest::newRow("without what one of them wants") << waiting(10, 1550) << false;
    QTest::newRow("whom one of them avoids") << with(waiting(13, 1550), 20) << false;
    QTest::newRow("who has gone from it") << with(waiting(3, 1550), 20) << false;
    QTest::newRow("who plays in it") << with(waiting(1, 1550), 20) << false;
    Ticket elsewhere = with(waiting(10, 1550), 20);
    elsewhere.properties["region"] = QByteArray("eu");
    QTest::newRow("from another region") << elsewhere << false;
    Ticket shy = with(waiting(10, 1550), 20);
    shy.avoids = {UserId{1}};
    QTest::newRow("who avoids one of them") << shy << false;
    Ticket choosy = with(waiting(10, 1550), 20);
    choosy.wishes = {{.property = "ping", .most = 80}};
    QTest::newRow("who wants what one of them has not") << choosy << false;
}

void tst_Backfill::whoFits()
{
    QFETCH(Ticket, ticket);
    QFETCH(bool, fits);
    const std::vector<Ticket> queue{ticket};
    const auto found = backfill(queue, opening(), three(), now);
    QCOMPARE(found.has_value(), fits);
    if (found)
        QVERIFY(*found == (Backfill{ticket.id, 1}));
}

void tst_Backfill::theOldestComesFirst()
{
    const std::vector<Ticket> queue{with(waiting(10, 1550, 1s), 20), with(waiting(11, 1560, 3s), 20),
                                    with(waiting(12, 1900, 9s), 20), with(waiting(14, 1550, 2s), 20)};
    QCOMPARE(backfill(queue, opening(), three(), now)->ticket, TicketId{11}); // 12 is too strong
}

void tst_Backfill::theWindowWidens()
{
    const auto found = [](Milliseconds waited) {
        const std::vector<Ticket> queue{with(waiting(10, 1700, waited), 20)};
        return backfill(queue, opening(), three(), now).has_value();
    };
    QVERIFY(!found(9999ms));
    QVERIFY(found(10s));
}

void tst_Backfill::aPartyFitsOnlyWhole_data()
{
    QTest::addColumn<std::vector<int>>("free");
    QTest::addColumn<int>("team"); // -1: none
    QTest::newRow("one place fewer") << std::vector{1, 0} << -1;
    QTest::newRow("enough, but in two teams") << std::vector{1, 1} << -1;
    QTest::newRow("enough in one") << std::vector{1, 2} << 1;
    QTest::newRow("more than enough") << std::vector{3, 2} << 0;
}

void tst_Backfill::aPartyFitsOnlyWhole()
{
    QFETCH(std::vector<int>, free);
    QFETCH(int, team);
    Ticket party = with(waiting(10, 1550), 20);
    party.players.push_back({UserId{20}, 1550});
    Opening places = opening();
    places.free = free;
    const std::vector<Ticket> queue{party};
    const auto found = backfill(queue, places, three(), now);
    QCOMPARE(found ? int(found->team) : -1, team);
}

void tst_Backfill::whichTeam()
{
    const std::vector<Ticket> queue{with(waiting(10, 1550), 20)};
    const auto team = [&](const std::vector<int> &free) {
        Opening places = opening();
        places.free = free;
        return backfill(queue, places, three(), now)->team;
    };
    QCOMPARE(team({1, 2}), size_t(1)); // where more are missing
    QCOMPARE(team({2, 2}), size_t(0));
}

void tst_Backfill::nobodyIsLeft()
{
    const std::vector<Ticket> queue{with(waiting(10, 1550), 20)};
    Opening places = opening();
    places.free = {0, 0};
    QVERIFY(!backfill(queue, places, three(), now));
    places.free = {};
    QVERIFY(!backfill(queue, places, three(), now));
    places = opening();
    places.playing.clear();
    QVERIFY(!backfill(queue, places, three(), now));
    QVERIFY(!backfill({}, opening(), three(), now));
}

QTEST_GUILESS_MAIN(tst_Backfill)
#include "tst_backfill.moc"
