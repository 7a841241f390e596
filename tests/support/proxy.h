// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace chat::test {

/// A network between a client and a server that can break in silence: bytes pass both ways until cut();
/// from then on both sides stay connected and nothing arrives. It can also answer in the server's place. Used
/// in the thread that made it.
class Proxy : public QTcpServer
{
public:
    /// Forwards to `target` on loopback, from a free port.
    explicit Proxy(quint16 target)
    {
        connect(this, &QTcpServer::newConnection, this, [this, target] { join(target); });
        if (!listen(QHostAddress(QHostAddress::LocalHost)))
            qFatal("no port for the proxy");
    }

    /// Sockets say "disconnected" when they go, and that must find a whole Proxy.
    ~Proxy() override { qDeleteAll(findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly)); }
    Q_DISABLE_COPY_MOVE(Proxy)

    void cut() { m_passes = false; }
    /// So many of the next connections get this answer to the first that they send, and end.
    void refuse(const QByteArray &answer, int connections)
    {
        m_refusal = answer;
        m_refusals = connections;
    }
    [[nodiscard]] int refusalsLeft() const { return m_refusals; }

private:
    void join(quint16 target)
    {
        QTcpSocket *client = nextPendingConnection();
        if (m_refusals > 0) {
            --m_refusals;
            connect(client, &QIODevice::readyRead, client, [this, client] {
                client->write(m_refusal);
                client->disconnectFromHost();
            });
            return;
        }
        auto *server = new QTcpSocket(client);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
        pass(client, server);
        pass(server, client);
    }
    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        connect(from, &QIODevice::readyRead, to, [this, from, to] {
            const QByteArray bytes = from->readAll(); // what is swallowed is acknowledged, too
            if (m_passes)
                to->write(bytes);
        });
        connect(from, &QAbstractSocket::disconnected, to, [this, to] {
            if (m_passes)
                to->disconnectFromHost();
        });
    }

    bool m_passes = true;
    QByteArray m_refusal;
    int m_refusals = 0;
};

} // namespace chat::test
