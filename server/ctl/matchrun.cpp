// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/ctlasking.h"
#include "server/ctl/matchpages.h"
#include "shared/client/admin/lookups.h"
#include "shared/core/match.h"

/// What CtlRun asks about matches.
namespace chat::ctl {

void CtlRun::askAboutMatches(const MatchCommand &wanted)
{
    match(
        wanted, //
        [&](const FetchModes &request) { askOnce(request, &modesPage); },
        [&](const ListTickets &request) {
            askAll(request, &AdminTickets::tickets,
                   [this](const AdminTickets &all) { show(all, ticketsPage(all, m_style)); });
        },
        [&](const ListMatches &request) {
            askAll(request, &AdminMatches::matches,
                   [this](const AdminMatches &all) { show(all, matchesPage(all, m_style)); });
        },
        [&](const ListParties &request) {
            askAll(request, &AdminParties::parties,
                   [this](const AdminParties &all) { show(all, partiesPage(all, m_style)); });
        },
        [&](const PauseMode &request) {
            askOnce(request, [on = request.on](const MatchActAnswer &answer, const Style &) {
                return pausedPage(answer, on);
            });
        },
        [&](const FetchMatchLog &request) { askForLog(MatchLogPages(request.mode)); },
        [&](const ReplayLog &) { Q_UNREACHABLE(); }, // needs no server
        [&](const TicketByName &named) { askAboutTicket(named); },
        [&](const EndMatchByName &named) {
            askAll(ListMatches{.filter = named.target}, &AdminMatches::matches,
                   [this, named](const AdminMatches &all) {
                       askAbout(
                           matchOf(named.target, all),
                           [named](MatchId id) { return EndMatch{.match = id, .reason = named.reason}; },
                           donePageOf);
                   });
        });
}

void CtlRun::askForLog(const MatchLogPages &pages)
{
    const auto next = pages.next();
    if (!next)
        return show(pages.log(), logOfModePage(pages.log(), m_style));
    m_requests.request(*next, [this, pages](const Result<MatchLog> &answer) {
        if (!answer)
            return complain(answer.error());
        MatchLogPages more = pages;
        if (!more.take(*answer))
            return complain({.code = ErrorCode::Overloaded, .detail = u"the log moves on too fast"_s});
        askForLog(more);
    });
}

void CtlRun::askAboutTicket(const TicketByName &wanted)
{
    askAll(ListTickets{.filter = wanted.target}, &AdminTickets::tickets,
           [this, wanted](const AdminTickets &all) {
               const auto ticket = ticketOf(wanted.target, all);
               if (!ticket)
                   return complain(ticket.error());
               match(
                   wanted.act, //
                   [&](const ExplainTicket &) { askOnce(ExplainTicket{*ticket}, &explanationPage); },
                   [&](CancelTicket act) {
                       act.ticket = *ticket;
                       askOnce(act, donePageOf);
                   });
           });
}

} // namespace chat::ctl
