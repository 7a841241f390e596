// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/ports.h"
#include "server/core/roomrecorder.h"
#include "server/runtime/actor.h"
#include "server/runtime/pipeline.h"
#include "server/runtime/readers.h"
#include "server/runtime/timerqueue.h"

#include <QStringList>

#include <optional>

namespace chat::server {

class Hub;

/// A room closed itself after a fault; all that is known of it.
struct RoomIncident {
    RoomRecord room;
    QByteArray incident;
    Timestamp time;
    QString what; ///< English
    QStringList stack; ///< where it was thrown; empty when nothing was
    RoomJournal journal; ///< empty when the recorder is off
};

/// What rooms work with. Any thread; outlives them.
struct RoomServices {
    Hub *hub;
    Workers *workers;
    Pipeline *pipeline;
    Readers *readers;
    TimerQueue *timers;
    Publisher *publisher;
    RoomRules rules;
    size_t mailboxJobs = limits::mailboxJobs;
    Milliseconds idleTime{300'000}; ///< an empty room is forgotten after it
    int journalJobs = limits::journalJobs; ///< kept of each room; 0: none
    /// An announcement is stored; any thread.
    std::function<void(quint64 ticket, Seq seq, int sessions)> announced;
    /// What an operator did to a room is done: how many were told. Any thread.
    std::function<void(quint64 ticket, const Result<int> &people)> accessSet;
    /// Any thread; never blocks.
    std::function<void(RoomIncident incident)> incident;
};

/// Numbers of a room that others read.
struct RoomCounts {
    std::atomic<int> people{0};
    std::atomic<Seq> lastSeq{0};
    std::atomic<bool> loaded{false};
    std::atomic<RoomAccess> access{RoomAccess::Open}; ///< outlives the actor, but not the server
};

/// Gives a Room its turns: spells what it decides, and sends it on its way.
class RoomActor final : public Actor<RoomJob>
{
public:
    /// `life` is this actor's own number: no other actor of the same room ever has it.
    RoomActor(const RoomServices &services, const RoomRecord &record, quint64 life,
              std::shared_ptr<RoomCounts> counts);

    [[nodiscard]] RoomId id() const { return m_record.id; }
    [[nodiscard]] quint64 life() const { return m_life; }

    /// Once, before the first post: asks a reader for the room; what is posted meanwhile waits.
    void load();

    /// A retire came out of the pipeline (log writer's thread). True: nothing happened since; the mailbox is
    /// closed.
    [[nodiscard]] bool closeIfStillIdle(quint64 jobsDone);

private:
    void handle(RoomJob &job, const Now &now) override;
    [[nodiscard]] const char *nameOf(const RoomJob &job) const override;
    void endTurn(const Now &now) override;
    void failed(const char *what) override;
    void jobDone(std::chrono::nanoseconds cost) override { m_recorder.setCost(cost); }

    enum class End : quint8 {
        None,
        Now, ///< nothing of it is on its way
        WhenStored, ///< what is on its way has to come out first, so that the successor loads it
    };

    void loaded(StoreResult<LoadedRoom> room);
    void shutDown(const QByteArray &incident, End end, const char *what);
    [[nodiscard]] static std::optional<Asker> askerOf(const RoomJob &job);
    void refuse(const Asker &asker, const Error &error, const QByteArray &incident = {});
    void apply(RoomEffect &effect);
    void setAccessUnloaded(const roomjob::SetAccess &job);
    void read(const effect::Read &asked);
    void reserveTick(const Now &now);
    void retireIfIdle(const Now &now);
    [[nodiscard]] QByteArray payloadFor(const Recipient &to, RequestId request, const auto &answer) const;

    const RoomServices *m_services;
    RoomRecord m_record;
    quint64 m_life;
    std::shared_ptr<RoomCounts> m_counts;
    std::optional<Room> m_room; ///< none until loaded, when loading failed, and after the end
    RoomRecorder m_recorder;
    End m_end = End::None;
    RoomEffects m_effects; ///< of one job; kept for its capacity
    PipelineBatch m_batch; ///< of this turn
    struct Sizes {
        size_t deliveries = 0;
        size_t kept = 0;
        size_t answered = 0;
        size_t stored = 0;
    };
    std::optional<Asker> m_asker; ///< of the job that runs
    Sizes m_before; ///< of the batch, when the job began
    std::optional<TimerId> m_tick;
    MonoTime m_lastUse; ///< by somebody inside
};

} // namespace chat::server
