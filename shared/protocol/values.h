// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/protocol/mapcodec.h"

#include <array>

/// Structs that packets carry, and the words that travel by name.
namespace chat {

using namespace Qt::StringLiterals;

/// Changes when a room's history is lost or reset; sequence numbers of two epochs have nothing to do with
/// each other.
using Epoch = Id<struct EpochTag>;

enum class RoomKind : quint8 {
    Channel, ///< from the configuration and always there, or made by a person and kept
    System, ///< the room of announcements; everybody is in it, nobody speaks
    Match, ///< of a game; made by the matcher
    Meeting, ///< made by a person, and kept
    Temporary, ///< made by a person, only in memory; gone with its messages when it has been empty for a
               ///< while
    Large, ///< kept; numbers instead of who comes and goes
    Direct, ///< a few people among themselves; made when the first of them writes
};
constexpr std::array<QLatin1StringView, 7> enumNames(RoomKind)
{
    return {"channel"_L1, "system"_L1, "match"_L1, "meeting"_L1, "temporary"_L1, "large"_L1, "dm"_L1};
}

/// What somebody is in a room, the least first. Whoever has no other role is a member.
enum class RoomRole : quint8 {
    Guest, ///< hears, and does not speak where only members may
    Member,
    Moderator,
    Host, ///< one at most
};
constexpr std::array<QLatin1StringView, 4> enumNames(RoomRole)
{
    return {"guest"_L1, "member"_L1, "moderator"_L1, "host"_L1};
}

/// What an operator lets a room do.
enum class RoomAccess : quint8 {
    Open,
    Quarantined, ///< whoever is in stays, but nobody speaks, and nobody else gets in
    Closed, ///< nobody is in it
};
constexpr std::array<QLatin1StringView, 3> enumNames(RoomAccess)
{
    return {"open"_L1, "quarantined"_L1, "closed"_L1};
}

/// Why somebody is not in a room any more.
enum class LeaveReason : quint8 { Left, Kicked, Banned, Lost, Replaced, Idle, RoomClosed };
constexpr std::array<QLatin1StringView, 7> enumNames(LeaveReason)
{
    return {"left"_L1, "kicked"_L1, "banned"_L1, "lost"_L1, "replaced"_L1, "idle"_L1, "room_closed"_L1};
}

enum class Severity : quint8 { Info, Warn, Critical };
constexpr std::array<QLatin1StringView, 3> enumNames(Severity)
{
    return {"info"_L1, "warn"_L1, "critical"_L1};
}

/// A person, as others see him.
struct UserInfo {
    UserId id;
    QString nick;

    static constexpr auto fields()
    {
        return Fields{Field{"id"_L1, &UserInfo::id}, Field{"nick"_L1, &UserInfo::nick}};
    }
    friend bool operator==(const UserInfo &, const UserInfo &) = default;
};

/// What program a client is; shown to operators.
struct ClientInfo {
    std::optional<QString> name;
    std::optional<QString> version;
    std::optional<QString> os;

    static constexpr auto fields()
    {
        return Fields{Field{"name"_L1, &ClientInfo::name, {}, text(TextRule::Word)},
                      Field{"version"_L1, &ClientInfo::version, {}, text(TextRule::Word)},
                      Field{"os"_L1, &ClientInfo::os, {}, text(TextRule::Word)}};
    }
    friend bool operator==(const ClientInfo &, const ClientInfo &) = default;
};

/// A place in a room's history: everything up to `seq` of `epoch` is known.
struct Position {
    Epoch epoch;
    Seq seq = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"epoch"_L1, &Position::epoch},
                      Field{"seq"_L1, &Position::seq, {}, between(0, (qint64(1) << 53) - 1)}};
    }
    friend bool operator==(const Position &, const Position &) = default;
};

struct RoomInfo {
    RoomId id;
    QString name;
    RoomKind kind = RoomKind::Channel;
    int people = 0;
    int max = 0; ///< 0: no limit
    std::optional<bool> locked = {};
    std::optional<QString> topic = {}; ///< as are all that follow: none where there is nothing to say
    std::optional<bool> password = {};
    std::optional<bool> inviteOnly = {};
    std::optional<bool> announceOnly = {};
    std::optional<bool> archived = {};
    std::optional<int> slowMs = {};
    std::optional<QString> category = {};
    std::optional<QString> icon = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &RoomInfo::id},
            Field{"name"_L1, &RoomInfo::name},
            Field{"kind"_L1, &RoomInfo::kind},
            Field{"people"_L1, &RoomInfo::people},
            Field{"max"_L1, &RoomInfo::max, "0: no limit"_L1},
            Field{"locked"_L1, &RoomInfo::locked, "true: nobody new gets in now"_L1},
            Field{"topic"_L1, &RoomInfo::topic, {}, text(TextRule::Topic)},
            Field{"password"_L1, &RoomInfo::password, "true: asks for one"_L1},
            Field{"invite_only"_L1, &RoomInfo::inviteOnly, "true: only with an invitation"_L1},
            Field{"announce_only"_L1, &RoomInfo::announceOnly, "true: only host and moderators speak"_L1},
            Field{"archived"_L1, &RoomInfo::archived, "true: can be read, nobody speaks"_L1},
            Field{"slow_ms"_L1, &RoomInfo::slowMs, "one message of a person in so much time"_L1},
            Field{"category"_L1, &RoomInfo::category, "rooms of one are listed together"_L1,
                  text(TextRule::Category)},
            Field{"icon"_L1, &RoomInfo::icon, "one character, shown before the name"_L1,
                  text(TextRule::Icon)}};
    }
    friend bool operator==(const RoomInfo &, const RoomInfo &) = default;
};

/// An event as it is kept and sent again: inside a snapshot or a page. On the wire it is the event's own
/// envelope with `replay: true`; inside, its fields stay the JSON text that the store holds, so it is made
/// only once.
struct KeptEvent {
    QByteArray type; ///< wire name, for example "msg.new"
    RoomId room;
    Seq seq = 0;
    Timestamp time;
    QByteArray body; ///< the `d` of the envelope, as JSON

    [[nodiscard]] static Result<KeptEvent> readFrom(Value value);

    template <class Writer>
    void writeTo(Writer &out) const
    {
        writeEnvelope(out, true);
    }

    /// The live event (`replay` left out) or the repeated one.
    template <class Writer>
    void writeEnvelope(Writer &out, bool replay) const
    {
        out.map(replay ? 6 : 5);
        out.key("t"_L1);
        out.text(QByteArrayView(type));
        out.key("r"_L1);
        out.word(IdText(room.value));
        out.key("q"_L1);
        out.integer(seq);
        out.key("ts"_L1);
        out.integer(time.time_since_epoch().count());
        if (replay) {
            out.key("replay"_L1);
            out.boolean(true);
        }
        out.key("d"_L1);
        out.json(body);
    }
    friend bool operator==(const KeptEvent &, const KeptEvent &) = default;
};

} // namespace chat
