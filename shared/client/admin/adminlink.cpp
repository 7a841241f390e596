// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/adminlink.h"

#include "shared/protocol/adminwire.h"

#include <QSslConfiguration>

#include <utility>

namespace chat {

using namespace Qt::StringLiterals;

namespace {
constexpr RequestId loginId = 1; // answered before anybody else may ask
} // namespace

AdminLink::AdminLink()
{
    connect(&m_local, &QLocalSocket::connected, this, [this] {
        m_state = State::Open;
        Q_EMIT connected();
    });
    connect(&m_local, &QLocalSocket::readyRead, this, &AdminLink::receive);
    connect(&m_local, &QLocalSocket::disconnected, this, &AdminLink::lose);
    connect(&m_local, &QLocalSocket::errorOccurred, this, &AdminLink::failLocal);
    connect(&m_tls, &QSslSocket::encrypted, this, &AdminLink::logIn);
    connect(&m_tls, &QSslSocket::readyRead, this, &AdminLink::receive);
    connect(&m_tls, &QSslSocket::disconnected, this, &AdminLink::lose);
    connect(&m_tls, &QSslSocket::errorOccurred, this, &AdminLink::failTls);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        fail(Failure::NotThere, u"no answer in time"_s);
        m_tls.abort();
    });
}

AdminLink::~AdminLink() { close(); }

QIODevice &AdminLink::device()
{
    return m_target.isLocal() ? static_cast<QIODevice &>(m_local) : static_cast<QIODevice &>(m_tls);
}

void AdminLink::open(const AdminTarget &target)
{
    close();
    m_lines = LineBuffer();
    m_target = target;
    m_state = State::Opening;
    if (target.isLocal())
        m_local.connectToServer(target.path);
    else
        openTls();
}

void AdminLink::openTls()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!m_target.caFile.isEmpty() && !tls.addCaCertificates(m_target.caFile)) {
        const QString why = m_target.caFile + " holds no certificate"_L1;
        QMetaObject::invokeMethod(this, [this, why] { fail(Failure::Broken, why); }, Qt::QueuedConnection);
        return;
    }
    m_tls.setSslConfiguration(tls);
    m_patience.start(openTimeout);
    m_tls.connectToHostEncrypted(m_target.host, m_target.port);
}

void AdminLink::close()
{
    m_state = State::Closed;
    m_patience.stop();
    m_local.abort();
    m_tls.abort();
}

void AdminLink::send(const QByteArray &line)
{
    if (isOpen())
        device().write(line + '\n');
}

void AdminLink::logIn()
{
    m_tls.write(encodeAdminRequest(loginId, AdminLogin{.token = m_target.token}) + '\n');
}

void AdminLink::takeLogin(const QByteArray &line)
{
    Document scratch;
    const auto answer = decodeServerPacket(line, WireFormat::Json, scratch);
    if (!answer)
        return fail(Failure::Broken, "not a packet: "_L1 + answer.error().detail);
    if (answer->type == "error") {
        const Error error = errorOf(*answer);
        const bool isBusy = error.code == ErrorCode::Overloaded;
        return fail(isBusy ? Failure::Broken : Failure::NotAllowed,
                    errorRow(error.code).name + ": "_L1 + errorRow(error.code).meaning);
    }
    m_patience.stop();
    m_state = State::Open;
    Q_EMIT connected();
}

void AdminLink::receive()
{
    m_lines.append(device().readAll());
    while (m_state != State::Closed) { // whoever gets a line may close
        const auto line = m_lines.takeLine();
        if (!line)
            break;
        if (m_state == State::Opening)
            takeLogin(*line);
        else
            Q_EMIT received(*line);
    }
    if (m_lines.overflowed()) {
        m_local.abort();
        m_tls.abort();
    }
}

void AdminLink::failLocal()
{
    const auto error = m_local.error();
    const bool notThere = error == QLocalSocket::ServerNotFoundError
        || error == QLocalSocket::ConnectionRefusedError || error == QLocalSocket::PeerClosedError;
    fail(notThere                                       ? Failure::NotThere
             : error == QLocalSocket::SocketAccessError ? Failure::NotAllowed
                                                        : Failure::Broken,
         m_local.errorString());
}

void AdminLink::failTls()
{
    const auto error = m_tls.error();
    const bool notThere = error == QAbstractSocket::ConnectionRefusedError
        || error == QAbstractSocket::HostNotFoundError || error == QAbstractSocket::NetworkError
        || error == QAbstractSocket::SocketTimeoutError;
    const QList<QSslError> doubts = m_tls.sslHandshakeErrors();
    if (!doubts.isEmpty())
        return fail(Failure::Untrusted, doubts.first().errorString());
    fail(notThere ? Failure::NotThere : Failure::Broken, m_tls.errorString());
}

/// While it was being opened; of an open one disconnected() tells. The socket may be in the middle of saying
/// that it failed, so it is left alone until it is used again.
void AdminLink::fail(Failure failure, const QString &why)
{
    if (m_state != State::Opening)
        return;
    m_state = State::Closed;
    m_patience.stop();
    Q_EMIT failed(failure, why);
}

void AdminLink::lose()
{
    if (m_state == State::Opening)
        return fail(Failure::Broken, u"the connection was closed"_s);
    if (std::exchange(m_state, State::Closed) == State::Open)
        Q_EMIT closed();
}

} // namespace chat

#include "moc_adminlink.cpp"
