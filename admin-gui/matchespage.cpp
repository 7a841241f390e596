// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/matchespage.h"

#include "admin-gui/splitter.h"
#include "admin-gui/whatifdialog.h"
#include "shared/widgets/errortext.h"

#include <QLocale>
#include <QTabBar>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

template <class Row, auto keyOf>
std::vector<Row> selectedIn(const TablePane &pane, const RowTable<Row, keyOf> &table)
{
    std::vector<Row> rows;
    for (const int row : pane.selectedRows())
        rows.push_back(table.row(row));
    return rows;
}

} // namespace

MatchesPage::MatchesPage(ServerLink &link)
    : Page(link),
      m_modeRows(modeColumns(), [](const AdminModeRow &mode) { return mode.paused; }),
      m_ticketRows(ticketColumns()),
      m_matchRows(matchColumns()),
      m_partyRows(partyColumns()),
      m_modes(m_modeRows, u"modes"_s),
      m_tickets(
          link, m_ticketRows, u"tickets"_s, [this](const Result<void> &result) { answered(result); },
          [this](ListTickets &question) {
              question.mode = m_mode;
              return true;
          }),
      m_matches(
          link, m_matchRows, u"matches"_s, [this](const Result<void> &result) { answered(result); },
          [this](ListMatches &question) {
              question.mode = m_mode;
              return true;
          }),
      m_parties(
          link, m_partyRows, u"parties"_s, [this](const Result<void> &result) { answered(result); },
          [](ListParties &) { return true; }),
      m_explanation(link),
      m_acts(link, *this),
      m_pause(m_modes.addButton(u"pauseMode"_s)),
      m_resume(m_modes.addButton(u"resumeMode"_s)),
      m_whatIf(m_modes.addButton(u"whatIfMode"_s)),
      m_cancel(m_tickets.addButton(u"cancelTicket"_s)),
      m_end(m_matches.addButton(u"endMatch"_s)),
      m_tabs(new QTabWidget)
{
    m_tickets.sortAtFirstBy(3, Qt::DescendingOrder);
    m_matches.sortAtFirstBy(2, Qt::DescendingOrder);
    m_tabs->setObjectName(u"matchTabs"_s);
    m_tabs->addTab(splitter(Qt::Horizontal, &m_tickets, 3, &m_explanation, 2), QString());
    m_tabs->addTab(&m_matches, QString());
    m_tabs->addTab(&m_parties, QString());
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter(Qt::Vertical, &m_modes, 1, m_tabs, 2));

    connect(&m_modes, &TablePane::selectionChanged, this, &MatchesPage::chooseMode);
    connect(&m_tickets, &TablePane::selectionChanged, this, &MatchesPage::select);
    connect(&m_matches, &TablePane::selectionChanged, this, &MatchesPage::select);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MatchesPage::refreshList);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_acts.askPause(modesToPause(true), true); });
    connect(m_resume, &QPushButton::clicked, this, [this] { m_acts.askPause(modesToPause(false), false); });
    connect(m_whatIf, &QPushButton::clicked, this, &MatchesPage::askWhatIf);
    connect(m_cancel, &QPushButton::clicked, this,
            [this] { m_acts.askCancel(selectedIn(m_tickets, m_ticketRows)); });
    connect(m_end, &QPushButton::clicked, this,
            [this] { m_acts.askEnd(selectedIn(m_matches, m_matchRows)); });
    connect(&m_tickets, &TablePane::activated, this, [this](int row) {
        Q_EMIT sessionAsked(QString::fromLatin1(m_ticketRows.row(row).user.id.toText()));
    });
    connect(&m_matches, &TablePane::activated, this,
            [this](int row) { Q_EMIT roomAsked(QString::fromLatin1(m_matchRows.row(row).match.toText())); });
    connect(&m_parties, &TablePane::activated, this, [this](int row) {
        Q_EMIT sessionAsked(QString::fromLatin1(m_partyRows.row(row).leader.toText()));
    });
    connect(&m_acts, &MatchActs::said, this, &Page::said);
    connect(&m_acts, &MatchActs::done, this, &MatchesPage::refresh);
    pollEvery(interval).setObjectName(u"matchesPoll"_s);
    retranslate();
    select();
}

QString MatchesPage::title() const { return tr("Matches"); }

