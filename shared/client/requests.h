// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/wire.h"

#include <deque>
#include <functional>
#include <map>

namespace chat::client {

/// Requests of one connection and their answers. Told the time; one thread.
class Requests
{
public:
    static constexpr Milliseconds patience{30'000}; ///< for an answer, from when it was sent
    /// On their way at once, pings besides; a server refuses more than 32. The others wait here.
    static constexpr size_t mostOpen = 24;

    using Send = std::function<void(const QByteArray &packet)>;
    Requests(WireFormat format, Send send) : m_format(format), m_send(std::move(send)) { }

    /// `done` is called exactly once, unless this object is destroyed before. Errors: the server's, as it
    /// sent them; Internal when nothing came in time, when the connection went, or when the answer is not
    /// what T::Answer says.
    template <Packet T>
    void ask(const T &packet, MonoTime now, std::function<void(Result<typename T::Answer>)> done)
    {
        const RequestId id = nextId();
        start(std::is_same_v<T, Ping>, now,
              {.id = id,
               .packet = encodeRequest(m_format, id, packet),
               .done = [done = std::move(done)](const Result<ServerPacket> &answer) {
                   done(answer ? answer->as<typename T::Answer>() : std::unexpected(answer.error()));
               }});
    }

    /// An answer goes to whoever asked. False: it is none.
    bool take(const ServerPacket &packet, MonoTime now);

    /// Ends those that have waited too long.
    void expire(MonoTime now);
    [[nodiscard]] std::optional<MonoTime> nextDeadline() const;

    /// Ends them all, those that are still to be sent too.
    void failAll(const Error &error);

    [[nodiscard]] size_t open() const { return m_open.size(); }

private:
    using Done = std::function<void(const Result<ServerPacket> &)>;
    struct Entry {
        RequestId id = 0;
        QByteArray packet;
        Done done;
        MonoTime until = {};
    };
    [[nodiscard]] RequestId nextId();
    void start(bool atOnce, MonoTime now, Entry entry);
    void sendNow(Entry entry, MonoTime now);
    void sendWaiting(MonoTime now);

    WireFormat m_format;
    Send m_send;
    std::map<RequestId, Entry> m_open;
    std::deque<Entry> m_waiting;
    RequestId m_lastId = 0;
};

} // namespace chat::client
