// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/actpages.h"
#include "server/ctl/ctlrun.h"

/// How CtlRun asks the server: what its sources have in common.
namespace chat::ctl {

/// The page of what was done.
inline constexpr auto donePageOf
    = [](const auto &answer, const Style &style) { return donePage(answer, style); };

template <class Answer>
QString jsonLine(const Answer &answer)
{
    return escapedJson(QString::fromUtf8(toJson(answer))) + QLatin1Char('\n');
}

/// By what the next page is asked for.
template <class Row>
auto pageKey(const Row &row)
{
    if constexpr (requires { row.ticket; })
        return row.ticket;
    else if constexpr (requires { row.match; })
        return row.match;
    else if constexpr (requires { row.session; })
        return row.session;
    else
        return row.id;
}

template <Packet Request, class Page>
void CtlRun::askOnce(const Request &request, Page page, Milliseconds patience)
{
    const auto receive = [this, page](const Result<typename Request::Answer> &answer) {
        answer ? show(*answer, page(*answer, m_style)) : complain(answer.error());
    };
    m_requests.request(request, receive, patience);
}

/// Page after page.
template <class Rows, Packet Request, class Then>
void CtlRun::askAll(Request request, Rows rows, Then then, typename Request::Answer collected)
{
    const auto receive = [=, this](const Result<typename Request::Answer> &answer) {
        if (!answer)
            return complain(answer.error());
        auto all = collected;
        const auto &more = (*answer).*rows;
        (all.*rows).insert((all.*rows).end(), more.begin(), more.end());
        all.total = answer->total;
        if (more.empty() || int((all.*rows).size()) >= all.total)
            return then(all);
        Request next = request;
        next.after = pageKey(more.back());
        askAll(next, rows, then, std::move(all));
    };
    m_requests.request(request, receive);
}

/// What was looked up, if it was found.
template <class Found, class Make, class Page>
void CtlRun::askAbout(const Result<Found> &found, Make make, Page page)
{
    found ? askOnce(make(*found), page) : complain(found.error());
}

template <class Answer>
void CtlRun::show(const Answer &answer, const QString &page)
{
    finish(ExitCode::Ok, m_line.json ? jsonLine(answer) : page);
}

} // namespace chat::ctl
