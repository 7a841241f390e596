// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"
#include "server/core/roomrecorder.h"
#include "server/runtime/mailbox.h"
#include "tests/bench/work.h"

using namespace Qt::StringLiterals;

namespace chat::bench {
namespace {

using namespace chat::server;

constexpr int jobsPerTurn = 64; // as many as a turn of an actor takes
constexpr int members = 100;

Sender person(quint64 number)
{
    return {.recipient = {.connection = {.slot = quint32(number), .generation = 1}},
            .user = UserId{number},
            .request = 1};
}

/// Posted by one, taken by the other, as between an I/O thread and a worker.
Work mailboxTurn()
{
    auto mailbox = std::make_shared<Mailbox<RoomJob>>(jobsPerTurn);
    auto letters = std::make_shared<Mailbox<RoomJob>::Letters>();
    return {jobsPerTurn, [mailbox, letters] {
                for (int i = 0; i < jobsPerTurn; ++i)
                    keep(mailbox->post(roomjob::Tick{}, true, {}));
                mailbox->take(*letters);
                letters->clear();
                keep(mailbox->endTurn(false));
            }};
}

struct Hall {
    Hall()
    {
        for (quint64 i = 1; i <= members; ++i)
            room.handle(roomjob::Enter{person(i), u"guest%1"_s.arg(i), {}}, now, {}, effects);
        effects.clear();
    }

    RoomRules rules;
    Room room{LoadedRoom{.record = {.id = RoomId{7}, .name = u"hall"_s, .kind = "channel", .epoch = 1}},
              rules};
    Now now{MonoTime(std::chrono::hours(1)), Timestamp(Milliseconds(1'730'000'000'000))};
    RoomEffects effects;
    quint64 nonce = 0;
};

/// A member of a hundred says something: the room decides and spells what is kept.
Work roomSay()
{
    return {1, [hall = std::make_shared<Hall>(), text = QString::fromUtf8(sampleText())] {
                const RoomJob job
                    = roomjob::Say{person(1 + hall->nonce % members), QByteArray::number(hall->nonce), text};
                ++hall->nonce;
                hall->room.handle(job, hall->now, {}, hall->effects);
                keep(hall->effects);
                hall->effects.clear();
            }};
}

/// The same with the flight recorder, whose ring is full: as a room's actor does it.
Work roomSayRecorded()
{
    auto hall = std::make_shared<Hall>();
    auto recorder = std::make_shared<RoomRecorder>(limits::journalJobs);
    recorder->restart(hall->room, hall->now.wall);
    const auto say = [hall, recorder, text = QString::fromUtf8(sampleText())] {
        const RoomJob job
            = roomjob::Say{person(1 + hall->nonce % members), QByteArray::number(hall->nonce), text};
        ++hall->nonce;
        recorder->begin(job, "say", hall->room, hall->now, 0);
        hall->room.handle(job, hall->now, {}, hall->effects);
        recorder->end(hall->room, hall->effects);
        recorder->setCost(std::chrono::nanoseconds(1));
        keep(hall->effects);
        hall->effects.clear();
    };
    for (int i = 0; i < limits::journalJobs; ++i)
        say();
    return {1, say};
}

/// Somebody comes, is shown the room with its last hundred messages, and goes.
Work roomVisit()
{
    auto hall = std::make_shared<Hall>();
    for (int i = 0; i < 100; ++i) {
        hall->room.handle(roomjob::Say{person(1), QByteArray::number(i), QString::fromUtf8(sampleText())},
                          hall->now, {}, hall->effects);
    }
    hall->effects.clear();
    return {1, [hall] {
                const Sender visitor = person(members + 1);
                hall->room.handle(roomjob::Enter{visitor, u"visitor"_s, {}}, hall->now, {}, hall->effects);
                hall->room.handle(roomjob::Leave{visitor}, hall->now, {}, hall->effects);
                keep(hall->effects);
                hall->effects.clear();
            }};
}

} // namespace

std::vector<NamedWork> coreWork()
{
    return {
        {"mailbox", "job", [] { return mailboxTurn(); }},
        {"room_say", "message", [] { return roomSay(); }},
        {"room_say_recorded", "message", [] { return roomSayRecorded(); }},
        {"room_visit", "visit", [] { return roomVisit(); }},
    };
}

} // namespace chat::bench
