// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsession.h"

#include "shared/core/logging.h"
#include "shared/core/match.h"
#include "shared/protocol/adminwire.h"

#include <QCoreApplication>
#include <QTimer>

namespace chat::server {
namespace {

/// The answer as a line, made in the thread that has it. No line is longer than the console may expect.
template <class Answer>
QByteArray answerLine(RequestId id, const Result<Answer> &result)
{
    if (!result)
        return encodeError(WireFormat::Json, id, result.error());
    const QByteArray line = encodeAdminAnswer(id, *result);
    if (line.size() <= limits::maxAdminLineBytes)
        return line;
    return encodeError(WireFormat::Json, id,
                       {.code = ErrorCode::TooLarge,
                        .detail = u"the answer is too long for a line; ask for fewer rows"_s,
                        .limit = QByteArray::number(limits::maxAdminLineBytes) + " bytes"});
}

} // namespace

AdminSession::AdminSession(std::unique_ptr<AdminStream> stream, AdminBackend &backend, Operator who)
    : m_stream(std::move(stream)),
      m_backend(backend),
      m_who(std::move(who)),
      m_feed(backend,
             {.send = [this](const QByteArray &line) { send(line); },
              .ready = [this] { return m_stream->unsentBytes() < adminlimits::pushMarkBytes; }}),
      m_gate(std::make_shared<ReplyGate>())
{
    connect(&m_stream->device(), &QIODevice::readyRead, this, &AdminSession::receive);
    m_stream->watch(this,
                    {.bytesSent = [this] { closeWhenDone(); },
                     .inputEnded = [this] { endInput(); },
                     .gone = [this] { end(); }});
}

AdminSession::AdminSession(std::unique_ptr<AdminStream> stream, AdminBackend &backend, QByteArray address,
                           TokenCheck check, Milliseconds patience)
    : AdminSession(std::move(stream), backend, Operator{.name = "unknown", .address = std::move(address)})
{
    m_check = std::move(check);
    QTimer::singleShot(patience, this, [this] {
        if (m_check)
            refuse({.code = ErrorCode::AuthRequired, .detail = u"no token came in time"_s});
    });
}

AdminSession::~AdminSession()
{
    m_gate->close();
    m_stream->device().disconnect(this);
}

void AdminSession::receive() { take(m_stream->device().readAll()); }

void AdminSession::take(QByteArrayView bytes)
{
    if (m_refused || m_ended)
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

/// Its last line needs no end; all its questions are answered before we close (faults.md row 49).
void AdminSession::endInput()
{
    take("\n");
    m_inputEnded = true;
    if (m_refused)
        return end();
    closeWhenDone();
}

template <class Answer>
void AdminSession::answer(RequestId id, const Answer &answer)
{
    send(encodeAdminAnswer(id, answer));
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
    const bool isOpening = std::holds_alternative<AdminHello>(request->command)
        || std::holds_alternative<AdminLogin>(request->command);
    if (m_check && !isOpening)
        return send(encodeError(WireFormat::Json, request->id, {.code = ErrorCode::AuthRequired}));
    handle(request->id, request->command);
}

void AdminSession::handle(RequestId id, const AdminCommand &command)
{
    match(
        command, //
        [&](const AdminHello &hello) { greet(id, hello); },
        [&](const AdminLogin &login) { logIn(id, login); },
        [&](const WhoAmI &) { answer(id, AdminWho{m_who.name, m_who.role, m_who.address}); },
        [&](const Subscribe &wanted) { answer(id, SubscribeAnswer{m_feed.subscribe(wanted).count()}); },
        [&](const Unsubscribe &) {
            m_feed.unsubscribe();
            answer(id, Nothing());
        },
        [&]<AdminAct Act>(const Act &wanted) { act(id, wanted); },
        [&]<Packet Question>(const Question &question) { m_backend.ask(question, replyTo<Question>(id)); });
}

/// One try a connection.
void AdminSession::logIn(RequestId id, const AdminLogin &login)
{
    if (!m_check)
        return send(encodeError(WireFormat::Json, id,
                                {.code = ErrorCode::ProtocolOrder, .detail = u"you are logged in"_s}));
    const auto who = m_check(login.token);
    if (!who) {
        qCWarning(lcAdmin) << "denied:" << m_who.address << errorRow(who.error().code).name;
        return refuse(who.error(), id);
    }
    m_check = nullptr;
    m_who = *who;
    answer(id, AdminWho{m_who.name, m_who.role, m_who.address});
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
            closeWhenDone();
        });
    };
}

void AdminSession::send(const QByteArray &line)
{
    if (m_refused || m_ended)
        return;
    if (m_stream->unsentBytes() + line.size() >= adminlimits::maxUnsentBytes) {
        qCWarning(lcAdmin) << m_who.name << m_who.address << "does not read its answers; closed";
        m_stream->abort();
        return end();
    }
    m_stream->device().write(line);
    m_stream->device().write("\n", 1);
}

void AdminSession::refuse(const Error &why, RequestId id)
{
    send(encodeError(WireFormat::Json, id, why));
    if (m_ended)
        return;
    m_refused = true;
    closeWhenDone();
    QTimer::singleShot(limits::closeTimeout, this, [this] {
        m_stream->abort();
        end();
    });
}

void AdminSession::closeWhenDone()
{
    if (m_ended || m_stream->unsentBytes() != 0)
        return;
    if (m_refused)
        m_stream->finish();
    else if (m_inputEnded && m_open == 0)
        end();
}

void AdminSession::end()
{
    if (!std::exchange(m_ended, true))
        Q_EMIT ended();
}

} // namespace chat::server

#include "moc_adminsession.cpp"