void MatchesPage::retranslate()
{
    m_modeRows.setColumns(modeColumns());
    m_ticketRows.setColumns(ticketColumns());
    m_matchRows.setColumns(matchColumns());
    m_partyRows.setColumns(partyColumns());
    m_modes.setTexts(tr("Modes"), tr("Nothing can be played here: the configuration has no [match.NAME]."));
    m_tickets.setTexts(tr("Tickets"), tr("Nobody waits for a match."));
    m_matches.setTexts(tr("Matches"), tr("No match is played."));
    m_tickets.retranslate();
    m_matches.retranslate();
    m_parties.setTexts(tr("Parties"), tr("Nobody is in a party."));
    m_parties.retranslate();
    m_explanation.retranslate();
    for (QWidget *tabs : std::initializer_list<QWidget *>{m_tabs, m_tabs->tabBar()})
        tabs->setAccessibleName(tr("Matches"));
    m_tabs->setTabText(0, tr("Who waits"));
    m_tabs->setTabText(1, tr("What is played"));
    m_tabs->setTabText(2, tr("Who stays together"));
    m_pause->setText(tr("Pause…"));
    m_resume->setText(tr("Go on…"));
    m_whatIf->setText(tr("What if…"));
    m_cancel->setText(tr("End the ticket…"));
    m_end->setText(tr("End the match…"));
    showCounts();
}

void MatchesPage::refresh()
{
    m_link.request(FetchModes(), this, [this](const Result<AdminModes> &answer) {
        if (!answer)
            return Q_EMIT said(widgets::errorText(answer.error()));
        m_modeRows.setRows(answer->modes);
        select();
    });
    refreshList();
    m_explanation.refresh();
}

void MatchesPage::refreshList()
{
    m_listAsked = true;
    switch (m_tabs->currentIndex()) {
    case 0: return m_tickets.refresh();
    case 1: return m_matches.refresh();
    default: return m_parties.refresh();
    }
}

/// Whoever has loaded further pages, or waits for an answer, is not disturbed.
void MatchesPage::poll()
{
    const int tab = m_tabs->currentIndex();
    const bool isFirstPage = tab == 0 ? m_tickets.loaded() <= limits::maxAdminRows
        : tab == 1                    ? m_matches.loaded() <= limits::maxMatchRows
                                      : m_parties.loaded() <= limits::maxPartyRows;
    if (isFirstPage && !m_listAsked)
        refresh();
}

std::optional<QString> MatchesPage::chosenMode() const
{
    const std::vector<int> rows = m_modes.selectedRows();
    return rows.size() == 1 ? std::optional(m_modeRows.row(rows.front()).mode) : std::nullopt;
}

void MatchesPage::chooseMode()
{
    select();
    if (const auto mode = chosenMode(); mode != m_mode) {
        m_mode = mode;
        refreshList();
    }
}

std::vector<AdminModeRow> MatchesPage::modesToPause(bool on) const
{
    auto modes = selectedIn(m_modes, m_modeRows);
    std::erase_if(
        modes, [on](const AdminModeRow &mode) { return mode.paused == on || mode.closed.value_or(false); });
    return modes;
}

void MatchesPage::select()
{
    m_pause->setEnabled(!modesToPause(true).empty());
    m_resume->setEnabled(!modesToPause(false).empty());
    const auto modes = selectedIn(m_modes, m_modeRows);
    m_whatIf->setEnabled(modes.size() == 1 && !modes.front().closed.value_or(false));
    m_end->setEnabled(!m_matches.selectedRows().empty());
    const std::vector<int> tickets = m_tickets.selectedRows();
    m_cancel->setEnabled(!tickets.empty());
    m_explanation.setTicket(tickets.size() == 1 ? std::optional(m_ticketRows.row(tickets.front()).ticket)
                                                : std::nullopt);
}

void MatchesPage::askWhatIf()
{
    const auto mode = chosenMode();
    if (!mode)
        return;
    auto *dialog = new WhatIfDialog(m_link, *mode, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WhatIfDialog::said, this, &Page::said);
    connect(dialog, &QDialog::accepted, this, &MatchesPage::refresh);
    dialog->show();
}

void MatchesPage::answered(const Result<void> &result)
{
    m_listAsked = false;
    if (!result)
        return Q_EMIT said(widgets::errorText(result.error()));
    showCounts();
    select();
}

void MatchesPage::showCounts()
{
    m_tickets.setFooter(tr("%1 of %2 tickets").arg(m_tickets.loaded()).arg(m_tickets.total()));
    m_parties.setFooter(tr("%1 of %2 parties").arg(m_parties.loaded()).arg(m_parties.total()));
    m_matches.setFooter(tr("%1 of %2 matches").arg(m_matches.loaded()).arg(m_matches.total()));
}

} // namespace chat::admin

#include "moc_matchespage.cpp"
