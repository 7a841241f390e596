// SPDX-License-Identifier: Apache-2.0
#include "server/app/chatserver.h"

/// What operators do to rooms, as jobs of those rooms.
namespace chat::server {

void ChatServer::setAccess(RoomId room, RoomAct act, const QString &reason,
                           std::function<void(Result<int>)> done)
{
    const quint64 ticket = m_accesses.add(std::move(done));
    if (m_hub->post(room, roomjob::SetAccess{act, reason, ticket}) == Submitted::NoSuchRoom)
        m_accesses.answer(ticket, refuse(ErrorCode::RoomNotFound));
}

void ChatServer::steer(RoomId room, HostCommand command, const QString &reason,
                       std::function<void(Result<int>)> done, const QByteArray &code)
{
    const quint64 ticket = m_accesses.add(std::move(done));
    roomjob::Steer job{.sender = {},
                       .command = std::make_shared<const HostCommand>(std::move(command)),
                       .ticket = ticket,
                       .reason = reason,
                       .code = code};
    if (m_hub->post(room, std::move(job)) == Submitted::NoSuchRoom)
        m_accesses.answer(ticket, refuse(ErrorCode::RoomNotFound));
}

void ChatServer::makeRoom(RoomId room, const MakeRoom &wish, std::function<void(Result<int>)> done)
{
    const CreateRoom made{.roomName = wish.roomName,
                          .kind = wish.kind,
                          .password = wish.password,
                          .max = wish.max,
                          .topic = wish.topic,
                          .inviteOnly = wish.inviteOnly,
                          .announceOnly = wish.announceOnly,
                          .slowMs = wish.slowMs,
                          .category = wish.category,
                          .icon = wish.icon};
    const auto record
        = ownRoom(room, made, UserId(), operatorsKinds, roomRules(*m_config), currentTime().wall);
    if (!record)
        return done(std::unexpected(record.error()));
    RoomSettings settings = RoomSettings::of(made, {});
    settings.host.reset();
    const quint64 ticket = m_accesses.add(std::move(done));
    roomjob::Steer told{.sender = {},
                        .command = std::make_shared<const HostCommand>(UpdateRoom{.room = room}),
                        .ticket = ticket};
    const auto taken = m_hub->create(*record, std::move(settings), made.password, std::move(told));
    if (!taken)
        m_accesses.answer(ticket, std::unexpected(taken.error()));
}

} // namespace chat::server
