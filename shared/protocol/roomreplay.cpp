// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/roomreplay.h"

#include <algorithm>
#include <unordered_map>

namespace chat {
namespace {

void take(std::vector<JournalSeat> &members, const JournalSeat &seat)
{
    const auto member
        = std::ranges::find(members, seat.user.id, [](const JournalSeat &one) { return one.user.id; });
    if (member == members.end()) {
        if (seat.state != SeatState::Gone)
            members.push_back(seat);
    } else if (seat.state == SeatState::Gone) {
        members.erase(member);
    } else {
        *member = seat;
    }
}

/// Visits every id of a person in the journal.
void eachPerson(RoomJournal &journal, auto visit)
{
    const auto optional = [&](std::optional<UserId> &user) {
        if (user)
            visit(*user);
    };
    const auto seats = [&](std::vector<JournalSeat> &list) {
        for (JournalSeat &seat : list) {
            visit(seat.user.id);
            seat.user.nick.clear();
        }
    };
    const auto messages = [&](std::vector<JournalMessage> &list) {
        for (JournalMessage &message : list)
            optional(message.user);
    };
    seats(journal.base.members);
    messages(journal.base.messages);
    optional(journal.base.host);
    for (JournalJob &job : journal.jobs) {
        optional(job.actor);
        seats(job.seats);
        messages(job.messages);
        optional(job.host);
    }
}

} // namespace

void applyJob(RoomMoment &moment, const JournalJob &job)
{
    moment.number = job.number;
    moment.time = job.time;
    moment.waiting = job.waiting;
    moment.people = job.people;
    moment.seq = job.seq;
    moment.access = job.access;
    moment.host = job.host;
    if (job.emptied.value_or(false))
        moment.members.clear();
    for (const JournalSeat &seat : job.seats)
        take(moment.members, seat);
    std::ranges::copy(job.messages, std::back_inserter(moment.messages));
    if (const auto more = qsizetype(moment.messages.size()) - limits::journalMessages; more > 0)
        moment.messages.erase(moment.messages.begin(), moment.messages.begin() + more);
}

RoomMoment momentAfter(const RoomJournal &journal, qsizetype jobs)
{
    RoomMoment moment = journal.base;
    for (qsizetype i = 0; i < std::min(jobs, qsizetype(journal.jobs.size())); ++i)
        applyJob(moment, journal.jobs[size_t(i)]);
    return moment;
}

std::optional<QString> nickIn(const RoomJournal &journal, UserId user)
{
    std::optional<QString> nick;
    const auto look = [&](const std::vector<JournalSeat> &seats) {
        for (const JournalSeat &seat : seats) {
            if (seat.user.id == user && !seat.user.nick.isEmpty())
                nick = seat.user.nick;
        }
    };
    look(journal.base.members);
    for (const JournalJob &job : journal.jobs)
        look(job.seats);
    return nick;
}

void makeAnonymous(RoomJournal &journal)
{
    std::unordered_map<UserId, UserId> numbers;
    eachPerson(journal, [&](UserId &user) {
        user = numbers.try_emplace(user, UserId{numbers.size() + 1}).first->second;
    });
}

} // namespace chat
