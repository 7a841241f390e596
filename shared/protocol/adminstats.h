// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"

/// How the server is, in numbers.
namespace chat {

/// How long something took lately.
struct LatencyRow {
    std::optional<qint64> p50Us;
    std::optional<qint64> p99Us;

    static constexpr auto fields()
    {
        return Fields{
            Field{"p50_us"_L1, &LatencyRow::p50Us,
                  "half of those of the last ten seconds took no longer; absent when there was none"_L1},
            Field{"p99_us"_L1, &LatencyRow::p99Us, "99 of 100 took no longer"_L1},
        };
    }
    friend bool operator==(const LatencyRow &, const LatencyRow &) = default;
};

struct AdminStats {
    QByteArray version;
    QString node;
    qint64 pid = 0;
    qint64 uptimeMs = 0;
    bool draining = false;
    std::vector<QString> listening;
    QString storePath;
    int sessions = 0;
    int connections = 0;
    int connectionsMax = 0;
    int rooms = 0;
    int members = 0;
    int actors = 0;
    int timers = 0;
    WorkerCounts workers;
    std::vector<ActorKindRow> kinds;
    std::vector<IoThreadRow> io;
    qint64 messagesTotal = 0;
    qint64 deliveriesTotal = 0;
    qint64 loginsTotal = 0;
    qint64 replacedTotal = 0;
    qint64 slowConsumersTotal = 0;
    qint64 refusedTotal = 0;
    PipelineStats pipeline;
    LatencyRow delivery;
    LatencyRow acknowledgement;
    LatencyRow commit;
    qint64 walBytes = 0;
    qint64 cpuMs = 0;
    int cores = 0;
    qint64 rssBytes = 0;
    std::optional<qint64> memoryLimitBytes;
    qint64 heapBytes = 0;
    qint64 sessionBytes = 0;
    int fds = 0;
    qint64 fdLimit = 0;
    int capacity = 0;
    QByteArray capacityLimit;
    int consoles = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"version"_L1, &AdminStats::version, "of the program"_L1},
            Field{"node"_L1, &AdminStats::node, "name of this server"_L1},
            Field{"pid"_L1, &AdminStats::pid},
            Field{"uptime_ms"_L1, &AdminStats::uptimeMs},
            Field{"draining"_L1, &AdminStats::draining, "about to stop; nobody new is let in"_L1},
            Field{"listening"_L1, &AdminStats::listening, "addresses"_L1},
            Field{"store_path"_L1, &AdminStats::storePath},
            Field{"sessions"_L1, &AdminStats::sessions},
            Field{"connections"_L1, &AdminStats::connections},
            Field{"connections_max"_L1, &AdminStats::connectionsMax},
            Field{"rooms"_L1, &AdminStats::rooms, "in memory"_L1},
            Field{"members"_L1, &AdminStats::members, "people in rooms; one in two rooms counts twice"_L1},
            Field{"actors"_L1, &AdminStats::actors},
            Field{"timers"_L1, &AdminStats::timers, "jobs reserved for later"_L1},
            Field{"workers"_L1, &AdminStats::workers},
            Field{"kinds"_L1, &AdminStats::kinds, "the actors, by kind"_L1},
            Field{"io"_L1, &AdminStats::io, "one a thread"_L1},
            Field{"messages_total"_L1, &AdminStats::messagesTotal},
            Field{"deliveries_total"_L1, &AdminStats::deliveriesTotal},
            Field{"logins_total"_L1, &AdminStats::loginsTotal},
            Field{"replaced_total"_L1, &AdminStats::replacedTotal, "sessions ended by a newer login"_L1},
            Field{"slow_consumers_total"_L1, &AdminStats::slowConsumersTotal},
            Field{"refused_total"_L1, &AdminStats::refusedTotal, "connections that were not taken"_L1},
            Field{"pipeline"_L1, &AdminStats::pipeline},
            Field{"delivery"_L1, &AdminStats::delivery,
                  "from a room's decision, through the store, to the I/O threads"_L1},
            Field{"acknowledgement"_L1, &AdminStats::acknowledgement,
                  "from a request to a room until its answer, stored, is with the I/O threads"_L1},
            Field{"commit"_L1, &AdminStats::commit, "of the store"_L1},
            Field{"wal_bytes"_L1, &AdminStats::walBytes, "of the store's write-ahead log"_L1},
            Field{"cpu_ms"_L1, &AdminStats::cpuMs, "that the process used since its start, on all cores"_L1},
            Field{"cores"_L1, &AdminStats::cores, "that it may use"_L1},
            Field{"rss_bytes"_L1, &AdminStats::rssBytes, "memory of the process"_L1},
            Field{
                "memory_limit_bytes"_L1, &AdminStats::memoryLimitBytes,
                "as much as it could have: what it has and what the machine or its control group has free"_L1},
            Field{"heap_bytes"_L1, &AdminStats::heapBytes,
                  "in use, as malloc counts; looked at every five seconds"_L1},
            Field{"session_bytes"_L1, &AdminStats::sessionBytes,
                  "heap in use more than at the start, for each session; 0 without sessions"_L1},
            Field{"fds"_L1, &AdminStats::fds, "open descriptors; looked at every five seconds"_L1},
            Field{"fd_limit"_L1, &AdminStats::fdLimit},
            Field{"capacity"_L1, &AdminStats::capacity, "sessions that fit beside those that there are"_L1},
            Field{"capacity_limit"_L1, &AdminStats::capacityLimit,
                  "what would run out first: descriptors, configuration, memory or loop_lag"_L1},
            Field{"consoles"_L1, &AdminStats::consoles, "on the admin socket, this one included"_L1},
        };
    }
    friend bool operator==(const AdminStats &, const AdminStats &) = default;
};

struct FetchStats {
    static constexpr auto name = "a.stats"_L1;
    static constexpr auto about = "How the server is."_L1;
    using Answer = AdminStats;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const FetchStats &, const FetchStats &) = default;
};

} // namespace chat
