// SPDX-License-Identifier: Apache-2.0
#include "shared/client/connection.h"
#include "tests/unit/client/fakeclock.h"
#include "tests/unit/client/fakelink.h"

#include <QSignalSpy>
#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QUrl server(u"ws://example.invalid:7070/"_s);

} // namespace

/// A login that lasts, against a server that the test plays.
class tst_Connection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theLoginByCredentials_data();
    void theLoginByCredentials();
    void aWholeOpening();
    void theTokenIsKeptForTheNextLogin();
    void theSessionIsTakenUpAgain();
    void aResumeThatIsTooLate();
    void aLoginThatIsRefused_data();
    void aLoginThatIsRefused();
    void aVersionThatWeDoNotSpeak();
    void theEndOfAConnection_data();
    void theEndOfAConnection();
    void nobodyAnswersInTime();
    void theLastFailuresAreKept();
    void aServerThatTalksNonsense();

    void aSilentServerIsAskedAndGivenUp();
    void anAnswerKeepsTheLink();
    void aSleepAsksAtOnce();
    void aSleepEndsTheWait();
    void tryNowEndsTheWait();
    void waitsGrowAndAreForgotten();
    void aDrainSaysWhen();
    void aGoodbyeForgetsTheSession();
    void theLinkMayBreakInTheMiddleOfTheOpening();

private:
    void comeIn(const Credentials &who = {.nick = u"미나"_s})
    {
        m_connection->open(server, who);
        m_link->greet();
        m_link->letIn();
    }
    [[nodiscard]] LinkState state() const { return m_connection->status().state; }

    FakeClock m_clock;
    FakeLink *m_link = nullptr;
    std::unique_ptr<Connection> m_connection;
};

void tst_Connection::init()
{
    auto link = std::make_unique<FakeLink>();
    m_link = link.get();
    m_connection = std::make_unique<Connection>(std::move(link), m_clock);
}

void tst_Connection::theLoginByCredentials_data()
{
    QTest::addColumn<Credentials>("who");
    QTest::addColumn<Command>("login");
    QTest::newRow("a guest's nick") << Credentials{.nick = u"미나"_s} << Command(AuthGuest{u"미나"_s});
    QTest::newRow("a nick of the server's making") << Credentials{} << Command(AuthGuest{});
    const QByteArray device = "0123456789abcdef";
    QTest::newRow("a guest of a device (F-161)")
        << Credentials{.deviceId = device} << Command(AuthGuest{.deviceId = device});
    QTest::newRow("a token, and a device")
        << Credentials{.token = u"a-token"_s, .deviceId = device}
        << Command(
               AuthToken{.token = "a-token", .device = QSysInfo::prettyProductName(), .deviceId = device});
}

void tst_Connection::theLoginByCredentials()
{
    QFETCH(Credentials, who);
    m_connection->open(server, who);
    QVERIFY(m_link->greet());
    QCOMPARE(m_link->sent.size(), size_t(1));
    QTEST(m_link->sent.front().command, "login");
}

void tst_Connection::aWholeOpening()
{
    QSignalSpy changed(m_connection.get(), &Connection::statusChanged);
    QSignalSpy token(m_connection.get(), &Connection::tokenIssued);
    QSignalSpy welcomed(m_connection.get(), &Connection::welcomed);
    QCOMPARE(state(), LinkState::Offline);
    m_connection->open(server, {.nick = {}, .token = u"a-token"_s});
    QCOMPARE(state(), LinkState::Connecting);
    QVERIFY(m_link->greet());
    QCOMPARE(state(), LinkState::Opening);
    const auto [id, login] = m_link->take<AuthToken>();
    QCOMPARE(login.token, "a-token");
    m_link->answer(id, sample<AuthAnswer>());
    QCOMPARE(state(), LinkState::Opening); // until the welcome
    m_link->tell(sample<Welcome>());
    QCOMPARE(state(), LinkState::Online);
    QCOMPARE(token.first().first().toString().toLatin1(), sample<AuthAnswer>().token);
    QCOMPARE(welcomed.size(), 1);
    QVERIFY(changed.size() >= 3);
    const Diagnostics &diagnostics = m_connection->diagnostics();
    QCOMPARE(diagnostics.server, sample<ServerHello>().server);
    QCOMPARE(diagnostics.protocolVersion, 1);
    QCOMPARE(diagnostics.connects, 1);
    QVERIFY(!diagnostics.binary);
}

void tst_Connection::theTokenIsKeptForTheNextLogin()
{
    comeIn(); // as a guest
    m_link->lose(CloseCode::StateLost); // no session to take up
    m_connection->tryNow();
    QVERIFY(m_link->greet());
    QCOMPARE(m_link->take<AuthToken>().second.token, sample<AuthAnswer>().token);
}

