// SPDX-License-Identifier: Apache-2.0
#include "server/net/connectionopening.h"

#include "server/net/ioloop.h"
#include "server/net/proxyheader.h"
#include "shared/core/logging.h"

/// What Connection does until it is a WebSocket.
namespace chat::server {

void Connection::advanceOpening(std::span<const char> bytes)
{
    m_opening->bytes.append(bytes.data(), qsizetype(bytes.size()));
    if (m_opening->awaitsProxyHeader && !readProxyHeader())
        return;
    auto result = parseRequestHead(m_opening->bytes, m_loop->config().head, m_opening->scan);
    if (const auto *soFar = std::get_if<HeadIncomplete>(&result))
        m_opening->scan = *soFar;
    else if (const auto *refusal = std::get_if<HttpRefusal>(&result))
        refuse(httpAnswer(*refusal), "something unreadable");
    else
        upgrade(std::get<RequestHead>(result));
}

/// False: more bytes are needed, or the connection is gone.
bool Connection::readProxyHeader()
{
    const ProxyHeader header = parseProxyHeader(m_opening->bytes);
    if (header.state == ProxyHeader::Incomplete)
        return false;
    if (header.state == ProxyHeader::Malformed || header.state == ProxyHeader::Absent) {
        destroy(LeaveReason::Lost);
        return false;
    }
    m_opening->awaitsProxyHeader = false;
    m_opening->bytes.remove(0, header.bytes);
    if (!header.source.isNull())
        m_opening->peer = header.source;
    return true;
}

void Connection::upgrade(const RequestHead &head)
{
    const auto wanted = checkUpgrade(head, m_loop->config().upgrade);
    if (!wanted)
        return refuse(httpAnswer(wanted.error()), head.pathForLog());
    if (m_opening->namesClient) {
        const QHostAddress client = clientAddress(m_opening->peer, head, m_loop->config().trustedProxies);
        m_from = addressBytes(client);
        m_address = client.toString();
        const auto admitted = m_loop->admission().admit(m_from, m_loop->now());
        if (!admitted) {
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(admitted.error().retryAfter).count();
            return refuse(httpAnswer({.status = 429,
                                      .body = "too many connections from this address\n",
                                      .headers = {{"Retry-After", QByteArray::number(qint64(seconds))}}}),
                          head.pathForLog());
        }
        m_counted = true;
    }
    const auto agreed = m_loop->handshaker().negotiate(head.bytes);
    if (!agreed) {
        const HttpRefusal unsaid{.status = 400, .body = "not a WebSocket handshake\n"};
        return refuse(agreed.error().isEmpty() ? httpAnswer(unsaid) : agreed.error(), head.pathForLog());
    }
    m_format = agreed->format;
    m_phase = Phase::Open;
    m_upgraded = true;
    m_loop->counts().upgraded.fetch_add(1, std::memory_order_relaxed);
    m_loop->counts().speaking[size_t(m_format)].fetch_add(1, std::memory_order_relaxed);
    if (m_counted)
        m_loop->admission().upgraded(m_from);
    m_loop->authenticating().set(m_life, m_loop->now());
    QByteArray rest = m_opening->bytes.sliced(head.bytes.size());
    m_opening.reset();
    const MonoTime now = m_loop->now();
    send(agreed->answer, now);
    m_session.begin();
    // What came in the same packet as the head is the first input (faults row 53). The answer goes out before
    // it, or a pong would overtake it.
    (void)writeOut(now);
    if (!rest.isEmpty())
        readFrames({rest.data(), size_t(rest.size())});
}

/// One line in the log for each (B1-18).
void Connection::refuse(const QByteArray &httpAnswer, const QByteArray &path)
{
    m_loop->counts().refused.fetch_add(1, std::memory_order_relaxed);
    qCInfo(lcNet, "%ls asked for %s and got %s", qUtf16Printable(m_address), path.constData(),
           httpAnswer.mid(9, 3).constData());
    m_outbox.push(httpAnswer, m_loop->now());
    beginClosing();
}

} // namespace chat::server
