// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsocket.h"
#include "tests/support/fakebackend.h"
#include "tests/unit/server/ops/lineclient.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat file{};
    return ::lstat(QFile::encodeName(path).constData(), &file) == 0 ? file.st_mode : 0;
}

/// A socket file as a server leaves it that was killed.
void leaveSocketFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, name.constData(), sizeof address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ::close(descriptor);
}

} // namespace

/// The place of the socket and who may come in: faults row 35.
class tst_AdminSocket final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_backend = std::make_unique<FakeBackend>(); }
    void theFileHasMode0600();
    void theFileIsGoneAfterClose();
    void aStaleSocketIsReplaced();
    void aLiveSocketIsLeftAlone();
    void aFileThatIsNoSocketIsLeftAlone();
    void unusablePlaces_data();
    void unusablePlaces();
    void whoMayAdminister_data();
    void whoMayAdminister();
    void thePeerIsWhoTheKernelSays();
    void anotherUserIsDeniedAndClosed();
    void connectionsAreBounded();
    void aRefusedFloodIsDropped();

private:
    [[nodiscard]] QString path() const { return m_dir.filePath(u"admin.sock"_s); }

    QTemporaryDir m_dir;
    std::unique_ptr<FakeBackend> m_backend;
};

void tst_AdminSocket::theFileHasMode0600()
{
    for (const mode_t mask : {0, 022, 0777}) { // also under an odd umask
        const mode_t before = ::umask(mask);
        AdminSocket admin(*m_backend);
        const bool listening = admin.listen(path()).has_value();
        ::umask(before);
        QVERIFY(listening);
        QVERIFY(S_ISSOCK(modeOf(path())));
        QCOMPARE(modeOf(path()) & 07777, mode_t(0600));
    }
}

void tst_AdminSocket::theFileIsGoneAfterClose()
{
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path()));
    LineClient client(path());
    QTRY_COMPARE(admin.connections(), 1);
    admin.close();
    QVERIFY(!QFile::exists(path()));
    QVERIFY(client.waitForEnd());
}

void tst_AdminSocket::aStaleSocketIsReplaced()
{
    leaveSocketFile(path());
    QVERIFY(QFile::exists(path()));
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path()));
    LineClient client(path());
    client.write("{\"t\":\"a.stats\"}\n");
    QVERIFY(client.waitForLines(1));
}

void tst_AdminSocket::aLiveSocketIsLeftAlone()
{
    AdminSocket first(*m_backend);
    QVERIFY(first.listen(path()));
    AdminSocket second(*m_backend);
    const auto refused = second.listen(path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, SocketFailure::InUse);
    QVERIFY2(refused.error().text.contains(path()), qPrintable(refused.error().text));

    LineClient client(path());
    client.write("{\"t\":\"a.stats\"}\n");
    QVERIFY(client.waitForLines(1)); // the first one still answers
}

void tst_AdminSocket::aFileThatIsNoSocketIsLeftAlone()
{
    const QString notes = m_dir.filePath(u"notes"_s);
    QFile file(notes);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("keep me");
    file.close();
    AdminSocket admin(*m_backend);
    const auto refused = admin.listen(notes);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, SocketFailure::Unusable);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "keep me");
}

void tst_AdminSocket::unusablePlaces_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<bool>("usable");
    const QString dir = m_dir.path() + u'/';
    const auto ofLength = [&](qsizetype bytes) -> QString { return dir + QString(bytes - dir.size(), u's'); };
    QTest::newRow("no such directory") << dir + u"none/admin.sock"_s << false;
    QTest::newRow("a relative path") << u"admin.sock"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("105 bytes") << ofLength(105) << true;
    QTest::newRow("106 bytes, the most that QLocalServer takes") << ofLength(106) << true;
    QTest::newRow("107 bytes") << ofLength(107) << false;
    QTest::newRow("Hangul in the name") << dir + u"관리"_s << true;
}

void tst_AdminSocket::unusablePlaces()
{
    QFETCH(QString, where);
    QFETCH(bool, usable);
    AdminSocket admin(*m_backend);
    const auto listening = admin.listen(where);
    QVERIFY2(listening.has_value() == usable, listening ? "" : qPrintable(listening.error().text));
    if (!usable)
        QVERIFY2(listening.error().text.contains(where), qPrintable(listening.error().text));
}

