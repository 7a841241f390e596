// SPDX-License-Identifier: Apache-2.0
#include "server/core/tokens.h"
#include "tests/unit/server/core/pyjwt.h"

#include <QMessageAuthenticationCode>
#include <QTest>
#include <QtEndian>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now{1'730'000'000'123ms};
constexpr UserId mina{0x4d41'44414e47};
const QByteArray secret(32, 's');

const TokenKey &key()
{
    static const TokenKey ours = *TokenKey::parse(secret);
    return ours;
}

constexpr auto signTokens = R"(
import json, sys, jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import *
asked = json.loads(sys.argv[1])
key = ec.generate_private_key(ec.SECP256R1())
other = ec.generate_private_key(ec.SECP256R1())
print(json.dumps({
    "public": key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(),
    "HS256": jwt.encode(asked["claims"], asked["secret"], algorithm="HS256"),
    "HS512": jwt.encode(asked["claims"], asked["secret"], algorithm="HS512"),
    "none": jwt.encode(asked["claims"], None, algorithm="none"),
    "ES256": jwt.encode(asked["claims"], key, algorithm="ES256", headers={"kid": "2026"}),
    "ES256 often": [jwt.encode(asked["claims"], key, algorithm="ES256") for i in range(100)],
    "ES256 of another": jwt.encode(asked["claims"], other, algorithm="ES256")}))
)"_L1;

constexpr auto readToken = R"(
import json, sys, jwt
asked = json.loads(sys.argv[1])
print(json.dumps({"header": jwt.get_unverified_header(asked["token"]),
    "claims": jwt.decode(asked["token"], asked["secret"], algorithms=["HS256"], issuer="madang",
        options={"require": ["iss", "sub", "iat", "exp"], "verify_exp": False})}))
)"_L1;

} // namespace

/// Our own tokens, those of another implementation (PyJWT), and ids for the people in them.
class tst_GuestTokens final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGuestComesBack_data();
    void aGuestComesBack();
    void theTokenEndsAfterItsDays();
    void strangersTokensAreNoGuests_data();
    void strangersTokensAreNoGuests();
    void tokensOfPyJwtAreVerified();
    void pyJwtVerifiesOurs();
    void idsOfSubjectsAreStable();
    void idsOfSubjectsDiffer();
};

void tst_GuestTokens::aGuestComesBack_data()
{
    QTest::addColumn<QString>("nick");
    QTest::newRow("plain") << u"Mina"_s;
    QTest::newRow("Hangul") << u"미나"_s;
    QTest::newRow("what JSON escapes") << u"a\"b\\c\td"_s;
    QTest::newRow("beyond 16 bits") << u"미나😀"_s;
    QTest::newRow("none") << QString();
}

