// SPDX-License-Identifier: Apache-2.0
#include "tests/support/samples.h"

namespace chat::test {

// Waiting for a match, and playing one

namespace {
constexpr TicketId minasTicket{0x71c};
constexpr MatchId duel{0x3a7c};
const UserInfo minaInfo{mina, u"미나"_s};
const UserInfo jihoInfo{jiho, u"jiho"_s};
} // namespace

template <>
ListMatchModes sample()
{
    return {};
}

template <>
MatchModes sample()
{
    return {.modes = {{.mode = u"duel"_s,
                       .teams = 2,
                       .teamSize = 1,
                       .leastTeamSize = 1,
                       .agree = {u"region"_s},
                       .waiting = 3,
                       .paused = false,
                       .spectators = 10}}};
}

template <>
QueueForMatch sample()
{
    return {.mode = u"duel"_s,
            .rating = 1620,
            .properties = std::vector<MatchProperty>{{.property = u"region"_s, .word = u"서울"_s},
                                                     {.property = u"ping"_s, .number = 12.5}},
            .wishes = std::vector<MatchWish>{{.property = u"ping"_s, .least = 0.5, .most = 80.5},
                                             {.property = u"region"_s, .word = u"서울"_s}},
            .avoids = std::vector<UserId>{jiho}};
}

template <>
MatchQueued sample()
{
    return {.ticket = minasTicket, .position = 4, .estimateMs = 12'000, .duplicate = true, .rating = 1512};
}

template <>
CancelMatch sample()
{
    return {.ticket = minasTicket};
}

template <>
MatchCancelled sample()
{
    return {};
}

template <>
AskMatchStatus sample()
{
    return {.ticket = minasTicket};
}

template <>
TicketStatus sample()
{
    return {.ticket = minasTicket,
            .waitedMs = 6'000,
            .position = 1,
            .window = 100,
            .near = 2,
            .estimateMs = 12'000,
            .widensInMs = 4'000,
            .players = 3,
            .needed = 2,
            .paused = true};
}

template <>
MatchStatus sample()
{
    return {sample<TicketStatus>()};
}

template <>
ReadyForMatch sample()
{
    return {.match = duel, .accept = true};
}

template <>
ReportResult sample()
{
    return {.match = duel, .places = {1, 2}};
}

template <>
SendMatchData sample()
{
    return {.match = duel, .op = 7, .data = {QByteArray("\x00\x01\xff go", 6)}};
}

template <>
MatchData sample()
{
    return {.number = 12, .from = minaInfo.id, .op = 7, .data = {QByteArray("\x00\x01\xff go", 6)}};
}

template <>
ListWatchable sample()
{
    return {.mode = u"duel"_s, .after = MatchId{0x3a7b}, .limit = 20};
}

template <>
WatchableMatches sample()
{
    return {.matches = {{.match = duel,
                         .teams = {{{minaInfo}}, {{jihoInfo}}},
                         .sinceMs = 65'000,
                         .spectators = 2,
                         .most = 10}},
            .total = 7};
}

template <>
WatchMatch sample()
{
    return {.match = duel};
}

template <>
MatchJoined sample()
{
    return {.match = duel, .players = {jihoInfo}, .team = 1};
}

template <>
MatchSpectators sample()
{
    return {.spectators = 2};
}

template <>
LeaveMatch sample()
{
    return {.match = duel};
}

template <>
MatchFound sample()
{
    return {.ticket = minasTicket,
            .match = duel,
            .mode = u"duel"_s,
            .players = {minaInfo, jihoInfo},
            .acceptUntil = noon + Milliseconds(15'000),
            .acceptMs = 15'000,
            .spread = 40,
            .backfill = true};
}

template <>
MatchReadiness sample()
{
    return {.match = duel, .accepted = 1, .of = 2};
}

template <>
MatchFailed sample()
{
    return {.ticket = minasTicket,
            .match = duel,
            .reason = MatchFailure::Timeout,
            .requeued = true,
            .waitedKeptMs = 21'000,
            .cooldownMs = 30'000};
}

template <>
MatchStart sample()
{
    return {.ticket = minasTicket,
            .match = duel,
            .room = RoomId{duel.value},
            .mode = u"duel"_s,
            .teams = {{{minaInfo}}, {{jihoInfo}}},
            .host = mina,
            .seed = 4'611'686'018'427,
            .backfill = true};
}

template <>
MatchEnded sample()
{
    return {.match = duel,
            .reason = MatchEnd::Result,
            .places = std::vector{1, 2},
            .ratings = std::vector<RatingChange>{{.player = mina, .rating = 1512, .change = 12},
                                                 {.player = jiho, .rating = 1488, .change = -12}}};
}

} // namespace chat::test
