// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/queuespane.h"

#include "shared/client/admin/queueheat.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"

#include <QEvent>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

QueuesPane::QueuesPane(ServerLink &link) : m_link(link)
{
    m_title.setTextFormat(Qt::PlainText);
    m_map.setObjectName(u"queues"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(&m_title);
    layout->addWidget(&m_map);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &QueuesPane::refresh);
    connect(&m_map, &HeatMap::activated, this,
            [this](int cell) { Q_EMIT sessionChosen(m_queues.rows[size_t(cell)].session); });
    take({});
}

void QueuesPane::refresh()
{
    if (m_link.state() == ServerLink::State::Connected)
        m_link.request(FetchQueues(), this, [this](const Result<QueuesAnswer> &answer) {
            take(answer ? *answer : QueuesAnswer());
        });
}

void QueuesPane::take(const QueuesAnswer &queues)
{
    m_queues = queues;
    std::vector<HeatMap::Cell> cells;
    for (const QueueRow &row : queues.rows)
        cells.push_back({queueHeat(row, queues), about(row)});
    m_map.setCells(std::move(cells));
    m_map.setVisible(!queues.rows.empty());
    m_map.setAccessibleName(tr("Send queues"));
    m_title.setText(
        queues.waiting == 0
            ? tr("Nobody reads too slowly: nothing waits to be sent.")
            : tr("Something waits to be sent to %n connection(s); the redder, the nearer to being "
                 "closed:",
                 nullptr, queues.waiting));
}

QString QueuesPane::about(const QueueRow &row) const
{
    const QString text = tr("%1: %2 unsent, the oldest for %3")
                             .arg(widgets::displayLine(row.user.nick), bytesText(row.bytes),
                                  durationText(Milliseconds(row.oldestMs)));
    return row.pingMs ? text + u'\n' + tr("Ping %1").arg(durationText(Milliseconds(*row.pingMs))) : text;
}

void QueuesPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        take(m_queues);
    QWidget::changeEvent(event);
}

void QueuesPane::showEvent(QShowEvent *event)
{
    refresh();
    m_timer.start();
    QWidget::showEvent(event);
}

void QueuesPane::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

} // namespace chat::admin

#include "moc_queuespane.cpp"
