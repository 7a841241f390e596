// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/matchcolumns.h"
#include "admin-gui/tablepane.h"
#include "shared/client/admin/serverlink.h"

namespace chat::admin {

/// What keeps one ticket: its window, who is near, and the first rule that failed for each (U-04). GUI
/// thread.
class ExplainPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ExplainPane(ServerLink &link);

    /// None: no ticket is explained.
    void setTicket(std::optional<TicketId> ticket);
    /// Asks again.
    void refresh();
    void retranslate();

private:
    void take(const Result<TicketExplanation> &answer);
    void showAnswer();
    [[nodiscard]] QString text() const;

    ServerLink &m_link;
    std::optional<TicketId> m_ticket;
    std::optional<Result<TicketExplanation>> m_answer; ///< none: it has not come
    QLabel m_about;
    NearTable m_near;
    TablePane m_pane;
};

} // namespace chat::admin
