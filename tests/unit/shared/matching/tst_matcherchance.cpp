// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/matcher.h"
#include "shared/matching/teams.h"
#include "tests/unit/shared/matching/tickets.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <bit>

using namespace chat;
using namespace chat::matching;

namespace {

using Indexes = std::vector<size_t>;

/// Whether these tickets may be a match of teams of `size` around the first one, which is the oldest.
bool isMatch(const std::vector<Ticket> &tickets, const Indexes &group, const Mode &mode, int size,
             Timestamp now)
{
    std::vector<Part> parts;
    for (size_t i = 0; i < group.size(); ++i) {
        const Ticket &ticket = tickets[group[i]];
        const Ticket &oldest = tickets[group[0]];
        if (i > 0 && firstFailed(mode, oldest, ticket, now) != Rule::None)
            return false;
        for (size_t j = 1; j < i; ++j) {
            if (firstFailed(mode, tickets[group[j]], ticket) != Rule::None)
                return false;
        }
        parts.push_back({int(ticket.players.size()), 0});
    }
    return dealTeams(parts, mode.teams, size).has_value();
}

int spreadOf(const std::vector<Ticket> &tickets, const Indexes &group)
{
    const auto [least, most]
        = std::ranges::minmax(group, {}, [&](size_t index) { return ratingOf(tickets[index]); });
    return ratingOf(tickets[most]) - ratingOf(tickets[least]);
}

/// The smallest spread that any match for the oldest of `left` can have, by trying them all; the largest size
/// of a team first, as the matcher does.
std::optional<int> bestSpread(const std::vector<Ticket> &tickets, const Indexes &left, const Mode &mode,
                              Timestamp now)
{
    const bool mayBeSmaller = now - tickets[left[0]].since >= mode.smallerAfter;
    for (int size = mode.teamSize; size >= (mayBeSmaller ? mode.leastTeamSize : mode.teamSize); --size) {
        std::optional<int> best;
        for (quint32 chosen = 0; chosen < quint32(1) << (left.size() - 1); ++chosen) {
            Indexes group{left[0]};
            size_t people = tickets[left[0]].players.size();
            for (size_t i = 1; i < left.size(); ++i) {
                if (chosen >> (i - 1) & 1) {
                    group.push_back(left[i]);
                    people += tickets[left[i]].players.size();
                }
            }
            if (people == size_t(mode.teams * size) && isMatch(tickets, group, mode, size, now)) {
                const int spread = spreadOf(tickets, group);
                best = std::min(best.value_or(spread), spread);
            }
        }
        if (best)
            return best;
    }
    return std::nullopt;
}

struct Chances {
    Mode mode;
    int tickets = 10;
    bool isChoosy = false; ///< wishes and people to avoid
};

std::vector<Ticket> ticketsBy(QRandomGenerator &random, const Chances &chances)
{
    std::vector<Ticket> tickets;
    for (int i = 0; i < chances.tickets; ++i) {
        std::vector<int> ratings;
        const int party = 1 + int(random.bounded(chances.mode.largestParty));
        for (int player = 0; player < party; ++player)
            ratings.push_back(1400 + int(random.bounded(300)));
        Ticket ticket = ticketOf(quint64(i + 1), int(random.bounded(40'000)), ratings);
        if (chances.isChoosy) {
            ticket.properties["side"] = QByteArray(random.bounded(2) ? "red" : "blue");
            if (random.bounded(4) == 0)
                ticket.wishes = {{.property = "side", .word = random.bounded(2) ? "red" : "blue"}};
            if (random.bounded(3) == 0)
                ticket.avoids = {UserId{10 * quint64(1 + random.bounded(chances.tickets))}};
            std::erase(ticket.avoids, ticket.players[0].user);
        }
        tickets.push_back(std::move(ticket));
    }
    return tickets;
}

} // namespace

Q_DECLARE_METATYPE(Chances)

/// Passes over small random queues, each choice of which is compared with the best there is.
class tst_MatcherChance final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyChoiceIsTheBest_data();
    void everyChoiceIsTheBest();
    void duelsAgainstTheMostThatCanPlay();
};

void tst_MatcherChance::everyChoiceIsTheBest_data()
{
    QTest::addColumn<Chances>("chances");
    const auto row = [](const char *name, const Chances &chances) { QTest::newRow(name) << chances; };
    const Mode duel{.name = "duel"};
    const Mode pairs{.name = "pairs", .teamSize = 2, .leastTeamSize = 1, .largestParty = 2};
    const Mode threes{.name = "threes", .teamSize = 3, .leastTeamSize = 3, .largestParty = 3};
    const Mode all{.name = "all", .teams = 1, .teamSize = 5, .leastTeamSize = 3, .largestParty = 2};
    row("one against one", {.mode = duel});
    row("one against one, choosy", {.mode = duel, .isChoosy = true});
    row("two against two, parties, smaller matches", {.mode = pairs});
    row("two against two, choosy", {.mode = pairs, .isChoosy = true});
    row("three against three, parties", {.mode = threes});
    row("three against three, choosy", {.mode = threes, .isChoosy = true});
    row("everybody for himself, with parties", {.mode = all});
    row("everybody for himself, choosy", {.mode = all, .isChoosy = true});
}

/// The oldest that is left has a match exactly when there is one (C-41: so nobody who could play is left
/// waiting even one pass longer), of the smallest spread there is.
void tst_MatcherChance::everyChoiceIsTheBest()
{
    QFETCH(const Chances, chances);
    QRandomGenerator random(7);
    int made = 0;
    int kept = 0;
    for (int round = 0; round < 60; ++round) {
        const std::vector<Ticket> tickets = ticketsBy(random, chances);
        const Timestamp now = base + Milliseconds(40'000);
        const auto matches = pass(tickets, chances.mode, now);
        Indexes left(tickets.size());
        for (size_t i = 0; i < left.size(); ++i)
            left[i] = i;
        std::ranges::sort(left, [&](size_t a, size_t b) { return isOlder(tickets[a], tickets[b]); });
        auto next = matches.begin();
        while (!left.empty()) {
            const auto best = bestSpread(tickets, left, chances.mode, now);
            const bool isServed = next != matches.end() && next->oldest == tickets[left[0]].id;
            QCOMPARE(isServed, best.has_value());
            if (!isServed) {
                left.erase(left.begin());
                ++kept;
                continue;
            }
            QCOMPARE(next->spread, *best);
            for (const Team &team : next->teams) {
                for (const TicketId id : team.tickets)
                    QCOMPARE(std::erase_if(left, [&](size_t index) { return tickets[index].id == id; }),
                             size_t(1));
            }
            ++next;
            ++made;
        }
        QVERIFY(next == matches.end());
    }
    QVERIFY2(made > 10 && kept > 10, qPrintable(QStringLiteral("%1 made, %2 kept").arg(made).arg(kept)));
}

/// Who is served first may take from others their only partner. How many more could have played is known for
/// small queues; it can never be more than twice as many (a maximal matching).
void tst_MatcherChance::duelsAgainstTheMostThatCanPlay()
{
    const Mode duel{.name = "duel", .window = {.step = 0}};
    QRandomGenerator random(11);
    int made = 0;
    int possible = 0;
    for (int round = 0; round < 200; ++round) {
        std::vector<Ticket> tickets;
        for (int i = 0; i < 12; ++i)
            tickets.push_back(
                ticketOf(quint64(i + 1), int(random.bounded(1000)), {1000 + int(random.bounded(600))}));
        const auto matches = pass(tickets, duel, base + Milliseconds(1000));
        std::vector<int> most(size_t(1) << tickets.size(), 0); // by who has not played yet
        for (quint32 rest = 1; rest < most.size(); ++rest) {
            const int first = std::countr_zero(rest);
            const quint32 others = rest & (rest - 1);
            most[rest] = most[others];
            for (quint32 with = others; with != 0; with &= with - 1) {
                const int second = std::countr_zero(with);
                if (firstFailed(duel, tickets[size_t(first)], tickets[size_t(second)],
                                base + Milliseconds(1000))
                    == Rule::None)
                    most[rest] = std::max(most[rest], 1 + most[others & ~(quint32(1) << second)]);
            }
        }
        QVERIFY(2 * int(matches.size()) >= most.back());
        made += int(matches.size());
        possible += most.back();
    }
    qInfo("%d duels of %d that were possible (%.1f %%)", made, possible, 100.0 * made / possible);
    QVERIFY(made <= possible && made > 0);
}

QTEST_APPLESS_MAIN(tst_MatcherChance)
#include "tst_matcherchance.moc"
