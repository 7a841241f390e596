// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

namespace chat::matching {
struct TicketTag; // of shared/matching/ticket.h, which is beside this layer
} // namespace chat::matching

namespace chat::limits {
inline constexpr int maxMatchModes = 32; ///< on one server
inline constexpr int maxModeName = 32; ///< bytes
inline constexpr int maxTicketProperties = 16;
inline constexpr int maxTicketWishes = 16;
inline constexpr int maxTicketAvoids = 100; ///< people whom one ticket does not want to meet
inline constexpr int maxPlaces = 64; ///< of a result; as many as there can be people
inline constexpr int maxRating = 10'000; ///< points
inline constexpr int maxMatchOp = 255;
inline constexpr qsizetype maxMatchDataBytes = 4096; ///< of one packet of match.data, before it is spelled
inline constexpr int maxSpectators = 100; ///< of one match
inline constexpr int maxWatchRows = 20; ///< of match.list on one page: each names all of its people
inline constexpr int startRating = 1500; ///< of whoever has not played yet
} // namespace chat::limits

/// What packets about matches carry.
namespace chat {

using TicketId = Id<matching::TicketTag>;
using MatchId = Id<struct MatchTag>;

/// What a ticket says of itself: a word or a number.
struct MatchProperty {
    QString property;
    std::optional<QString> word = {};
    std::optional<double> number = {};

    static constexpr auto fields()
    {
        return Fields{Field{"name"_L1, &MatchProperty::property, {}, text(TextRule::Word)},
                      Field{"word"_L1, &MatchProperty::word, "this or `number`"_L1, text(TextRule::Word)},
                      Field{"number"_L1, &MatchProperty::number}};
    }
    friend bool operator==(const MatchProperty &, const MatchProperty &) = default;
};

/// What a ticket wants of the others' properties.
struct MatchWish {
    QString property;
    std::optional<QString> word = {};
    std::optional<double> least = {};
    std::optional<double> most = {};

    static constexpr auto fields()
    {
        return Fields{Field{"name"_L1, &MatchWish::property, {}, text(TextRule::Word)},
                      Field{"word"_L1, &MatchWish::word, "is this word"_L1, text(TextRule::Word)},
                      Field{"least"_L1, &MatchWish::least, "is a number, and not below"_L1},
                      Field{"most"_L1, &MatchWish::most, "and not above"_L1}};
    }
    friend bool operator==(const MatchWish &, const MatchWish &) = default;
};

/// What a game says to itself. In CBOR a byte string, in JSON base64.
struct MatchBytes {
    static constexpr qsizetype maxBytes = limits::maxMatchDataBytes;

    QByteArray bytes;

    /// Errors: BadField for what is neither; TooLarge above limits::maxMatchDataBytes.
    [[nodiscard]] static Result<MatchBytes> readFrom(Value value);
    template <class Writer>
    void writeTo(Writer &out) const
    {
        out.bytes(QByteArrayView(bytes));
    }

    friend bool operator==(const MatchBytes &, const MatchBytes &) = default;
};

struct MatchModeInfo {
    QString mode;
    int teams = 0;
    int teamSize = 0;
    int leastTeamSize = 0;
    std::vector<QString> agree;
    int waiting = 0;
    bool paused = false;
    std::optional<int> largestParty = {};
    std::optional<int> spectators = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"name"_L1, &MatchModeInfo::mode},
            Field{"teams"_L1, &MatchModeInfo::teams, "1: each for himself"_L1},
            Field{"team_size"_L1, &MatchModeInfo::teamSize, "people in a full team"_L1},
            Field{"least_team_size"_L1, &MatchModeInfo::leastTeamSize,
                  "people in a team that will do for who has waited long"_L1},
            Field{"agree"_L1, &MatchModeInfo::agree,
                  "properties that are the same for all in a match; say yours in `props`"_L1},
            Field{"waiting"_L1, &MatchModeInfo::waiting, "tickets, now"_L1},
            Field{"paused"_L1, &MatchModeInfo::paused},
            Field{"largest_party"_L1, &MatchModeInfo::largestParty,
                  "people who may queue together; absent: nobody"_L1},
            Field{"spectators"_L1, &MatchModeInfo::spectators,
                  "people who may watch one match; absent: nobody may"_L1},
        };
    }
    friend bool operator==(const MatchModeInfo &, const MatchModeInfo &) = default;
};

struct MatchTeam {
    std::vector<UserInfo> players;

