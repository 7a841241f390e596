// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/app/gather.h"

#include <algorithm>

/// What Console does with rooms as their hosts do, and who is moved between them.
namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

QString userText(UserId user) { return "user "_L1 + QString::fromLatin1(user.toText()); }

/// What the host's command for it is. Errors: BadField.
Result<HostCommand> commandOf(const SteerMember &wish)
{
    const auto role = [&](RoomRole given) {
        return HostCommand(SetRole{.room = wish.room, .user = wish.user, .role = given});
    };
    if (wish.ms && wish.act != MemberAct::Ban && wish.act != MemberAct::Mute)
        return std::unexpected(Error{.code = ErrorCode::BadField, .field = "ms"});
    switch (wish.act) {
    case MemberAct::Kick: return KickMember{.room = wish.room, .user = wish.user};
    case MemberAct::Ban: return BanMember{.room = wish.room, .user = wish.user, .ms = wish.ms};
    case MemberAct::Unban: return UnbanMember{.room = wish.room, .user = wish.user};
    case MemberAct::Mute: return MuteMember{.room = wish.room, .user = wish.user, .ms = wish.ms};
    case MemberAct::Unmute: return UnmuteMember{.room = wish.room, .user = wish.user};
    case MemberAct::Guest: return role(RoomRole::Guest);
    case MemberAct::Member: return role(RoomRole::Member);
    case MemberAct::Moderator: return role(RoomRole::Moderator);
    }
    return refuse(ErrorCode::BadField);
}

/// Who is in a match, and who writes to whom, is not for them.
bool isOpenToOperators(const KnownRoom &room)
{
    return std::ranges::find(operatorsKinds, room.info.kind) != operatorsKinds.end();
}

/// Whether people can be brought from one room into the other.
Result<void> mayMove(const std::optional<KnownRoom> &from, const std::optional<KnownRoom> &to)
{
    if (!from || !to)
        return refuse(ErrorCode::RoomNotFound);
    if (from->record.id == to->record.id)
        return std::unexpected(Error{.code = ErrorCode::BadField, .field = "to"});
    if (!isOpenToOperators(*from) || !isOpenToOperators(*to))
        return refuse(ErrorCode::WrongRoomKind);
    switch (to->counts->access.load()) {
    case RoomAccess::Open: return {};
    case RoomAccess::Quarantined: return refuse(ErrorCode::RoomLocked);
    case RoomAccess::Closed: return refuse(ErrorCode::RoomClosed);
    }
    return {};
}

} // namespace

void Console::steer(const Operator &who, QByteArrayView action, RoomId room, HostCommand command,
                    const QString &also, const QString &reason, AdminReply<CloseRoom> reply)
{
    const QString target = also.isEmpty() ? roomName(room) : QString(roomName(room) + ", "_L1 + also);
    m_server.steer(room, std::move(command), reason,
                   [=, this, action = action.toByteArray()](const Result<int> &people) {
                       audit(who, action, target, reason, people ? "ok" : errorName(people.error().code));
                       reply(people ? Result<RoomActAnswer>(RoomActAnswer{*people})
                                    : std::unexpected(people.error()));
                   });
}

void Console::act(const Operator &who, const MakeRoom &wish, AdminReply<MakeRoom> reply)
{
    const RoomId room = RoomId::random();
    const QString target = "room "_L1 + QString::fromLatin1(room.toText()) + u' ' + wish.roomName;
    m_server.makeRoom(room, wish, [=, this](const Result<int> &done) {
        audit(who, "room create", target, wish.reason, done ? "ok" : errorName(done.error().code));
        reply(done ? Result<RoomMade>(RoomMade{room}) : std::unexpected(done.error()));
    });
}

void Console::act(const Operator &who, const EditRoom &wish, AdminReply<EditRoom> reply)
{
    steer(who, "room set", wish.room,
          UpdateRoom{.room = wish.room,
                     .roomName = wish.roomName,
                     .topic = wish.topic,
                     .max = wish.max,
                     .password = wish.password,
                     .slowMs = wish.slowMs,
                     .locked = wish.locked,
                     .inviteOnly = wish.inviteOnly,
                     .announceOnly = wish.announceOnly,
                     .category = wish.category,
                     .icon = wish.icon},
          {}, wish.reason, std::move(reply));
}

