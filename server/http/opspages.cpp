// SPDX-License-Identifier: Apache-2.0
#include "server/http/opspages.h"

#include "server/http/chatpage.h"
#include "server/http/metricspage.h"
#include "server/http/readiness.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t maxRoomsShown = 1000; // about 100 kB

HttpReply json(const QJsonObject &object, int status = 200)
{
    return {.status = status,
            .contentType = "application/json",
            .body = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'};
}

QJsonArray texts(const std::vector<QByteArray> &list)
{
    QJsonArray array;
    for (const QByteArray &text : list)
        array.append(QString::fromUtf8(text));
    return array;
}

HttpReply denied(OpsVerdict verdict)
{
    if (verdict == OpsVerdict::Closed)
        return {.status = 403, .body = "This page needs a token, and the server has none: ops.token_file.\n"};
    const bool missing = verdict == OpsVerdict::TokenMissing;
    return {.status = 401,
            .body = missing ? "This page needs the bearer token of ops.token_file.\n"_ba
                            : "This is not the token of ops.token_file.\n"_ba,
            .headers = {{"WWW-Authenticate",
                         missing ? "Bearer realm=\"madang\""_ba
                                 : "Bearer realm=\"madang\", error=\"invalid_token\""_ba}}};
}

/// What every answer says to a browser; a page may say it better.
void protect(HttpReply &reply)
{
    const std::array<HttpField, 5> headers{{
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Content-Type-Options", "nosniff"},
    }};
    for (const auto &header : headers) {
        if (std::ranges::find(reply.headers, header.first, &HttpField::first) == reply.headers.end())
            reply.headers.push_back(header);
    }
}

} // namespace

OpsPages::OpsPages(const OpsSource &source, OpsAccess access) : m_source(source), m_access(std::move(access))
{
}

const OpsPages::Page *OpsPages::find(QByteArrayView path)
{
    // clang-format off
    static constexpr std::array pages{
        Page{"/healthz", true, &OpsPages::alive},
        Page{"/readyz", true, &OpsPages::ready},
        Page{"/metrics", false, &OpsPages::metrics},
        Page{"/serverStatus", false, &OpsPages::serverStatus},
        Page{"/roomlist", false, &OpsPages::roomList},
        Page{"/node", false, &OpsPages::node},
    };
    // clang-format on
    const auto found = std::ranges::find(pages, path, &Page::path);
    return found != pages.end() ? &*found : nullptr;
}

HttpReply OpsPages::answer(const HttpRequest &request) const
{
    HttpReply reply = page(request);
    protect(reply);
    return reply;
}

HttpReply OpsPages::page(const HttpRequest &request) const
{
    if (request.path == "/")
        return makeChatPage(socketAddress(m_source.facts().listening, request.host));
    const Page *const page = find(request.path);
    if (!page)
        return {.status = 404, .body = "There is no such page.\n"};
    if (!page->open) {
        if (const OpsVerdict verdict = judged(request); verdict != OpsVerdict::Allowed)
            return denied(verdict);
    }
    return (this->*page->make)();
}

OpsVerdict OpsPages::judged(const HttpRequest &request) const
{
    const std::scoped_lock lock(m_mutex);
    return judge(request, m_access);
}

void OpsPages::setAccess(OpsAccess access)
{
    const std::scoped_lock lock(m_mutex);
    m_access = std::move(access);
}

HttpReply OpsPages::alive() const { return {.body = "alive\n"}; }

HttpReply OpsPages::ready() const
{
    const auto reasons = reasonsNotReady(m_source.facts());
    return json({{u"ready"_s, reasons.empty()}, {u"reasons"_s, texts(reasons)}}, reasons.empty() ? 200 : 503);
}

HttpReply OpsPages::metrics() const
{
    return {.contentType = metricsType, .body = metricsText(m_source.facts(), m_source.counts())};
}

HttpReply OpsPages::serverStatus() const
{
    const OpsFacts facts = m_source.facts();
    const auto reasons = reasonsNotReady(facts);
    return json({
        {u"name"_s, facts.node},
        {u"version"_s, QStringLiteral(CHAT_VERSION)},
        {u"uptime_ms"_s, qint64(facts.uptime.count())},
        {u"ready"_s, reasons.empty()},
        {u"reasons"_s, texts(reasons)},
        {u"sessions"_s, facts.sessions},
        {u"connections"_s, facts.connections},
        {u"connections_max"_s, facts.connectionsMax},
        {u"capacity"_s,
         QJsonObject{{u"more"_s, facts.capacity.more},
                     {u"limit"_s, QString::fromLatin1(nameOf(facts.capacity.limit))}}},
        {u"rooms"_s, int(facts.rooms.size())},
        {u"members"_s, facts.members},
        {u"events_stored"_s, qint64(facts.store.stored)},
        {u"events_waiting"_s, facts.store.waiting},
    });
}

HttpReply OpsPages::roomList() const
{
    const OpsFacts facts = m_source.facts();
    const size_t shown = std::min(facts.rooms.size(), maxRoomsShown);
    QJsonArray rooms;
    for (const RoomFact &room : std::span(facts.rooms).first(shown)) {
        rooms.append(QJsonObject{{u"id"_s, QString::fromLatin1(room.id.toText())},
                                 {u"name"_s, room.name},
                                 {u"kind"_s, QString::fromLatin1(room.kind)},
                                 {u"people"_s, room.people},
                                 {u"max"_s, room.maxPeople}});
    }
    return json({{u"rooms"_s, rooms}, {u"total"_s, int(facts.rooms.size())}});
}

HttpReply OpsPages::node() const
{
    const OpsFacts facts = m_source.facts();
    QJsonArray loops;
    for (const LoopFact &loop : facts.loops)
        loops.append(QJsonObject{{u"connections"_s, loop.connections}, {u"lag_us"_s, loop.lagUs}});
    return json({
        {u"name"_s, facts.node},
        {u"version"_s, QStringLiteral(CHAT_VERSION)},
        {u"pid"_s, facts.pid},
        {u"listening"_s, texts(facts.listening)},
        {u"draining"_s, facts.draining},
        {u"io_threads"_s, loops},
        {u"workers"_s,
         QJsonObject{{u"threads"_s, facts.workers.threads},
                     {u"running"_s, facts.workers.running},
                     {u"queued"_s, facts.workers.queued}}},
    });
}

} // namespace chat::server
