// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/proxy.h"
#include "tests/support/rawclient.h"
#include "tests/support/waituntil.h"
#include "tests/unit/server/net/clientframes.h"

#include <QElapsedTimer>

#include <atomic>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <set>
#include <sys/socket.h>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using chat::server::masked;
using chat::server::Opcode;
using chat::server::SessionRow;

namespace {

/// The lines of the log about refused requests, while it lives.
class RefusalLog
{
public:
    RefusalLog()
    {
        s_lines.clear();
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            const std::scoped_lock lock(s_mutex);
            if (text.contains(" asked for "_L1))
                s_lines << text;
        });
    }
    ~RefusalLog() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(RefusalLog)

    [[nodiscard]] static QStringList lines()
    {
        const std::scoped_lock lock(s_mutex);
        return s_lines;
    }

private:
    static inline std::mutex s_mutex;
    static inline QStringList s_lines;
    QtMessageHandler m_before;
};

/// The backlog of the socket that listens on a port of this process; 0: none does.
int backlogOf(quint16 port)
{
    for (int fd = 3; fd < 1024; ++fd) {
        int listens = 0;
        socklen_t size = sizeof listens;
        sockaddr_in address{};
        socklen_t addressSize = sizeof address;
        tcp_info info{};
        socklen_t infoSize = sizeof info;
        if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0 && listens
            && getsockname(fd, reinterpret_cast<sockaddr *>(&address), &addressSize) == 0
            && address.sin_port == htons(port)
            && getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &infoSize) == 0)
            return int(info.tcpi_sacked); // of one that listens: the backlog
    }
    return 0;
}

/// The server's end of the connection that a port of a client has; -1: there is none.
int acceptedFrom(quint16 clientPort)
{
    for (int fd = 3; fd < 1024; ++fd) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (getpeername(fd, reinterpret_cast<sockaddr *>(&peer), &size) == 0
            && peer.sin_port == htons(clientPort))
            return fd;
    }
    return -1;
}

} // namespace

/// Who is refused, kicked or cut off leaves nothing behind: no session, no seat, no socket.
class tst_Traces final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransports(); }
    void init();
    void cleanup() { m_server.reset(); }

    void refusedHandshakesLeaveOneLine_B1_18_B4_14_data();
    void refusedHandshakesLeaveOneLine_B1_18_B4_14();
    void refusedLoginsLeaveNothing_B1_17_B4_14_B5_17();
    void whoWasKickedIsNotHeard_B4_16();
    void aCutCableFreesTheSeat_B1_16_row48();
    void listsDuringAStormOfLogins_B1_39_B1_50();
    void theBacklogTakesAStorm_row42();
    void aPeerThatAcknowledgesNothingIsGivenUp_row48();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    [[nodiscard]] int connections() { return (*m_server)->parts().admission->connections(); }
    [[nodiscard]] int sessions() { return (*m_server)->parts().lobby->counts().sessions; }

    Transport m_transport = Transport::Ws;
    std::unique_ptr<TestServer> m_server;
};

void tst_Traces::init()
{
    QFETCH_GLOBAL(Transport, transport);
    m_transport = transport;
    m_server = std::make_unique<TestServer>();
    m_server->config.timing.close = Milliseconds(300);
    m_server->config.limits.floodBurst = m_server->config.limits.requestsOpen = 1000;
}

