// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/connectionid.h"
#include "shared/core/errorcode.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/values.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace chat::server {

using Why = std::optional<ErrorCode>;

/// Who is in a room and may do what there, as simply as it can be said. What refuses says why.
struct HostModel {
    struct Seat {
        ConnectionId connection; ///< none while lost
        MonoTime lostUntil;
        int order;
    };
    std::map<UserId, Seat> seats;
    std::optional<UserId> host;
    std::map<UserId, RoomRole> roles; ///< but host and member
    std::set<UserId> banned;
    std::set<UserId> muted;
    std::map<UserId, MonoTime> removed; ///< until when it is remembered
    int orders = 0;

    [[nodiscard]] RoomRole roleOf(UserId user) const
    {
        if (host == user)
            return RoomRole::Host;
        const auto role = roles.find(user);
        return role != roles.end() ? role->second : RoomRole::Member;
    }
    [[nodiscard]] bool holds(UserId user, ConnectionId connection) const
    {
        const auto seat = seats.find(user);
        return seat != seats.end() && seat->second.connection == connection;
    }
    void remove(UserId user)
    {
        seats.erase(user);
        if (host != user || seats.empty())
            return;
        const auto next = std::ranges::min_element(seats, {}, [](const auto &entry) {
            return std::pair(!entry.second.connection.isValid(), entry.second.order);
        });
        host = next->first;
        roles.erase(next->first);
    }
    Why enter(UserId user, ConnectionId connection, bool comesBack, MonoTime now)
    {
        if (const auto seat = seats.find(user); seat != seats.end()) {
            seat->second.connection = connection;
            return {};
        }
        if (const auto out = removed.find(user); comesBack && out != removed.end() && now < out->second)
            return ErrorCode::NotJoined;
        if (banned.contains(user))
            return ErrorCode::RoomBanned;
        removed.erase(user);
        seats[user] = {connection, {}, orders++};
        return {};
    }
    [[nodiscard]] Why say(UserId user) const
    {
        if (roleOf(user) == RoomRole::Guest)
            return ErrorCode::ReadOnlyRoom;
        return muted.contains(user) ? Why(ErrorCode::Muted) : Why();
    }
    /// What all acts against somebody have in common.
    [[nodiscard]] Why mayTo(UserId who, UserId whom, RoomRole least) const
    {
        if (roleOf(who) < least)
            return least == RoomRole::Host ? ErrorCode::NotHost : ErrorCode::Forbidden;
        if (who == whom)
            return ErrorCode::CannotTargetSelf;
        return roleOf(whom) >= roleOf(who) ? Why(ErrorCode::CannotTargetHigherRole) : Why();
    }
    Why putOut(UserId who, UserId whom, bool isBan, MonoTime until)
    {
        if (const Why no = mayTo(who, whom, RoomRole::Moderator))
            return no;
        if (!isBan && !seats.contains(whom))
            return ErrorCode::TargetNotInRoom;
        if (isBan) {
            banned.insert(whom);
            roles.erase(whom);
        }
        removed[whom] = until;
        if (seats.contains(whom))
            remove(whom);
        return {};
    }
    Why mute(UserId who, UserId whom)
    {
        const Why no = mayTo(who, whom, RoomRole::Moderator);
        if (!no)
            muted.insert(whom);
        return no;
    }
    Why takeBack(UserId who, UserId whom, std::set<UserId> &from) const
    {
        if (roleOf(who) < RoomRole::Moderator)
            return ErrorCode::Forbidden;
        from.erase(whom);
        return {};
    }
    Why setRole(UserId who, UserId whom, RoomRole role)
    {
        const bool ofModerators = std::max(role, roleOf(whom)) >= RoomRole::Moderator;
        if (const Why no = mayTo(who, whom, ofModerators ? RoomRole::Host : RoomRole::Moderator))
            return no;
        if (roleOf(whom) == role)
            return {};
        if (roleOf(whom) == RoomRole::Member && !seats.contains(whom))
            return ErrorCode::TargetNotInRoom;
        roles.erase(whom);
        if (role != RoomRole::Member)
            roles[whom] = role;
        return {};
    }
    Why yield(UserId who, UserId to)
    {
        if (roleOf(who) != RoomRole::Host)
            return ErrorCode::NotHost;
        if (who == to)
            return ErrorCode::CannotTargetSelf;
        if (!seats.contains(to))
            return ErrorCode::TargetNotInRoom;
        roles.erase(to);
        roles[who] = RoomRole::Moderator;
        host = to;
        return {};
    }
    void tick(MonoTime now)
    {
        for (;;) {
            std::set<std::pair<MonoTime, UserId>> over;
            for (const auto &[user, seat] : seats) {
                if (!seat.connection.isValid() && seat.lostUntil <= now)
                    over.emplace(seat.lostUntil, user);
            }
            if (over.empty())
                return;
            remove(over.begin()->second);
        }
    }
};

} // namespace chat::server
