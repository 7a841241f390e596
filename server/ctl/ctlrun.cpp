// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/ctlrun.h"

#include "server/ctl/listpages.h"
#include "server/ctl/statuspage.h"
#include "shared/core/match.h"

#include <QMetaObject>

namespace chat::ctl {
namespace {

/// The one whom the operator means, as the kick that says so; or why that is not clear.
std::expected<KickSession, Error> kickOf(const KickByName &wanted, const AdminSessions &candidates)
{
    const QByteArray id = wanted.target.toLatin1();
    std::optional<UserId> named;
    for (const AdminSessionRow &row : candidates.sessions) {
        if (row.session.toText() == id)
            return KickSession{.session = row.session, .user = {}, .reason = wanted.reason};
        if (row.user.id.toText() == id)
            return KickSession{.session = {}, .user = row.user.id, .reason = wanted.reason};
        if (row.user.nick != wanted.target)
            continue;
        if (named && *named != row.user.id)
            return refuse(ErrorCode::UserNotFound, u"several people have that nick; give an id"_s);
        named = row.user.id;
    }
    if (!named)
        return refuse(ErrorCode::UserNotFound, u"nobody with that session, user or nick is logged in"_s);
    return KickSession{.session = {}, .user = named, .reason = wanted.reason};
}

QString countText(qint64 count, QLatin1StringView one, QLatin1StringView many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

} // namespace

CtlRun::CtlRun(CommandLine line, QStringList places, Style style)
    : m_line(std::move(line)),
      m_places(std::move(places)),
      m_style(style)
{
    connect(&m_link, &AdminLink::connected, this, &CtlRun::greet);
    connect(
        &m_link, &AdminLink::failed, this,
        [this](AdminLink::Failure failure, const QString &why) {
            m_denied = m_denied || failure == AdminLink::Failure::NotAllowed;
            m_complaints << "  "_L1 + escaped(m_places.at(m_tried - 1)) + ": "_L1
                    + (failure == AdminLink::Failure::NotThere         ? u"nobody answers"_s
                           : failure == AdminLink::Failure::NotAllowed ? u"permission denied"_s
                                                                       : escaped(why));
            tryNextPlace();
        },
        Qt::QueuedConnection); // a local socket fails while it is still being opened
}

void CtlRun::start() { QMetaObject::invokeMethod(this, &CtlRun::tryNextPlace, Qt::QueuedConnection); }

void CtlRun::tryNextPlace()
{
    if (m_tried == m_places.size())
        return giveUp();
    m_link.open(m_places.at(m_tried++));
}

void CtlRun::giveUp()
{
    const QString tried = m_complaints.join(u'\n');
    if (m_denied)
        return finish(ExitCode::Denied, {},
                      "you may not use the admin socket:\n"_L1 + tried
                          + "\nRun chat-ctl as the user that chat-server runs as, or as root."_L1);
    finish(ExitCode::Unreachable, {},
           "no chat-server answers; tried\n"_L1 + tried
               + "\nStart chat-server, or name its socket with --socket PATH or MADANG_ADMIN_SOCKET."_L1);
}

void CtlRun::greet()
{
    m_requests.request(AdminHello{limits::protocolVersion}, [this](const Result<AdminHelloAnswer> &hello) {
        hello ? ask() : complain(hello.error());
    });
}

void CtlRun::ask()
{
    match(
        m_line.command, //
        [&](const FetchStats &request) { askOnce(request, &statusPage); },
        [&](const FetchWorkers &request) { askOnce(request, &workersPage); },
        [&](const FetchAudit &request) { askOnce(request, &auditPage); },
        [&](const ListRooms &request) {
            askAll(request, &AdminRooms::rooms,
                   [this](const AdminRooms &all) { show(all, roomsPage(all, m_style)); });
        },
        [&](const ListSessions &request) {
            askAll(request, &AdminSessions::sessions,
                   [this](const AdminSessions &all) { show(all, sessionsPage(all, m_style)); });
        },
        [&](const KickByName &wanted) {
            askAll(ListSessions{.filter = wanted.target}, &AdminSessions::sessions,
                   [this, wanted](const AdminSessions &all) { kick(wanted, all); });
        },
        [&](const Announce &request) {
            askOnce(request, [](const AnnounceAnswer &answer, const Style &) -> QString {
                return "announced to "_L1 + countText(answer.sessions, "session"_L1, "sessions"_L1) + u'\n';
            });
        },
        [&](const DrainServer &request) {
            askOnce(request, [](const Nothing &, const Style &) { return u"draining\n"_s; });
        });
}

template <Packet Request, class Page>
void CtlRun::askOnce(const Request &request, Page page)
{
    m_requests.request(request, [this, page](const Result<typename Request::Answer> &answer) {
        answer ? show(*answer, page(*answer, m_style)) : complain(answer.error());
    });
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
        if constexpr (std::is_same_v<Request, ListRooms>)
            next.after = more.back().id;
        else
            next.after = more.back().session;
        askAll(next, rows, then, std::move(all));
    };
    m_requests.request(request, receive);
}

void CtlRun::kick(const KickByName &wanted, const AdminSessions &candidates)
{
    const auto request = kickOf(wanted, candidates);
    if (!request)
        return complain(request.error());
    askOnce(*request, [](const KickAnswer &answer, const Style &) -> QString {
        return "ended "_L1 + countText(answer.kicked, "session"_L1, "sessions"_L1) + u'\n';
    });
}

template <class Answer>
void CtlRun::show(const Answer &answer, const QString &page)
{
    finish(ExitCode::Ok, m_line.json ? escapedJson(QString::fromUtf8(toJson(answer))) + u'\n' : page);
}

void CtlRun::complain(const Error &error)
{
    const auto code = error.code == ErrorCode::AdminDenied ? ExitCode::Denied
        : !m_link.isOpen()                                 ? ExitCode::Unreachable
                                                           : ExitCode::Refused;
    QString text = errorRow(error.code).name + ": "_L1
        + escaped(error.detail.isEmpty() ? QString(errorRow(error.code).meaning) : error.detail);
    if (!error.field.isEmpty())
        text += " (field "_L1 + escaped(QString::fromUtf8(error.field)) + u')';
    if (!error.limit.isEmpty())
        text += " (limit "_L1 + escaped(QString::fromUtf8(error.limit)) + u')';
    finish(code, {}, text);
}

void CtlRun::finish(ExitCode code, const QString &output, const QString &complaint)
{
    m_outcome = {.code = code,
                 .output = output,
                 .complaint = complaint.isEmpty() ? QString() : "chat-ctl: "_L1 + complaint + u'\n'};
    Q_EMIT finished();
}

} // namespace chat::ctl
