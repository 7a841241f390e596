// SPDX-License-Identifier: Apache-2.0
#include "shared/client/outbox.h"

#include <algorithm>

namespace chat::client {

Outbox::Outbox(const QString &profile, Clock &clock, Send send, Journal::Sync sync)
    : m_clock(clock),
      m_alarm(clock, this, [this] { sendDue(); }),
      m_store(profile, std::move(sync)),
      m_send(std::move(send))
{
    m_pace.start(clock.now().mono);
    connect(&m_store, &OutboxStore::onDisk, this, &Outbox::sendDue);
    connect(&m_store, &OutboxStore::notOnDisk, this, &Outbox::notOnDisk);
}

Result<Unsent> Outbox::say(RoomId room, const QString &text)
{
    const Unsent message{
        .room = room, .nonce = idToText(randomId()), .text = text, .said = m_clock.now().wall};
    if (const auto added = m_store.add(message); !added)
        return std::unexpected(added.error());
    // From the event loop, so that the caller can show it before it is answered.
    m_alarm.wakeBy(m_clock.now().mono);
    return message;
}

bool Outbox::retry(const QByteArray &nonce)
{
    const Unsent *message = m_store.find(nonce);
    if (!message || !message->refused)
        return false;
    m_store.setRefused(nonce, std::nullopt);
    sendDue();
    return true;
}

bool Outbox::discard(const QByteArray &nonce)
{
    const Unsent *message = m_store.find(nonce);
    if (!message)
        return false;
    if (m_waiting.contains(message->room) && nextIn(message->room) == message)
        return false;
    m_store.remove(nonce);
    return true;
}

void Outbox::online()
{
    ++m_connection;
    m_open.clear();
    m_waiting.clear();
    m_heldUntil.clear();
    m_pace.start(m_clock.now().mono);
}

void Outbox::offline() { online(); }

void Outbox::open(RoomId room)
{
    m_open.insert(room);
    sendDue();
}

void Outbox::shut(RoomId room) { m_open.remove(room); }

const Unsent *Outbox::nextIn(RoomId room) const
{
    const auto found = std::ranges::find_if(
        m_store.all(), [room](const Unsent &message) { return message.room == room && !message.refused; });
    return found == m_store.all().end() ? nullptr : &*found;
}

void Outbox::sendDue()
{
    const MonoTime now = m_clock.now().mono;
    std::optional<MonoTime> next;
    for (const RoomId room : QSet<RoomId>(m_open)) {
        const Unsent *first = nextIn(room);
        if (!first || m_waiting.contains(room) || !m_store.isOnDisk(first->nonce))
            continue;
        if (const auto held = m_heldUntil.find(room); held != m_heldUntil.end() && now < held->second) {
            next = earlier(next, held->second);
            continue;
        }
        if (!m_pace.take(now)) {
            next = earlier(next, m_pace.nextTurn());
            continue;
        }
        m_waiting.insert(room);
        m_send(*first, [this, connection = m_connection, message = *first](const auto &answer) {
            answered(connection, message, answer);
        });
    }
    m_alarm.wakeBy(next);
}

void Outbox::answered(quint64 connection, const Unsent &message, const Result<MessageSent> &answer)
{
    if (connection != m_connection)
        return; // sent again on the next one
    m_waiting.remove(message.room);
    if (answer) {
        m_store.remove(message.nonce);
        Q_EMIT stored(message, *answer);
    } else {
        hold(message, answer.error());
    }
    sendDue();
}

void Outbox::notOnDisk(const QList<QByteArray> &nonces)
{
    for (const QByteArray &nonce : nonces) {
        const Unsent *message = m_store.find(nonce);
        if (!message)
            continue;
        const Unsent refusedOne = *message;
        const Error error{.code = ErrorCode::StorageUnavailable,
                          .detail = QStringLiteral("the outbox does not reach the disk")};
        m_store.setRefused(nonce, error);
        Q_EMIT refused(refusedOne, error);
    }
}

void Outbox::hold(const Unsent &message, const Error &error)
{
    const Milliseconds wait = error.retryAfter.value_or(pause);
    const bool isForGood = error.code == ErrorCode::Muted && !error.retryAfter;
    if (error.code == ErrorCode::NotJoined) {
        shut(message.room);
        Q_EMIT notInside(message.room);
    } else if (!errorRow(error.code).temporary || isForGood || wait > longestWait) {
        m_store.setRefused(message.nonce, error);
        Q_EMIT refused(message, error);
    } else if (error.code == ErrorCode::RateLimited || error.code == ErrorCode::Muted) {
        m_pace.refused(m_clock.now().mono, wait); // it is about us, whatever the room
    } else {
        m_heldUntil[message.room] = m_clock.now().mono + wait;
        Q_EMIT held(message.room, error);
    }
}

} // namespace chat::client

#include "moc_outbox.cpp"
