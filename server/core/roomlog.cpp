// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomlog.h"

namespace chat::server {

KeptEvent keptEvent(const StoredEvent &event)
{
    return {.type = event.type, .room = event.room, .seq = event.seq, .time = event.time, .body = event.body};
}

qsizetype answerBytes(const StoredEvent &event)
{
    constexpr qsizetype envelope = 110;
    return event.body.size() + event.type.size() + envelope;
}

RoomLog::RoomLog(const LoadedRoom &loaded, int maxEvents, qsizetype maxBytes)
    : m_epoch{loaded.record.epoch},
      m_lastSeq(loaded.lastSeq),
      m_maxEvents(maxEvents),
      m_maxBytes(maxBytes)
{
    for (const StoredEvent &event : loaded.recent)
        keep(event);
}

const StoredEvent &RoomLog::append(StoredEvent event)
{
    event.seq = ++m_lastSeq;
    keep(std::move(event));
    return m_events.back();
}

void RoomLog::keep(StoredEvent event)
{
    m_bytes += answerBytes(event);
    if (!event.nonce.isEmpty())
        m_nonces[{event.user, event.nonce}] = event.seq;
    m_events.push_back(std::move(event));
    while (m_events.size() > 1 && (m_events.size() > size_t(m_maxEvents) || m_bytes > m_maxBytes))
        dropOldest();
}

void RoomLog::dropOldest()
{
    const StoredEvent &oldest = m_events.front();
    m_bytes -= answerBytes(oldest);
    const auto nonce = m_nonces.find({oldest.user, oldest.nonce});
    if (nonce != m_nonces.end() && nonce->second == oldest.seq)
        m_nonces.erase(nonce);
    m_events.pop_front();
}

const StoredEvent *RoomLog::findNonce(UserId author, const QByteArray &nonce) const
{
    const auto found = m_nonces.find({author, nonce});
    if (found == m_nonces.end())
        return nullptr;
    return &m_events[size_t(found->second - m_events.front().seq)];
}

std::optional<RoomLog::Slice> RoomLog::after(const Position &since, qsizetype maxBytes) const
{
    if (since.epoch != m_epoch || since.seq > m_lastSeq)
        return std::nullopt;
    const Seq first = m_events.empty() ? m_lastSeq + 1 : m_events.front().seq;
    if (since.seq + 1 < first)
        return std::nullopt;
    Slice slice{.complete = true};
    qsizetype bytes = 0;
    for (auto event = m_events.begin() + (since.seq + 1 - first); event != m_events.end(); ++event) {
        bytes += answerBytes(*event);
        if (bytes > maxBytes)
            return std::nullopt;
        slice.events.push_back(keptEvent(*event));
    }
    return slice;
}

RoomLog::Slice RoomLog::newest(int count, qsizetype maxBytes) const
{
    auto begin = m_events.end();
    qsizetype bytes = 0;
    while (begin != m_events.begin() && m_events.end() - begin < count) {
        bytes += answerBytes(*std::prev(begin));
        if (bytes > maxBytes)
            break;
        --begin;
    }
    Slice slice;
    slice.events.reserve(size_t(m_events.end() - begin));
    for (auto event = begin; event != m_events.end(); ++event)
        slice.events.push_back(keptEvent(*event));
    slice.complete = slice.events.empty() ? m_lastSeq == 0 : slice.events.front().seq == 1;
    return slice;
}

} // namespace chat::server
