// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/statshistory.h"

namespace chat {
namespace {

struct Ring {
    qint64 widthMs; ///< of one point
    size_t size;
};

constexpr std::array<Ring, spanCount> rings{Ring{1000, 600}, Ring{10'000, 360},
                                            Ring{60'000, StatsHistory::pointsMax}};

bool sameRun(const AdminStats &now, const AdminStats &before)
{
    return now.pid == before.pid && now.uptimeMs >= before.uptimeMs;
}

} // namespace

Measures measuresOf(const AdminStats &now, const AdminStats *before)
{
    Measures measures{};
    const auto set = [&measures](Measure measure, auto value) { measures[size_t(measure)] = double(value); };
    set(Measure::Sessions, now.sessions);
    set(Measure::Rooms, now.rooms);
    set(Measure::PipelineEntries, now.pipeline.entries);
    set(Measure::PipelineAge, now.pipeline.oldestMs);
    set(Measure::CommitTime, double(now.pipeline.lastCommitUs) / 1000);
    set(Measure::Rss, now.rssBytes);
    set(Measure::Heap, now.heapBytes);
    set(Measure::Descriptors, now.fds);
    qint64 lag = 0;
    for (const IoThreadRow &thread : now.io)
        lag = std::max(lag, thread.loopLagUs.value_or(0));
    set(Measure::LoopLag, double(lag) / 1000);
    qint64 queued = 0;
    for (const ActorKindRow &kind : now.kinds)
        queued += kind.queued;
    set(Measure::Queued, queued);
    if (before && sameRun(now, *before) && now.uptimeMs > before->uptimeMs) {
        const double seconds = double(now.uptimeMs - before->uptimeMs) / 1000;
        set(Measure::MessageRate, double(now.messagesTotal - before->messagesTotal) / seconds);
        set(Measure::DeliveryRate, double(now.deliveriesTotal - before->deliveriesTotal) / seconds);
    }
    return measures;
}

void StatsHistory::add(const AdminStats &stats)
{
    if (m_latest && !sameRun(stats, *m_latest)) {
        m_points = {};
        m_latest.reset();
    }
    m_now = measuresOf(stats, m_latest ? &*m_latest : nullptr);
    m_latest = stats;
    for (size_t span = 0; span < spanCount; ++span) {
        std::deque<Point> &points = m_points[span];
        const qint64 slot = stats.uptimeMs / rings[span].widthMs;
        if (points.empty() || points.back().slot != slot)
            points.push_back({.slot = slot});
        Point &point = points.back();
        ++point.looks;
        for (size_t i = 0; i < measureCount; ++i)
            point.sum[i] += m_now[i];
        while (points.front().slot + qint64(rings[span].size) <= slot)
            points.pop_front();
    }
}

QList<QPointF> StatsHistory::points(Span span, Measure measure) const
{
    const std::deque<Point> &points = m_points[size_t(span)];
    QList<QPointF> list;
    list.reserve(qsizetype(points.size()));
    for (const Point &point : points) {
        const double ago = double((point.slot - points.back().slot) * rings[size_t(span)].widthMs) / 1000;
        list.append({ago, point.sum[size_t(measure)] / point.looks});
    }
    return list;
}

} // namespace chat
