// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminjournal.h"
#include "shared/protocol/answers.h"

/// Operator -> server: rooms that closed themselves after a fault, and what is known of it (S2-14, S2-15,
/// U-12).
namespace chat {

namespace limits {
inline constexpr int crashCapsules = 50; ///< kept in the state directory; the oldest go
inline constexpr int maxCrashCapsules = 200; ///< what an operator may ask for, so that a list fits a line
} // namespace limits

struct CrashRow {
    QByteArray incident;
    Timestamp time;
    RoomId room;
    QString name;
    QString what;

    static constexpr auto fields()
    {
        return Fields{
            Field{"incident"_L1, &CrashRow::incident, "as clients are told it"_L1},
            Field{"ts"_L1, &CrashRow::time, "ms UTC"_L1},
            Field{"room"_L1, &CrashRow::room},
            Field{"name"_L1, &CrashRow::name, "of the room"_L1},
            Field{"what"_L1, &CrashRow::what, "what the exception says; English"_L1},
        };
    }
    friend bool operator==(const CrashRow &, const CrashRow &) = default;
};

struct CrashList {
    std::vector<CrashRow> crashes;

    static constexpr auto fields()
    {
        return Fields{Field{"crashes"_L1, &CrashList::crashes, "newest first"_L1}};
    }
    friend bool operator==(const CrashList &, const CrashList &) = default;
};

struct ListCrashes {
    static constexpr auto name = "a.crashes"_L1;
    static constexpr auto about
        = "Rooms that closed themselves after a fault, also before the last start. Errors: overloaded."_L1;
    using Answer = CrashList;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const ListCrashes &, const ListCrashes &) = default;
};

/// All that is kept of one fault; nothing that anybody said, and people only as numbers (B2-11).
struct CrashCapsule {
    QByteArray incident;
    Timestamp time;
    QByteArray build;
    QString host;
    RoomId room;
    QString name;
    QByteArray kind;
    QString what;
    std::vector<QString> stack;
    RoomJournal journal;

    static constexpr auto fields()
    {
        return Fields{
            Field{"incident"_L1, &CrashCapsule::incident},
            Field{"ts"_L1, &CrashCapsule::time, "ms UTC"_L1},
            Field{"build"_L1, &CrashCapsule::build, "version of the server"_L1},
            Field{"host"_L1, &CrashCapsule::host, "the machine's name"_L1},
            Field{"room"_L1, &CrashCapsule::room},
            Field{"name"_L1, &CrashCapsule::name, "of the room"_L1},
            Field{"kind"_L1, &CrashCapsule::kind, "of the room"_L1},
            Field{"what"_L1, &CrashCapsule::what, "what the exception says; English"_L1},
            Field{"stack"_L1, &CrashCapsule::stack,
                  "where it was thrown, innermost first; empty when it was no exception"_L1},
            Field{"journal"_L1, &CrashCapsule::journal,
                  "the last jobs of the room; the last of them failed; people are numbers"_L1},
        };
    }
    friend bool operator==(const CrashCapsule &, const CrashCapsule &) = default;
};

struct FetchCrash {
    static constexpr auto name = "a.crash"_L1;
    static constexpr auto about
        = "One crash capsule. Errors: bad_field (there is none of this incident), overloaded."_L1;
    using Answer = CrashCapsule;

    QByteArray incident;

    static constexpr auto fields()
    {
        return Fields{Field{"incident"_L1, &FetchCrash::incident, {}, text(TextRule::Word)}};
    }
    friend bool operator==(const FetchCrash &, const FetchCrash &) = default;
};

struct ThrowInRoom {
    static constexpr auto name = "a.chaos.throw"_L1;
    static constexpr auto about
        = "Let a job of the room end with an exception, to see what becomes of it; only when the server was started with --debug-faults. Errors: reason_required, room_not_found, not_implemented."_L1;
    static constexpr bool changes = true;
    using Answer = Nothing;

    RoomId room;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &ThrowInRoom::room},
                      Field{"reason"_L1, &ThrowInRoom::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const ThrowInRoom &, const ThrowInRoom &) = default;
};

} // namespace chat
