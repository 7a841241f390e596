// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/overviewpage.h"

#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"

#include <QGridLayout>
#include <QLocale>

namespace chat::admin {
namespace {

constexpr int tilesInARow = 4;
constexpr std::array<double, spanCount> spanSeconds{600, 3600, 86'400};

constexpr double maxLagMs = 100; ///< later than that is felt by everybody
constexpr double maxPipelineAgeMs = 1000;

/// What may not be exceeded; 0: no limit.
double limitOf(Measure measure, const AdminStats &stats)
{
    switch (measure) {
    case Measure::Sessions: return stats.connectionsMax;
    case Measure::Descriptors: return double(stats.fdLimit);
    case Measure::LoopLag: return maxLagMs;
    case Measure::PipelineAge: return maxPipelineAgeMs;
    default: return 0;
    }
}

QString valueText(Measure measure, double value, double limit)
{
    switch (measure) {
    case Measure::Rss:
    case Measure::Heap: return bytesText(qint64(value));
    case Measure::LoopLag:
    case Measure::CommitTime:
    case Measure::PipelineAge: return microsecondsText(qint64(value * 1000));
    case Measure::Sessions:
    case Measure::Descriptors:
        return QLocale().toString(qint64(value)) + " / "_L1 + QLocale().toString(qint64(limit));
    default: return QLocale().toString(qint64(value + 0.5));
    }
}

} // namespace

OverviewPage::OverviewPage(ServerLink &link) : Page(link)
{
    m_about.setTextFormat(Qt::PlainText);
    m_about.setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about.setWordWrap(true);
    for (size_t i = 0; i < spanCount; ++i)
        m_span.addItem(QString());

    auto *grid = new QGridLayout(this);
    grid->addWidget(&m_about, 0, 0, 1, tilesInARow - 1);
    grid->addWidget(&m_span, 0, tilesInARow - 1);
    for (int i = 0; i < int(measureCount); ++i) {
        m_tiles[size_t(i)] = new ChartTile;
        grid->addWidget(m_tiles[size_t(i)], 1 + i / tilesInARow, i % tilesInARow);
        grid->setRowStretch(1 + i / tilesInARow, 1);
    }
    connect(&link, &ServerLink::stats, this, &OverviewPage::take);
    connect(&m_span, &QComboBox::currentIndexChanged, this, &OverviewPage::show);
    retranslate();
}

QString OverviewPage::title() const { return tr("Overview"); }

void OverviewPage::retranslate()
{
    const std::array<QString, measureCount> titles{
        tr("Sessions"),     tr("Rooms"),    tr("Messages/s"),      tr("Deliveries/s"),
        tr("Loop lag"),     tr("Pipeline"), tr("Age in pipeline"), tr("Last commit"),
        tr("Memory (RSS)"), tr("Heap"),     tr("Descriptors"),     tr("Jobs queued"),
    };
    for (size_t i = 0; i < measureCount; ++i)
        m_tiles[i]->setTitle(titles[i]);
    const std::array<QString, spanCount> spans{tr("10 minutes"), tr("1 hour"), tr("1 day")};
    for (size_t i = 0; i < spanCount; ++i)
        m_span.setItemText(int(i), spans[i]);
    m_span.setAccessibleName(tr("How far back the curves go"));
    show();
}

void OverviewPage::take(const AdminStats &stats)
{
    m_history.add(stats);
    if (isVisible())
        show();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    show();
    Page::showEvent(event);
}

void OverviewPage::show()
{
    const std::optional<AdminStats> &stats = m_history.latest();
    if (!stats) {
        m_about.setText(tr("Nothing is known of the server yet."));
        return;
    }
    m_about.setText(tr("%1, version %2, process %3, up for %4")
                        .arg(widgets::displayLine(stats->node), QString::fromUtf8(stats->version),
                             QString::number(stats->pid), durationText(Milliseconds(stats->uptimeMs))));
    for (size_t i = 0; i < measureCount; ++i)
        showTile(Measure(i), *stats);
}

void OverviewPage::showTile(Measure measure, const AdminStats &stats)
{
    const double value = m_history.now()[size_t(measure)];
    const double limit = limitOf(measure, stats);
    const Span span = Span(m_span.currentIndex());
    ChartTile &tile = *m_tiles[size_t(measure)];
    tile.setValue(valueText(measure, value, limit), limit > 0 && value > limit * 0.9);
    tile.setCurve(m_history.points(span, measure), spanSeconds[size_t(span)], limit);
}

} // namespace chat::admin
