// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminseries.h"
#include "shared/protocol/adminstats.h"

#include <QPointF>

#include <deque>
#include <functional>

namespace chat {

using Measures = std::array<double, measureCount>;

/// Rates are 0 without `before`, and when the server was started anew between the two. A time is 0 when
/// nothing took any.
[[nodiscard]] Measures measuresOf(const AdminStats &now, const AdminStats *before);

/// What looks at a server said, a ring for each span: the mean of each second, ten seconds, minute. The
/// server keeps one, and so does a console, which begins with the server's. Pure; its clock is the server's
/// own uptime. A server that was started anew begins an empty history. About 400 KB when full, and 20 KB more
/// for each I/O thread.
class StatsHistory
{
public:
    /// The first look only begins: it has no rates.
    void add(const AdminStats &stats);

    /// x: seconds before the newest look, so <= 0, rising.
    [[nodiscard]] QList<QPointF> points(Span span, Measure measure) const;
    /// The same of the lag of one I/O thread, in ms. `thread` is below threads().
    [[nodiscard]] QList<QPointF> lagPoints(Span span, int thread) const;
    /// I/O threads whose lag is kept, of the newest look.
    [[nodiscard]] int threads() const;

    [[nodiscard]] const std::optional<AdminStats> &latest() const { return m_latest; }
    [[nodiscard]] const Measures &now() const { return m_now; }

    [[nodiscard]] SeriesAnswer series(Span span) const;
    /// Instead of what is kept of the span. Nothing happens when the answer is of another server than the
    /// looks, or contradicts itself.
    void restore(Span span, const SeriesAnswer &series);

    static constexpr size_t pointsMax = 1440; ///< of one span
    static constexpr size_t threadsMax = 16; ///< whose lag is kept; of more only the latest of all

private:
    struct Point {
        qint64 slot = 0; ///< uptime / width
        int looks = 0;
        Measures sum{};
        std::vector<double> lags{}; ///< the sum of each I/O thread's

        [[nodiscard]] double lagOf(size_t thread) const { return thread < lags.size() ? lags[thread] : 0; }
        void addLag(size_t thread, double ms); ///< nothing for a thread that is not kept
    };
    [[nodiscard]] QList<QPointF> pointsOf(Span span, const std::function<double(const Point &)> &sum) const;

    std::array<std::deque<Point>, spanCount> m_points;
    std::optional<qint64> m_pid; ///< whose history it is
    std::optional<AdminStats> m_latest;
    Measures m_now{};
};

} // namespace chat
