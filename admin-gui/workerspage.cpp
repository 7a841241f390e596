// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/workerspage.h"

#include <QHeaderView>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>

namespace chat::admin {

namespace {

/// What the server sorts by, column by column of actorColumns().
constexpr std::array orders{ActorOrder::Name,   ActorOrder::Kind, ActorOrder::State,
                            ActorOrder::Queued, ActorOrder::Wait, ActorOrder::Job,
                            ActorOrder::Job,    ActorOrder::Jobs, ActorOrder::Cpu};
constexpr int waitColumn = 4;
constexpr auto roomPrefix = "room "_L1; ///< of the name of its actor
constexpr int actorRows = limits::maxAdminRows;
static_assert(slowJob + WorkersPage::lookInterval < std::chrono::seconds(1)); // red within a second (U-02)

bool isStuck(const ThreadLook &thread) { return thread.row.busy && thread.row.forMs > slowJob.count(); }

} // namespace

WorkersPage::WorkersPage(ServerLink &link)
    : Page(link),
      m_threads(threadColumns(), &isStuck),
      m_actors(actorColumns(), &isSlow),
      m_previous(m_actorPane.addButton(u"previousActors"_s)),
      m_next(m_actorPane.addButton(u"nextActors"_s))
{
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(&m_threadPane);
    split->addWidget(&m_actorPane);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split);
    m_actorPane.sortAtFirstBy(waitColumn, Qt::DescendingOrder);
    connect(&link, &ServerLink::workers, this, &WorkersPage::take);
    connect(&m_actorPane, &TablePane::filterChanged, this, [this] { turnTo(0); });
    connect(m_actorPane.view().horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this] { turnTo(0); });
    connect(&m_actorPane, &TablePane::activated, this, [this](int row) {
        if (const ActorRow &actor = m_actors.row(row); actor.name.startsWith(roomPrefix))
            Q_EMIT roomAsked(actor.name.sliced(roomPrefix.size()));
    });
    connect(m_previous, &QPushButton::clicked, this, [this] { turnTo(m_first - actorRows); });
    connect(m_next, &QPushButton::clicked, this, [this] { turnTo(m_first + actorRows); });
    retranslate();
}

QString WorkersPage::title() const { return tr("Workers"); }

Subscribe WorkersPage::watched() const
{
    const QHeaderView &header = *m_actorPane.view().horizontalHeader();
    FetchWorkers view;
    if (const QString filter = m_actorPane.filter(); !filter.isEmpty())
        view.filter = filter;
    if (const int column = header.sortIndicatorSection(); column >= 0 && column < int(orders.size()))
        view.order = orders[size_t(column)];
    view.ascending = header.sortIndicatorOrder() == Qt::AscendingOrder;
    view.skip = m_first;
    return {.topics = {Topic::Workers}, .intervalMs = lookInterval.count(), .workers = view};
}

void WorkersPage::retranslate()
{
    m_threads.setColumns(threadColumns());
    m_actors.setColumns(actorColumns());
    m_threadPane.setTexts(tr("Threads"), tr("No thread is known yet."));
    m_actorPane.setTexts(tr("Actors"), tr("No actor matches."));
    m_previous->setText(tr("Previous"));
    m_next->setText(tr("Next"));
    showCount();
}

void WorkersPage::take(const AdminWorkers &workers)
{
    std::vector<ThreadLook> threads;
    for (const WorkerThreadRow &row : workers.threads)
        threads.push_back({.number = int(threads.size()) + 1, .row = row});
    m_threads.setRows(std::move(threads));
    m_actors.setRows(workers.actors);
    m_matching = workers.matching;
    m_total = workers.total;
    showCount();
    if (m_first > 0 && m_first >= m_matching) // so many went
        turnTo(m_first - actorRows);
}

void WorkersPage::turnTo(int first)
{
    m_first = std::max(first, 0);
    m_actorPane.view().scrollToTop();
    Q_EMIT watchedChanged();
}

void WorkersPage::showCount()
{
    const auto number = [](int count) { return QLocale().toString(count); };
    const int last = m_first + m_actors.rowCount();
    m_actorPane.setFooter(
        tr("%1 to %2 of %3 that match, of %4 actors")
            .arg(number(std::min(m_first + 1, last)), number(last), number(m_matching), number(m_total)));
    m_previous->setEnabled(m_first > 0);
    m_next->setEnabled(last < m_matching);
}

} // namespace chat::admin

#include "moc_workerspage.cpp"
