// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

#include <QPointF>

namespace chat {

/// What is drawn over time.
enum class Measure {
    Sessions,
    Rooms,
    MessageRate, ///< each second
    DeliveryRate, ///< each second
    LoopLag, ///< ms, of the latest I/O thread
    PipelineEntries,
    PipelineAge, ///< ms
    CommitTime, ///< ms
    Rss, ///< bytes
    Heap, ///< bytes
    Descriptors,
    Queued, ///< jobs in all mailboxes
};
inline constexpr size_t measureCount = 12;

using Measures = std::array<double, measureCount>;

/// Rates are 0 without `before`, and when the server was started anew between the two.
[[nodiscard]] Measures measuresOf(const AdminStats &now, const AdminStats *before);

/// How far back.
enum class Span { TenMinutes, Hour, Day };
inline constexpr size_t spanCount = 3;

/// What the pushes of a server said, a ring for each span: the mean of each second, ten seconds, minute.
/// Pure; its clock is the server's own uptime. A server that was started anew begins an empty history.
class StatsHistory
{
public:
    void add(const AdminStats &stats);

    /// x: seconds before the newest look, so <= 0, rising.
    [[nodiscard]] QList<QPointF> points(Span span, Measure measure) const;

    [[nodiscard]] const std::optional<AdminStats> &latest() const { return m_latest; }
    [[nodiscard]] const Measures &now() const { return m_now; }

    static constexpr size_t pointsMax = 1440; ///< of one span

private:
    struct Point {
        qint64 slot = 0; ///< uptime / width
        int looks = 0;
        Measures sum{};
    };
    std::array<std::deque<Point>, spanCount> m_points;
    std::optional<AdminStats> m_latest;
    Measures m_now{};
};

} // namespace chat
