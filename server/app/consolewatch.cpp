// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/app/crashdesk.h"
#include "server/app/invariantsweep.h"

/// What Console answers about the past of rooms, their faults, and what must hold.
namespace chat::server {

using namespace Qt::StringLiterals;

void Console::ask(const FetchJournal &question, AdminReply<FetchJournal> reply)
{
    Hub &hub = *m_server.parts().hub;
    if (m_server.config().limits.journalJobs == 0)
        return reply(refuse(ErrorCode::NotImplemented, u"limits.journal_jobs is 0"_s));
    if (!hub.knows(question.room))
        return reply(refuse(ErrorCode::RoomNotFound));
    const auto look = [reply, &hub, id = question.room](const Room *room, const RoomRecorder &recorder) {
        if (!room && !hub.knows(id))
            return reply(refuse(ErrorCode::RoomNotFound)); // it was ended meanwhile
        reply(room ? recorder.journal() : RoomJournal());
    };
    switch (hub.look(question.room, look)) {
    case Submitted::Taken: break;
    case Submitted::Busy: return reply(refuseLater(ErrorCode::RoomBusy, Milliseconds(1000)));
    case Submitted::NoSuchRoom: return reply(RoomJournal());
    }
}

void Console::ask(const ListCrashes &, AdminReply<ListCrashes> reply)
{
    m_server.crashes().list(std::move(reply));
}

void Console::ask(const FetchCrash &question, AdminReply<FetchCrash> reply)
{
    m_server.crashes().fetch(question.incident, std::move(reply));
}

void Console::act(const Operator &who, const ThrowInRoom &wanted, AdminReply<ThrowInRoom> reply)
{
    Result<Nothing> done = Nothing{};
    if (!m_server.config().debugFaults)
        done = refuse(ErrorCode::NotImplemented, u"the server was started without --debug-faults"_s);
    else if (m_server.parts().hub->post(wanted.room, roomjob::Fault{}) == Submitted::NoSuchRoom)
        done = refuse(ErrorCode::RoomNotFound);
    audit(who, "throw", roomName(wanted.room), wanted.reason, done ? "ok" : errorName(done.error().code));
    reply(done);
}

void Console::ask(const FetchInvariants &, AdminReply<FetchInvariants> reply)
{
    reply(m_server.invariants().answer());
}

void Console::act(const Operator &who, const RepairViolation &repair, AdminReply<RepairViolation> reply)
{
    const auto done = m_server.invariants().repair(repair.id);
    QString target = "violation "_L1 + QString::number(repair.id);
    if (done) {
        target += u' ' + enumNames(done->invariant)[size_t(done->invariant)];
        if (done->room)
            target += " in room "_L1 + done->room->name;
    }
    audit(who, "repair", target, repair.reason, done ? "ok" : errorName(done.error().code));
    reply(done ? Result<Nothing>(Nothing()) : std::unexpected(done.error()));
}

} // namespace chat::server
