// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/adminrequests.h"

#include <QPointer>
#include <QTimer>

namespace chat {
namespace {

Error lost(QString detail) { return {.code = ErrorCode::Internal, .detail = std::move(detail)}; }

} // namespace

AdminRequests::AdminRequests(AdminLink &link) : m_link(link)
{
    connect(&link, &AdminLink::received, this, &AdminRequests::receive);
    connect(&link, &AdminLink::closed, this,
            [this] { finishAll(lost(u"the connection was closed before the answer"_s)); });
}

RequestId AdminRequests::nextId()
{
    if (++m_lastId == 0)
        ++m_lastId;
    return m_lastId;
}

void AdminRequests::await(RequestId id, Done done, Milliseconds timeout)
{
    m_waiting.emplace(id, std::move(done));
    const auto giveUp = [this, id, timeout] {
        finish(id,
               std::unexpected(lost(m_link.isOpen() ? u"no answer within %1 ms"_s.arg(timeout.count())
                                                    : u"not connected"_s)));
    };
    QTimer::singleShot(m_link.isOpen() ? timeout : Milliseconds(0), this, giveUp);
}

void AdminRequests::receive(const QByteArray &line)
{
    const auto packet = decodeServerPacket(line, WireFormat::Json, m_scratch);
    if (!packet)
        return finishAll(lost("not a packet: "_L1 + packet.error().detail));
    const bool refused = packet->type == "error";
    if (refused && packet->id == 0) // the whole connection is refused
        return finishAll(errorOf(*packet));
    if (packet->id == 0)
        Q_EMIT pushed(*packet);
    else if (refused)
        finish(packet->id, std::unexpected(errorOf(*packet)));
    else
        finish(packet->id, *packet);
}

void AdminRequests::finish(RequestId id, const Result<ServerPacket> &answer)
{
    if (auto found = m_waiting.extract(id)) // out first: `done` may ask again
        found.mapped()(answer);
}

void AdminRequests::finishAll(const Error &error)
{
    const QPointer<AdminRequests> alive(this); // `done` may destroy us
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[id, done] : waiting) {
        if (alive)
            done(std::unexpected(error));
    }
}

} // namespace chat

#include "moc_adminrequests.cpp"