void Console::act(const Operator &who, const ShelveRoom &wish, AdminReply<ShelveRoom> reply)
{
    steer(who, wish.on ? "room archive" : "room unarchive", wish.room,
          ArchiveRoom{.room = wish.room, .on = wish.on}, {}, wish.reason, std::move(reply));
}

void Console::act(const Operator &who, const EndRoom &wish, AdminReply<EndRoom> reply)
{
    steer(who, "room delete", wish.room, DeleteRoom{.room = wish.room, .confirm = wish.confirm}, {},
          wish.reason, std::move(reply));
}

void Console::act(const Operator &who, const AppointHost &wish, AdminReply<AppointHost> reply)
{
    steer(who, "room host", wish.room, YieldHost{.room = wish.room, .to = wish.to}, userText(wish.to),
          wish.reason, std::move(reply));
}

void Console::act(const Operator &who, const SteerMember &wish, AdminReply<SteerMember> reply)
{
    const QLatin1StringView act = enumNames(MemberAct{})[size_t(wish.act)];
    const QByteArray action = "room " + QByteArray(act.data(), act.size());
    const auto command = commandOf(wish);
    if (command)
        return steer(who, action, wish.room, *command, userText(wish.user), wish.reason, std::move(reply));
    audit(who, action, roomName(wish.room) + ", "_L1 + userText(wish.user), wish.reason,
          errorName(command.error().code));
    reply(std::unexpected(command.error()));
}

/// A code opens a door: where it leads is for the audit, the code itself is not.
void Console::act(const Operator &who, const MakeInvite &wish, AdminReply<MakeInvite> reply)
{
    const QByteArray code = newInviteCode();
    const QString target
        = wish.user ? QString(roomName(wish.room) + ", "_L1 + userText(*wish.user)) : roomName(wish.room);
    const auto told = [=, this](const Result<int> &done) {
        audit(who, "room invite", target, wish.reason, done ? "ok" : errorName(done.error().code));
        reply(done ? Result<InviteMade>(InviteMade{code}) : std::unexpected(done.error()));
    };
    const auto room = m_server.parts().hub->known(wish.room);
    if (room && !isOpenToOperators(*room))
        return told(refuse(ErrorCode::WrongRoomKind));
    m_server.steer(wish.room,
                   InviteToRoom{.room = wish.room, .user = wish.user, .uses = wish.uses, .ms = wish.ms},
                   wish.reason, told, code);
}

void Console::act(const Operator &who, const DropInvite &wish, AdminReply<DropInvite> reply)
{
    steer(who, "room uninvite", wish.room, RevokeInvite{.room = wish.room, .code = wish.code}, {},
          wish.reason, std::move(reply));
}

void Console::act(const Operator &who, const MovePeople &wish, AdminReply<MovePeople> reply)
{
    const Hub &hub = *m_server.parts().hub;
    if (const auto may = mayMove(hub.known(wish.room), hub.known(wish.to)); !may) {
        audit(who, "room move", roomName(wish.room) + " to "_L1 + roomName(wish.to), wish.reason,
              errorName(may.error().code));
        return reply(std::unexpected(may.error()));
    }
    if (!wish.session)
        return move(who, wish, std::nullopt, std::move(reply));
    m_server.listSessions([=, this](const std::vector<SessionRow> &sessions) {
        const auto one = std::ranges::find(sessions, *wish.session, &SessionRow::session);
        move(who, wish, one != sessions.end() ? one->connection : ConnectionId(), reply);
    });
}

void Console::move(const Operator &who, const MovePeople &wish, std::optional<ConnectionId> only,
                   AdminReply<MovePeople> reply)
{
    QString target = roomName(wish.room) + " to "_L1 + roomName(wish.to);
    if (wish.session)
        target += ", session "_L1 + QString::fromLatin1(wish.session->toText());
    const auto tally = std::make_shared<MoveTally>([=, this](const Result<MoveAnswer> &answer) {
        QString said = target;
        if (answer)
            said += u", %1 moved, %2 stayed"_s.arg(answer->moved).arg(answer->stayed);
        audit(who, "room move", said, wish.reason, answer ? "ok" : errorName(answer.error().code));
        reply(answer);
    });
    const Move move{.from = wish.room, .to = wish.to, .words = wish.reason, .tally = tally};
    gather<int>(
        *m_server.parts().io, [move, only](IoLoop &loop, int &set) { set += loop.bring(move, only); },
        [tally, wanted = only.has_value()](int set) {
            if (wanted && set == 0)
                tally->nobody();
        });
}

} // namespace chat::server
