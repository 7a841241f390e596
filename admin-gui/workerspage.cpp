// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/workerspage.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace chat::admin {

namespace {

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
    connect(&link, &ServerLink::workers, this, &WorkersPage::take);
    retranslate();
}

QString WorkersPage::title() const { return tr("Workers"); }

void WorkersPage::retranslate()
{
    m_threads.setColumns(threadColumns());
    m_actors.setColumns(actorColumns());
    m_threadPane.setTexts(tr("Threads"), tr("No thread is known yet."));
    m_actorPane.setTexts(tr("Actors"), tr("No actor is known yet."));
    m_actorPane.setFooter(tr("%1 of %2 actors, the longest waiting").arg(m_actors.rowCount()).arg(m_total));
}

void WorkersPage::take(const AdminWorkers &workers)
{
    std::vector<ThreadLook> threads;
    for (const WorkerThreadRow &row : workers.threads)
        threads.push_back({.number = int(threads.size()) + 1, .row = row});
    m_threads.setRows(std::move(threads));
    m_actors.setRows(m_looks.look(workers.actors, currentTime().mono));
    m_total = workers.total;
    m_actorPane.setFooter(tr("%1 of %2 actors, the longest waiting").arg(m_actors.rowCount()).arg(m_total));
}

} // namespace chat::admin
