// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"

#include <algorithm>

/// What Console does to rooms, and says to people.
namespace chat::server {

using namespace Qt::StringLiterals;

QString Console::roomName(RoomId room) const
{
    const QString id = "room "_L1 + QString::fromLatin1(room.toText());
    const auto found = m_server.parts().hub->known(room);
    return found ? QString(id + u' ' + found->record.name) : id;
}

void Console::setAccess(const Operator &who, QByteArrayView action, RoomAct act, RoomId room,
                        const QString &reason, AdminReply<CloseRoom> reply)
{
    const QString target = roomName(room);
    m_server.setAccess(room, act, reason, [=, this](const Result<int> &people) {
        audit(who, action, target, reason, people ? "ok" : errorName(people.error().code));
        reply(people ? Result<RoomActAnswer>(RoomActAnswer{*people}) : std::unexpected(people.error()));
    });
}

void Console::act(const Operator &who, const CloseRoom &close, AdminReply<CloseRoom> reply)
{
    setAccess(who, "close", RoomAct::Close, close.room, close.reason, std::move(reply));
}

void Console::act(const Operator &who, const OpenRoom &open, AdminReply<OpenRoom> reply)
{
    setAccess(who, "open", RoomAct::Open, open.room, open.reason, std::move(reply));
}

void Console::act(const Operator &who, const QuarantineRoom &wanted, AdminReply<QuarantineRoom> reply)
{
    setAccess(who, wanted.on ? "quarantine" : "release", wanted.on ? RoomAct::Quarantine : RoomAct::Release,
              wanted.room, wanted.reason, std::move(reply));
}

void Console::act(const Operator &who, const BlockRoom &block, AdminReply<BlockRoom> reply)
{
    const Milliseconds time(block.ms.value_or(limits::blockTime.count()));
    const ChatServer::Parts parts = m_server.parts();
    Result<Nothing> done = Nothing{};
    if (!m_server.config().debugFaults)
        done = refuse(ErrorCode::NotImplemented, u"the server was started without --debug-faults"_s);
    else if (parts.hub->post(block.room, roomjob::Block{time}) == Submitted::NoSuchRoom)
        done = refuse(ErrorCode::RoomNotFound);
    audit(who, "block", roomName(block.room), block.reason, done ? "ok" : errorName(done.error().code));
    reply(done);
}

void Console::act(const Operator &who, const Announce &announce, AdminReply<Announce> reply)
{
    const Audience to = announce.audience.value_or(Audience());
    QString target = to.room ? roomName(*to.room)
        : to.session         ? "session "_L1 + QString::fromLatin1(to.session->toText())
                             : u"everybody"_s;
    const QString reason = announce.reason.value_or(QString());
    m_server.announcer().announce(announce, who.name, [=, this](const Result<AnnounceAnswer> &answer) {
        const QString said
            = answer ? target + ", announcement "_L1 + QString::fromLatin1(answer->id->toText()) : target;
        audit(who, "announce", said, reason, answer ? "ok" : errorName(answer.error().code));
        reply(answer);
    });
}

void Console::act(const Operator &who, const RecallAnnouncement &recall, AdminReply<RecallAnnouncement> reply)
{
    m_server.announcer().recall(recall.id, [=, this](const Result<int> &told) {
        audit(who, "recall", "announcement "_L1 + QString::fromLatin1(recall.id.toText()), recall.reason,
              told ? "ok" : errorName(told.error().code));
        reply(told ? Result<RecallAnswer>(RecallAnswer{*told}) : std::unexpected(told.error()));
    });
}

void Console::ask(const ListAnnouncements &, AdminReply<ListAnnouncements> reply)
{
    reply(m_server.announcer().list());
}

} // namespace chat::server