    static constexpr auto fields() { return Fields{Field{"players"_L1, &MatchTeam::players}}; }
    friend bool operator==(const MatchTeam &, const MatchTeam &) = default;
};

/// How it stands with a ticket that waits.
struct TicketStatus {
    TicketId ticket;
    qint64 waitedMs = 0;
    int position = 0;
    std::optional<int> window = {};
    int near = 0;
    std::optional<qint64> estimateMs = {};
    std::optional<qint64> widensInMs = {};
    std::optional<int> players = {};
    std::optional<int> needed = {};
    std::optional<bool> paused = {};
    std::optional<QString> mode = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &TicketStatus::ticket},
            Field{"waited_ms"_L1, &TicketStatus::waitedMs},
            Field{"position"_L1, &TicketStatus::position, "1: waits longest of all in this mode"_L1},
            Field{"window"_L1, &TicketStatus::window,
                  "points up and down that another's rating may be away; absent: any"_L1},
            Field{"near"_L1, &TicketStatus::near, "others who wait and whose rating is within the window"_L1},
            Field{"estimate_ms"_L1, &TicketStatus::estimateMs,
                  "how long others waited; absent: nobody can say yet"_L1},
            Field{"widens_in_ms"_L1, &TicketStatus::widensInMs,
                  "until the window is wider; absent: it stays as it is"_L1},
            Field{"players"_L1, &TicketStatus::players,
                  "in the answer: who could play with you now, you included"_L1},
            Field{"needed"_L1, &TicketStatus::needed,
                  "in the answer: people in the smallest match that would do now"_L1},
            Field{"mode"_L1, &TicketStatus::mode, "of a party's ticket, which its leader asked for"_L1},
            Field{"paused"_L1, &TicketStatus::paused,
                  "true: an operator has paused the mode; you wait on"_L1},
        };
    }
    friend bool operator==(const TicketStatus &, const TicketStatus &) = default;
};

/// A match that is played and may be watched.
struct WatchableMatch {
    MatchId match;
    std::vector<MatchTeam> teams;
    qint64 sinceMs = 0;
    int spectators = 0;
    int most = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"match"_L1, &WatchableMatch::match, "also the id of its room"_L1},
            Field{"teams"_L1, &WatchableMatch::teams, "as it began"_L1},
            Field{"since_ms"_L1, &WatchableMatch::sinceMs, "that it has been played"_L1},
            Field{"spectators"_L1, &WatchableMatch::spectators, "who watch now"_L1},
            Field{"max"_L1, &WatchableMatch::most, "who may"_L1},
        };
    }
    friend bool operator==(const WatchableMatch &, const WatchableMatch &) = default;
};

// Answers

struct WatchableMatches {
    std::vector<WatchableMatch> matches;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"matches"_L1, &WatchableMatches::matches, "by id"_L1},
                      Field{"total"_L1, &WatchableMatches::total, "on all pages"_L1}};
    }
    friend bool operator==(const WatchableMatches &, const WatchableMatches &) = default;
};

struct MatchModes {
    std::vector<MatchModeInfo> modes;

    static constexpr auto fields() { return Fields{Field{"modes"_L1, &MatchModes::modes, "by name"_L1}}; }
    friend bool operator==(const MatchModes &, const MatchModes &) = default;
};

struct MatchQueued {
    TicketId ticket;
    int position = 0;
    std::optional<qint64> estimateMs = {};
    std::optional<bool> duplicate = {};
    std::optional<int> rating = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &MatchQueued::ticket},
            Field{"position"_L1, &MatchQueued::position, "1: waits longest of all in this mode"_L1},
            Field{"estimate_ms"_L1, &MatchQueued::estimateMs,
                  "how long others waited; absent: nobody can say yet"_L1},
            Field{"dup"_L1, &MatchQueued::duplicate, "true: it waited already"_L1},
            Field{"rating"_L1, &MatchQueued::rating, "points, with which it waits"_L1},
        };
    }
    friend bool operator==(const MatchQueued &, const MatchQueued &) = default;
};

/// How a ticket ended for who cancelled it.
enum class TicketState : quint8 { Cancelled };
constexpr std::array<QLatin1StringView, 1> enumNames(TicketState) { return {"cancelled"_L1}; }

struct MatchCancelled {
    TicketState state = TicketState::Cancelled;

    static constexpr auto fields() { return Fields{Field{"state"_L1, &MatchCancelled::state}}; }
    friend bool operator==(const MatchCancelled &, const MatchCancelled &) = default;
};

} // namespace chat
