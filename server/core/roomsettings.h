// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"
#include "shared/protocol/roomanswers.h"
#include "shared/protocol/roomcommands.h"
#include "shared/protocol/roomevents.h"

namespace chat::limits {
inline constexpr size_t maxAdmitted = 1000; ///< people of one room who need no invitation again
} // namespace chat::limits

namespace chat::server {

/// What host and moderators have made of a room. Kept as JSON with the room; of a temporary room only in
/// memory. A value; pure.
struct RoomSettings {
    QString topic;
    QByteArray passwordHash; ///< empty: no password
    int slowMs = 0;
    bool locked = false;
    bool inviteOnly = false;
    bool announceOnly = false;
    bool archived = false;
    std::optional<UserInfo> host = {};
    std::vector<RoleInfo> roles; ///< of moderators and guests
    std::vector<RoomBan> bans; ///< in the order of their making, as the next two
    std::vector<RoomBan> mutes;
    std::vector<InviteInfo> invites;
    std::vector<UserId> admitted; ///< who came in by an invitation
    std::vector<UserInfo> people; ///< of a dm room: all who belong to it, by id
    std::optional<QString> category = {}; ///< never empty; older settings do not have it
    std::optional<QString> icon = {}; ///< likewise
    std::optional<int> spectators = {}; ///< of a match: so many may watch; none: nobody

    static constexpr auto fields()
    {
        return Fields{Field{"topic"_L1, &RoomSettings::topic},
                      Field{"password"_L1, &RoomSettings::passwordHash},
                      Field{"slow_ms"_L1, &RoomSettings::slowMs},
                      Field{"locked"_L1, &RoomSettings::locked},
                      Field{"invite_only"_L1, &RoomSettings::inviteOnly},
                      Field{"announce_only"_L1, &RoomSettings::announceOnly},
                      Field{"archived"_L1, &RoomSettings::archived},
                      Field{"host"_L1, &RoomSettings::host},
                      Field{"roles"_L1, &RoomSettings::roles},
                      Field{"bans"_L1, &RoomSettings::bans},
                      Field{"mutes"_L1, &RoomSettings::mutes},
                      Field{"invites"_L1, &RoomSettings::invites},
                      Field{"admitted"_L1, &RoomSettings::admitted},
                      Field{"people"_L1, &RoomSettings::people},
                      Field{"category"_L1, &RoomSettings::category},
                      Field{"icon"_L1, &RoomSettings::icon},
                      Field{"spectators"_L1, &RoomSettings::spectators}};
    }
    friend bool operator==(const RoomSettings &, const RoomSettings &) = default;

    [[nodiscard]] RoomRole roleOf(UserId user) const;
    /// Member is no entry. False: there are limits::maxRoomRoles already.
    [[nodiscard]] bool setRole(UserId user, RoomRole role);
    [[nodiscard]] bool isAdmitted(UserId user) const;
    /// The oldest is forgotten when there are limits::maxAdmitted.
    void admit(UserId user);
    /// Whether the code opens the door for him now.
    [[nodiscard]] bool opens(const QByteArray &code, UserId user, Timestamp now) const;
    /// It is used once more. Only a code that opens.
    void use(const QByteArray &code);

    /// Those of settings that were never made, of a room that somebody makes.
    [[nodiscard]] static RoomSettings of(const CreateRoom &wish, const UserInfo &host);
};

/// A ban or a mute of this person that is not over; null: there is none.
[[nodiscard]] const RoomBan *findBan(const std::vector<RoomBan> &bans, UserId user, Timestamp now);
/// Replaces an older one of the same person, and forgets those that are over. False: there are `most`.
[[nodiscard]] bool putBan(std::vector<RoomBan> &bans, RoomBan ban, Timestamp now, size_t most);
/// False: there was none.
bool takeBan(std::vector<RoomBan> &bans, UserId user);

/// What is kept with the room. Settings that cannot be read are those of a locked room: nobody gets in by a
/// fault.
[[nodiscard]] RoomSettings readSettings(const QByteArray &json);
[[nodiscard]] QByteArray writeSettings(const RoomSettings &settings);

[[nodiscard]] RoomKind kindOf(const RoomRecord &record);
/// Its events and settings are in the store.
[[nodiscard]] inline bool isKept(RoomKind kind)
{
    return kind != RoomKind::Temporary && kind != RoomKind::Match;
}
/// As clients are told it; people are left out.
[[nodiscard]] RoomInfo roomInfo(const RoomRecord &record, const RoomSettings &settings);

} // namespace chat::server