void tst_Traces::refusedHandshakesLeaveOneLine_B1_18_B4_14_data()
{
    const auto head = &RawClient::upgradeHead;
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    QTest::newRow("no upgrade") << "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 426;
    QTest::newRow("another path") << head({}, "/chat") << 404;
    QTest::newRow("a foreign origin") << head("Origin: https://evil.example\r\n", "/") << 403;
    QTest::newRow("a token in the address") << head({}, "/?token=secret") << 400;
    QTest::newRow("a head without end") << QByteArray(100'000, 'x') << 431;
    QTest::newRow("a path that would colour a terminal (row 32)") << head({}, "/\x1b[31m") << 400;
    QTest::newRow("a path that is not ASCII (row 32)") << head({}, "/\xc2\x9bK") << 400;
    QTest::newRow("no HTTP at all") << "\x16\x03\x01\r\n\r\n"_ba << 400;
    QTest::newRow("a key of the wrong length")
        << head({}, "/").replace("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ=") << 400;
}

void tst_Traces::refusedHandshakesLeaveOneLine_B1_18_B4_14()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    QVERIFY(m_server->start());
    const RefusalLog log;
    RawClient client;
    QVERIFY(client.connectTo(*m_server, m_transport));
    client.send(head);
    QCOMPARE(client.takeStatus(), status);
    QVERIFY(client.isEnded());
    QTRY_COMPARE(connections(), 0);
    QCOMPARE(sessions(), 0);
    const auto &counts = *(*m_server)->parts().net;
    QCOMPARE(counts.accepted, quint64(1));
    QCOMPARE(counts.refused, quint64(1));
    QCOMPARE(counts.upgraded, quint64(0));
    QCOMPARE(log.lines().size(), 1);
    QVERIFY2(log.lines().constFirst().endsWith(u" and got %1"_s.arg(status)),
             qPrintable(log.lines().constFirst()));
    QVERIFY(!log.lines().constFirst().contains("secret"_L1));
    QVERIFY(std::ranges::all_of(log.lines().constFirst(), [](QChar c) { return c.isPrint(); }));
}

void tst_Traces::refusedLoginsLeaveNothing_B1_17_B4_14_B5_17()
{
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(url(), u"mina"_s));
    ChatClient other;
    QVERIFY(other.open(url()));
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(other.ask(AuthToken{.token = "forged"}).error(), "token_invalid"_ba);
        QCOMPARE(other.ask(AuthResume{mina.welcome.session, "guessed", {}}).error(), "resume_expired"_ba);
        QCOMPARE(other.ask(AuthGuest{u"mina"_s}).error(), "name_taken"_ba);
        QCOMPARE(other.ask(AuthGuest{u""_s}).error(), "name_invalid"_ba);
        QCOMPARE(other.ask(EnterRoom{.roomName = u"channel-0"_s}).error(), "auth_required"_ba);
    }
    QCOMPARE(sessions(), 1);
    QCOMPARE(connections(), 2);
    other.drop();
    QTRY_COMPARE(connections(), 1);
    QCOMPARE(sessions(), 1);
    QVERIFY(mina.settle()); // whose name and session were asked for
    QCOMPARE(mina.count("session.replaced"), 0);
}

void tst_Traces::whoWasKickedIsNotHeard_B4_16()
{
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    RawClient kicked; // does not answer the close frame, and goes on talking
    QVERIFY(kicked.open(*m_server, m_transport));
    const auto say = [&](RequestId id) {
        kicked.sendText(encodeRequest(
            WireFormat::Json, id,
            SendMessage{.room = room, .nonce = QByteArray::number(id), .text = u"still here"_s}));
    };
    kicked.sendText(encodeRequest(WireFormat::Json, 1, Hello{.version = 1}));
    kicked.sendText(encodeRequest(WireFormat::Json, 2, AuthGuest{}));
    kicked.sendText(encodeRequest(WireFormat::Json, 3, EnterRoom{.room = room}));
    say(4);
    QCOMPARE(mina.take("msg.new").as<MessageNew>().text, u"still here"_s);
    const UserId user = mina.take("member.joined").as<MemberJoined>().user.id;

    const auto ended = std::make_shared<std::atomic<int>>(-1); // the answer comes from another thread
    (*m_server)->kick({}, user, [ended](int number) { *ended = number; });
    QVERIFY(mina.take("member.left"));
    RequestId id = 4;
    QTimer talk;
    connect(&talk, &QTimer::timeout, &kicked.socket(), [&] { say(++id); });
    talk.start(10);
    QCOMPARE(kicked.takeCloseCode(), int(CloseCode::Kicked));
    QVERIFY(kicked.isEnded()); // whatever he does
    talk.stop();
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("msg.new") + mina.count("member.joined"), 0);
    QTRY_COMPARE(ended->load(), 1);
    QCOMPARE(sessions(), 1);
    QTRY_COMPARE(connections(), 1);
}

