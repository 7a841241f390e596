// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/explainpane.h"
#include "admin-gui/matchacts.h"
#include "admin-gui/matchcolumns.h"
#include "admin-gui/page.h"
#include "admin-gui/pagedpane.h"

#include <QTabWidget>

namespace chat::admin {

/// The modes and how they go; who waits, and what keeps him; what is played; and the parties. Looked at again
/// all the time while it is seen. GUI thread.
class MatchesPage final : public Page
{
    Q_OBJECT
public:
    explicit MatchesPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;
    void poll() override;

private:
    static constexpr Milliseconds interval{2000};

    void refreshList();
    void chooseMode();
    void select();
    void showCounts();
    void answered(const Result<void> &result);
    void askWhatIf();
    [[nodiscard]] std::optional<QString> chosenMode() const;
    [[nodiscard]] std::vector<AdminModeRow> modesToPause(bool on) const;

    ModeTable m_modeRows;
    TicketTable m_ticketRows;
    MatchTable m_matchRows;
    PartyTable m_partyRows;
    TablePane m_modes;
    PagedPane<ListTickets, TicketTable, &ticketKey, &AdminTickets::tickets> m_tickets;
    PagedPane<ListMatches, MatchTable, &matchKey, &AdminMatches::matches> m_matches;
    PagedPane<ListParties, PartyTable, &partyKey, &AdminParties::parties> m_parties;
    ExplainPane m_explanation;
    MatchActs m_acts;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_whatIf;
    QPushButton *m_cancel;
    QPushButton *m_end;
    QTabWidget *m_tabs; ///< who waits, what is played, who stays together
    std::optional<QString> m_mode; ///< only what is of this one
    bool m_listAsked = false; ///< and it has no answer yet
};

} // namespace chat::admin
