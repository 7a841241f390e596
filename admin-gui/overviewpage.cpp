// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/overviewpage.h"

#include "admin-gui/overviewtiles.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"

#include <QGridLayout>
#include <QLocale>

namespace chat::admin {
namespace {

constexpr int tilesInARow = 4;
constexpr double alarmingShare = 0.9; ///< of a limit
constexpr std::array<double, spanCount> spanSeconds{600, 3600, 86'400};

} // namespace

OverviewPage::OverviewPage(ServerLink &link) : Page(link)
{
    m_about.setTextFormat(Qt::PlainText);
    m_about.setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about.setWordWrap(true);
    m_about.setObjectName(u"about"_s);
    for (size_t i = 0; i < spanCount; ++i)
        m_span.addItem(QString());
    m_span.setObjectName(u"span"_s);

    auto *grid = new QGridLayout(this);
    grid->addWidget(&m_about, 0, 0, 1, tilesInARow - 1);
    grid->addWidget(&m_span, 0, tilesInARow - 1);
    for (int i = 0; i < int(overviewTiles().size()); ++i) {
        m_tiles.push_back(new ChartTile);
        grid->addWidget(m_tiles.back(), 1 + i / tilesInARow, i % tilesInARow);
        grid->setRowStretch(1 + i / tilesInARow, 1);
        grid->setColumnStretch(i % tilesInARow, 1);
    }
    connect(&link, &ServerLink::stats, this, &OverviewPage::take);
    connect(&link, &ServerLink::stateChanged, this, &OverviewPage::fetchPast);
    connect(&m_span, &QComboBox::currentIndexChanged, this, &OverviewPage::show);
    retranslate();
}

QString OverviewPage::title() const { return tr("Overview"); }

void OverviewPage::retranslate()
{
    for (size_t i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setTitle(overviewTiles()[i].title());
    const std::array<QString, spanCount> spans{tr("10 minutes"), tr("1 hour"), tr("1 day")};
    for (size_t i = 0; i < spanCount; ++i)
        m_span.setItemText(int(i), spans[i]);
    m_span.setAccessibleName(tr("How far back the curves go"));
    show();
}

void OverviewPage::fetchPast()
{
    if (m_link.state() != ServerLink::State::Connected)
        return;
    for (size_t i = 0; i < spanCount; ++i) {
        m_link.request(FetchSeries{Span(i)}, this, [this, i](const Result<SeriesAnswer> &answer) {
            if (answer)
                m_history.restore(Span(i), *answer);
        });
    }
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

QString OverviewPage::about(const AdminStats &stats) const
{
    const QString server
        = tr("%1, version %2, process %3, up for %4")
              .arg(widgets::displayLine(stats.node), widgets::displayLine(QString::fromUtf8(stats.version)),
                   QString::number(stats.pid), durationText(Milliseconds(stats.uptimeMs)));
    const std::map<QByteArray, QString> limits{{"descriptors", tr("the limit of open files")},
                                               {"configuration", tr("the configuration")},
                                               {"memory", tr("memory")},
                                               {"loop_lag", tr("its I/O threads")}};
    const auto limit = limits.find(stats.capacityLimit);
    if (limit == limits.end())
        return server;
    return server + u'\n'
        + tr("%1 more sessions fit; what runs out first: %2")
              .arg(QLocale().toString(stats.capacity), limit->second);
}

void OverviewPage::show()
{
    const std::optional<AdminStats> &stats = m_history.latest();
    if (!stats) {
        m_about.setText(tr("Nothing is known of the server yet."));
        return;
    }
    m_about.setText(about(*stats));
    for (size_t i = 0; i < m_tiles.size(); ++i)
        showTile(*m_tiles[i], overviewTiles()[i], *stats);
}

void OverviewPage::showTile(ChartTile &tile, const OverviewTile &what, const AdminStats &stats)
{
    const Span span = Span(m_span.currentIndex());
    const double limit = what.limit ? what.limit(stats) : 0;
    const auto alarms = [limit](double value) { return limit > 0 && value > limit * alarmingShare; };
    std::vector<ChartTile::Value> values;
    ChartTile::Curves curves{.limit = limit, .text = what.text};
    if (what.eachThread) {
        for (int thread = 0; thread < int(stats.io.size()); ++thread) {
            const auto &lag = stats.io[size_t(thread)].loopLagUs;
            values.push_back(
                {lagText(lag), alarms(double(lag.value_or(0)) / 1000), tr("I/O thread %1").arg(thread + 1)});
        }
        for (int thread = 0; thread < m_history.threads(); ++thread)
            curves.each.push_back(m_history.lagPoints(span, thread));
    } else {
        const Measures &now = m_history.now();
        values.push_back({what.value(stats, now), alarms(now[size_t(what.measure)])});
        curves.each.push_back(m_history.points(span, what.measure));
        if (what.fainter)
            curves.fainter = m_history.points(span, *what.fainter);
    }
    tile.setValues(values);
    tile.setCurves(curves, spanSeconds[size_t(span)]);
}

} // namespace chat::admin

#include "moc_overviewpage.cpp"
