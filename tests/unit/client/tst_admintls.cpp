// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminport.h"
#include "shared/client/admin/adminrequests.h"
#include "tests/support/fakebackend.h"
#include "tests/unit/server/net/selfsigned.h"
#include "tests/unit/server/ops/lineclient.h"

#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray minasToken(40, 'm');
const QByteArray junsToken(40, 'j');

AdminTokens someTokens()
{
    return *AdminTokens::parse("mina operator " + minasToken + "\njun viewer " + junsToken + '\n');
}

std::shared_ptr<const QSslConfiguration> tlsOf(const SelfSigned &identity)
{
    auto tls = std::make_shared<QSslConfiguration>(QSslConfiguration::defaultConfiguration());
    tls->setLocalCertificate(identity.certificate);
    tls->setPrivateKey(identity.key);
    tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace

/// The operators' port for other machines, and the console's way to it: both real, over loopback.
class tst_AdminTls final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aTokenSaysWhoItIs_data();
    void aTokenSaysWhoItIs();
    void aViewerMayOnlyLook();
    void whatCannotBeOpened_data();
    void whatCannotBeOpened();
    void guessingIsSlowedDown();
    void nothingBeforeTheToken();
    void whoShowsNoTokenIsClosed();
    void whoIsNotWelcomeHearsWhy();
    void consolesAreBounded();
    void newSecretsHoldForNewConnections();
    void whoSpeaksNoTlsIsClosed();

private:
    [[nodiscard]] AdminTarget target(const QByteArray &token) const
    {
        return {.path = {},
                .host = u"localhost"_s,
                .port = m_port->serverPort(),
                .token = token,
                .caFile = m_caFile};
    }
    [[nodiscard]] bool open(AdminLink &link, const QByteArray &token) const
    {
        link.open(target(token));
        return QTest::qWaitFor([&] { return link.isOpen(); });
    }
    template <Packet T>
    [[nodiscard]] static Result<typename T::Answer> ask(AdminRequests &requests, const T &packet)
    {
        std::optional<Result<typename T::Answer>> got;
        requests.request(packet, [&](auto answer) { got = std::move(answer); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 10'000))
            return refuse(ErrorCode::NotImplemented, u"the callback was never called"_s);
        return *got;
    }

    QTemporaryDir m_dir;
    SelfSigned m_identity;
    QString m_caFile;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<AdminPort> m_port;
};

void tst_AdminTls::initTestCase()
{
    m_identity = makeSelfSigned();
    m_caFile = m_dir.filePath(u"ca.pem"_s);
    QFile file(m_caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_identity.certificate.toPem());
}

void tst_AdminTls::init()
{
    m_port.reset();
    m_backend = std::make_unique<FakeBackend>();
    m_port = std::make_unique<AdminPort>(*m_backend, tlsOf(m_identity), someTokens());
    QVERIFY(m_port->listen(QHostAddress::LocalHost, 0));
}

void tst_AdminTls::aTokenSaysWhoItIs_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<AdminRole>("role");
    QTest::newRow("an operator") << minasToken << "mina"_ba << AdminRole::Operator;
    QTest::newRow("a viewer") << junsToken << "jun"_ba << AdminRole::Viewer;
}

void tst_AdminTls::aTokenSaysWhoItIs()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, name);
    QFETCH(AdminRole, role);
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link, token));
    QCOMPARE(*ask(requests, WhoAmI()), (AdminWho{name, role, "127.0.0.1"}));
    QCOMPARE(*ask(requests, FetchStats()), sampleStats());
    QCOMPARE(m_backend->notes, std::vector<QByteArray>{name + " a.token ok"});
    const auto again = ask(requests, AdminLogin{.token = token});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::ProtocolOrder);
}

void tst_AdminTls::aViewerMayOnlyLook()
{
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link, junsToken));
    const auto answer = ask(requests, KickSession{.session = oneSession, .user = {}, .reason = u"x"_s});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::AdminDenied);
    QCOMPARE(m_backend->notes.back(), "jun a.session.kick admin_denied");
    QVERIFY(m_backend->operators.empty());
}

void tst_AdminTls::whatCannotBeOpened_data()
{
    QTest::addColumn<AdminTarget>("wanted"); // its port is filled in unless it has one
    QTest::addColumn<AdminLink::Failure>("failure");
    QTest::addColumn<QString>("why");
    using enum AdminLink::Failure;
    const AdminTarget good{.host = u"localhost"_s, .token = minasToken, .caFile = m_caFile};
    const auto row = [&](const char *name, AdminLink::Failure failure, const QString &why, auto change) {
        AdminTarget wanted = good;
        change(wanted);
        QTest::newRow(name) << wanted << failure << why;
    };
    row("a token that nobody has", NotAllowed, u"bad_credentials"_s,
        [](AdminTarget &wanted) { wanted.token = QByteArray(40, 'x'); });
    row("a certificate that nobody vouches for", Untrusted, QString(),
        [](AdminTarget &wanted) { wanted.caFile.clear(); });
    row("a certificate for another name", Untrusted, QString(),
        [](AdminTarget &wanted) { wanted.host = u"127.0.0.1"_s; });
    row("an authority that is no certificate", Broken, u"holds no certificate"_s,
        [this](AdminTarget &wanted) { wanted.caFile = m_dir.filePath(u"none"_s); });
    row("nobody there", NotThere, QString(), [](AdminTarget &wanted) {
        QTcpServer taken; // and given back
        if (taken.listen(QHostAddress::LocalHost))
            wanted.port = taken.serverPort();
    });
}

