// SPDX-License-Identifier: Apache-2.0
#include "shared/client/backoff.h"
#include "tests/integration/clientperson.h"
#include "tests/support/proxy.h"
#include "tests/support/testserver.h"

#include <QCryptographicHash>
#include <QTest>

using namespace chat;
using namespace chat::test;

/// The client library before it is let in: refused handshakes, certificates.
class tst_ClientDoor final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRefusedHandshakeIsTriedAgain_data();
    void aRefusedHandshakeIsTriedAgain();
    void aFullServerSaysWhenToComeBack();
    void anUnknownCertificateIsShownAndTrusted();
    void aChangedCertificateIsRefused();

private:
    [[nodiscard]] static QByteArray fingerprint(const TestServer &server)
    {
        return QSslCertificate(server.certificate()).digest(QCryptographicHash::Sha256);
    }
    [[nodiscard]] static bool hasEnded(const Person &person)
    {
        return waitUntil([&] { return person.session->status().state == LinkState::Ended; }, patience);
    }
};

void tst_ClientDoor::aRefusedHandshakeIsTriedAgain_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a proxy whose server is away, with a time to wait")
        << "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"_ba;
    QTest::newRow("too many connections from our address")
        << "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"_ba;
    QTest::newRow("a page instead of a handshake")
        << "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi"_ba;
    QTest::newRow("an end without a word") << QByteArray();
}

void tst_ClientDoor::aRefusedHandshakeIsTriedAgain()
{
    QFETCH(QByteArray, answer);
    TestServer server;
    QVERIFY2(server.start(), qPrintable(server.failure));
    Proxy proxy(server.port(Transport::Ws));
    proxy.refuse(answer, 2);
    Person mina;
    mina.session->open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(proxy.serverPort())), {.nick = u"미나"_s});
    for (int left = 1; left >= 0; --left) {
        QTRY_COMPARE_WITH_TIMEOUT(mina.session->status().state, LinkState::Waiting, patience);
        const LinkStatus status = mina.session->status();
        QCOMPARE(proxy.refusalsLeft(), left);
        QVERIFY(status.comesBack);
        QVERIFY(!status.refusal);
        QVERIFY(!status.closeCode); // what was never open was not closed
        QVERIFY(!status.lastError.isEmpty());
        QVERIFY(status.nextTry && *status.nextTry <= 2 * Backoff::first);
        mina.session->tryNow();
    }
    QVERIFY(mina.isOnline());
}

void tst_ClientDoor::aFullServerSaysWhenToComeBack()
{
    TestServer server;
    server.config.limits.connections = 16; // 15 sessions, and one to be told that there is no place
    QVERIFY2(server.start(), qPrintable(server.failure));
    std::vector<Person> people(15);
    for (Person &person : people)
        QVERIFY(person.comeIn(server.url(Transport::Ws), {}));
    Person late;
    late.session->open(server.url(Transport::Ws), {.nick = u"지호"_s});
    QTRY_COMPARE_WITH_TIMEOUT(late.session->status().state, LinkState::Waiting, patience);
    const LinkStatus status = late.session->status();
    QVERIFY(status.refusal);
    QCOMPARE(status.refusal->code, ErrorCode::ServerFull);
    QVERIFY(status.refusal->retryAfter > 2 * Backoff::first);
    QVERIFY(status.nextTry > 2 * Backoff::first); // later than without the hint

    people.front().session->close();
    late.session->tryNow();
    QVERIFY(late.isOnline());
}

// Nothing reaches a server that nobody vouches for before the person does.
void tst_ClientDoor::anUnknownCertificateIsShownAndTrusted()
{
    TestServer server;
    QVERIFY2(server.start(), qPrintable(server.failure));
    Person mina;
    mina.session->open(server.url(Transport::Wss), {.nick = u"미나"_s});
    QVERIFY(hasEnded(mina));
    const auto distrust = mina.session->status().distrust;
    QVERIFY(distrust);
    QCOMPARE(distrust->fault, CertificateFault::Unknown);
    QCOMPARE(distrust->fingerprint, fingerprint(server));
    QCOMPARE(distrust->name, u"localhost"_s);
    QCOMPARE(mina.session->diagnostics().packetsOut, 0);

    mina.session->trustCertificate(QByteArray(32, 'x')); // another one
    QVERIFY(hasEnded(mina));
    QCOMPARE(mina.session->status().distrust->fault, CertificateFault::Changed);
    mina.session->trustCertificate(distrust->fingerprint);
    QVERIFY(mina.isOnline());
    QVERIFY(!mina.session->status().distrust);
}

void tst_ClientDoor::aChangedCertificateIsRefused()
{
    TestServer server;
    QVERIFY2(server.start(), qPrintable(server.failure));
    Person mina;
    const QByteArray first = fingerprint(server);
    mina.session->trustCertificate(first);
    QVERIFY(mina.comeIn(server.url(Transport::Wss), u"미나"_s));
    const UserId self = mina.session->self();

    QVERIFY(server.renewCertificate());
    auto &listen = server.config.server.listen;
    listen.back().port = server.port(Transport::Wss);
    server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(mina.session->status().state, LinkState::Waiting, patience);
    QVERIFY2(server.start(), qPrintable(server.failure));
    mina.session->tryNow();
    QVERIFY(hasEnded(mina));
    const LinkStatus status = mina.session->status();
    QVERIFY(!status.comesBack);
    QVERIFY(status.distrust);
    QCOMPARE(status.distrust->fault, CertificateFault::Changed);
    QVERIFY(fingerprint(server) != first);
    QCOMPARE(status.distrust->fingerprint, fingerprint(server));

    mina.session->trustCertificate(fingerprint(server)); // the operator told her
    QVERIFY(mina.isOnline());
    QCOMPARE(mina.session->self(), self);
}

QTEST_GUILESS_MAIN(tst_ClientDoor)
#include "tst_clientdoor.moc"
