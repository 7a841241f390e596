// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/matcher.h"
#include "tests/unit/shared/matching/tickets.h"

#include <QTest>

using namespace chat;
using namespace chat::matching;
using namespace std::chrono_literals;

namespace {

const Mode duel{.name = "duel"};
const Mode pairs{.name = "pairs", .teamSize = 2, .leastTeamSize = 2, .largestParty = 2};
const Mode five{.name = "five", .teamSize = 5, .leastTeamSize = 5, .largestParty = 5};
const Mode all{.name = "all", .teams = 1, .teamSize = 4, .leastTeamSize = 2};

/// "1 2|3 4" for teams, ";" between matches, in the order in which they were made.
QByteArray textOf(const std::vector<Match> &matches)
{
    QByteArrayList texts;
    for (const Match &match : matches) {
        QByteArrayList teams;
        for (const Team &team : match.teams) {
            QByteArrayList ids;
            for (const TicketId id : team.tickets)
                ids.append(QByteArray::number(id.value));
            teams.append(ids.join(' '));
        }
        std::ranges::sort(teams); // which team comes first says nothing
        texts.append(teams.join('|'));
    }
    return texts.join(';');
}

Ticket with(Ticket ticket, auto change)
{
    change(ticket);
    return ticket;
}

} // namespace

Q_DECLARE_METATYPE(Mode)

/// Who plays with whom (F-060 to F-064, F-066, F-072, F-076; B1-27, B1-29, B1-30, C-41, C-42).
class tst_Matcher final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passes_data();
    void passes();
    void theOrderOfTheTicketsSaysNothing();
    void theMatchTellsHowGoodItIs();
};

