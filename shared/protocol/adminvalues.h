// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

/// What an operator is shown: the rows and numbers inside the answers of adminpackets.h.
namespace chat {

namespace limits {
inline constexpr int maxAdminRows = 200; ///< in one answer, so that it fits in a line of maxAdminLineBytes
} // namespace limits

/// The threads that run actors.
struct WorkerCounts {
    int size = 0;
    int active = 0;
    qint64 queued = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"size"_L1, &WorkerCounts::size, "threads"_L1},
                      Field{"active"_L1, &WorkerCounts::active, "threads in a turn"_L1},
                      Field{"queued"_L1, &WorkerCounts::queued, "actors waiting for a thread"_L1}};
    }
    friend bool operator==(const WorkerCounts &, const WorkerCounts &) = default;
};

/// The actors of one kind together.
struct ActorKindRow {
    QByteArray kind;
    int actors = 0;
    int queued = 0;
    qint64 oldestMs = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"kind"_L1, &ActorKindRow::kind, "room, lobby ..."_L1},
                      Field{"actors"_L1, &ActorKindRow::actors},
                      Field{"queued"_L1, &ActorKindRow::queued, "jobs in their mailboxes"_L1},
                      Field{"oldest_ms"_L1, &ActorKindRow::oldestMs, "how long the oldest has waited"_L1}};
    }
    friend bool operator==(const ActorKindRow &, const ActorKindRow &) = default;
};

/// One thread of sockets.
struct IoThreadRow {
    int connections = 0;
    std::optional<qint64> loopLagUs;
    qint64 outboxBytes = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"connections"_L1, &IoThreadRow::connections},
            Field{"loop_lag_us"_L1, &IoThreadRow::loopLagUs, "how late its event loop is"_L1},
            Field{"outbox_bytes"_L1, &IoThreadRow::outboxBytes, "waiting to be written, of all of them"_L1},
        };
    }
    friend bool operator==(const IoThreadRow &, const IoThreadRow &) = default;
};

/// What waits for the store.
struct PipelineStats {
    qint64 entries = 0;
    qint64 oldestMs = 0;
    qint64 storedTotal = 0;
    qint64 commitsTotal = 0;
    qint64 lastCommitUs = 0;
    bool available = true;
    qint64 entriesMax = 0;
    qint64 ageMaxMs = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"entries"_L1, &PipelineStats::entries, "waiting"_L1},
            Field{"oldest_ms"_L1, &PipelineStats::oldestMs, "how long the oldest has waited"_L1},
            Field{"stored_total"_L1, &PipelineStats::storedTotal, "events"_L1},
            Field{"commits_total"_L1, &PipelineStats::commitsTotal},
            Field{"last_commit_us"_L1, &PipelineStats::lastCommitUs, "how long the last commit took"_L1},
            Field{"available"_L1, &PipelineStats::available, "false: the store cannot write now"_L1},
            Field{"entries_max"_L1, &PipelineStats::entriesMax,
                  "when as many wait, nothing more is taken"_L1},
            Field{"age_max_ms"_L1, &PipelineStats::ageMaxMs, "and when the oldest has waited as long"_L1},
        };
    }
    friend bool operator==(const PipelineStats &, const PipelineStats &) = default;
};

/// A thread of the pool, as it was looked at.
struct WorkerThreadRow {
    bool busy = false;
    std::optional<QString> actor;
    std::optional<QByteArray> job;
    qint64 forMs = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"busy"_L1, &WorkerThreadRow::busy},
                      Field{"actor"_L1, &WorkerThreadRow::actor, "whose turn it runs"_L1},
                      Field{"job"_L1, &WorkerThreadRow::job, "what it does there"_L1},
                      Field{"for_ms"_L1, &WorkerThreadRow::forMs, "since when"_L1}};
    }
    friend bool operator==(const WorkerThreadRow &, const WorkerThreadRow &) = default;
};

enum class ActorState : quint8 { Idle, Queued, Running, Loading, Retiring };
constexpr std::array<QLatin1StringView, 5> enumNames(ActorState)
{
    return {"idle"_L1, "queued"_L1, "running"_L1, "loading"_L1, "retiring"_L1};
}

struct ActorRow {
    QString name;
    QByteArray kind;
    ActorState state = ActorState::Idle;
    int queued = 0;
    qint64 oldestMs = 0;
    std::optional<QByteArray> job;
    std::optional<qint64> jobMs;
    qint64 jobsTotal = 0;
    qint64 cpuUs = 0;
    double jobsPerSecond = 0;
    double cpuShare = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"name"_L1, &ActorRow::name},
            Field{"kind"_L1, &ActorRow::kind, "room, lobby ..."_L1},
            Field{"state"_L1, &ActorRow::state},
            Field{"queued"_L1, &ActorRow::queued, "jobs in its mailbox"_L1},
            Field{"oldest_ms"_L1, &ActorRow::oldestMs, "how long the oldest of them has waited"_L1},
            Field{"job"_L1, &ActorRow::job, "what it does now"_L1},
            Field{"job_ms"_L1, &ActorRow::jobMs, "since when"_L1},
            Field{"jobs_total"_L1, &ActorRow::jobsTotal},
            Field{"cpu_us"_L1, &ActorRow::cpuUs, "of all its turns"_L1},
            Field{"jobs_s"_L1, &ActorRow::jobsPerSecond, "in the last second"_L1},
            Field{"cpu_share"_L1, &ActorRow::cpuShare, "of one core in the last second, 0 to 1"_L1},
        };
    }
    friend bool operator==(const ActorRow &, const ActorRow &) = default;
};