void tst_Connection::theSessionIsTakenUpAgain()
{
    comeIn();
    m_connection->setSystemPosition(Position{epochOne, 3});
    m_link->lose();
    QCOMPARE(state(), LinkState::Waiting);
    m_connection->tryNow();
    QVERIFY(m_link->greet());
    const auto resume = m_link->take<AuthResume>().second;
    QCOMPARE(resume.session, sample<Welcome>().session);
    QCOMPARE(resume.resumeKey, sample<Welcome>().resumeKey);
    QCOMPARE(resume.since, (Position{epochOne, 3}));
}

void tst_Connection::aResumeThatIsTooLate()
{
    comeIn();
    m_link->lose();
    m_connection->tryNow();
    QVERIFY(m_link->greet());
    m_link->refuse(m_link->take<AuthResume>().first, {.code = ErrorCode::ResumeExpired});
    m_link->tell(ResumeFailed{});
    QCOMPARE(m_link->take<AuthToken>().second.token, sample<AuthAnswer>().token); // on the same socket
    QCOMPARE(m_link->opens, 2);
}

void tst_Connection::aLoginThatIsRefused_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<LinkState>("state");
    QTest::newRow("the nick is taken") << Error{.code = ErrorCode::NameTaken} << LinkState::Ended;
    QTest::newRow("the token is old") << Error{.code = ErrorCode::TokenExpired} << LinkState::Ended;
    QTest::newRow("shut out") << Error{.code = ErrorCode::Banned} << LinkState::Ended;
    QTest::newRow("the server is full")
        << Error{.code = ErrorCode::ServerFull, .retryAfter = 5000ms} << LinkState::Waiting;
    QTest::newRow("the server drains") << Error{.code = ErrorCode::Draining} << LinkState::Waiting;
}

void tst_Connection::aLoginThatIsRefused()
{
    QFETCH(Error, error);
    m_connection->open(server, {.nick = u"미나"_s});
    QVERIFY(m_link->greet());
    m_link->refuse(m_link->take<AuthGuest>().first, error);
    QTEST(state(), "state");
    const LinkStatus status = m_connection->status();
    QCOMPARE(status.refusal->code, error.code);
    QCOMPARE(status.comesBack, state() == LinkState::Waiting);
    QVERIFY(m_link->closedWith.has_value());
    if (error.retryAfter)
        QVERIFY(status.nextTry >= error.retryAfter);
}

void tst_Connection::aVersionThatWeDoNotSpeak()
{
    m_connection->open(server, {});
    Q_EMIT m_link->opened();
    auto hello = sample<ServerHello>();
    hello.versionMin = limits::protocolVersion + 1;
    m_link->tell(hello);
    QCOMPARE(state(), LinkState::Ended);
    QCOMPARE(m_connection->status().refusal->code, ErrorCode::VersionUnsupported);
}

void tst_Connection::theEndOfAConnection_data()
{
    QTest::addColumn<CloseCode>("code");
    for (const CloseRow &row : closeTable())
        QTest::newRow(row.name.data()) << row.code;
}

void tst_Connection::theEndOfAConnection()
{
    QFETCH(CloseCode, code);
    comeIn();
    QSignalSpy lost(m_connection.get(), &Connection::lost);
    m_link->lose(code);
    const bool comesBack = clientReconnects(quint16(code));
    QCOMPARE(state(), comesBack ? LinkState::Waiting : LinkState::Ended);
    QCOMPARE(m_connection->status().comesBack, comesBack);
    QCOMPARE(m_connection->status().closeCode, std::optional(quint16(code)));
    QCOMPARE(lost.size(), 1);
    m_clock.advance(60s);
    QCOMPARE(m_link->opens > 1, comesBack);
}

void tst_Connection::nobodyAnswersInTime()
{
    m_connection->open(server, {});
    m_clock.advance(Connection::openingPatience - 1ms);
    QCOMPARE(state(), LinkState::Connecting);
    m_clock.advance(1ms);
    QCOMPARE(state(), LinkState::Waiting);
    QVERIFY(!m_connection->status().closeCode); // nothing was lost
    m_clock.advance(1s);
    QCOMPARE(m_link->opens, 2);
}

void tst_Connection::theLastFailuresAreKept()
{
    comeIn();
    m_link->lose(CloseCode::Drain);
    QCOMPARE(m_connection->diagnostics().failures, (QList{LinkFailure{m_clock.now().wall, u"lost"_s}}));
    for (int i = 0; i < Connection::mostFailures; ++i) {
        m_connection->tryNow();
        m_link->lose();
        QVERIFY(!m_connection->status().closeCode);
    }
    QCOMPARE(m_connection->diagnostics().failures.size(), Connection::mostFailures);
    m_connection->open(server, {});
    QVERIFY(m_connection->diagnostics().failures.isEmpty());
}

void tst_Connection::aServerThatTalksNonsense()
{
    comeIn();
    Q_EMIT m_link->received("{\"t\":", WireFormat::Json);
    QCOMPARE(m_link->closedWith, CloseCode::ProtocolError);
    QCOMPARE(state(), LinkState::Waiting);
}

