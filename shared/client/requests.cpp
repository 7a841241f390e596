// SPDX-License-Identifier: Apache-2.0
#include "shared/client/requests.h"

#include <algorithm>

namespace chat::client {

RequestId Requests::nextId()
{
    if (++m_lastId == 0)
        ++m_lastId;
    return m_lastId;
}

void Requests::start(bool atOnce, MonoTime now, Entry entry)
{
    if (atOnce || (m_open.size() < mostOpen && m_waiting.empty()))
        sendNow(std::move(entry), now);
    else
        m_waiting.push_back(std::move(entry));
}

void Requests::sendNow(Entry entry, MonoTime now)
{
    entry.until = now + patience;
    const QByteArray packet = std::exchange(entry.packet, {});
    m_open.emplace(entry.id, std::move(entry)); // first: the answer may come while it is sent
    m_send(packet);
}

void Requests::sendWaiting(MonoTime now)
{
    while (!m_waiting.empty() && m_open.size() < mostOpen) {
        Entry entry = std::move(m_waiting.front());
        m_waiting.pop_front();
        sendNow(std::move(entry), now);
    }
}

bool Requests::take(const ServerPacket &packet, MonoTime now)
{
    if (packet.id == 0)
        return false;
    auto found = m_open.extract(packet.id); // out first: `done` may ask again
    if (!found)
        return true; // too late, and nobody's
    sendWaiting(now);
    if (packet.type == "error")
        found.mapped().done(std::unexpected(errorOf(packet)));
    else
        found.mapped().done(packet);
    return true;
}

void Requests::expire(MonoTime now)
{
    std::vector<Entry> late;
    for (auto entry = m_open.begin(); entry != m_open.end();) {
        const auto next = std::next(entry);
        if (entry->second.until <= now)
            late.push_back(std::move(m_open.extract(entry).mapped()));
        entry = next;
    }
    sendWaiting(now);
    for (const Entry &entry : late)
        entry.done(refuse(ErrorCode::Internal, QStringLiteral("no answer in time")));
}

std::optional<MonoTime> Requests::nextDeadline() const
{
    if (m_open.empty())
        return std::nullopt;
    const auto until = [](const auto &entry) { return entry.second.until; };
    return until(*std::ranges::min_element(m_open, {}, until));
}

void Requests::failAll(const Error &error)
{
    const auto open = std::exchange(m_open, {});
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[id, entry] : open)
        entry.done(std::unexpected(error));
    for (const Entry &entry : waiting)
        entry.done(std::unexpected(error));
}

} // namespace chat::client
