// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/server/core/roomdesk.h"

namespace chat::server {

using namespace Qt::StringLiterals;

/// A room that mina made and is host of.
class HostDesk : public RoomDesk
{
public:
    explicit HostDesk(const QByteArray &kind = "meeting", const RoomSettings &settings = {},
                      int maxPeople = 0, RoomRules roomRules = {})
        : RoomDesk(maxPeople, kind, roomRules, {}, hosted(settings), UserId{1})
    {
        (void)user(u"mina"_s); // the first whom the desk hears of is number 1
        room.begin(now);
    }

    /// jiho is a moderator, suni a member, dora a guest; all are in, and came in this order.
    void fill()
    {
        for (const QString &who : {u"mina1"_s, u"jiho1"_s, u"suni1"_s, u"dora1"_s})
            enter(who);
        steer(u"mina1"_s, SetRole{.room = {}, .user = user(u"jiho"_s), .role = RoomRole::Moderator});
        steer(u"mina1"_s, SetRole{.room = {}, .user = user(u"dora"_s), .role = RoomRole::Guest});
    }
    [[nodiscard]] QString host() const
    {
        return room.settings().host ? room.settings().host->nick : QString();
    }
    /// The name of the refusal among the last effects; empty: none.
    [[nodiscard]] QString refusal() const
    {
        const auto refused = error();
        return refused ? QString(errorRow(refused->code).name) : QString();
    }

private:
    [[nodiscard]] static RoomSettings hosted(RoomSettings settings)
    {
        settings.host = UserInfo{UserId{1}, u"mina"_s};
        return settings;
    }
};

} // namespace chat::server