void tst_AdminSocket::whoMayAdminister_data()
{
    QTest::addColumn<uint>("peer");
    QTest::addColumn<uint>("own");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("the server's own user") << 1000u << 1000u << true;
    QTest::newRow("root") << 0u << 1000u << true;
    QTest::newRow("another user") << 1001u << 1000u << false;
    QTest::newRow("another user, of a server that runs as root") << 1000u << 0u << false;
    QTest::newRow("nobody") << 65534u << 1000u << false;
    QTest::newRow("a peer that the kernel does not know") << uint(-1) << 1000u << false;
}

void tst_AdminSocket::whoMayAdminister()
{
    QFETCH(uint, peer);
    QFETCH(uint, own);
    QFETCH(bool, allowed);
    QCOMPARE(mayAdminister({.uid = peer, .pid = 1}, own), allowed);
}

void tst_AdminSocket::thePeerIsWhoTheKernelSays()
{
    int pair[2];
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    const auto peer = peerCredentials(pair[0]);
    ::close(pair[0]);
    ::close(pair[1]);
    QVERIFY(peer);
    QCOMPARE(peer->uid, ::getuid());
    QCOMPARE(peer->pid, ::getpid());
    QVERIFY(!peerCredentials(pair[0])); // closed
    QVERIFY(!peerCredentials(-1));

    QCOMPARE(operatorOf({.uid = 0, .pid = 7}), (Operator{.name = "root", .address = "local pid 7"}));
    QCOMPARE(operatorOf({.uid = 4'000'000'123, .pid = 7}).name, "uid 4000000123");
}

void tst_AdminSocket::anotherUserIsDeniedAndClosed()
{
    AdminSocket admin(*m_backend, [](const PeerCredentials &) { return false; });
    QVERIFY(admin.listen(path()));
    LineClient client(path());
    client.write("{\"t\":\"a.stats\",\"id\":1}\n"); // written before it was refused, and not heard
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.lines.size(), 1);
    QVERIFY2(client.lines.first().contains("\"admin_denied\""_L1), qPrintable(client.lines.first()));
    QVERIFY(m_backend->asked.empty());
    QTRY_COMPARE(admin.connections(), 0);
}

void tst_AdminSocket::connectionsAreBounded()
{
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path()));
    std::vector<std::unique_ptr<LineClient>> clients;
    for (int i = 0; i < adminlimits::maxConnections; ++i) {
        clients.push_back(std::make_unique<LineClient>(path()));
        clients.back()->write("{\"t\":\"a.stats\"}\n");
        QVERIFY(clients.back()->waitForLines(1));
    }
    LineClient oneMore(path());
    QVERIFY(oneMore.waitForEnd());
    QCOMPARE(oneMore.lines.size(), 1);
    QVERIFY(oneMore.lines.first().contains("\"overloaded\""_L1));
    QTRY_COMPARE(admin.connections(), adminlimits::maxConnections);

    clients.pop_back(); // and its place is free again
    QTRY_COMPARE(admin.connections(), adminlimits::maxConnections - 1);
    LineClient next(path());
    next.write("{\"t\":\"a.stats\"}\n");
    QVERIFY(next.waitForLines(1));
    QVERIFY(next.lines.first().contains("\"ok\""_L1));
}

void tst_AdminSocket::aRefusedFloodIsDropped()
{
    AdminSocket admin(*m_backend, [](const PeerCredentials &) { return false; });
    QVERIFY(admin.listen(path()));
    std::vector<int> peers; // plain sockets, which neither read nor close
    const QByteArray name = QFile::encodeName(path());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, name.constData(), sizeof address.sun_path);
    for (int i = 0; i < 3 * adminlimits::maxConnections; ++i) {
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        peers.push_back(descriptor);
        QCOMPARE(::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    }
    QTRY_VERIFY(admin.connections() > 0);
    QVERIFY(admin.connections() <= 2 * adminlimits::maxConnections);
    QTRY_COMPARE(admin.connections(), 0); // after closeTimeout, though nobody closes
    for (const int descriptor : peers)
        ::close(descriptor);
}

QTEST_GUILESS_MAIN(tst_AdminSocket)
#include "tst_adminsocket.moc"