void tst_GuestTokens::aGuestComesBack()
{
    QFETCH(QString, nick);
    const GuestTokens tokens(key());
    const QByteArray token = tokens.issue(mina, nick, now, 30);
    const auto guest = tokens.verify(token, now + 1h);
    QVERIFY2(guest, guest ? "" : qPrintable(guest.error().detail));
    QVERIFY(*guest == (Guest{.user = mina, .nick = nick, .expires = Timestamp(1'730'000'000s) + 30 * 24h}));
}

void tst_GuestTokens::theTokenEndsAfterItsDays()
{
    const GuestTokens tokens(key());
    const QByteArray token = tokens.issue(mina, u"Mina"_s, now, 1);
    const Timestamp end = Timestamp(1'730'000'000s) + 24h + 60s;
    QVERIFY(tokens.verify(token, end - 1ms));
    QCOMPARE(tokens.verify(token, end).error().code, ErrorCode::TokenExpired);
    QCOMPARE(tokens.verify(token, now - 2min).error().code, ErrorCode::TokenInvalid);
    QVERIFY(tokens.verify(tokens.issue(mina, u"Mina"_s, now, 3650), now + 3649 * 24h));
}

void tst_GuestTokens::strangersTokensAreNoGuests_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::newRow("another issuer") << R"({"iss":"game","sub":"00001zfhnkdhz","exp":1730000600})"_ba;
    QTest::newRow("no issuer") << R"({"sub":"00001zfhnkdhz","exp":1730000600})"_ba;
    QTest::newRow("a subject that is no id") << R"({"iss":"madang","sub":"mina","exp":1730000600})"_ba;
    QTest::newRow("the id of nobody") << R"({"iss":"madang","sub":"0000000000000","exp":1730000600})"_ba;
}

void tst_GuestTokens::strangersTokensAreNoGuests()
{
    QFETCH(QByteArray, claims);
    constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray text = R"({"alg":"HS256"})"_ba.toBase64(form) + '.' + claims.toBase64(form);
    const QByteArray token = text + '.' + key().signature(text).toBase64(form);
    const auto guest = GuestTokens(key()).verify(token, now);
    QVERIFY(!guest);
    QCOMPARE(guest.error().code, ErrorCode::TokenInvalid);
    const GuestTokens ofAnotherServer(TokenKey::generate());
    QVERIFY(!GuestTokens(key()).verify(ofAnotherServer.issue(mina, u"Mina"_s, now, 30), now));
}

void tst_GuestTokens::tokensOfPyJwtAreVerified()
{
    const QJsonObject claims{{u"iss"_s, u"game"_s}, {u"sub"_s, u"미나"_s},  {u"nick"_s, u"Mina"_s},
                             {u"aud"_s, u"chat"_s}, {u"exp"_s, 1730000600}, {u"nbf"_s, 1729999990},
                             {u"iat"_s, 1729999990}};
    const QJsonObject made = chat::test::runPython(
        signTokens, {{u"claims"_s, claims}, {u"secret"_s, QString::fromLatin1(secret)}});
    QVERIFY2(!made.isEmpty(), "needs python3-jwt and python3-cryptography");
    const auto token = [&](const QString &name) { return made[name].toString().toLatin1(); };
    const TokenPolicy policy{.issuer = "game", .audience = "chat"};
    const Identity expected{
        .issuer = "game", .subject = "미나", .nick = u"Mina"_s, .expires = Timestamp(1'730'000'600s)};

    const TokenVerifier hs256(key(), policy);
    const auto bySecret = hs256.verify(token(u"HS256"_s), now);
    QVERIFY2(bySecret, bySecret ? "" : qPrintable(bySecret.error().detail));
    QVERIFY(*bySecret == expected);
    for (const QString &name : {u"HS512"_s, u"none"_s, u"ES256"_s})
        QCOMPARE(hs256.verify(token(name), now).error().code, ErrorCode::TokenInvalid);

    const TokenVerifier es256(*TokenKey::parse(made[u"public"_s].toString().toLatin1()), policy);
    const auto byPublicKey = es256.verify(token(u"ES256"_s), now);
    QVERIFY2(byPublicKey, byPublicKey ? "" : qPrintable(byPublicKey.error().detail));
    QVERIFY(*byPublicKey == expected);
    QCOMPARE(es256.verify(token(u"ES256"_s), now + 1h).error().code, ErrorCode::TokenExpired);
    const QJsonArray often = made[u"ES256 often"_s].toArray(); // r or s begins with a zero byte now and then
    QCOMPARE(often.size(), 100);
    for (const QJsonValue &one : often)
        QVERIFY(es256.verify(one.toString().toLatin1(), now));
    for (const QString &name : {u"ES256 of another"_s, u"HS256"_s, u"none"_s})
        QCOMPARE(es256.verify(token(name), now).error().code, ErrorCode::TokenInvalid);
}

void tst_GuestTokens::pyJwtVerifiesOurs()
{
    const QByteArray token = GuestTokens(key()).issue(mina, u"미나 \"😀\""_s, now, 30);
    const QJsonObject read = chat::test::runPython(
        readToken, {{u"token"_s, QString::fromLatin1(token)}, {u"secret"_s, QString::fromLatin1(secret)}});
    QCOMPARE(read[u"header"_s].toObject(), (QJsonObject{{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}));
    QCOMPARE(read[u"claims"_s].toObject(),
             (QJsonObject{{u"iss"_s, u"madang"_s},
                          {u"sub"_s, QString::fromLatin1(mina.toText())},
                          {u"nick"_s, u"미나 \"😀\""_s},
                          {u"iat"_s, 1730000000},
                          {u"exp"_s, 1732592000}}));
}

void tst_GuestTokens::idsOfSubjectsAreStable()
{
    const UserId id = userIdOfSubject("game", "mina", key());
    QVERIFY(id.isValid());
    QCOMPARE(userIdOfSubject("game", "mina", *TokenKey::parse(secret)).value, id.value);
    // People keep their ids when the server is updated: this is what the id is, for ever.
    const QByteArray mac = QMessageAuthenticationCode::hash(QByteArray("user id\0"
                                                                       "4:gamemina",
                                                                       18),
                                                            secret, QCryptographicHash::Sha256);
    QCOMPARE(id.value, qFromBigEndian<quint64>(mac.constData()));
}

void tst_GuestTokens::idsOfSubjectsDiffer()
{
    QSet<quint64> seen;
    for (int i = 0; i < 10000; ++i) {
        const UserId id = userIdOfSubject("game", QByteArray::number(i), key());
        QVERIFY(id.isValid());
        seen.insert(id.value);
    }
    QCOMPARE(seen.size(), 10000);
    const UserId id = userIdOfSubject("game", "mina", key());
    QVERIFY(id != userIdOfSubject("", "mina", key()));
    QVERIFY(id != userIdOfSubject("gamem", "ina", key()));
    QVERIFY(id != userIdOfSubject("game", "Mina", key()));
    QVERIFY(id != userIdOfSubject("game", "mina", TokenKey::generate()));
}

QTEST_GUILESS_MAIN(tst_GuestTokens)
#include "tst_guesttokens.moc"