void tst_Matcher::passes_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QList<Ticket>>("tickets");
    QTest::addColumn<int>("atMs");
    QTest::addColumn<QByteArray>("matches");
    const auto row
        = [](const char *name, const Mode &mode, const QList<Ticket> &tickets, int at,
             const QByteArray &matches) { QTest::newRow(name) << mode << tickets << at << matches; };

    row("B1-30: nobody waits", duel, {}, 0, {});
    row("B1-29: never with oneself", duel, {ticketOf(1, 0, {1500})}, 0, {});
    row("B1-29: nor by two tickets of one person", duel,
        {ticketOf(1, 0, {1500}), with(ticketOf(2, 0, {1500}), [](Ticket &t) { t.players[0].user = {10}; })},
        0, {});
    row("two at the same rating", duel, {ticketOf(1, 0, {1500}), ticketOf(2, 0, {1500})}, 0, "1|2");
    row("two as far apart as the window", duel, {ticketOf(1, 0, {1500}), ticketOf(2, 0, {1550})}, 0, "1|2");
    row("a point farther", duel, {ticketOf(1, 0, {1500}), ticketOf(2, 0, {1551})}, 0, {});
    row("the window of the older one counts", duel, {ticketOf(1, 0, {1500}), ticketOf(2, 5000, {1600})}, 5000,
        "1|2");
    row("B1-27: the oldest is served first, by the nearest", duel,
        {ticketOf(1, 2, {1500}), ticketOf(2, 1, {1525}), ticketOf(3, 0, {1510})}, 10, "1|3");
    row("B1-27: and where two are as near, by the older", duel,
        {ticketOf(1, 2, {1500}), ticketOf(2, 1, {1500}), ticketOf(3, 0, {1510})}, 10, "2|3");
    row("B1-27: one above and one below, too", duel,
        {ticketOf(1, 1, {1500}), ticketOf(2, 2, {1520}), ticketOf(3, 0, {1510})}, 10, "1|3");
    row("of two who came at once, the smaller id is the older", duel,
        {ticketOf(2, 0, {1500}), ticketOf(1, 0, {1520}), ticketOf(3, 0, {1530})}, 0, "1|3");
    row("an old one without anybody near holds nobody up", duel,
        {ticketOf(1, 0, {3000}), ticketOf(2, 1, {1500}), ticketOf(3, 2, {1500})}, 10, "2|3");
    row("matches come in the order of their oldest", duel,
        {ticketOf(1, 3, {1500}), ticketOf(2, 2, {900}), ticketOf(3, 1, {1500}), ticketOf(4, 0, {900})}, 10,
        "2|4;1|3");
    row("another region", {.name = "duel", .agree = {"region"}},
        {with(ticketOf(1, 0, {1500}), [](Ticket &t) { t.properties["region"] = QByteArray("eu"); }),
         with(ticketOf(2, 0, {1500}), [](Ticket &t) { t.properties["region"] = QByteArray("us"); }),
         with(ticketOf(3, 0, {1540}), [](Ticket &t) { t.properties["region"] = QByteArray("eu"); })},
        0, "1|3");
    row("the nearest is avoided, the next is taken (F-076)", duel,
        {with(ticketOf(1, 0, {1500}), [](Ticket &t) { t.avoids = {UserId{20}}; }), ticketOf(2, 0, {1501}),
         ticketOf(3, 0, {1540})},
        0, "1|3");
    row("a wish of the younger one counts, too (F-065)", duel,
        {ticketOf(1, 0, {1500}),
         with(ticketOf(2, 1, {1501}), [](Ticket &t) { t.wishes = {{.property = "map"}}; }),
         ticketOf(3, 2, {1540})},
        10, "1|3");

    row("C-42: a party stays together", pairs,
        {ticketOf(1, 0, {1500, 1500}), ticketOf(2, 1, {1500}), ticketOf(3, 2, {1500})}, 10, "1|2 3");
    row("two parties", pairs, {ticketOf(1, 0, {1500, 1520}), ticketOf(2, 1, {1530, 1500})}, 10, "1|2");
    row("a party and one are three people", pairs, {ticketOf(1, 0, {1500, 1500}), ticketOf(2, 1, {1500})}, 10,
        {});
    row("C-41: the nearest four people are taken, a party among them", pairs,
        {ticketOf(1, 0, {1500}), ticketOf(2, 1, {1500, 1500}), ticketOf(3, 2, {1510}), ticketOf(4, 3, {1520}),
         ticketOf(5, 4, {1530})},
        10, "1 3|2");
    row("even teams: the best goes with the weakest", pairs,
        {ticketOf(1, 0, {1500}), ticketOf(2, 1, {1510}), ticketOf(3, 2, {1520}), ticketOf(4, 3, {1530})}, 10,
        "1 4|2 3");
    row("three and two against four and one", five,
        {ticketOf(1, 0, {1500, 1500, 1500}), ticketOf(2, 1, {1500, 1500, 1500, 1500}),
         ticketOf(3, 2, {1500, 1500}), ticketOf(4, 3, {1500})},
        10, "1 3|2 4");
    row("two parties of three and one of four make no two teams of five", five,
        {ticketOf(1, 0, {1500, 1500, 1500}), ticketOf(2, 1, {1500, 1500, 1500}),
         ticketOf(3, 2, {1500, 1500, 1500, 1500})},
        10, {});
    row("a party larger than the mode allows is not looked at", duel,
        {ticketOf(1, 0, {1500, 1500}), ticketOf(2, 1, {1500}), ticketOf(3, 2, {1500})}, 10, "2|3");

    row("everybody for himself", all,
        {ticketOf(1, 0, {1500}), ticketOf(2, 1, {1500}), ticketOf(3, 2, {1500}), ticketOf(4, 3, {1500})}, 10,
        "1 2 3 4");
    row("three of four wait for the fourth", all,
        {ticketOf(1, 0, {1500}), ticketOf(2, 1, {1500}), ticketOf(3, 2, {1500})}, 29'999, {});
    row("F-062: until the oldest has waited long enough", all,
        {ticketOf(1, 0, {1500}), ticketOf(2, 1, {1500}), ticketOf(3, 2, {1500})}, 30'000, "1 2 3");
    row("one is no match, however long he waits", all, {ticketOf(1, 0, {1500})}, 1'000'000, {});
    row("of five, those who are nearest to each other", all,
        {ticketOf(1, 0, {1500}), ticketOf(2, 1, {1460}), ticketOf(3, 2, {1510}), ticketOf(4, 3, {1520}),
         ticketOf(5, 4, {1530})},
        10, "1 3 4 5");
    row("from both sides, when that is nearer", all,
        {ticketOf(1, 0, {1500}), ticketOf(2, 1, {1490}), ticketOf(3, 2, {1480}), ticketOf(4, 3, {1510}),
         ticketOf(5, 4, {1550})},
        10, "1 2 3 4");
}

void tst_Matcher::passes()
{
    QFETCH(const Mode, mode);
    QFETCH(const QList<Ticket>, tickets);
    QFETCH(const int, atMs);
    QFETCH(const QByteArray, matches);
    QVERIFY(check(mode));
    QCOMPARE(textOf(pass({tickets.data(), size_t(tickets.size())}, mode, base + Milliseconds(atMs))),
             matches);
}

void tst_Matcher::theOrderOfTheTicketsSaysNothing()
{
    std::vector<Ticket> tickets;
    for (int i = 0; i < 60; ++i)
        tickets.push_back(ticketOf(quint64(1 + i * 7 % 60), i * 11 % 60, {1400 + i * 37 % 200}));
    const auto straight = pass(tickets, five, base + 100ms);
    QVERIFY(straight.size() > 1);
    std::ranges::reverse(tickets);
    QCOMPARE(pass(tickets, five, base + 100ms), straight);
    std::ranges::rotate(tickets, tickets.begin() + 17);
    QCOMPARE(pass(tickets, five, base + 100ms), straight);
}

void tst_Matcher::theMatchTellsHowGoodItIs()
{
    const std::vector tickets{ticketOf(1, 0, {1500, 1540}), ticketOf(2, 1, {1500}), ticketOf(3, 2, {1530})};
    const auto matches = pass(tickets, pairs, base + 10ms);
    QCOMPARE(matches.size(), size_t(1));
    QCOMPARE(matches[0].oldest, TicketId{1});
    QCOMPARE(matches[0].spread, 30); // the party counts as 1520
    QCOMPARE(matches[0].imbalance, 3040 - 3030);
}

QTEST_APPLESS_MAIN(tst_Matcher)
#include "tst_matcher.moc"
