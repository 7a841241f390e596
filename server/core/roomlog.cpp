// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomlog.h"

#include <algorithm>

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

qsizetype quotedBytes(const QString &text)
{
    return text.toUtf8().size() + text.count(u'"') + text.count(u'\\');
}

qsizetype memberBytes(const QString &nick)
{
    constexpr qsizetype around = QByteArrayView(R"({"id":"0123456789abc","nick":""},)").size();
    return around + quotedBytes(nick);
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

HistoryPage RoomLog::page(const HistoryQuery &query) const
{
    const auto number = [](const StoredEvent &event) { return event.seq; };
    const auto from = [&](Seq seq) { return std::ranges::lower_bound(m_events, seq, {}, number); };
    auto begin = m_events.end(); // what is shown grows around the cursor
    if (query.before)
        begin = from(*query.before);
    else if (query.after)
        begin = from(*query.after + 1);
    else if (query.around)
        begin = from(*query.around);
    auto end = begin;
    const int below = query.after ? 0 : query.around ? query.limit / 2 : query.limit;
    const int above = query.after ? query.limit : query.around ? query.limit - query.limit / 2 : 0;
    qsizetype bytes = 0;
    const auto fits = [&](const StoredEvent &event) {
        bytes += event.body.size();
        return bytes <= query.maxBytes;
    };
    for (int i = 0; i < above && end != m_events.end() && fits(*end); ++i)
        ++end;
    for (int i = 0; i < below && begin != m_events.begin() && fits(*std::prev(begin)); ++i)
        --begin;
    return {.events = {begin, end},
            .completeBefore = begin == m_events.begin(),
            .completeAfter = end == m_events.end(),
            .firstSeq = m_events.empty() ? 0 : m_events.front().seq,
            .lastSeq = m_lastSeq,
            .epoch = m_epoch.value};
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