void tst_AdminTls::whatCannotBeOpened()
{
    QFETCH(AdminTarget, wanted);
    QFETCH(AdminLink::Failure, failure);
    QFETCH(QString, why);
    if (wanted.port == 0)
        wanted.port = m_port->serverPort();
    AdminLink link;
    QSignalSpy failed(&link, &AdminLink::failed);
    link.open(wanted);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.front().at(0).value<AdminLink::Failure>(), failure);
    QVERIFY2(failed.front().at(1).toString().contains(why), qPrintable(failed.front().at(1).toString()));
    QVERIFY(!link.isOpen());
    QTRY_COMPARE(m_port->connections(), 0);
    QCOMPARE(failed.size(), 1);
}

void tst_AdminTls::guessingIsSlowedDown()
{
    AdminLink link;
    QSignalSpy failed(&link, &AdminLink::failed);
    const auto guess = [&](const QByteArray &token) {
        failed.clear();
        link.open(target(token));
        return QTest::qWaitFor([&] { return !failed.isEmpty(); }) ? failed.front().at(1).toString()
                                                                  : QString();
    };
    for (int i = 0; i < adminlimits::badLogins; ++i)
        QVERIFY(guess(QByteArray(40, 'x')).startsWith("bad_credentials"_L1));
    QVERIFY(guess(QByteArray(40, 'x')).startsWith("login_throttled"_L1));
    QVERIFY(guess(minasToken).startsWith("login_throttled"_L1)); // a right guess would be known by its answer
    const std::vector<QByteArray> noted(adminlimits::badLogins, "unknown a.token bad_credentials");
    QCOMPARE(m_backend->notes, noted); // who is slowed down does not fill the audit
}

void tst_AdminTls::nothingBeforeTheToken()
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"localhost"_s, m_port->serverPort());
    socket.write(encodeAdminRequest(1, AdminHello{1}) + '\n' + encodeAdminRequest(2, FetchStats()) + '\n'
                 + encodeAdminRequest(3, DrainServer{.reason = u"x"_s}) + '\n'
                 + encodeAdminRequest(4, Subscribe{.topics = {Topic::Stats}}) + '\n');
    QByteArrayList lines;
    QTRY_VERIFY([&] {
        while (socket.canReadLine())
            lines << socket.readLine();
        return lines.size() == 4;
    }());
    QVERIFY2(lines[0].contains("\"chat-server"), lines[0].constData());
    for (int i = 1; i < 4; ++i)
        QVERIFY2(lines[i].contains("auth_required"), lines[i].constData());
    QVERIFY(m_backend->asked.empty());
}

void tst_AdminTls::whoShowsNoTokenIsClosed()
{
    QLocalServer listener; // what carries it does not matter
    QVERIFY(listener.listen(m_dir.filePath(u"socket"_s)));
    LineClient client(m_dir.filePath(u"socket"_s));
    QTRY_VERIFY(listener.hasPendingConnections());
    const int descriptor = ::dup(int(listener.nextPendingConnection()->socketDescriptor()));
    AdminSession session(
        makeLocalStream(descriptor), *m_backend, "192.0.2.7",
        [](const QByteArray &) -> Result<Operator> { return refuse(ErrorCode::BadCredentials); },
        Milliseconds(1));
    QVERIFY(client.waitForLines(1));
    QVERIFY2(client.lines.front().contains("auth_required"_L1), qPrintable(client.lines.front()));
    QVERIFY(client.waitForEnd());
}

void tst_AdminTls::whoIsNotWelcomeHearsWhy()
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"localhost"_s, m_port->serverPort());
    // More than is read: closing must not cut the answer off.
    socket.write(encodeAdminRequest(7, AdminLogin{.token = "x"}) + '\n' + QByteArray(100'000, ' '));
    QTRY_VERIFY(socket.canReadLine());
    const QByteArray line = socket.readLine();
    QVERIFY2(line.contains("\"id\":7") && line.contains("bad_credentials"), line.constData());
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_port->connections(), 0);
}

void tst_AdminTls::consolesAreBounded()
{
    std::vector<std::unique_ptr<AdminLink>> links;
    for (int i = 0; i < adminlimits::maxConnections; ++i)
        QVERIFY(open(*links.emplace_back(std::make_unique<AdminLink>()), minasToken));
    AdminLink oneMore;
    QSignalSpy failed(&oneMore, &AdminLink::failed);
    oneMore.open(target(minasToken));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY2(failed.front().at(1).toString().startsWith("overloaded"_L1),
             qPrintable(failed.front().at(1).toString()));
    links.pop_back();
    QTRY_COMPARE(m_port->connections(), adminlimits::maxConnections - 1);
    QVERIFY(open(oneMore, minasToken));
}

void tst_AdminTls::newSecretsHoldForNewConnections()
{
    AdminLink before;
    AdminRequests requests(before);
    QVERIFY(open(before, minasToken));
    const QByteArray fresh(40, 'f');
    m_port->use(tlsOf(m_identity), *AdminTokens::parse("mina operator " + fresh));
    QVERIFY(ask(requests, FetchStats())); // who is in stays in
    AdminLink after;
    QSignalSpy failed(&after, &AdminLink::failed);
    after.open(target(minasToken));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(open(after, fresh));
}

void tst_AdminTls::whoSpeaksNoTlsIsClosed()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port->serverPort());
    QTRY_COMPARE(m_port->connections(), 1);
    socket.write("{\"t\":\"a.stats\"}\n");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_port->connections(), 0);
    QVERIFY(m_backend->asked.empty());
}

QTEST_GUILESS_MAIN(tst_AdminTls)
#include "tst_admintls.moc"
