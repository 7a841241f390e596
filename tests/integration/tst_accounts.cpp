// SPDX-License-Identifier: Apache-2.0
#include "server/core/loginthrottle.h"
#include "tests/integration/servertest.h"

#include <QFile>
#include <QMessageAuthenticationCode>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray secret(32, 's');

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// As a game's own backend makes it; `more` claims begin with a comma.
QByteArray token(qint64 secondsLeft, const QByteArray &more, const QByteArray &header = R"({"alg":"HS256"})",
                 const QByteArray &key = secret)
{
    const qint64 end = currentTime().wall.time_since_epoch() / std::chrono::seconds(1) + secondsLeft;
    const QByteArray claims
        = R"({"sub":"player 7","nick":"Mina","exp":)" + QByteArray::number(end) + more + '}';
    const QByteArray text = base64Url(header) + '.' + base64Url(claims);
    return text + '.' + base64Url(QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256));
}

} // namespace

/// Users of a game, whose own server says who they are (faults row 28).
class tst_Accounts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void aGoodTokenLetsIn();
    void forgedTokensAreRefused_row28_data();
    void forgedTokensAreRefused_row28();
    void aTokenOfAMegabyteIsNotRead_row28();
    void guessingIsSlowedDown_row27();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }

    const QByteArray m_here = R"(,"iss":"game","aud":"chat")";
    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    QTemporaryDir m_dir;
    std::unique_ptr<TestServer> m_server;
};

void tst_Accounts::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    QFile file(m_dir.filePath(u"jwt.key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(secret) == secret.size());
    auto &auth = m_server->config.auth;
    auth.jwtKeyFile = file.fileName();
    auth.jwtIssuer = u"game"_s;
    auth.jwtAudience = u"chat"_s;
    file.close();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

void tst_Accounts::aGoodTokenLetsIn()
{
    ChatClient mina(m_format);
    QVERIFY(mina.token(url(), token(600, m_here)));
    QCOMPARE(mina.auth.user.nick, u"Mina"_s);
    ChatClient again(m_format);
    QVERIFY(again.token(url(), token(-30, m_here))); // clocks may differ by a minute
    QCOMPARE(again.auth.user.id, mina.auth.user.id);
    QCOMPARE(mina.closeCode(), int(CloseCode::Replaced));
}

void tst_Accounts::forgedTokensAreRefused_row28_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("error");
    const QByteArray invalid = "token_invalid";
    const QByteArray whole = token(600, m_here);
    QTest::newRow("alg none, unsigned") << token(600, m_here, R"({"alg":"none"})").chopped(43) << invalid;
    QTest::newRow("alg none, signed") << token(600, m_here, R"({"alg":"none"})") << invalid;
    QTest::newRow("another alg") << token(600, m_here, R"({"alg":"HS512"})") << invalid;
    QTest::newRow("the alg of another kind of key") << token(600, m_here, R"({"alg":"ES256"})") << invalid;
    QTest::newRow("a kid, signed with an empty key")
        << token(600, m_here, R"({"alg":"HS256","kid":"../../dev/null"})", {}) << invalid;
    QTest::newRow("another key") << token(600, m_here, R"({"alg":"HS256"})", QByteArray(32, 't')) << invalid;
    QTest::newRow("over for longer than clocks differ") << token(-61, m_here) << "token_expired"_ba;
    QTest::newRow("of another issuer") << token(600, R"(,"iss":"shop","aud":"chat")") << invalid;
    QTest::newRow("for another audience") << token(600, R"(,"iss":"game","aud":"shop")") << invalid;
    QTest::newRow("without issuer and audience") << token(600, {}) << invalid;
    QTest::newRow("cut") << whole.chopped(1) << invalid;
    QTest::newRow("more than 8 KiB") << token(600, m_here + R"(,"x":")" + QByteArray(8192, 'x') + '"')
                                     << "token_invalid"_ba;
}

void tst_Accounts::forgedTokensAreRefused_row28()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, error);
    ChatClient mina(m_format);
    QVERIFY(mina.open(url()));
    QCOMPARE(mina.ask(AuthToken{.token = token}).error(), error);
    QCOMPARE(mina.ask(EnterRoom{.roomName = u"channel-0"_s}).error(), "auth_required"_ba);
    QCOMPARE((*m_server)->parts().lobby->counts().sessions, 0);
}

void tst_Accounts::aTokenOfAMegabyteIsNotRead_row28()
{
    ChatClient mina(m_format);
    QVERIFY(mina.open(url()));
    (void)mina.send(AuthToken{.token = QByteArray(1'000'000, 'x')});
    QCOMPARE(mina.closeCode(), int(CloseCode::MessageTooBig));
}

void tst_Accounts::guessingIsSlowedDown_row27()
{
    m_server->stop();
    m_server->config.limits.exemptAddresses.clear();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    const auto refusal = [this](const QByteArray &token) {
        ChatClient guesser(m_format);
        return guesser.open(url()) ? guesser.ask(AuthToken{.token = token}).error() : "no connection"_ba;
    };
    const QByteArray bad = token(600, m_here, R"({"alg":"HS256"})", QByteArray(32, 't'));
    QCOMPARE(refusal(token(-61, m_here)), "token_expired"); // no guess
    for (int i = 0; i < limits::badTokens; ++i)
        QCOMPARE(refusal(bad), "token_invalid");
    QCOMPARE(refusal(token(600, m_here)), "login_throttled"); // a right guess would be known by its answer
    ChatClient guest(m_format);
    QVERIFY(guest.guest(url())); // who guesses nothing is not slowed down
}

QTEST_GUILESS_MAIN(tst_Accounts)
#include "tst_accounts.moc"
