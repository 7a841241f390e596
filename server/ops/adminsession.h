// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/adminports.h"
#include "server/ops/pushfeed.h"
#include "shared/protocol/document.h"
#include "shared/protocol/linebuffer.h"

#include <QLocalSocket>
#include <QObject>

#include <memory>

namespace chat::server {

namespace adminlimits {
inline constexpr int maxRequestsOpen = 32; ///< of one console without an answer yet
inline constexpr qsizetype maxUnsentBytes = 8 * 1024 * 1024; ///< waiting for one console; above: closed
inline constexpr qsizetype pushMarkBytes = 256 * 1024; ///< waiting for one console; above: no pushes
} // namespace adminlimits

/// One console or script on the admin socket: lines in, requests to the backend, answers out. Lives in the
/// thread of the admin socket. A request without id is answered too, without one, so that `nc -U` is enough.
class AdminSession final : public QObject
{
    Q_OBJECT
public:
    AdminSession(std::unique_ptr<QLocalSocket> socket, Operator who, AdminBackend &backend);
    ~AdminSession() override;

    /// One last line, then the end. The peer has closeTimeout to read it.
    void refuse(const Error &why);

Q_SIGNALS:
    /// Once, last; the connection is gone.
    void ended();

private:
    void receive();
    void handle(QByteArrayView line);
    void greet(RequestId id, const AdminHello &hello);
    template <class Answer>
    void answer(RequestId id, const Answer &answer);
    template <AdminAct Act>
    void act(RequestId id, const Act &request);
    template <Packet Request>
    [[nodiscard]] AdminReply<Request> replyTo(RequestId id);
    void send(const QByteArray &line);
    void closeWhenWritten();
    void end();

    std::unique_ptr<QLocalSocket> m_socket;
    Operator m_who;
    AdminBackend &m_backend;
    PushFeed m_feed;
    std::shared_ptr<ReplyGate> m_gate;
    Document m_scratch;
    LineBuffer m_lines;
    int m_open = 0; ///< requests at the backend
    bool m_refused = false; ///< what still comes is thrown away
    bool m_ended = false;
};

} // namespace chat::server
