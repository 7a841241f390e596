// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"
#include "shared/protocol/matchevents.h"

/// Operator -> server: who waits for a match, why, and what is played.
namespace chat::limits {
inline constexpr int maxMatchRows = 50; ///< of a.matches on one page: each names all of its people
inline constexpr int maxNearTickets = 20; ///< that a.ticket.explain names
} // namespace chat::limits

namespace chat {

struct AdminModeRow {
    QString mode;
    int teams = 0;
    int teamSize = 0;
    int tickets = 0;
    std::optional<qint64> oldestMs = {};
    std::optional<qint64> waitP50Ms = {};
    std::optional<qint64> waitP95Ms = {};
    int perMinute = 0;
    int checking = 0;
    int running = 0;
    bool paused = false;
    std::optional<bool> closed = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"mode"_L1, &AdminModeRow::mode},
            Field{"teams"_L1, &AdminModeRow::teams, "1: each for himself"_L1},
            Field{"team_size"_L1, &AdminModeRow::teamSize, "people in a full team"_L1},
            Field{"tickets"_L1, &AdminModeRow::tickets, "that wait"_L1},
            Field{"oldest_ms"_L1, &AdminModeRow::oldestMs,
                  "how long the oldest of them has waited; absent: none waits"_L1},
            Field{"wait_p50_ms"_L1, &AdminModeRow::waitP50Ms,
                  "half of the last 50 matches waited no longer; absent: none was played yet"_L1},
            Field{"wait_p95_ms"_L1, &AdminModeRow::waitP95Ms, "95 of 100 waited no longer"_L1},
            Field{"per_minute"_L1, &AdminModeRow::perMinute, "matches that began in the last minute"_L1},
            Field{"checking"_L1, &AdminModeRow::checking, "matches whose people are asked"_L1},
            Field{"running"_L1, &AdminModeRow::running, "matches that are played"_L1},
            Field{"paused"_L1, &AdminModeRow::paused},
            Field{"closed"_L1, &AdminModeRow::closed,
                  "true: the configuration has it no more; its last matches are played"_L1},
        };
    }
    friend bool operator==(const AdminModeRow &, const AdminModeRow &) = default;
};

struct AdminModes {
    std::vector<AdminModeRow> modes;

    static constexpr auto fields() { return Fields{Field{"modes"_L1, &AdminModes::modes, "by name"_L1}}; }
    friend bool operator==(const AdminModes &, const AdminModes &) = default;
};

struct FetchModes {
    static constexpr auto name = "a.mm.modes"_L1;
    static constexpr auto about = "What can be played, and how it goes. Errors: overloaded."_L1;
    using Answer = AdminModes;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const FetchModes &, const FetchModes &) = default;
};

struct AdminTicketRow {
    TicketId ticket;
    QString mode;
    UserInfo user;
    int rating = 0;
    qint64 waitedMs = 0;
    std::optional<int> window = {};
    std::optional<qint64> widensInMs = {};
    qint64 expiresInMs = 0;
    std::optional<MatchId> match = {};
    std::optional<std::vector<UserInfo>> mates = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &AdminTicketRow::ticket},
            Field{"mode"_L1, &AdminTicketRow::mode},
            Field{"user"_L1, &AdminTicketRow::user},
            Field{"rating"_L1, &AdminTicketRow::rating, "points, with which it waits"_L1},
            Field{"waited_ms"_L1, &AdminTicketRow::waitedMs},
            Field{"window"_L1, &AdminTicketRow::window,
                  "points up and down that another's rating may be away; absent: any"_L1},
            Field{"widens_in_ms"_L1, &AdminTicketRow::widensInMs,
                  "until the window is wider; absent: it stays as it is"_L1},
            Field{"expires_in_ms"_L1, &AdminTicketRow::expiresInMs, "then it ends without a match"_L1},
            Field{"match"_L1, &AdminTicketRow::match, "found, and its people are asked; absent: it waits"_L1},
            Field{"mates"_L1, &AdminTicketRow::mates, "the others of a party"_L1},
        };
    }
    friend bool operator==(const AdminTicketRow &, const AdminTicketRow &) = default;
};

