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
static_assert(slowJob + WorkersPage::lookInterval < std::chrono::seconds(1)); // red within a second (U-02)

bool isStuck(const ThreadLook &thread) { return thread.row.busy && thread.row.forMs > slowJob.count(); }

} // namespace

WorkersPage::WorkersPage(ServerLink &link)
    : Page(link),
      m_threads(threadColumns(), &isStuck),
      m_actors(actorColumns(), &isSlow)
{
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(&m_threadPane);
    split->addWidget(&m_actorPane);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split);
    m_actorPane.sortBy(waitColumn, Qt::DescendingOrder);
    connect(&link, &ServerLink::workers, this, &WorkersPage::take);
    connect(&m_actorPane, &TablePane::filterChanged, this, &Page::watchedChanged);
    connect(m_actorPane.view().horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &Page::watchedChanged);
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
    return {.topics = {Topic::Workers}, .intervalMs = lookInterval.count(), .workers = view};
}

void WorkersPage::retranslate()
{
    m_threads.setColumns(threadColumns());
    m_actors.setColumns(actorColumns());
    m_threadPane.setTexts(tr("Threads"), tr("No thread is known yet."));
    m_actorPane.setTexts(tr("Actors"), tr("No actor matches."));
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
}

void WorkersPage::showCount()
{
    const auto number = [](int count) { return QLocale().toString(count); };
    m_actorPane.setFooter(tr("The first %1 of %2 that match, of %3 actors")
                              .arg(number(m_actors.rowCount()), number(m_matching), number(m_total)));
}

} // namespace chat::admin
