// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/admindetails.h"
#include "shared/protocol/answers.h"

/// Operator -> server: what must always hold, and where it does not (U-06).
namespace chat {

/// What must hold; named after what it looks like when it does not.
enum class Invariant : quint8 {
    SeatWithoutConnection, ///< who is in a room has a living connection, or is in the grace time (B1-08)
    SeatNotSubscribed, ///< whoever is in a room hears it
    SubscriberWithoutSeat, ///< whoever hears a room is in it
    GraceOverdue, ///< a lost seat is given up when its grace time ends
    SessionWithoutConnection, ///< whoever is online has a living connection
};
constexpr std::array<QLatin1StringView, 5> enumNames(Invariant)
{
    return {"seat_without_connection"_L1, "seat_not_subscribed"_L1, "subscriber_without_seat"_L1,
            "grace_overdue"_L1, "session_without_connection"_L1};
}
inline constexpr size_t invariants = enumNames(Invariant()).size();

struct ViolationRow {
    qint64 id = 0;
    Invariant invariant = Invariant::SeatWithoutConnection;
    Timestamp since;
    std::optional<AdminRoomRef> room;
    std::optional<UserId> user;
    std::optional<QByteArray> connection;

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &ViolationRow::id},
            Field{"invariant"_L1, &ViolationRow::invariant, "which does not hold"_L1},
            Field{"since"_L1, &ViolationRow::since, "when it was first seen; ms UTC"_L1},
            Field{"room"_L1, &ViolationRow::room, "that it is about; absent for sessions"_L1},
            Field{"user"_L1, &ViolationRow::user, "whose seat or session it is about"_L1},
            Field{"connection"_L1, &ViolationRow::connection,
                  "which it is about: thread, slot and generation"_L1},
        };
    }
    friend bool operator==(const ViolationRow &, const ViolationRow &) = default;
};

struct InvariantRow {
    Invariant invariant = Invariant::SeatWithoutConnection;
    qint64 total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"invariant"_L1, &InvariantRow::invariant},
                      Field{"total"_L1, &InvariantRow::total, "violations since the start"_L1}};
    }
    friend bool operator==(const InvariantRow &, const InvariantRow &) = default;
};

struct InvariantsAnswer {
    std::vector<ViolationRow> violations;
    std::vector<InvariantRow> invariants;
    qint64 looksTotal = 0;
    qint64 sweepsTotal = 0;
    std::optional<Timestamp> swept;

    static constexpr auto fields()
    {
        return Fields{
            Field{"violations"_L1, &InvariantsAnswer::violations, "now, oldest first; at most 200"_L1},
            Field{"invariants"_L1, &InvariantsAnswer::invariants, "all that is watched"_L1},
            Field{"looks_total"_L1, &InvariantsAnswer::looksTotal,
                  "at a room or at the sessions, since the start"_L1},
            Field{"sweeps_total"_L1, &InvariantsAnswer::sweepsTotal, "over all rooms"_L1},
            Field{"swept"_L1, &InvariantsAnswer::swept, "when the last sweep ended; ms UTC"_L1},
        };
    }
    friend bool operator==(const InvariantsAnswer &, const InvariantsAnswer &) = default;
};

struct FetchInvariants {
    static constexpr auto name = "a.invariants"_L1;
    static constexpr auto about
        = "What must always hold of rooms, and where it does not; looked at all the time, a few rooms a second."_L1;
    using Answer = InvariantsAnswer;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const FetchInvariants &, const FetchInvariants &) = default;
};

struct RepairViolation {
    static constexpr auto name = "a.repair"_L1;
    static constexpr auto about
        = "Put a violation right. It is gone from a.invariants when the next look finds it so. Errors: reason_required, bad_field (it is over, or never was)."_L1;
    static constexpr bool changes = true;
    using Answer = Nothing;

    qint64 id = 0;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &RepairViolation::id, {}, between(1, (qint64(1) << 53) - 1)},
            Field{"reason"_L1, &RepairViolation::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const RepairViolation &, const RepairViolation &) = default;
};

} // namespace chat