struct AdminTickets {
    std::vector<AdminTicketRow> tickets;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"tickets"_L1, &AdminTickets::tickets, "by id"_L1},
                      Field{"total"_L1, &AdminTickets::total, "that match the filter, on all pages"_L1}};
    }
    friend bool operator==(const AdminTickets &, const AdminTickets &) = default;
};

struct ListTickets {
    static constexpr auto name = "a.tickets"_L1;
    static constexpr auto about = "Who waits for a match, a page at a time. Errors: overloaded."_L1;
    using Answer = AdminTickets;

    std::optional<QString> filter = {};
    std::optional<QString> mode = {};
    std::optional<int> limit = {};
    std::optional<TicketId> after = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"filter"_L1, &ListTickets::filter,
                  "part of the nick, in any case, or the id of the ticket or user"_L1, text(TextRule::Word)},
            Field{"mode"_L1, &ListTickets::mode, "only of this one"_L1, text(TextRule::Word)},
            Field{"limit"_L1, &ListTickets::limit, "200 when absent"_L1, between(1, limits::maxAdminRows)},
            Field{"after"_L1, &ListTickets::after, "the last ticket of the page before"_L1},
        };
    }
    friend bool operator==(const ListTickets &, const ListTickets &) = default;
};

/// What keeps two tickets apart, in the order in which it is looked at.
enum class ApartRule : quint8 { SamePerson, PartyTooLarge, Agreement, Avoided, Wish, Rating };
constexpr std::array<QLatin1StringView, 6> enumNames(ApartRule)
{
    return {"same_person"_L1, "party_too_large"_L1, "agreement"_L1, "avoided"_L1, "wish"_L1, "rating"_L1};
}

struct NearTicket {
    TicketId ticket;
    UserInfo user;
    int rating = 0;
    int apart = 0;
    qint64 waitedMs = 0;
    std::optional<ApartRule> failed = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &NearTicket::ticket},
            Field{"user"_L1, &NearTicket::user},
            Field{"rating"_L1, &NearTicket::rating, "points"_L1},
            Field{"apart"_L1, &NearTicket::apart, "points between the two"_L1},
            Field{"waited_ms"_L1, &NearTicket::waitedMs},
            Field{
                "failed"_L1, &NearTicket::failed,
                "the first rule that keeps the two apart: `agreement`, a property that must be the same is not; `wish`, one does not have what the other wants; `rating`, too far for the one that has waited longer; absent: they may play together"_L1},
        };
    }
    friend bool operator==(const NearTicket &, const NearTicket &) = default;
};

struct TicketExplanation {
    AdminTicketRow row;
    int position = 0;
    std::optional<qint64> estimateMs = {};
    int players = 0;
    int needed = 0;
    std::vector<NearTicket> near;

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &TicketExplanation::row},
            Field{"position"_L1, &TicketExplanation::position, "1: waits longest of all in this mode"_L1},
            Field{"estimate_ms"_L1, &TicketExplanation::estimateMs,
                  "how long others waited; absent: nobody can say yet"_L1},
            Field{"players"_L1, &TicketExplanation::players,
                  "people who could play with it now, its own included"_L1},
            Field{"needed"_L1, &TicketExplanation::needed,
                  "people in the smallest match that would do now"_L1},
            Field{"near"_L1, &TicketExplanation::near,
                  "the others who wait, the nearest rating first; at most 20"_L1},
        };
    }
    friend bool operator==(const TicketExplanation &, const TicketExplanation &) = default;
};

struct ExplainTicket {
    static constexpr auto name = "a.ticket.explain"_L1;
    static constexpr auto about
        = "What keeps a ticket: its window, who is near, and the first rule that failed for each. Errors: ticket_not_found, already_matched, overloaded."_L1;
    using Answer = TicketExplanation;

    TicketId ticket;

    static constexpr auto fields() { return Fields{Field{"ticket"_L1, &ExplainTicket::ticket}}; }
    friend bool operator==(const ExplainTicket &, const ExplainTicket &) = default;
};

enum class AdminMatchState : quint8 { Checking, Running };
constexpr std::array<QLatin1StringView, 2> enumNames(AdminMatchState)
{
    return {"checking"_L1, "running"_L1};
}

