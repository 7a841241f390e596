// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomsettings.h"

#include "shared/core/logging.h"
#include "shared/protocol/commands.h"
#include "shared/protocol/fieldtable.h"

#include <algorithm>

namespace chat {
template FieldTable fieldTable<server::RoomSettings>();
} // namespace chat

namespace chat::server {
namespace {

/// Of the JSON of settings whose every list is full, and as many again.
constexpr int settingsNodes = 65536;

bool hasEnded(const std::optional<Timestamp> &until, Timestamp now) { return until && *until <= now; }

std::optional<bool> ifTrue(bool value) { return value ? std::optional(true) : std::nullopt; }

std::optional<QString> textIn(const std::optional<QString> &text)
{
    return text && !text->isEmpty() ? text : std::nullopt;
}

} // namespace

RoomRole RoomSettings::roleOf(UserId user) const
{
    if (host && host->id == user)
        return RoomRole::Host;
    const auto entry = std::ranges::find(roles, user, &RoleInfo::user);
    return entry != roles.end() ? entry->role : RoomRole::Member;
}

bool RoomSettings::setRole(UserId user, RoomRole role)
{
    const auto entry = std::ranges::find(roles, user, &RoleInfo::user);
    if (role == RoomRole::Member || role == RoomRole::Host) {
        if (entry != roles.end())
            roles.erase(entry);
        return true;
    }
    if (entry != roles.end())
        entry->role = role;
    else if (roles.size() < size_t(limits::maxRoomRoles))
        roles.push_back({user, role});
    else
        return false;
    return true;
}

bool RoomSettings::isAdmitted(UserId user) const
{
    return std::ranges::find(admitted, user) != admitted.end();
}

void RoomSettings::admit(UserId user)
{
    if (isAdmitted(user))
        return;
    if (admitted.size() >= limits::maxAdmitted)
        admitted.erase(admitted.begin());
    admitted.push_back(user);
}

bool RoomSettings::opens(const QByteArray &code, UserId user, Timestamp now) const
{
    const auto invite = std::ranges::find(invites, code, &InviteInfo::code);
    return invite != invites.end() && invite->uses > 0 && !hasEnded(invite->until, now)
        && (!invite->user || *invite->user == user);
}

void RoomSettings::use(const QByteArray &code)
{
    const auto invite = std::ranges::find(invites, code, &InviteInfo::code);
    if (invite != invites.end() && --invite->uses == 0)
        invites.erase(invite);
}

RoomSettings RoomSettings::of(const CreateRoom &wish, const UserInfo &host)
{
    RoomSettings settings;
    settings.topic = wish.topic.value_or(QString());
    settings.slowMs = wish.slowMs.value_or(0);
    settings.inviteOnly = wish.inviteOnly.value_or(false);
    settings.announceOnly = wish.announceOnly.value_or(false);
    settings.category = textIn(wish.category);
    settings.icon = textIn(wish.icon);
    settings.host = host;
    return settings;
}

const RoomBan *findBan(const std::vector<RoomBan> &bans, UserId user, Timestamp now)
{
    const auto ban = std::ranges::find(bans, user, [](const RoomBan &entry) { return entry.user.id; });
    return ban != bans.end() && !hasEnded(ban->until, now) ? &*ban : nullptr;
}

bool putBan(std::vector<RoomBan> &bans, RoomBan ban, Timestamp now, size_t most)
{
    std::erase_if(bans, [&](const RoomBan &entry) { return hasEnded(entry.until, now); });
    const auto earlier
        = std::ranges::find(bans, ban.user.id, [](const RoomBan &entry) { return entry.user.id; });
    if (earlier != bans.end())
        *earlier = std::move(ban);
    else if (bans.size() < most)
        bans.push_back(std::move(ban));
    else
        return false;
    return true;
}

bool takeBan(std::vector<RoomBan> &bans, UserId user)
{
    return std::erase_if(bans, [&](const RoomBan &entry) { return entry.user.id == user; }) > 0;
}

RoomSettings readSettings(const QByteArray &json)
{
    if (json.isEmpty())
        return {};
    Document document;
    const auto map = document.parse(json, WireFormat::Json, settingsNodes);
    auto settings = map ? readMap<RoomSettings>(*map, Direction::FromServer) : std::unexpected(map.error());
    if (settings)
        return *std::move(settings);
    qCCritical(lcRoom, "the settings of a room cannot be read, so it is locked");
    RoomSettings locked;
    locked.locked = true;
    locked.inviteOnly = true;
    return locked;
}

QByteArray writeSettings(const RoomSettings &settings) { return toJson(settings); }

RoomKind kindOf(const RoomRecord &record)
{
    constexpr auto names = enumNames(RoomKind{});
    const auto found = std::ranges::find_if(names, [&](QLatin1StringView kind) {
        return record.kind == QByteArrayView(kind.data(), kind.size());
    });
    return found != names.end() ? RoomKind(found - names.begin()) : RoomKind::Channel;
}

RoomInfo roomInfo(const RoomRecord &record, const RoomSettings &settings)
{
    RoomInfo info{.id = record.id, .name = record.name, .kind = kindOf(record), .max = record.maxPeople};
    info.locked = ifTrue(settings.locked);
    if (!settings.topic.isEmpty())
        info.topic = settings.topic;
    info.password = ifTrue(!settings.passwordHash.isEmpty());
    info.inviteOnly = ifTrue(settings.inviteOnly);
    info.announceOnly = ifTrue(settings.announceOnly);
    info.archived = ifTrue(settings.archived);
    if (settings.slowMs > 0)
        info.slowMs = settings.slowMs;
    info.category = settings.category;
    info.icon = settings.icon;
    return info;
}

} // namespace chat::server
