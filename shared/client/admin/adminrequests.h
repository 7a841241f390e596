// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/adminlink.h"
#include "shared/protocol/adminwire.h"

#include <functional>
#include <unordered_map>

namespace chat {

/// Requests to a server and their answers, over a link that outlives it. Same thread as the link.
class AdminRequests final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds patience{10'000};

    explicit AdminRequests(AdminLink &link);

    /// `done` is called exactly once, later, from the event loop, unless this object is destroyed before.
    /// Errors: the server's, as it sent them; Internal when the link is closed, when nothing came within
    /// `timeout`, or when the answer is not what T::Answer says.
    template <Packet T>
    void request(const T &packet, std::function<void(Result<typename T::Answer>)> done,
                 Milliseconds timeout = patience)
    {
        const RequestId id = nextId();
        await(
            id,
            [done = std::move(done)](const Result<ServerPacket> &answer) {
                done(answer ? answer->template as<typename T::Answer>() : std::unexpected(answer.error()));
            },
            timeout);
        m_link.send(encodeAdminRequest(id, packet));
    }

Q_SIGNALS:
    /// What was subscribed to. `packet` is good during the call only.
    void pushed(const chat::ServerPacket &packet);

private:
    using Done = std::function<void(const Result<ServerPacket> &)>;

    [[nodiscard]] RequestId nextId();
    void await(RequestId id, Done done, Milliseconds timeout);
    void receive(const QByteArray &line);
    void finish(RequestId id, const Result<ServerPacket> &answer);
    void finishAll(const Error &error);

    AdminLink &m_link;
    std::unordered_map<RequestId, Done> m_waiting;
    Document m_scratch;
    RequestId m_lastId = 0;
};

} // namespace chat
