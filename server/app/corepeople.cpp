// SPDX-License-Identifier: Apache-2.0
#include "server/app/corebackend.h"
#include "server/core/directroom.h"
#include "server/runtime/asker.h"

#include <algorithm>

/// What CoreBackend does about people: rooms among themselves, and whom they do not want to hear.
namespace chat::server {

StoreResult<void> CoreBackend::loadBlocks(EventReader &reader)
{
    const auto blocks = reader.blocks();
    if (!blocks)
        return std::unexpected(blocks.error());
    for (const BlockRecord &block : *blocks)
        m_blocks.add(block);
    return {};
}

Result<void> CoreBackend::openDirect(RoomId room, std::vector<UserId> people, roomjob::Enter enter)
{
    switch (m_hub->post(room, enter)) {
    case Submitted::Taken: return {};
    case Submitted::Busy: return chat::refuseLater(ErrorCode::RoomBusy, Milliseconds(200));
    case Submitted::NoSuchRoom: break;
    }
    const UserId user = enter.sender.user;
    if (std::ranges::any_of(people, [&](UserId other) { return m_blocks.blocks(other, user); }))
        return chat::refuse(ErrorCode::UserBlockedYou);
    if (m_lobby->post(lobbyjob::Direct{room, std::move(people), std::move(enter)}, true) == Posted::Full)
        return chat::refuseLater(ErrorCode::Overloaded, Milliseconds(1000));
    return {};
}

void CoreBackend::makeDirect(const lobbyeffect::Direct &found)
{
    const Sender &sender = found.enter.sender;
    Result<void> done = chat::refuse(ErrorCode::UserNotFound);
    if (!found.people.empty()) {
        RoomSettings settings;
        settings.people = found.people;
        done = m_hub->createDirect({.id = found.room,
                                    .name = directRecordName(found.room),
                                    .kind = "dm",
                                    .epoch = randomId(),
                                    .owner = sender.user,
                                    .created = currentTime().wall},
                                   std::move(settings), found.enter);
    }
    if (done)
        return;
    Deliveries out;
    out.push_back(
        refusalFor({sender.recipient, sender.request, effect::Asked::Enter}, found.room, done.error()));
    m_publisher->publish(std::move(out));
}

DirectList CoreBackend::directRooms(UserId of) const
{
    DirectList list;
    for (const KnownRoom &room : m_hub->directRooms(of)) {
        const DirectInfo info = directInfo(room.record.id, *room.people, of);
        if (info.total != 1 || !m_blocks.blocks(of, info.people.front().id))
            list.rooms.push_back(info);
    }
    fit(list);
    return list;
}

void CoreBackend::setBlock(BlockWish wish)
{
    const StoreState store = m_pipeline->state();
    if (wish.whom.id == wish.sender.user)
        return answerBlock(wish, chat::refuse(ErrorCode::CannotTargetSelf));
    if (!store.available)
        return answerBlock(wish, std::unexpected(storageUnavailable(store)));
    // One after the other on the log writer's thread, so that the limit is exact.
    m_pipeline->write([this, wish = std::move(wish)](EventLog &log) {
        const UserId owner = wish.sender.user;
        const BlockRecord record{
            .owner = owner, .user = wish.whom.id, .nick = wish.whom.nick, .since = currentTime().wall};
        if (const auto fits = wish.blocks ? m_blocks.hasPlace(record) : Result<void>(); !fits)
            return answerBlock(wish, fits);
        const auto stored = wish.blocks ? log.keepBlock(record) : log.removeBlock(owner, wish.whom.id);
        if (!stored)
            return answerBlock(wish, chat::refuseLater(ErrorCode::StorageUnavailable, Milliseconds(1000)));
        if (wish.blocks)
            m_blocks.add(record);
        else
            m_blocks.remove(owner, wish.whom.id);
        m_matches->blocksChanged(owner); // before he hears that it is done
        answerBlock(wish, {});
    });
}

void CoreBackend::answerBlock(const BlockWish &wish, const Result<void> &done) const
{
    const auto &[recipient, user, request, asked] = wish.sender;
    QByteArray payload;
    if (request != 0)
        payload = done ? encodeAnswer(recipient.format, request, Nothing{})
                       : encodeError(recipient.format, request, done.error());
    Deliveries out;
    out.push_back(delivery::ToConnection{recipient.connection, std::move(payload), true});
    m_publisher->publish(std::move(out));
}

BlockList CoreBackend::blocks(UserId of) const
{
    BlockList list = m_blocks.list(of);
    fit(list);
    return list;
}

} // namespace chat::server
