// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/statshistory.h"

#include <cmath>

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

double milliseconds(const std::optional<qint64> &us) { return double(us.value_or(0)) / 1000; }

double lagMs(const IoThreadRow &thread) { return milliseconds(thread.loopLagUs); }

/// Three places are enough for a curve, and shorter on the wire.
double rounded(double value) { return std::round(value * 1000) / 1000; }

} // namespace

Measures measuresOf(const AdminStats &now, const AdminStats *before)
{
    Measures measures{};
    const auto set = [&measures](Measure measure, auto value) { measures[size_t(measure)] = double(value); };
    set(Measure::Sessions, now.sessions);
    set(Measure::Rooms, now.rooms);
    set(Measure::DeliveryP50, milliseconds(now.delivery.p50Us));
    set(Measure::DeliveryP99, milliseconds(now.delivery.p99Us));
    set(Measure::AckP50, milliseconds(now.acknowledgement.p50Us));
    set(Measure::AckP99, milliseconds(now.acknowledgement.p99Us));
    set(Measure::CommitP99, milliseconds(now.commit.p99Us));
    set(Measure::PipelineEntries, now.pipeline.entries);
    set(Measure::PipelineAge, now.pipeline.oldestMs);
    set(Measure::Rss, now.rssBytes);
    set(Measure::Heap, now.heapBytes);
    set(Measure::Descriptors, now.fds);
    double lag = 0;
    for (const IoThreadRow &thread : now.io)
        lag = std::max(lag, lagMs(thread));
    set(Measure::LoopLag, lag);
    qint64 queued = 0;
    for (const ActorKindRow &kind : now.kinds)
        queued += kind.queued;
    set(Measure::Queued, queued);
    if (before && sameRun(now, *before) && now.uptimeMs > before->uptimeMs) {
        const auto ms = double(now.uptimeMs - before->uptimeMs);
        set(Measure::MessageRate, double(now.messagesTotal - before->messagesTotal) * 1000 / ms);
        set(Measure::DeliveryRate, double(now.deliveriesTotal - before->deliveriesTotal) * 1000 / ms);
        set(Measure::Cpu, double(now.cpuMs - before->cpuMs) / ms);
    }
    return measures;
}

void StatsHistory::Point::addLag(size_t thread, double ms)
{
    if (thread >= threadsMax)
        return;
    lags.resize(std::max(lags.size(), thread + 1));
    lags[thread] += ms;
}

void StatsHistory::add(const AdminStats &stats)
{
    if (m_pid != stats.pid || (m_latest && !sameRun(stats, *m_latest))) {
        m_points = {};
        m_latest.reset();
        m_pid = stats.pid;
    }
    m_now = measuresOf(stats, m_latest ? &*m_latest : nullptr);
    if (!std::exchange(m_latest, stats))
        return;
    for (size_t span = 0; span < spanCount; ++span) {
        std::deque<Point> &points = m_points[span];
        const qint64 slot = stats.uptimeMs / rings[span].widthMs;
        if (points.empty() || points.back().slot != slot)
            points.push_back({.slot = slot});
        Point &point = points.back();
        ++point.looks;
        for (size_t i = 0; i < measureCount; ++i)
            point.sum[i] += m_now[i];
        for (size_t thread = 0; thread < stats.io.size(); ++thread)
            point.addLag(thread, lagMs(stats.io[thread]));
        while (points.front().slot + qint64(rings[span].size) <= slot)
            points.pop_front();
    }
}

QList<QPointF> StatsHistory::pointsOf(Span span, const std::function<double(const Point &)> &sum) const
{
    const std::deque<Point> &points = m_points[size_t(span)];
    QList<QPointF> list;
    list.reserve(qsizetype(points.size()));
    for (const Point &point : points) {
        const double ago = double((point.slot - points.back().slot) * rings[size_t(span)].widthMs) / 1000;
        list.append({ago, sum(point) / point.looks});
    }
    return list;
}

QList<QPointF> StatsHistory::points(Span span, Measure measure) const
{
    return pointsOf(span, [measure](const Point &point) { return point.sum[size_t(measure)]; });
}

QList<QPointF> StatsHistory::lagPoints(Span span, int thread) const
{
    return pointsOf(span, [thread](const Point &point) { return point.lagOf(size_t(thread)); });
}

int StatsHistory::threads() const { return m_latest ? int(std::min(m_latest->io.size(), threadsMax)) : 0; }

SeriesAnswer StatsHistory::series(Span span) const
{
    const std::deque<Point> &points = m_points[size_t(span)];
    SeriesAnswer answer{.pid = m_pid.value_or(0), .stepMs = rings[size_t(span)].widthMs};
    for (const Point &point : points)
        answer.slots.push_back(point.slot);
    for (size_t i = 0; i < measureCount; ++i) {
        SeriesRow row{.measure = Measure(i)};
        row.values.reserve(points.size());
        for (const Point &point : points)
            row.values.push_back(rounded(point.sum[i] / point.looks));
        answer.rows.push_back(std::move(row));
    }
    for (int thread = 0; thread < threads(); ++thread) {
        SeriesRow row{.measure = Measure::LoopLag, .thread = thread};
        for (const Point &point : points)
            row.values.push_back(rounded(point.lagOf(size_t(thread)) / point.looks));
        answer.rows.push_back(std::move(row));
    }
    return answer;
}

void StatsHistory::restore(Span span, const SeriesAnswer &series)
{
    const Ring &ring = rings[size_t(span)];
    const bool ofAnother = m_latest && m_latest->pid != series.pid;
    const bool rises = std::ranges::adjacent_find(series.slots, std::greater_equal()) == series.slots.end();
    const bool complete = std::ranges::all_of(
        series.rows, [&series](const SeriesRow &row) { return row.values.size() == series.slots.size(); });
    if (ofAnother || !rises || !complete || series.stepMs != ring.widthMs || series.slots.size() > ring.size)
        return;
    // The same number, but a younger process: a server in a container is always the first.
    if (m_latest && !series.slots.empty() && series.slots.back() < m_latest->uptimeMs / ring.widthMs - 1)
        m_latest.reset();
    m_pid = series.pid;
    std::deque<Point> &points = m_points[size_t(span)];
    points.clear();
    for (size_t at = 0; at < series.slots.size(); ++at) {
        Point &point = points.emplace_back(Point{.slot = series.slots[at], .looks = 1});
        for (const SeriesRow &row : series.rows) {
            if (!row.thread)
                point.sum[size_t(row.measure)] = row.values[at];
            else if (row.measure == Measure::LoopLag && *row.thread >= 0)
                point.addLag(size_t(*row.thread), row.values[at]);
        }
    }
}

} // namespace chat
