// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsession.h"

#include "shared/core/logging.h"
#include "shared/core/match.h"
#include "shared/protocol/adminwire.h"

#include <QCoreApplication>
#include <QTimer>

#include <sys/socket.h>

namespace chat::server {
namespace {

/// The answer as a line, made in the thread that has it. No line is longer than the console may expect.
template <class Answer>
QByteArray answerLine(RequestId id, const Result<Answer> &result)
{
    if (!result)
        return encodeError(WireFormat::Json, id, result.error());
    const QByteArray line = encodeAnswer(WireFormat::Json, id, *result);
    if (line.size() <= limits::maxAdminLineBytes)
        return line;
    return encodeError(WireFormat::Json, id,
                       {.code = ErrorCode::TooLarge,
                        .detail = u"the answer is too long for a line; ask for fewer rows"_s,
                        .limit = QByteArray::number(limits::maxAdminLineBytes) + " bytes"});
}

} // namespace

AdminSession::AdminSession(std::unique_ptr<QLocalSocket> socket, Operator who, AdminBackend &backend)
    : m_socket(std::move(socket)),
      m_who(std::move(who)),
      m_backend(backend),
      m_feed(backend,
             {.send = [this](const QByteArray &line) { send(line); },
              .ready = [this] { return m_socket->bytesToWrite() < adminlimits::pushMarkBytes; }}),
      m_gate(std::make_shared<ReplyGate>())
{
    m_socket->setReadBufferSize(64 * 1024); // the rest waits in the kernel, and so does the peer
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &AdminSession::receive);
    connect(m_socket.get(), &QLocalSocket::bytesWritten, this, &AdminSession::closeWhenWritten);
    connect(m_socket.get(), &QLocalSocket::disconnected, this, &AdminSession::end);
}

AdminSession::~AdminSession()
{
    m_gate->close();
    m_socket->disconnect(this);
}

void AdminSession::receive()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_refused)
        return;
    m_lines.append(bytes);
    while (const auto line = m_lines.takeLine()) {
        if (!line->trimmed().isEmpty()) // somebody types into nc
            handle(*line);
        if (m_refused || m_ended)
            return;
    }
    if (m_lines.overflowed())
        refuse(
            {.code = ErrorCode::TooLarge, .limit = QByteArray::number(limits::maxAdminLineBytes) + " bytes"});
}

template <class Answer>
void AdminSession::answer(RequestId id, const Answer &answer)
{
    send(encodeAnswer(WireFormat::Json, id, answer));
}

void AdminSession::handle(QByteArrayView line)
{
    const auto request = decodeAdminRequest(line, m_scratch);
    if (!request)
        return send(encodeError(WireFormat::Json, request.error().id, request.error().error));
    if (m_open >= adminlimits::maxRequestsOpen)
        return send(encodeError(WireFormat::Json, request->id,
                                {.code = ErrorCode::TooManyRequestsOpen,
                                 .limit = QByteArray::number(adminlimits::maxRequestsOpen) + " requests"}));
    match(
        request->command, //
        [&](const AdminHello &hello) { greet(request->id, hello); },
        [&](const AdminLogin &) {
            send(encodeError(WireFormat::Json, request->id,
                             {.code = ErrorCode::ProtocolOrder, .detail = u"you are logged in"_s}));
        },
        [&](const WhoAmI &) { answer(request->id, AdminWho{m_who.name, m_who.role, m_who.address}); },
        [&](const Subscribe &wanted) {
            answer(request->id, SubscribeAnswer{m_feed.subscribe(wanted).count()});
        },
        [&](const Unsubscribe &) {
            m_feed.unsubscribe();
            answer(request->id, Nothing());
        },
        [&]<AdminAct Act>(const Act &wanted) { act(request->id, wanted); },
        [&]<Packet Question>(const Question &question) {
            m_backend.ask(question, replyTo<Question>(request->id));
        });
}

void AdminSession::greet(RequestId id, const AdminHello &hello)
{
    if (hello.version < limits::protocolVersionMin)
        return send(encodeError(WireFormat::Json, id,
                                {.code = ErrorCode::VersionUnsupported,
                                 .field = "ver",
                                 .limit = "at least " + QByteArray::number(limits::protocolVersionMin)}));
    answer(id,
           AdminHelloAnswer{.server = "chat-server " CHAT_VERSION,
                            .version = std::min(hello.version, limits::protocolVersion),
                            .pid = QCoreApplication::applicationPid()});
}

/// The one way of everything that changes something; the backend writes audit and log.
template <AdminAct Act>
void AdminSession::act(RequestId id, const Act &request)
{
    if (m_who.role != AdminRole::Operator) {
        m_backend.note(m_who, QByteArrayView(Act::name.data(), Act::name.size()), "admin_denied");
        return send(encodeError(WireFormat::Json, id,
                                {.code = ErrorCode::AdminDenied, .detail = u"a viewer may only look"_s}));
    }
    m_backend.act(m_who, request, replyTo<Act>(id));
}

template <Packet Request>
AdminReply<Request> AdminSession::replyTo(RequestId id)
{
    ++m_open;
    return [this, gate = m_gate, id](const Result<typename Request::Answer> &result) {
        // `this` is touched only behind the gate, in our own thread.
        gate->post([this, line = answerLine(id, result)] {
            --m_open;
            send(line);
        });
    };
}

void AdminSession::send(const QByteArray &line)
{
    if (m_refused || m_ended)
        return;
    if (m_socket->bytesToWrite() + line.size() >= adminlimits::maxUnsentBytes) {
        qCWarning(lcAdmin) << m_who.name << m_who.address << "does not read its answers; closed";
        m_socket->abort();
        return end();
    }
    m_socket->write(line);
    m_socket->write("\n", 1);
}

void AdminSession::refuse(const Error &why)
{
    send(encodeError(WireFormat::Json, 0, why));
    if (m_ended)
        return;
    m_refused = true;
    closeWhenWritten();
    QTimer::singleShot(limits::closeTimeout, this, [this] {
        m_socket->abort();
        end();
    });
}

void AdminSession::closeWhenWritten()
{
    // Closing with something unread would make the peer's next write fail before it has read our line; so the
    // peer closes.
    if (m_refused && !m_ended && m_socket->bytesToWrite() == 0)
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void AdminSession::end()
{
    if (!std::exchange(m_ended, true))
        Q_EMIT ended();
}

} // namespace chat::server
