// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/clock.h"
#include "shared/protocol/events.h"

#include <QHash>
#include <QObject>

namespace chat::client {

/// What keeps us from writing in a room.
enum class Silence : quint8 {
    None,
    Slow, ///< one message in a while; we have said ours
    Muted,
    Guest, ///< guests listen
    Watching, ///< a match that we do not play
    FewSpeak, ///< only host and moderators
    Archived, ///< nobody
};

/// What a room is like now and what we are in it: its settings, its host, the roles, what we may do. GUI
/// thread.
class RoomState final : public QObject
{
    Q_OBJECT
public:
    using Roles = QHash<UserId, RoomRole>;

    /// `clock` outlives this.
    RoomState(RoomId room, Clock &clock);

    /// As it was told last; how many people there are only as of the last snapshot.
    [[nodiscard]] const RoomInfo &info() const { return m_info; }
    [[nodiscard]] std::optional<UserId> host() const { return m_host; }
    /// Of everybody who is not simply a member, whether he is here or not.
    [[nodiscard]] const Roles &roles() const { return m_roles; }
    [[nodiscard]] RoomRole roleOf(UserId user) const { return m_roles.value(user, RoomRole::Member); }
    [[nodiscard]] RoomRole role() const { return roleOf(m_self); } ///< ours
    [[nodiscard]] bool isHost() const { return role() == RoomRole::Host; }
    [[nodiscard]] bool steers() const { return role() >= RoomRole::Moderator; }
    /// Kick, ban, mute: whoever stands below us.
    [[nodiscard]] bool maySteer(UserId user) const;

    [[nodiscard]] Silence silence() const;
    /// How long it lasts; none when that has no end, or depends on others.
    [[nodiscard]] std::optional<Milliseconds> silentFor() const;

Q_SIGNALS:
    void changed(); ///< anything of it

    // For the session that owns it.
public:
    void setSelf(UserId self);
    /// `serverTime`: when the server said so, by its own clock.
    void apply(const RoomSnapshot &snapshot, Timestamp serverTime);
    void apply(const RoomChanged &word);
    void apply(const RoomHost &word);
    void apply(const MemberRole &word);
    void apply(const MemberMuted &word, Timestamp serverTime);
    void spoke(); ///< a message of ours was stored
    void heldBack(const Error &error); ///< a message of ours was not, for now

private:
    [[nodiscard]] bool isMuted() const;
    [[nodiscard]] std::optional<MonoTime> later(Timestamp end, Timestamp serverTime) const;
    void setRole(UserId user, RoomRole role);

    Clock &m_clock;
    RoomInfo m_info;
    UserId m_self;
    std::optional<UserId> m_host;
    Roles m_roles;
    bool m_muted = false;
    std::optional<MonoTime> m_mutedUntil; ///< none: for good
    MonoTime m_slowUntil;
};

} // namespace chat::client