struct AdminRoomRow {
    RoomId id;
    QString name;
    RoomKind kind = RoomKind::Channel;
    int people = 0;
    int max = 0;
    Seq seq = 0;
    bool loaded = false;
    std::optional<RoomAccess> access = {};

    static constexpr auto fields()
    {
        return Fields{Field{"id"_L1, &AdminRoomRow::id},
                      Field{"name"_L1, &AdminRoomRow::name},
                      Field{"kind"_L1, &AdminRoomRow::kind},
                      Field{"people"_L1, &AdminRoomRow::people},
                      Field{"max"_L1, &AdminRoomRow::max, "0: no limit"_L1},
                      Field{"seq"_L1, &AdminRoomRow::seq, "the last number given"_L1},
                      Field{"loaded"_L1, &AdminRoomRow::loaded, "in memory"_L1},
                      Field{"access"_L1, &AdminRoomRow::access, "open when absent"_L1}};
    }
    friend bool operator==(const AdminRoomRow &, const AdminRoomRow &) = default;
};

enum class SessionState : quint8 {
    Online,
    Lost, ///< its connection is gone; it may still be resumed
};
constexpr std::array<QLatin1StringView, 2> enumNames(SessionState) { return {"online"_L1, "lost"_L1}; }

struct AdminSessionRow {
    SessionId session;
    UserInfo user;
    QByteArray address;
    std::optional<ClientInfo> client;
    qint64 connectedMs = 0;
    int rooms = 0;
    qint64 outboxBytes = 0;
    qint64 oldestMs = 0;
    std::optional<qint64> pingMs;
    SessionState state = SessionState::Online;
    std::optional<DeviceId> device = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"session"_L1, &AdminSessionRow::session},
            Field{"user"_L1, &AdminSessionRow::user},
            Field{"address"_L1, &AdminSessionRow::address, "of the client, behind trusted proxies too"_L1},
            Field{"client"_L1, &AdminSessionRow::client, "as it named itself"_L1},
            Field{"connected_ms"_L1, &AdminSessionRow::connectedMs, "how long ago it logged in"_L1},
            Field{"rooms"_L1, &AdminSessionRow::rooms, "how many it is in"_L1},
            Field{"outbox_bytes"_L1, &AdminSessionRow::outboxBytes, "waiting to be written to it"_L1},
            Field{"oldest_ms"_L1, &AdminSessionRow::oldestMs, "how long the oldest of it has waited"_L1},
            Field{"ping_ms"_L1, &AdminSessionRow::pingMs,
                  "the last round trip; absent until the server had to ask for a sign of life"_L1},
            Field{"state"_L1, &AdminSessionRow::state},
            Field{"device"_L1, &AdminSessionRow::device,
                  "of the `device_id` of its login, hashed; absent: it gave none"_L1},
        };
    }
    friend bool operator==(const AdminSessionRow &, const AdminSessionRow &) = default;
};

enum class LogLevel : quint8 { Debug, Info, Warning, Critical };
constexpr std::array<QLatin1StringView, 4> enumNames(LogLevel)
{
    return {"debug"_L1, "info"_L1, "warning"_L1, "critical"_L1};
}

/// One line of the server's log.
struct LogRow {
    qint64 number = 0;
    Timestamp time;
    LogLevel level = LogLevel::Info;
    QByteArray category;
    QString message;

    static constexpr auto fields()
    {
        return Fields{Field{"n"_L1, &LogRow::number, "its number; one more than the line before"_L1},
                      Field{"ts"_L1, &LogRow::time, "ms UTC"_L1}, Field{"level"_L1, &LogRow::level},
                      Field{"category"_L1, &LogRow::category},
                      Field{"message"_L1, &LogRow::message, "English"_L1}};
    }
    friend bool operator==(const LogRow &, const LogRow &) = default;
};

struct LogLevelRow {
    QByteArray category;
    LogLevel level = LogLevel::Info;

    static constexpr auto fields()
    {
        return Fields{Field{"category"_L1, &LogLevelRow::category},
                      Field{"level"_L1, &LogLevelRow::level, "this and worse is written"_L1}};
    }
    friend bool operator==(const LogLevelRow &, const LogLevelRow &) = default;
};

/// One operator's act, as it is kept.
struct AuditRow {
    qint64 id = 0;
    Timestamp time;
    QByteArray admin;
    QByteArray address;
    QByteArray action;
    QString target;
    QString reason;
    QByteArray result;

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &AuditRow::id},
            Field{"ts"_L1, &AuditRow::time, "ms UTC"_L1},
            Field{"admin"_L1, &AuditRow::admin, "who: name of the system user, or of the token"_L1},
            Field{"address"_L1, &AuditRow::address, "from where"_L1},
            Field{"action"_L1, &AuditRow::action, "kick, announce, drain ..."_L1},
            Field{"target"_L1, &AuditRow::target, "what it hit"_L1},
            Field{"reason"_L1, &AuditRow::reason, "as typed"_L1},
            Field{"result"_L1, &AuditRow::result, "ok, or the name of an error"_L1},
        };
    }
    friend bool operator==(const AuditRow &, const AuditRow &) = default;
};

} // namespace chat