void tst_Connection::aSilentServerIsAskedAndGivenUp()
{
    comeIn();
    m_clock.advance(Heartbeat::quiet);
    QVERIFY(m_link->take<Ping>().first != 0);
    m_clock.advance(Heartbeat::patience - 1ms);
    QCOMPARE(state(), LinkState::Online);
    m_clock.advance(1ms);
    QCOMPARE(state(), LinkState::Waiting);
    QVERIFY(m_connection->status().nextTry <= Backoff::first);
}

void tst_Connection::anAnswerKeepsTheLink()
{
    comeIn();
    m_clock.advance(Heartbeat::quiet);
    const RequestId ping = m_link->take<Ping>().first;
    m_clock.advance(40ms);
    m_link->answer(ping, sample<Pong>());
    QCOMPARE(m_connection->diagnostics().roundTrip, std::optional<Milliseconds>(40ms));
    m_clock.advance(Heartbeat::quiet - 1ms);
    QCOMPARE(state(), LinkState::Online);
    QCOMPARE(m_link->take<Ping>().first, RequestId(0));
    m_clock.advance(1ms);
    QVERIFY(m_link->take<Ping>().first != 0);
}

void tst_Connection::aSleepAsksAtOnce()
{
    comeIn();
    m_clock.advance(SleepWatch::interval);
    m_clock.suspend(1h);
    m_clock.advance(SleepWatch::interval);
    QVERIFY(m_link->take<Ping>().first != 0);
    m_clock.advance(Heartbeat::shortPatience);
    QCOMPARE(state(), LinkState::Waiting); // and not only after the usual patience
}

void tst_Connection::aSleepEndsTheWait()
{
    comeIn();
    m_clock.advance(SleepWatch::interval);
    m_link->tell(SystemDrain{.closeAt = m_clock.now().wall, .reconnectAt = m_clock.now().wall + 9min});
    m_link->lose(CloseCode::Drain);
    m_clock.advance(SleepWatch::interval);
    QCOMPARE(state(), LinkState::Waiting);
    m_clock.suspend(1h);
    m_clock.advance(SleepWatch::interval);
    QCOMPARE(state(), LinkState::Connecting);
}

void tst_Connection::tryNowEndsTheWait()
{
    m_connection->tryNow(); // nothing to try
    QCOMPARE(m_link->opens, 0);
    comeIn();
    m_connection->tryNow(); // nor now
    QCOMPARE(m_link->opens, 1);
    m_link->lose();
    m_connection->tryNow();
    QCOMPARE(m_link->opens, 2);
    QCOMPARE(state(), LinkState::Connecting);
}

void tst_Connection::waitsGrowAndAreForgotten()
{
    comeIn();
    Milliseconds most = 1000ms;
    for (int i = 0; i < 8; ++i) {
        m_link->lose();
        QVERIFY(m_connection->status().nextTry >= Backoff::least);
        QVERIFY(m_connection->status().nextTry <= most);
        most = std::min(most * 2, Backoff::most);
        m_connection->tryNow();
    }
    QVERIFY(m_link->greet());
    QVERIFY(m_link->letIn());
    m_clock.advance(Connection::steady);
    m_link->lose();
    QVERIFY(m_connection->status().nextTry <= Backoff::first);
}

void tst_Connection::aDrainSaysWhen()
{
    comeIn();
    QSignalSpy heard(m_connection.get(), &Connection::heard);
    m_link->tell(SystemDrain{.closeAt = m_clock.now().wall, .reconnectAt = m_clock.now().wall + 45s});
    QCOMPARE(heard.size(), 1);
    m_link->lose(CloseCode::Drain);
    QVERIFY(m_connection->status().nextTry >= 45s);
    QVERIFY(m_connection->status().nextTry <= 45s + Backoff::first);
    m_clock.advance(45s);
    QCOMPARE(m_link->opens, 1);
    m_clock.advance(Backoff::first);
    QCOMPARE(m_link->opens, 2);
}

void tst_Connection::aGoodbyeForgetsTheSession()
{
    comeIn();
    m_connection->close();
    QCOMPARE(m_link->closedWith, CloseCode::Normal);
    QCOMPARE(state(), LinkState::Offline);
    m_clock.advance(1h);
    QCOMPARE(m_link->opens, 1);
    m_connection->open(server, {.nick = u"미나"_s});
    QVERIFY(m_link->greet());
    QVERIFY(m_link->take<AuthGuest>().first != 0);
}

void tst_Connection::theLinkMayBreakInTheMiddleOfTheOpening()
{
    m_connection->open(server, {.nick = u"미나"_s});
    Q_EMIT m_link->opened();
    m_link->tell(sample<ServerHello>());
    m_link->lose(); // our hello has no answer
    QCOMPARE(state(), LinkState::Waiting);
    m_connection->tryNow();
    QVERIFY(m_link->greet());
    m_link->lose(); // our login has none
    QCOMPARE(state(), LinkState::Waiting);
    QVERIFY(!m_connection->status().refusal);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
