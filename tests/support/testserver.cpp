// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testserver.h"

#include "tests/unit/server/net/selfsigned.h"

#include <QFile>

namespace chat::test {

using namespace Qt::StringLiterals;

namespace {

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

TestServer::TestServer()
{
    const QHostAddress loopback(QHostAddress::LocalHost);
    config.server.listen = {{.tls = false, .host = loopback}, {.tls = true, .host = loopback}};
    config.server.state = m_dir.filePath(u"state"_s);
    config.server.adminSocket = m_dir.filePath(u"admin"_s);
    config.server.ioThreads = 2; // so that a room's members live in two, on any machine
    config.server.workers = 2;
    config.tls.certificateFile = m_dir.filePath(u"certificate.pem"_s);
    config.tls.keyFile = m_dir.filePath(u"key.pem"_s);
    config.auth.tokenKeyFile = m_dir.filePath(u"token.key"_s);
    config.store.durability = server::Durability::Process; // no test pulls the plug
}

bool TestServer::renewCertificate()
{
    const SelfSigned made = makeSelfSigned();
    return writeFile(config.tls.keyFile, made.key.toPem())
        && writeFile(config.tls.certificateFile, made.certificate.toPem());
}

QByteArray TestServer::certificate() const
{
    QFile file(config.tls.certificateFile);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool TestServer::start()
{
    if (!QFile::exists(config.tls.certificateFile) && !renewCertificate()) {
        failure = u"no certificate"_s;
        return false;
    }
    m_server.reset();
    auto started = server::ChatServer::start(config);
    if (!started) {
        failure = started.error().message;
        return false;
    }
    m_server = *std::move(started);
    for (const server::ListenAddress &address : m_server->addresses())
        m_ports[size_t(address.tls ? Transport::Wss : Transport::Ws)] = address.port;
    return true;
}

QUrl TestServer::url(Transport transport) const
{
    return QUrl((transport == Transport::Wss ? u"wss://127.0.0.1:%1/"_s : u"ws://127.0.0.1:%1/"_s)
                    .arg(port(transport)));
}

} // namespace chat::test
