// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"

#include <algorithm>

/// What Console answers about matches, and does to them.
namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

template <class Id>
QString named(QLatin1StringView what, Id id)
{
    return what + u' ' + QString::fromLatin1(id.toText());
}

/// The first page of what all desks have: each has given its own.
template <class Row, class Key>
void mergePages(std::vector<Row> &rows, Key idOf, size_t limit)
{
    std::ranges::sort(rows, {}, idOf);
    rows.resize(std::min(rows.size(), limit));
}

} // namespace

template <Packet Request>
void Console::askDesks(const std::optional<QString> &mode,
                       std::function<void(typename Request::Answer &, const MatchDesk &, const Now &)> look,
                       std::function<void(typename Request::Answer &)> finish, AdminReply<Request> reply)
{
    const auto collected = std::make_shared<typename Request::Answer>();
    m_server.parts().matches->inspect(
        mode, [collected, look](const MatchDesk &desk, const Now &now) { look(*collected, desk, now); },
        [collected, finish, reply](const Result<void> &seen) {
            if (!seen)
                return reply(std::unexpected(seen.error()));
            finish(*collected);
            reply(std::move(*collected));
        });
}

void Console::ask(const FetchModes &, AdminReply<FetchModes> reply)
{
    askDesks<FetchModes>(
        std::nullopt,
        [](AdminModes &all, const MatchDesk &desk, const Now &now) {
            const AdminModeRow row = desk.modeRow(now);
            if (!row.closed || row.running > 0)
                all.modes.push_back(row);
        },
        [](AdminModes &all) { std::ranges::sort(all.modes, {}, &AdminModeRow::mode); }, std::move(reply));
}

void Console::ask(const ListTickets &question, AdminReply<ListTickets> reply)
{
    askDesks<ListTickets>(
        question.mode,
        [question](AdminTickets &all, const MatchDesk &desk, const Now &now) {
            AdminTickets page = desk.tickets(question, now);
            std::ranges::move(page.tickets, std::back_inserter(all.tickets));
            all.total += page.total;
        },
        [limit = question.limit.value_or(limits::maxAdminRows)](AdminTickets &all) {
            mergePages(all.tickets, &AdminTicketRow::ticket, size_t(limit));
        },
        std::move(reply));
}

void Console::ask(const ListMatches &question, AdminReply<ListMatches> reply)
{
    askDesks<ListMatches>(
        question.mode,
        [question](AdminMatches &all, const MatchDesk &desk, const Now &now) {
            AdminMatches page = desk.matches(question, now);
            std::ranges::move(page.matches, std::back_inserter(all.matches));
            all.total += page.total;
        },
        [limit = question.limit.value_or(limits::maxMatchRows)](AdminMatches &all) {
            mergePages(all.matches, &AdminMatchRow::match, size_t(limit));
        },
        std::move(reply));
}

/// No desk but its own knows of a ticket.
void Console::ask(const ExplainTicket &question, AdminReply<ExplainTicket> reply)
{
    const auto found = std::make_shared<Result<TicketExplanation>>(refuse(ErrorCode::TicketNotFound));
    m_server.parts().matches->inspect(
        std::nullopt,
        [found, question](const MatchDesk &desk, const Now &now) {
            auto explained = desk.explain(question.ticket, now);
            if (explained || explained.error().code != ErrorCode::TicketNotFound)
                *found = std::move(explained);
        },
        [found, reply](const Result<void> &seen) {
            const bool isKnown = *found || found->error().code != ErrorCode::TicketNotFound;
            reply(seen || isKnown ? std::move(*found) : std::unexpected(seen.error()));
        });
}

void Console::ask(const ListParties &question, AdminReply<ListParties> reply)
{
    m_server.parts().parties->list(question, std::move(reply));
}

void Console::ask(const FetchMatchLog &question, AdminReply<FetchMatchLog> reply)
{
    const auto found = std::make_shared<Result<MatchLog>>(refuse(ErrorCode::ModeUnknown));
    m_server.parts().matches->inspect(
        question.mode, [found, question](const MatchDesk &desk, const Now &) { *found = desk.log(question); },
        [found, reply](const Result<void> &seen) {
            reply(seen ? std::move(*found) : std::unexpected(seen.error()));
        });
}

void Console::steerMatch(const Operator &who, QByteArrayView action, const QString &target,
                         const MatchAct &act, const QString &reason, AdminReply<EndMatch> reply)
{
    m_server.parts().matches->steer(act, [=, this, action = action.toByteArray()](const Result<int> &people) {
        audit(who, action, target, reason, people ? "ok" : errorName(people.error().code));
        reply(people ? Result<MatchActAnswer>(MatchActAnswer{*people}) : std::unexpected(people.error()));
    });
}

void Console::act(const Operator &who, const EndMatch &wish, AdminReply<EndMatch> reply)
{
    steerMatch(who, "match end", named("match"_L1, wish.match), wish, wish.reason, std::move(reply));
}

void Console::act(const Operator &who, const CancelTicket &wish, AdminReply<CancelTicket> reply)
{
    steerMatch(who, "match cancel", named("ticket"_L1, wish.ticket), wish, wish.reason, std::move(reply));
}

void Console::act(const Operator &who, const PauseMode &wish, AdminReply<PauseMode> reply)
{
    steerMatch(who, wish.on ? "match pause" : "match resume", "mode "_L1 + wish.mode, wish, wish.reason,
               std::move(reply));
}

} // namespace chat::server