struct AdminMatchRow {
    MatchId match;
    QString mode;
    AdminMatchState state = AdminMatchState::Running;
    std::vector<MatchTeam> teams;
    qint64 sinceMs = 0;
    int present = 0;
    int reports = 0;
    std::optional<int> spectators = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"match"_L1, &AdminMatchRow::match, "also the id of its room, once it runs"_L1},
            Field{"mode"_L1, &AdminMatchRow::mode},
            Field{"state"_L1, &AdminMatchRow::state, "checking: its people are asked"_L1},
            Field{"teams"_L1, &AdminMatchRow::teams, "as it began"_L1},
            Field{"since_ms"_L1, &AdminMatchRow::sinceMs, "that it has been in this state"_L1},
            Field{"present"_L1, &AdminMatchRow::present,
                  "people who have accepted, or, once it runs, who are still in it"_L1},
            Field{"reports"_L1, &AdminMatchRow::reports, "people who have reported a result"_L1},
            Field{"spectators"_L1, &AdminMatchRow::spectators,
                  "who watch it; absent: nobody may, or it does not run yet"_L1},
        };
    }
    friend bool operator==(const AdminMatchRow &, const AdminMatchRow &) = default;
};

struct AdminMatches {
    std::vector<AdminMatchRow> matches;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"matches"_L1, &AdminMatches::matches, "by id"_L1},
                      Field{"total"_L1, &AdminMatches::total, "that match the filter, on all pages"_L1}};
    }
    friend bool operator==(const AdminMatches &, const AdminMatches &) = default;
};

struct ListMatches {
    static constexpr auto name = "a.matches"_L1;
    static constexpr auto about
        = "The matches whose people are asked, and those that are played, a page at a time. Errors: overloaded."_L1;
    using Answer = AdminMatches;

    std::optional<QString> filter = {};
    std::optional<QString> mode = {};
    std::optional<int> limit = {};
    std::optional<MatchId> after = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"filter"_L1, &ListMatches::filter,
                  "part of a player's nick, in any case, or the id of the match or of a player"_L1,
                  text(TextRule::Word)},
            Field{"mode"_L1, &ListMatches::mode, "only of this one"_L1, text(TextRule::Word)},
            Field{"limit"_L1, &ListMatches::limit, "50 when absent"_L1, between(1, limits::maxMatchRows)},
            Field{"after"_L1, &ListMatches::after, "the last match of the page before"_L1},
        };
    }
    friend bool operator==(const ListMatches &, const ListMatches &) = default;
};

struct MatchActAnswer {
    int people = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"people"_L1, &MatchActAnswer::people, "whom it hits"_L1}};
    }
    friend bool operator==(const MatchActAnswer &, const MatchActAnswer &) = default;
};

struct EndMatch {
    static constexpr auto name = "a.match.end"_L1;
    static constexpr auto about
        = "End a match without a result: its people hear match.ended{operator}, or match.failed{cancelled} while they are still asked. Its room stays for who is in it. Errors: reason_required, match_not_found, match_over, overloaded."_L1;
    static constexpr bool changes = true;
    using Answer = MatchActAnswer;

    MatchId match;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"match"_L1, &EndMatch::match},
                      Field{"reason"_L1, &EndMatch::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const EndMatch &, const EndMatch &) = default;
};

struct CancelTicket {
    static constexpr auto name = "a.ticket.cancel"_L1;
    static constexpr auto about
        = "End a ticket that waits: its people hear match.failed{cancelled}, and may queue again. Errors: reason_required, ticket_not_found, already_matched (end the match instead), overloaded."_L1;
    static constexpr bool changes = true;
    using Answer = MatchActAnswer;

    TicketId ticket;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &CancelTicket::ticket},
            Field{"reason"_L1, &CancelTicket::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const CancelTicket &, const CancelTicket &) = default;
};

struct PauseMode {
    static constexpr auto name = "a.mm.pause"_L1;
    static constexpr auto about
        = "Match nobody in a mode and let nobody queue, until it is let go on or the server starts anew. Who waits goes on waiting; matches that were found go on. Errors: reason_required, mode_unknown, overloaded."_L1;
    static constexpr bool changes = true;
    using Answer = MatchActAnswer;

    QString mode;
    bool on = true;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"mode"_L1, &PauseMode::mode, {}, text(TextRule::Word)},
                      Field{"on"_L1, &PauseMode::on, "false: let it go on"_L1},
                      Field{"reason"_L1, &PauseMode::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const PauseMode &, const PauseMode &) = default;
};

} // namespace chat
