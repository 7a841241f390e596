// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"
#include "shared/protocol/answers.h"

/// Operator -> server: what he does to rooms.
namespace chat {

struct RoomActAnswer {
    int people = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"people"_L1, &RoomActAnswer::people, "who were there, and are told"_L1}};
    }
    friend bool operator==(const RoomActAnswer &, const RoomActAnswer &) = default;
};

struct CloseRoom {
    static constexpr auto name = "a.room.close"_L1;
    static constexpr auto about
        = "Put everybody out of a room, and let nobody in until a.room.open or a new start of the server. Errors: reason_required, room_not_found, wrong_room_kind."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &CloseRoom::room},
                      Field{"reason"_L1, &CloseRoom::reason, "kept, and told to whom it hits"_L1,
                            text(TextRule::Reason)}};
    }
    friend bool operator==(const CloseRoom &, const CloseRoom &) = default;
};

struct OpenRoom {
    static constexpr auto name = "a.room.open"_L1;
    static constexpr auto about
        = "Open a room that was closed. Errors: reason_required, room_not_found, wrong_room_kind."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &OpenRoom::room},
                      Field{"reason"_L1, &OpenRoom::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const OpenRoom &, const OpenRoom &) = default;
};

struct QuarantineRoom {
    static constexpr auto name = "a.quarantine"_L1;
    static constexpr auto about
        = "Whoever is in the room stays, but nobody speaks and nobody else gets in, until it is released or the server starts anew. Errors: reason_required, room_not_found, wrong_room_kind, room_closed."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    bool on = true;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &QuarantineRoom::room},
                      Field{"on"_L1, &QuarantineRoom::on, "false: release it"_L1},
                      Field{"reason"_L1, &QuarantineRoom::reason, "kept, and told to whom it hits"_L1,
                            text(TextRule::Reason)}};
    }
    friend bool operator==(const QuarantineRoom &, const QuarantineRoom &) = default;
};

namespace limits {
inline constexpr Milliseconds blockTime{3000}; ///< when an operator does not say
inline constexpr Milliseconds maxBlockTime{10'000};
} // namespace limits

struct BlockRoom {
    static constexpr auto name = "a.chaos.block"_L1;
    static constexpr auto about
        = "Hold up the room's worker for a while, to see what a slow job looks like; only when the server was started with --debug-faults. Errors: reason_required, room_not_found, not_implemented."_L1;
    static constexpr bool changes = true;
    using Answer = Nothing;

    RoomId room;
    std::optional<qint64> ms;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &BlockRoom::room},
            Field{"ms"_L1, &BlockRoom::ms, "3000 when absent"_L1, between(1, limits::maxBlockTime.count())},
            Field{"reason"_L1, &BlockRoom::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const BlockRoom &, const BlockRoom &) = default;
};

} // namespace chat
