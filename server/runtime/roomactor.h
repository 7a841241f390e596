// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/ports.h"
#include "server/core/roomrecorder.h"
#include "server/runtime/actor.h"
#include "server/runtime/pipeline.h"
#include "server/runtime/readers.h"

#include <QStringList>

#include <optional>

namespace chat::server {

class Hasher;
class Hub;

/// How many rooms there may be.
struct RoomQuota {
    int total = limits::maxRooms;
    int own = limits::maxOwnRooms; ///< of one person
    int directs = limits::maxDirectTotal; ///< of the kind dm; they do not count as the others
    int ownDirects = limits::maxDirectRooms;
};

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
    Hasher *hasher = nullptr; ///< null: there are no rooms with passwords
    RoomRules rules;
    RoomQuota quota = {};
    size_t mailboxJobs = limits::mailboxJobs;
    Milliseconds idleTime{300'000}; ///< an empty room is forgotten after it
    int journalJobs = limits::journalJobs; ///< kept of each room; 0: none
    /// An announcement is stored; any thread.
    std::function<void(quint64 ticket, Seq seq, int sessions)> announced;
    /// What an operator did to a room is done: how many were told. Any thread.
    std::function<void(quint64 ticket, const Result<int> &people)> accessSet;
    /// What an operator wanted of a room is done. Any thread.
    std::function<void(quint64 ticket, const Result<int> &people)> steered = {};
    /// A word for somebody, wherever he is. Any thread.
    std::function<void(UserId user, const PersonalWord &word)> invited = {};
    /// Somebody has his seat in the room of a match (again), or has lost it for good. Any thread.
    std::function<void(RoomId room, UserId user, bool taken)> seatChanged = {};
    /// Any thread; never blocks.
    std::function<void(RoomIncident incident)> incident;
};

/// Numbers of a room that others read.
struct RoomCounts {
    std::atomic<int> people{0};
    std::atomic<int> waiting{0}; ///< for a seat
    std::atomic<int> spectators{0}; ///< of a match
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
    /// The same for a room that is new: what is posted waits from hold() until the password is hashed and the
    /// room is stored. When that fails, whoever asked is refused and the room is gone.
    void hold();
    void create(RoomSettings settings, const std::optional<QString> &password);
    /// Nothing of the room is left: whoever still asks is refused. Any thread, when it takes no turn.
    void refuseJob(const RoomJob &job, const Error &error) const;

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
        Vanished, ///< there is no successor
    };

    void loaded(StoreResult<LoadedRoom> room);
    void shutDown(const QByteArray &incident, End end, const char *what);
    [[nodiscard]] static std::optional<Asker> askerOf(const RoomJob &job);
    void refuse(const Asker &asker, const Error &error, const QByteArray &incident = {});
    void apply(RoomEffect &effect);
    void setAccessUnloaded(const roomjob::SetAccess &job) const;
    void read(const effect::Read &asked);
    void answerPage(const Recipient &to, RequestId request, const HistoryQuery &query,
                    const StoreResult<HistoryPage> &page) const;
    void store(const RoomRecord &record);
    void made(const Result<void> &done);
    void checkPassword(effect::CheckPassword &check);
    void makeHash(effect::MakeHash &asked);
    /// Posted again, from another thread, with what was found out.
    static void comeBack(const RoomServices &services, RoomId room, RoomJob job);
    [[nodiscard]] bool isGuessing(const RoomJob &job, const Now &now);
    void saved();
    void vanish();
    /// What the turn decided goes on its way: through the pipeline, or at once when nothing is kept.
    void sendBatch();
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
    bool m_isKept = true;
    bool m_vanishes = false; ///< by the job that runs
    std::optional<Error> m_refusal; ///< why there is no room; none: it could not be loaded
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
    MonoTime m_lastUse; ///< by somebody inside
};

} // namespace chat::server