void tst_Traces::aCutCableFreesTheSeat_B1_16_row48()
{
    m_server->config.channels.people = 2;
    m_server->config.channels.grace = Milliseconds(300);
    m_server->config.timing.ping = Milliseconds(300);
    m_server->config.timing.pong = Milliseconds(1000); // enough for the others on a busy machine
    QVERIFY(m_server->start());
    Proxy proxy(m_server->port(m_transport));
    QUrl through = url();
    through.setPort(proxy.serverPort());
    ChatClient mina;
    ChatClient jiho;
    ChatClient sora;
    QVERIFY(mina.guest(url()) && jiho.guest(through) && sora.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(sora.ask(EnterRoom{.room = room}).error(), "room_full"_ba);
    QElapsedTimer sinceCut;
    sinceCut.start();
    proxy.cut();
    QCOMPARE(mina.take("member.left").as<MemberLeft>(), (MemberLeft{jiho.auth.user.id, LeaveReason::Lost}));
    QVERIFY2(sinceCut.elapsed() >= 300 + 1000, "not before he was asked, and then waited for");
    QCOMPARE(sora.enter(u"channel-0"_s).membersTotal, 2); // the slot is free
    QTRY_COMPARE(connections(), 2); // though nobody ever answered the close
    QCOMPARE((*m_server)->parts().net->noPong, quint64(1));
    QVERIFY(jiho.isOpen()); // he knows nothing of it
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("member.left"), 0);
}

void tst_Traces::listsDuringAStormOfLogins_B1_39_B1_50()
{
    constexpr int people = 60;
    QVERIFY(m_server->start());
    const auto wrong = std::make_shared<std::atomic<int>>(0);
    const auto lists = std::make_shared<std::atomic<int>>(0);
    int asked = 0;
    const auto list = [&] {
        if (asked > *lists) // as an operator's program: one after the other
            return;
        ++asked;
        (*m_server)->listSessions([wrong, lists](const std::vector<SessionRow> &rows) {
            std::set<SessionId> ids;
            std::set<UserId> users;
            for (const SessionRow &row : rows) {
                const bool whole = row.user.id.isValid() && !row.user.nick.isEmpty()
                    && row.lost != row.connection.isValid();
                if (!whole || !ids.insert(row.session).second || !users.insert(row.user.id).second)
                    ++*wrong;
            }
            ++*lists;
        });
    };
    QTimer always;
    connect(&always, &QTimer::timeout, this, list);
    always.start(0);
    std::deque<ChatClient> clients;
    for (int i = 0; i < people; ++i) {
        QVERIFY(clients.emplace_back().guest(url()));
        const QByteArray token = clients.back().auth.token;
        if (i % 3 == 0)
            clients.back().drop();
        if (i % 5 == 0) // again with his token, which replaces or finds what is there
            QVERIFY(clients.emplace_back().token(url(), token));
    }
    always.stop();
    QVERIFY(waitUntil([&] { return *lists > people; }, ChatClient::patience));
    QCOMPARE(wrong->load(), 0);
    QCOMPARE(sessions(), people); // those who dropped may come back for a while
}

void tst_Traces::theBacklogTakesAStorm_row42()
{
    QVERIFY(m_server->start());
    QFile file(u"/proc/sys/net/core/somaxconn"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const int allowed = file.readAll().trimmed().toInt();
    const int backlog = backlogOf(m_server->port(m_transport));
    QVERIFY2(backlog == std::min(allowed, 4096), qPrintable(QString::number(backlog)));
    QVERIFY2(backlog >= 1024, "the machine allows less than the 1024 that a restart needs");
}

/// The system's own time limit for what was sent, below TLS and WebSocket.
void tst_Traces::aPeerThatAcknowledgesNothingIsGivenUp_row48()
{
    QVERIFY(m_server->start());
    RawClient client;
    QVERIFY(client.open(*m_server, m_transport));
    const int fd = acceptedFrom(client.socket().localPort());
    unsigned timeoutMs = 0;
    socklen_t size = sizeof timeoutMs;
    QCOMPARE(getsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &timeoutMs, &size), 0);
    QCOMPARE(timeoutMs, 60'000U);
    int noDelay = 0;
    size = sizeof noDelay;
    QCOMPARE(getsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &noDelay, &size), 0);
    QVERIFY(noDelay != 0);
}

QTEST_GUILESS_MAIN(tst_Traces)
#include "tst_traces.moc"
