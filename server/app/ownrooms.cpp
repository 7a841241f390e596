// SPDX-License-Identifier: Apache-2.0
#include "server/app/ownrooms.h"

#include <algorithm>

namespace chat::server {

using namespace Qt::StringLiterals;

RoomRules roomRules(const Config &config)
{
    return {.snapshotMessages = config.channels.log,
            .grace = config.channels.grace,
            .dataRate
            = {.burst = double(config.limits.matchDataBurst), .perSecond = config.limits.matchDataPerSecond},
            .emptyGrace = config.rooms.emptyGrace,
            .resumeWindow = config.auth.resume,
            .maxPeople = config.rooms.people,
            .maxLargePeople = config.rooms.largePeople,
            .maxWaiting = config.rooms.waiting,
            .seatHold = config.rooms.seatHold};
}

RoomQuota roomQuota(const Config &config) { return {.total = config.rooms.total, .own = config.rooms.own}; }

std::vector<RoomKind> ownKinds(const Config &config)
{
    constexpr auto names = enumNames(RoomKind{});
    std::vector<RoomKind> kinds;
    for (const QString &kind : config.rooms.kinds) {
        const auto found = std::ranges::find_if(names, [&](QLatin1StringView name) { return kind == name; });
        if (found != names.end())
            kinds.push_back(RoomKind(found - names.begin()));
    }
    return kinds;
}

Result<RoomRecord> ownRoom(RoomId id, const CreateRoom &wish, UserId owner, std::span<const RoomKind> kinds,
                           const RoomRules &rules, Timestamp now)
{
    if (std::ranges::find(kinds, wish.kind) == kinds.end())
        return refuse(ErrorCode::WrongRoomKind);
    const int most = mostPeople(rules, wish.kind);
    if (wish.max.value_or(0) > most) {
        return std::unexpected(Error{
            .code = ErrorCode::TooLarge, .field = "max", .limit = QByteArray::number(most) + " people"});
    }
    const QLatin1StringView kind = enumNames(RoomKind{})[size_t(wish.kind)];
    return RoomRecord{.id = id,
                      .name = wish.roomName,
                      .kind = QByteArray(kind.data(), kind.size()),
                      .maxPeople = wish.max.value_or(most),
                      .epoch = randomId(),
                      .owner = owner,
                      .created = now};
}

StoreResult<KeptRooms> loadRooms(Store &store, const Config &config)
{
    auto log = store.openLog();
    if (!log)
        return std::unexpected(log.error());
    std::vector<RoomRecord> wanted{{.id = RoomId::random(), .name = u"system"_s, .kind = "system"}};
    for (int i = 0; i < config.channels.count; ++i) {
        wanted.push_back({.id = RoomId::random(),
                          .name = config.channels.namePrefix + QString::number(i),
                          .kind = "channel",
                          .maxPeople = config.channels.people});
    }
    KeptRooms kept;
    for (RoomRecord &room : wanted) {
        room.epoch = randomId();
        auto record = (*log)->ensureRoom(room);
        if (!record)
            return std::unexpected(record.error());
        kept.rooms.push_back(*std::move(record));
    }
    auto reader = store.openReader();
    auto all = reader ? (*reader)->rooms() : std::unexpected(reader.error());
    if (!all)
        return std::unexpected(all.error());
    for (RoomRecord &room : *all) {
        if (room.kind == goneKind)
            kept.gone.push_back(room.id);
        else if (!room.isConfigured()
                 && std::ranges::find(kept.rooms, room.id, &RoomRecord::id) == kept.rooms.end())
            kept.rooms.push_back(std::move(room));
    }
    return kept;
}

} // namespace chat::server
