// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/overviewtiles.h"

#include "shared/client/admin/units.h"

#include <QCoreApplication>
#include <QLocale>

namespace chat::admin {
namespace {

using namespace Qt::StringLiterals;

constexpr double maxLagMs = 100; ///< later than that is felt by everybody

QString number(double value) { return QLocale().toString(qint64(value + 0.5)); }
QString ofLimit(const QString &value, const QString &limit) { return value + " / "_L1 + limit; }

// Of a point of a curve.
QString latency(double ms) { return lagText(qint64(ms * 1000)); }
QString age(double ms) { return durationText(Milliseconds(qint64(ms))); }
QString cores(double value) { return QLocale().toString(value, 'f', 2); }
QString bytes(double value) { return bytesText(qint64(value)); }

QString latencies(const LatencyRow &row)
{
    return row.p99Us ? lagText(row.p50Us) + u"  ·  "_s + lagText(row.p99Us) : lagText({});
}

} // namespace

QString OverviewTile::title() const
{
    return QCoreApplication::translate("chat::admin::OverviewTiles", name);
}

std::span<const OverviewTile> overviewTiles()
{
    using Stats = AdminStats;
    using Now = Measures;
    static constexpr auto noLimit = nullptr;
    static const auto of = [](const Now &now, Measure measure) { return now[size_t(measure)]; };
    static const std::array tiles{
        OverviewTile{Measure::Sessions,
                     {},
                     number,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Sessions / capacity"),
                     [](const Stats &s, const Now &) {
                         return ofLimit(number(s.sessions), number(double(s.sessions) + s.capacity));
                     },
                     [](const Stats &s) { return double(s.sessions) + s.capacity; }},
        OverviewTile{Measure::MessageRate,
                     {},
                     number,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Messages/s"),
                     [](const Stats &, const Now &now) { return number(of(now, Measure::MessageRate)); },
                     noLimit},
        OverviewTile{Measure::DeliveryRate,
                     {},
                     number,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Deliveries/s"),
                     [](const Stats &, const Now &now) { return number(of(now, Measure::DeliveryRate)); },
                     noLimit},
        OverviewTile{Measure::Rooms,
                     {},
                     number,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Rooms in memory"),
                     [](const Stats &s, const Now &) { return number(s.rooms); },
                     noLimit},
        OverviewTile{Measure::DeliveryP99, Measure::DeliveryP50, latency,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Delivery, p50 · p99"),
                     [](const Stats &s, const Now &) { return latencies(s.delivery); }, noLimit},
        OverviewTile{Measure::AckP99, Measure::AckP50, latency,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Acknowledgement, p50 · p99"),
                     [](const Stats &s, const Now &) { return latencies(s.acknowledgement); }, noLimit},
        OverviewTile{Measure::CommitP99,
                     {},
                     latency,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Commit, p50 · p99"),
                     [](const Stats &s, const Now &) { return latencies(s.commit); },
                     noLimit},
        OverviewTile{Measure::PipelineEntries,
                     {},
                     number,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Events in the pipeline"),
                     [](const Stats &s, const Now &) {
                         return ofLimit(number(double(s.pipeline.entries)),
                                        number(double(s.pipeline.entriesMax)));
                     },
                     [](const Stats &s) { return double(s.pipeline.entriesMax); }},
        OverviewTile{Measure::PipelineAge,
                     {},
                     age,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Oldest in the pipeline"),
                     [](const Stats &s, const Now &) {
                         return ofLimit(durationText(Milliseconds(s.pipeline.oldestMs)),
                                        durationText(Milliseconds(s.pipeline.ageMaxMs)));
                     },
                     [](const Stats &s) { return double(s.pipeline.ageMaxMs); }},
        OverviewTile{Measure::LoopLag,
                     {},
                     latency,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Lag of each I/O thread"),
                     [](const Stats &, const Now &) { return QString(); },
                     [](const Stats &) { return maxLagMs; },
                     true},
        OverviewTile{Measure::Queued,
                     {},
                     number,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Jobs queued"),
                     [](const Stats &, const Now &now) { return number(of(now, Measure::Queued)); },
                     noLimit},
        OverviewTile{Measure::Cpu,
                     {},
                     cores,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "CPU / cores"),
                     [](const Stats &s, const Now &now) {
                         return ofLimit(cores(of(now, Measure::Cpu)), number(s.cores));
                     },
                     [](const Stats &s) { return double(s.cores); }},
        OverviewTile{Measure::Rss,
                     {},
                     bytes,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Memory (RSS)"),
                     [](const Stats &s, const Now &) {
                         return s.memoryLimitBytes
                             ? ofLimit(bytesText(s.rssBytes), bytesText(*s.memoryLimitBytes))
                             : bytesText(s.rssBytes);
                     },
                     [](const Stats &s) { return double(s.memoryLimitBytes.value_or(0)); }},
        OverviewTile{Measure::Heap,
                     {},
                     bytes,
                     QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Heap in use"),
                     [](const Stats &s, const Now &) { return bytesText(s.heapBytes); },
                     noLimit},
        OverviewTile{
            Measure::Descriptors,
            {},
            number,
            QT_TRANSLATE_NOOP("chat::admin::OverviewTiles", "Descriptors"),
            [](const Stats &s, const Now &) { return ofLimit(number(s.fds), number(double(s.fdLimit))); },
            [](const Stats &s) { return double(s.fdLimit); }},
    };
    return tiles;
}

} // namespace chat::admin
