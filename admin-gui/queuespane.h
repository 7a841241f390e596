// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/heatmap.h"
#include "shared/client/admin/serverlink.h"

#include <QLabel>

namespace chat::admin {

/// Who reads more slowly than he is written to, a cell each (U-03). Asks the server only while it is seen.
/// GUI thread.
class QueuesPane final : public QWidget
{
    Q_OBJECT
public:
    static constexpr Milliseconds interval{2000};

    explicit QueuesPane(ServerLink &link);

    void refresh();
    [[nodiscard]] const HeatMap &map() const { return m_map; }

Q_SIGNALS:
    void sessionChosen(chat::SessionId session);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void take(const QueuesAnswer &queues);
    [[nodiscard]] QString about(const QueueRow &row) const;

    ServerLink &m_link;
    QLabel m_title;
    HeatMap m_map;
    QTimer m_timer;
    QueuesAnswer m_queues;
};

} // namespace chat::admin
