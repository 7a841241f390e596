// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/adminports.h"
#include "server/ops/adminstream.h"
#include "server/ops/pushfeed.h"
#include "shared/protocol/document.h"
#include "shared/protocol/linebuffer.h"

#include <QObject>

#include <memory>

namespace chat::server {

namespace adminlimits {
inline constexpr int maxRequestsOpen = 32; ///< of one console without an answer yet
inline constexpr qsizetype maxUnsentBytes = 8 * 1024 * 1024; ///< waiting for one console; above: closed
inline constexpr qsizetype pushMarkBytes = 256 * 1024; ///< waiting for one console; above: no pushes
inline constexpr Milliseconds loginTimeout{10'000}; ///< from the connection to its token
} // namespace adminlimits

/// Who shows this token; or why it is not taken.
using TokenCheck = std::function<Result<Operator>(const QByteArray &token)>;

/// One console or script on the admin socket: lines in, requests to the backend, answers out. Lives in the
/// thread of the admin socket. A request without id is answered too, without one, so that `nc -U` is enough.
class AdminSession final : public QObject
{
    Q_OBJECT
public:
    /// The kernel has said who it is.
    AdminSession(std::unique_ptr<AdminStream> stream, AdminBackend &backend, Operator who);
    /// It has to show a token first, within `patience`. `address` as in Operator.
    AdminSession(std::unique_ptr<AdminStream> stream, AdminBackend &backend, QByteArray address,
                 TokenCheck check, Milliseconds patience = adminlimits::loginTimeout);
    ~AdminSession() override;

    /// One last line, then the end. The peer has closeTimeout to read it.
    void refuse(const Error &why, RequestId id = 0);

Q_SIGNALS:
    /// Once, last; the connection is gone.
    void ended();

private:
    void receive();
    void take(QByteArrayView bytes);
    void endInput();
    void handle(QByteArrayView line);
    void handle(RequestId id, const AdminCommand &command);
    void greet(RequestId id, const AdminHello &hello);
    void logIn(RequestId id, const AdminLogin &login);
    template <class Answer>
    void answer(RequestId id, const Answer &answer);
    template <AdminAct Act>
    void act(RequestId id, const Act &request);
    template <Packet Request>
    [[nodiscard]] AdminReply<Request> replyTo(RequestId id);
    void send(const QByteArray &line);
    void closeWhenDone();
    void end();

    std::unique_ptr<AdminStream> m_stream;
    AdminBackend &m_backend;
    Operator m_who;
    TokenCheck m_check; ///< none: logged in
    PushFeed m_feed;
    std::shared_ptr<ReplyGate> m_gate;
    Document m_scratch;
    LineBuffer m_lines;
    int m_open = 0; ///< requests at the backend
    bool m_refused = false; ///< what still comes is thrown away
    bool m_inputEnded = false; ///< the peer asks no more
    bool m_ended = false;
};

} // namespace chat::server
