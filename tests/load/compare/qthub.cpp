// SPDX-License-Identifier: Apache-2.0
// What one writes at first: QWebSocketServer, and sendTextMessage() to everybody in the room.

#include <QCoreApplication>
#include <QHash>
#include <QWebSocket>
#include <QWebSocketServer>

#include <cstdio>
#include <sys/resource.h>

namespace {

class Hub final : public QObject
{
public:
    Hub() : m_server(QStringLiteral("hub"), QWebSocketServer::NonSecureMode)
    {
        constexpr int pending = 100000;
        m_server.setMaxPendingConnections(pending);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] { welcome(); });
        m_server.listen(QHostAddress::LocalHost);
        std::printf("listening %d\n", int(m_server.serverPort()));
        std::fflush(stdout);
    }

private:
    void welcome()
    {
        while (QWebSocket *client = m_server.nextPendingConnection()) {
            connect(client, &QWebSocket::textMessageReceived, this,
                    [this, client](const QString &text) { take(client, text); });
            connect(client, &QWebSocket::disconnected, this, [this, client] { forget(client); });
        }
    }

    void take(QWebSocket *client, const QString &text)
    {
        const auto room = m_roomOf.constFind(client);
        if (room == m_roomOf.cend()) {
            m_roomOf.insert(client, text);
            m_rooms[text].append(client);
            client->sendTextMessage(QStringLiteral("joined"));
            return;
        }
        for (QWebSocket *member : std::as_const(m_rooms[*room]))
            member->sendTextMessage(text);
    }

    void forget(QWebSocket *client)
    {
        m_rooms[m_roomOf.take(client)].removeOne(client);
        client->deleteLater();
    }

    QWebSocketServer m_server;
    QHash<QWebSocket *, QString> m_roomOf;
    QHash<QString, QList<QWebSocket *>> m_rooms;
};

} // namespace

int main(int argc, char **argv)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    QCoreApplication application(argc, argv);
    Hub hub;
    return application.exec();
}
