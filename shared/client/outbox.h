// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/clock.h"
#include "shared/client/outboxstore.h"
#include "shared/client/pace.h"
#include "shared/protocol/answers.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <map>

namespace chat::client {

/// Sends what was said: in each room one message after the other, in order, the same nonce at each try, until
/// the server has stored it or refused it for good. One thread, with an event loop.
class Outbox final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds pause{2'000}; ///< before another try, when the server does not say
    static constexpr Milliseconds longestWait{120'000}; ///< a server that asks for more has refused

    /// One try on the present connection; `done` is called exactly once.
    using Send = std::function<void(const Unsent &, std::function<void(const Result<MessageSent> &)> done)>;

    /// `clock` outlives this. `sync`: see Journal.
    Outbox(const QString &profile, Clock &clock, Send send, Journal::Sync sync = {});

    [[nodiscard]] const std::vector<Unsent> &all() const { return m_store.all(); }

    /// Written down; on its way when it is on the disk and can be. Errors: those of OutboxStore::add().
    [[nodiscard]] Result<Unsent> say(RoomId room, const QString &text);
    /// A refused one goes again, at its old place. False: there is none.
    bool retry(const QByteArray &nonce);
    /// False: there is none, or it is on its way.
    bool discard(const QByteArray &nonce);

    void online(); ///< a new connection; no room can be spoken in yet
    void offline();
    void open(RoomId room); ///< we are in it
    void shut(RoomId room);

Q_SIGNALS:
    void stored(const chat::client::Unsent &message, const chat::MessageSent &sent);
    void refused(const chat::client::Unsent &message, const chat::Error &error);
    /// Not now; it is tried again.
    void held(chat::RoomId room, const chat::Error &error);
    /// The server says that we are not in this room.
    void notInside(chat::RoomId room);

private:
    void sendDue();
    [[nodiscard]] const Unsent *nextIn(RoomId room) const;
    void notOnDisk(const QList<QByteArray> &nonces);
    void answered(quint64 connection, const Unsent &message, const Result<MessageSent> &answer);
    void hold(const Unsent &message, const Error &error);

    Clock &m_clock;
    Alarm m_alarm;
    OutboxStore m_store;
    Send m_send;
    Pace m_pace;
    QSet<RoomId> m_open;
    QSet<RoomId> m_waiting; ///< rooms with a message on its way
    std::map<RoomId, MonoTime> m_heldUntil;
    quint64 m_connection = 0; ///< answers of older ones mean nothing
};

} // namespace chat::client
