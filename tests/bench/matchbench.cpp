// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchdesk.h"
#include "shared/matching/matcher.h"
#include "tests/bench/benchrun.h"

#include <malloc.h>
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

/// Those that nobody can play with wait on from pass to pass: all are 10,000 points apart. Every hundredth
/// has come since, beside one of them.
std::vector<Ticket> littleNew(int tickets)
{
    std::vector<Ticket> queue;
    for (int i = 0; i < tickets; ++i) {
        const bool isNew = i % 100 == 99;
        queue.push_back({.id = {quint64(i + 1)},
                         .since = begun + Milliseconds(isNew ? 29'900 : i % 29'000),
                         .players = {{UserId{quint64(i + 1)}, isNew ? (i - 1) * 10'000 + 5 : i * 10'000}}});
    }
    return queue;
}

bench::NamedWork passOver(const char *name, std::vector<Ticket> queue, const Mode &mode)
{
    return {name, "pass", [mode, queue = std::move(queue)] {
                return bench::Work{
                    1, [mode, queue] { bench::keep(pass(queue, mode, begun + Milliseconds(30'000))); }};
            }};
}

bench::NamedWork passOver(const char *name, int tickets, const Mode &mode)
{
    return passOver(name, queueOf(tickets, mode.largestParty), mode);
}

/// Nobody plays anywhere else, and rooms cost nothing.
class EmptyWorld final : public server::MatchWorld
{
public:
    bool claim(std::span<const UserId> /*people*/, const QByteArray & /*mode*/) override { return true; }
    void release(UserId /*user*/) override { }
    std::vector<UserId> blockedBy(UserId /*user*/) const override { return {}; }
    void loadRating(UserId /*user*/, TicketId /*ticket*/, const QByteArray & /*mode*/) override { }
    void saveRatings(MatchId /*match*/, const QByteArray & /*mode*/,
                     std::vector<server::RatingRecord> /*ratings*/) override
    {
    }
    bool openRoom(const server::MatchRoom & /*room*/) override { return true; }
    void admit(RoomId /*room*/, const std::vector<UserId> & /*people*/) override { }
    int spectators(RoomId /*room*/) const override { return 0; }
};

/// People ask for a match of two, one after the other, and nobody fits anybody. What the heap grew by is
/// counted with the log of tickets, which holds the last 10,000.
void queueAtADesk(benchmark::State &state)
{
    const auto tickets = quint64(state.range(0));
    server::MatchRules rules{.mode = {.name = "duel"}, .maxTickets = int(tickets), .clientRatings = true};
    double bytes = 0;
    for (auto _ : state) {
        const size_t before = mallinfo2().uordblks;
        EmptyWorld world;
        server::MatchDesk desk(std::make_shared<const server::MatchRules>(rules), world);
        server::MatchEffects effects;
        for (quint64 i = 1; i <= tickets; ++i) {
            const Now now{.mono = MonoTime(Milliseconds(i)), .wall = begun + Milliseconds(qint64(i))};
            server::matchjob::Queue job{.sender = {.recipient = {}, .user = UserId{i}, .request = 1},
                                        .nick = QString::number(i),
                                        .wish = std::make_shared<const QueueForMatch>(QueueForMatch{
                                            .mode = QStringLiteral("duel"), .rating = int(i % 2000)})};
            desk.handle(job, now, effects);
            effects.clear();
        }
        bytes = double(mallinfo2().uordblks - before) / double(tickets);
        benchmark::DoNotOptimize(desk.waiting());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.counters["bytes/ticket"] = bytes;
}

} // namespace

/// match-bench: one pass of the matcher over a whole queue, nothing known from the pass before; tickets that
/// come to a desk, and what they take in memory.
int main(int argc, char *argv[])
{
    benchmark::RegisterBenchmark("queue_at_a_desk", queueAtADesk)->Arg(1000)->Arg(10'000)->UseRealTime();
    const Mode duel{.name = "duel"};
    const Mode five{.name = "five", .teamSize = 5, .leastTeamSize = 5, .largestParty = 5};
    const Mode all{.name = "all", .teams = 1, .teamSize = 10, .leastTeamSize = 10};
    return bench::runBenchmarks(argc, argv,
                                {passOver("duel_1000", 1000, duel), passOver("duel_10000", 10'000, duel),
                                 passOver("duel_100000", 100'000, duel), passOver("five_1000", 1000, five),
                                 passOver("five_10000", 10'000, five), passOver("five_100000", 100'000, five),
                                 passOver("all_1000", 1000, all), passOver("all_10000", 10'000, all),
                                 passOver("all_100000", 100'000, all),
                                 passOver("duel_little_new_1000", littleNew(1000), duel),
                                 passOver("duel_little_new_10000", littleNew(10'000), duel),
                                 passOver("duel_little_new_100000", littleNew(100'000), duel)});
}
