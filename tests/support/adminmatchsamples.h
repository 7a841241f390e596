// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/adminsamples.h"
#include "tests/support/samplekinds.h"

/// One of each of what operators see of matches, and do to them.
namespace chat::test {

inline constexpr TicketId oneTicket{0x7001};
inline constexpr TicketId otherTicket{0x7002};
inline constexpr MatchId oneMatch{0x8001};

/// One that is busy, and one that is paused.
[[nodiscard]] inline AdminModes sampleModes()
{
    return {.modes = {{.mode = u"duel"_s,
                       .teams = 2,
                       .teamSize = 1,
                       .tickets = 2,
                       .oldestMs = 61'000,
                       .waitP50Ms = 4000,
                       .waitP95Ms = 42'000,
                       .perMinute = 12,
                       .checking = 1,
                       .running = 3},
                      {.mode = u"squad"_s, .teams = 2, .teamSize = 5, .paused = true}}};
}

/// One that waits, and one that was found.
[[nodiscard]] inline AdminTickets sampleTickets()
{
    return {.tickets = {{.ticket = oneTicket,
                         .mode = u"duel"_s,
                         .user = {oneUser, nastyText()},
                         .rating = 1500,
                         .waitedMs = 61'000,
                         .window = 500,
                         .widensInMs = 4000,
                         .expiresInMs = 119'000},
                        {.ticket = otherTicket,
                         .mode = u"duel"_s,
                         .user = {UserId{0x2223}, u"지호"_s},
                         .rating = 1620,
                         .waitedMs = 2000,
                         .expiresInMs = 178'000,
                         .match = oneMatch,
                         .mates = {{{UserId{0x2225}, u"dami"_s}}}}},
            .total = 2};
}

[[nodiscard]] inline TicketExplanation sampleExplanation()
{
    return {.row = sampleTickets().tickets.front(),
            .position = 1,
            .estimateMs = 4000,
            .players = 2,
            .needed = 2,
            .near = {{.ticket = TicketId{0x7003},
                      .user = {UserId{0x2224}, u"수니"_s},
                      .rating = 1510,
                      .apart = 10,
                      .waitedMs = 1000},
                     {.ticket = TicketId{0x7004},
                      .user = {UserId{0x2225}, nastyText()},
                      .rating = 2100,
                      .apart = 600,
                      .waitedMs = 9000,
                      .failed = ApartRule::Rating}}};
}

[[nodiscard]] inline AdminMatches sampleMatches()
{
    return {.matches = {{.match = oneMatch,
                         .mode = u"duel"_s,
                         .state = AdminMatchState::Checking,
                         .teams = {{{{UserId{0x2223}, u"지호"_s}}}, {{{oneUser, u"미나"_s}}}},
                         .sinceMs = 3000,
                         .present = 1},
                        {.match = MatchId{0x8002},
                         .mode = u"duel"_s,
                         .state = AdminMatchState::Running,
                         .teams = {{{{UserId{0x2226}, u"boram"_s}}}, {{{UserId{0x2227}, nastyText()}}}},
                         .sinceMs = 754'000,
                         .present = 2,
                         .reports = 1,
                         .spectators = 3}},
            .total = 2};
}

/// One that waits, and one of somebody alone.
[[nodiscard]] inline AdminParties sampleParties()
{
    return {.parties = {{.id = PartyId{0x9001},
                         .leader = UserId{0x2223},
                         .members = {{.user = {UserId{0x2223}, u"지호"_s}, .ready = true},
                                     {.user = {UserId{0x2225}, u"dami"_s}, .ready = true}},
                         .mode = u"duel"_s},
                        {.id = PartyId{0x9002},
                         .leader = oneUser,
                         .members = {{.user = {oneUser, nastyText()}, .away = true}},
                         .invited = 2}},
            .total = 2};
}

[[nodiscard]] inline MatchLog sampleMatchLog()
{
    return {.settings = {.teams = 2,
                         .teamSize = 1,
                         .leastTeamSize = 1,
                         .smallerAfterMs = 30'000,
                         .agree = {u"region"_s},
                         .window = 50,
                         .windowStep = 50,
                         .windowEveryMs = 5000,
                         .windowMost = 500,
                         .anyAfterMs = 60'000},
            .rows = {{.number = 7,
                      .atMs = 1'000,
                      .came = LoggedTicket{.ticket = oneTicket,
                                           .players = {{oneUser, 1500}, {UserId{0x2225}, 1480}},
                                           .sinceMs = 900,
                                           .properties = {{{.property = u"region"_s, .word = u"kr"_s}}},
                                           .wishes = {{{.property = u"ping"_s, .most = 80}}},
                                           .avoids = {{UserId{0x2223}}}}},
                     {.number = 9, .atMs = 1'200, .gone = otherTicket},
                     {.number = 10, .atMs = 1'500, .taken = 2}},
            .first = 9,
            .last = 10};
}

/// A log that can be replayed: two who are 40 points apart are matched at once, a third never.
[[nodiscard]] inline MatchLog replayableLog()
{
    const auto came = [](quint64 id, int rating) {
        return LoggedTicket{.ticket = TicketId{id}, .players = {{UserId{id}, rating}}, .sinceMs = 1000};
    };
    MatchLog log = sampleMatchLog();
    log.settings.agree.clear();
    log.settings.anyAfterMs.reset();
    log.rows = {{.number = 1, .atMs = 1000, .came = came(1, 1500)},
                {.number = 2, .atMs = 1000, .came = came(2, 1540)},
                {.number = 3, .atMs = 1000, .taken = 2},
                {.number = 4, .atMs = 1000, .came = came(3, 1900)},
                {.number = 5, .atMs = 61'000, .gone = TicketId{7}}};
    log.first = 1;
    log.last = 5;
    return log;
}

template <>
inline FetchMatchLog sample()
{
    return {.mode = u"duel"_s, .after = 6, .limit = 50};
}

template <>
inline MatchLog sample()
{
    return sampleMatchLog();
}

template <>
inline FetchModes sample()
{
    return {};
}

template <>
inline AdminModes sample()
{
    AdminModes modes = sampleModes();
    modes.modes.push_back({.mode = u"옛날"_s, .teams = 1, .teamSize = 10, .running = 1, .closed = true});
    return modes;
}

template <>
inline ListTickets sample()
{
    return {.filter = u"미나"_s, .mode = u"duel"_s, .limit = 200, .after = oneTicket};
}

template <>
inline AdminTickets sample()
{
    return sampleTickets();
}

template <>
inline ExplainTicket sample()
{
    return {.ticket = oneTicket};
}

template <>
inline TicketExplanation sample()
{
    return sampleExplanation();
}

template <>
inline ListMatches sample()
{
    return {.filter = u"미나"_s, .mode = u"duel"_s, .limit = 50, .after = oneMatch};
}

template <>
inline AdminMatches sample()
{
    return sampleMatches();
}

template <>
inline ListParties sample()
{
    return {.filter = u"미나"_s, .limit = 100, .after = PartyId{0x9001}};
}

template <>
inline AdminParties sample()
{
    return sampleParties();
}

template <>
inline EndMatch sample()
{
    return {.match = oneMatch, .reason = u"오류"_s};
}

template <>
inline CancelTicket sample()
{
    return {.ticket = oneTicket, .reason = u"오류"_s};
}

template <>
inline PauseMode sample()
{
    return {.mode = u"duel"_s, .on = true, .reason = u"점검"_s};
}

template <>
inline MatchActAnswer sample()
{
    return {.people = 2};
}

} // namespace chat::test
