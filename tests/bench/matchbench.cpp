// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/matcher.h"
#include "tests/bench/benchrun.h"

#include <random>

using namespace chat;
using namespace chat::matching;

namespace {

constexpr Timestamp begun{Milliseconds(1'800'000'000'000)};

/// A queue that has filled for half a minute: ratings around 1500 (deviation 300), parties where the mode
/// allows them: half of the people come alone.
std::vector<Ticket> queueOf(int tickets, int largestParty)
{
    std::mt19937 random(1);
    std::normal_distribution<double> rating(1500, 300);
    std::uniform_int_distribution<int> party(2, std::max(2, largestParty));
    std::uniform_int_distribution<int> wait(0, 30'000);
    std::vector<Ticket> queue;
    quint64 user = 1;
    for (int i = 0; i < tickets; ++i) {
        Ticket ticket{.id = {quint64(i + 1)}, .since = begun + Milliseconds(wait(random)), .players = {}};
        const int people = largestParty > 1 && random() % 3 == 0 ? party(random) : 1;
        const int about = int(rating(random));
        for (int k = 0; k < people; ++k)
            ticket.players.push_back({UserId{user++}, about + int(random() % 100)});
        queue.push_back(std::move(ticket));
    }
    return queue;
}

bench::NamedWork passOver(const char *name, int tickets, const Mode &mode)
{
    return {name, "pass", [=] {
                return bench::Work{1, [mode, queue = queueOf(tickets, mode.largestParty)] {
                                       bench::keep(pass(queue, mode, begun + Milliseconds(30'000)));
                                   }};
            }};
}

} // namespace

/// match-bench: one pass of the matcher over a whole queue, nothing known from the pass before.
int main(int argc, char *argv[])
{
    const Mode duel{.name = "duel"};
    const Mode five{.name = "five", .teamSize = 5, .leastTeamSize = 5, .largestParty = 5};
    const Mode all{.name = "all", .teams = 1, .teamSize = 10, .leastTeamSize = 10};
    return bench::runBenchmarks(argc, argv,
                                {passOver("duel_1000", 1000, duel), passOver("duel_10000", 10'000, duel),
                                 passOver("duel_100000", 100'000, duel), passOver("five_1000", 1000, five),
                                 passOver("five_10000", 10'000, five), passOver("five_100000", 100'000, five),
                                 passOver("all_1000", 1000, all), passOver("all_10000", 10'000, all),
                                 passOver("all_100000", 100'000, all)});
}
