// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"

/// The server's numbers over time.
namespace chat {

/// What is kept over time.
enum class Measure : quint8 {
    Sessions,
    Rooms,
    MessageRate, ///< each second
    DeliveryRate, ///< each second
    DeliveryP50, ///< ms, like all times here
    DeliveryP99,
    AckP50,
    AckP99,
    Cpu, ///< cores
    LoopLag, ///< of one I/O thread, or of the latest of all
    PipelineEntries,
    PipelineAge,
    CommitP99,
    Rss, ///< bytes
    Heap, ///< bytes
    Descriptors,
    Queued, ///< jobs in all mailboxes
};
constexpr std::array<QLatin1StringView, 17> enumNames(Measure)
{
    return {"sessions"_L1,        "rooms"_L1,           "messages_s"_L1,       "deliveries_s"_L1,
            "delivery_p50_ms"_L1, "delivery_p99_ms"_L1, "ack_p50_ms"_L1,       "ack_p99_ms"_L1,
            "cpu_cores"_L1,       "loop_lag_ms"_L1,     "pipeline_entries"_L1, "pipeline_age_ms"_L1,
            "commit_p99_ms"_L1,   "rss_bytes"_L1,       "heap_bytes"_L1,       "fds"_L1,
            "queued"_L1};
}
inline constexpr size_t measureCount = enumNames(Measure()).size();

/// How far back.
enum class Span : quint8 { TenMinutes, Hour, Day };
constexpr std::array<QLatin1StringView, 3> enumNames(Span) { return {"10min"_L1, "hour"_L1, "day"_L1}; }
inline constexpr size_t spanCount = enumNames(Span()).size();

struct SeriesRow {
    Measure measure = Measure::Sessions;
    std::optional<int> thread;
    std::vector<double> values;

    static constexpr auto fields()
    {
        return Fields{
            Field{"measure"_L1, &SeriesRow::measure},
            Field{
                "thread"_L1, &SeriesRow::thread,
                "of `loop_lag_ms`: the I/O thread, from 0, as in `io` of a.stats; the first 16 have a row; absent: the latest of all"_L1},
            Field{"values"_L1, &SeriesRow::values, "one for each of `slots`"_L1}};
    }
    friend bool operator==(const SeriesRow &, const SeriesRow &) = default;
};

struct SeriesAnswer {
    qint64 pid = 0;
    qint64 stepMs = 0;
    std::vector<qint64> slots;
    std::vector<SeriesRow> rows;

    static constexpr auto fields()
    {
        return Fields{
            Field{"pid"_L1, &SeriesAnswer::pid, "of the server; another one has another past"_L1},
            Field{"step_ms"_L1, &SeriesAnswer::stepMs, "how long a slot is"_L1},
            Field{"slots"_L1, &SeriesAnswer::slots,
                  "numbers of the slots, oldest first: uptime_ms of a.stats by step_ms, rounded down"_L1},
            Field{"rows"_L1, &SeriesAnswer::rows, "the mean of each slot"_L1},
        };
    }
    friend bool operator==(const SeriesAnswer &, const SeriesAnswer &) = default;
};

struct FetchSeries {
    static constexpr auto name = "a.series"_L1;
    static constexpr auto about
        = "The server's numbers over time, as it keeps them since its start: 600 seconds, 360 times ten seconds, or 1440 minutes."_L1;
    using Answer = SeriesAnswer;

    Span span = Span::TenMinutes;

    static constexpr auto fields() { return Fields{Field{"span"_L1, &FetchSeries::span}}; }
    friend bool operator==(const FetchSeries &, const FetchSeries &) = default;
};

} // namespace chat
