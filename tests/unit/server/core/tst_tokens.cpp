// SPDX-License-Identifier: Apache-2.0
#include "server/core/tokens.h"
#include "shared/core/limits.h"
#include "tests/unit/server/core/pyjwt.h"

#include <QMessageAuthenticationCode>
#include <QTest>
#include <QtEndian>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now{1'730'000'000s};
const QByteArray secret(32, 's');
const QByteArray goodHeader = R"({"alg":"HS256","typ":"JWT"})";
const QByteArray goodClaims = R"({"sub":"mina","exp":1730000600})";

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Signs what is base64url already.
QByteArray signedParts(const QByteArray &header, const QByteArray &claims, const QByteArray &key = secret)
{
    const QByteArray text = header + '.' + claims;
    return text + '.' + base64Url(QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256));
}

QByteArray token(const QByteArray &claims, const QByteArray &header = goodHeader)
{
    return signedParts(base64Url(header), base64Url(claims));
}

/// A good token of exactly `size` bytes.
QByteArray tokenOfSize(qsizetype size)
{
    // Unpadded base64 is never 4n + 1 long; a header of another length leaves another length for the claims.
    for (const QByteArray &header : {goodHeader, QByteArray(goodHeader + ' ')}) {
        const QByteArray begin = R"({"sub":"mina","exp":1730000600,"x":")";
        const qsizetype claimsSize = (size - token({}, header).size()) * 3 / 4;
        const QByteArray made = token(begin + QByteArray(claimsSize - begin.size() - 2, 'x') + "\"}", header);
        if (made.size() == size)
            return made;
    }
    return {};
}

TokenVerifier verifier(const TokenPolicy &policy = {}) { return {*TokenKey::parse(secret), policy}; }

} // namespace

/// Tokens: what is believed, what is not (faults row 28).
class tst_Tokens final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodTokenSaysWho();
    void refused_data();
    void refused();
    void taken_data();
    void taken();
    void times_data();
    void times();
    void issuerAndAudience_data();
    void issuerAndAudience();
    void theSizeIsLimited_data();
    void theSizeIsLimited();
    void everyChangeOfACharacterIsNoticed();
    void everyBeginningIsRefused();
    void aPublicKeyIsNoSecret();
    void nicks_data();
    void nicks();
};

void tst_Tokens::aGoodTokenSaysWho()
{
    const auto identity = verifier().verify(
        token(R"({"iss":"game","sub":"미나","nick":"Mina","name":"other","exp":1730000600.5})"), now);
    QVERIFY(identity);
    QCOMPARE(identity->issuer, "game"_ba);
    QCOMPARE(identity->subject, "미나"_ba);
    QCOMPARE(identity->nick, u"Mina"_s);
    QVERIFY(identity->expires == now + 600'500ms);
}

void tst_Tokens::refused_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray header = base64Url(goodHeader);
    const QByteArray claims = base64Url(goodClaims);
    const auto withHeader = [](const QByteArray &text) { return token(goodClaims, text); };

    QTest::newRow("alg none without a signature") << base64Url(R"({"alg":"none"})") + '.' + claims + '.';
    QTest::newRow("alg none with a signature") << withHeader(R"({"alg":"none"})");
    QTest::newRow("alg None with a signature") << withHeader(R"({"alg":"None"})");
    QTest::newRow("another alg of the same key") << withHeader(R"({"alg":"HS512"})");
    QTest::newRow("the alg of another kind of key") << withHeader(R"({"alg":"ES256"})");
    QTest::newRow("alg in small letters") << withHeader(R"({"alg":"hs256"})");
    QTest::newRow("alg missing") << withHeader(R"({"typ":"JWT"})");
    QTest::newRow("alg not a text") << withHeader(R"({"alg":256})");
    QTest::newRow("alg twice, the last one good") << withHeader(R"({"alg":"none","alg":"HS256"})");
    QTest::newRow("alg twice, the first one good") << withHeader(R"({"alg":"HS256","alg":"none"})");
    QTest::newRow("crit") << withHeader(R"({"alg":"HS256","crit":["exp"]})");
    QTest::newRow("crit of nothing") << withHeader(R"({"alg":"HS256","crit":null})");
    QTest::newRow("a header that is a list") << withHeader(R"(["alg","HS256"])");
    QTest::newRow("a header that is no JSON") << withHeader("HS256");
    QTest::newRow("an empty header") << signedParts({}, claims);
    QTest::newRow("a header with something behind it") << withHeader(goodHeader + "x");
    QTest::newRow("a header with padding")
        << signedParts(goodHeader.toBase64(QByteArray::Base64UrlEncoding) + "=", claims);
    QTest::newRow("claims in plain base64") << signedParts(
        header,
        token(R"({"sub":"~~~~???","exp":1730000600})").split('.')[1].replace('-', '+').replace('_', '/'));
    QTest::newRow("a space in the claims") << signedParts(header, claims + ' ');
    QTest::newRow("bytes over 127") << signedParts(header, "\xff\xfe\x80\x80");
    QTest::newRow("a NUL") << signedParts(header, claims + QByteArray(4, '\0'));
    QTest::newRow("stray bits in the claims")
        << signedParts(header, base64Url(goodClaims + " ").chopped(1) + 'B');
    QTest::newRow("no claims") << signedParts(header, {});
    QTest::newRow("claims that are a list") << token("[]");
    QTest::newRow("claims that are null") << token("null");
    QTest::newRow("claims that are no JSON") << token("{\"sub\":\"mina\",");
    QTest::newRow("claims that are not UTF-8") << token("{\"sub\":\"\xff\",\"exp\":1730000600}");
    QTest::newRow("sub twice") << token(R"({"sub":"mina","sub":"admin","exp":1730000600})");
    QTest::newRow("claims that are deep") << token(R"({"sub":"mina","exp":1730000600,"x":)"
                                                   + QByteArray(1000, '[') + QByteArray(1000, ']') + '}');

    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("one dot") << header + '.' + claims;
    QTest::newRow("dots only") << ".."_ba;
    QTest::newRow("four parts") << token(goodClaims) + '.' + claims;
    QTest::newRow("five parts, as of an encrypted token") << token(goodClaims) + ".x.x"_ba;
    QTest::newRow("an empty signature") << header + '.' + claims + '.';
    QTest::newRow("another secret") << signedParts(header, claims, QByteArray(32, 't'));
    QTest::newRow("an empty secret") << signedParts(header, claims, {});
    QTest::newRow("a signature with padding") << token(goodClaims) + '=';
    QTest::newRow("a line break behind it") << token(goodClaims) + '\n';

    QTest::newRow("no sub") << token(R"({"exp":1730000600})");
    QTest::newRow("an empty sub") << token(R"({"sub":"","exp":1730000600})");
    QTest::newRow("a sub that is a number") << token(R"({"sub":7,"exp":1730000600})");
    QTest::newRow("a sub of 129 bytes")
        << token(R"({"exp":1730000600,"sub":")" + QByteArray(limits::maxSubjectBytes + 1, 's') + "\"}");
    QTest::newRow("a sub of 43 syllables")
        << token(R"({"exp":1730000600,"sub":")" + QByteArray("가").repeated(43) + "\"}");
    QTest::newRow("a sub with a line feed") << token(R"({"sub":"a\nb","exp":1730000600})");
    QTest::newRow("a sub with a NUL") << token(R"({"sub":"a\u0000b","exp":1730000600})");
    QTest::newRow("a sub with DEL") << token(R"({"sub":"a\u007f","exp":1730000600})");
    QTest::newRow("a sub with a C1 control") << token(R"({"sub":"a\u0085","exp":1730000600})");
    QTest::newRow("an iss that is a number") << token(R"({"iss":7,"sub":"mina","exp":1730000600})");

    QTest::newRow("no exp") << token(R"({"sub":"mina"})");
    QTest::newRow("exp that is a text") << token(R"({"sub":"mina","exp":"1730000600"})");
    QTest::newRow("exp that is null") << token(R"({"sub":"mina","exp":null})");
    QTest::newRow("exp before 1970") << token(R"({"sub":"mina","exp":-1})");
    QTest::newRow("exp that would overflow") << token(R"({"sub":"mina","exp":1e300})");
    QTest::newRow("exp over 64 bits") << token(R"({"sub":"mina","exp":18446744073709551616})");
    QTest::newRow("nbf that is a text") << token(R"({"sub":"mina","exp":1730000600,"nbf":"0"})");
    QTest::newRow("iat that is a text") << token(R"({"sub":"mina","exp":1730000600,"iat":"0"})");
}

void tst_Tokens::refused()
{
    QFETCH(QByteArray, token);
    const auto identity = verifier().verify(token, now);
    QVERIFY(!identity);
    QCOMPARE(identity.error().code, ErrorCode::TokenInvalid);
}

void tst_Tokens::taken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("nothing but sub and exp") << token(goodClaims, R"({"alg":"HS256"})");
    QTest::newRow("kid is not looked at") << token(goodClaims, R"({"alg":"HS256","kid":"../../etc/passwd"})");
    QTest::newRow("jku and x5u are not looked at")
        << token(goodClaims, R"({"alg":"HS256","jku":"http://evil.example/","x5u":"file:///etc/passwd"})");
    QTest::newRow("jwk is not looked at")
        << token(goodClaims, R"({"alg":"HS256","jwk":{"kty":"oct","k":"AA"}})");
    QTest::newRow("a sub of 127 bytes")
        << token(R"({"exp":1730000600,"sub":")" + QByteArray(limits::maxSubjectBytes - 1, 's') + "\"}");
    QTest::newRow("a sub of 128 bytes")
        << token(R"({"exp":1730000600,"sub":")" + QByteArray(limits::maxSubjectBytes, 's') + "\"}");
    QTest::newRow("a sub of 42 syllables")
        << token(R"({"exp":1730000600,"sub":")" + QByteArray("가").repeated(42) + "\"}");
    QTest::newRow("claims that nobody knows")
        << token(R"({"sub":"mina","exp":1730000600,"roles":{"a":[1,2]},"x":null})");
    QTest::newRow("white space in JSON") << token("{ \"sub\" : \"mina\",\n\t\"exp\": 1730000600 }");
}

void tst_Tokens::taken()
{
    QFETCH(QByteArray, token);
    const auto identity = verifier().verify(token, now);
    QVERIFY2(identity, identity ? "" : qPrintable(identity.error().detail));
}

void tst_Tokens::times_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("leeway");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, const QByteArray &claims, Milliseconds at, Milliseconds leeway,
                        const QString &answer) {
        QTest::newRow(name) << claims << qint64(at.count()) << qint64(leeway.count()) << answer;
    };
    const QByteArray exp = R"("exp":1000)";
    row("just before exp", exp, 1000s - 1ms, 0s, u"ok"_s);
    row("at exp", exp, 1000s, 0s, u"token_expired"_s);
    row("just before exp and leeway", exp, 1060s - 1ms, 60s, u"ok"_s);
    row("at exp and leeway", exp, 1060s, 60s, u"token_expired"_s);
    row("long after exp", exp, 10'000'000s, 60s, u"token_expired"_s);
    row("exp with a fraction", R"("exp":1000.25)", 1000s + 249ms, 0s, u"ok"_s);
    row("at exp with a fraction", R"("exp":1000.25)", 1000s + 250ms, 0s, u"token_expired"_s);
    row("the last second of the calendar", R"("exp":253402300799)", 1000s, 60s, u"ok"_s);
    row("behind the calendar", R"("exp":253402300800)", 1000s, 60s, u"token_invalid"_s);
    row("just before nbf", R"("exp":2000,"nbf":1000)", 1000s - 1ms, 0s, u"token_invalid"_s);
    row("at nbf", R"("exp":2000,"nbf":1000)", 1000s, 0s, u"ok"_s);
    row("just before nbf less leeway", R"("exp":2000,"nbf":1000)", 940s - 1ms, 60s, u"token_invalid"_s);
    row("at nbf less leeway", R"("exp":2000,"nbf":1000)", 940s, 60s, u"ok"_s);
    row("issued in the future", R"("exp":2000,"iat":1000)", 940s - 1ms, 60s, u"token_invalid"_s);
    row("issued in the future, within leeway", R"("exp":2000,"iat":1000)", 940s, 60s, u"ok"_s);
    row("issued after it ended", R"("exp":1000,"iat":2000)", 2000s, 60s, u"token_expired"_s);
}

void tst_Tokens::times()
{
    QFETCH(QByteArray, claims);
    QFETCH(qint64, at);
    QFETCH(qint64, leeway);
    QFETCH(QString, answer);
    const auto identity = verifier({.leeway = Milliseconds(leeway)})
                              .verify(token(R"({"sub":"mina",)" + claims + '}'), Timestamp(Milliseconds(at)));
    QCOMPARE(identity ? u"ok"_s : QString(errorRow(identity.error().code).name), answer);
}

void tst_Tokens::issuerAndAudience_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<bool>("good");
    QTest::newRow("both as wanted") << R"("iss":"game","aud":"chat")"_ba << true;
    QTest::newRow("one of several audiences") << R"("iss":"game","aud":["shop","chat"])"_ba << true;
    QTest::newRow("other things beside it") << R"("iss":"game","aud":[1,null,["chat"],"chat"])"_ba << true;
    QTest::newRow("another issuer") << R"("iss":"shop","aud":"chat")"_ba << false;
    QTest::newRow("an issuer in other case") << R"("iss":"Game","aud":"chat")"_ba << false;
    QTest::newRow("a longer issuer") << R"("iss":"game2","aud":"chat")"_ba << false;
    QTest::newRow("a list of issuers") << R"("iss":["game"],"aud":"chat")"_ba << false;
    QTest::newRow("no issuer") << R"("aud":"chat")"_ba << false;
    QTest::newRow("another audience") << R"("iss":"game","aud":"shop")"_ba << false;
    QTest::newRow("none of the audiences") << R"("iss":"game","aud":["shop","chats"])"_ba << false;
    QTest::newRow("the audience deeper inside") << R"("iss":"game","aud":[["chat"]])"_ba << false;
    QTest::newRow("no audience") << R"("iss":"game")"_ba << false;
    QTest::newRow("an empty list of audiences") << R"("iss":"game","aud":[])"_ba << false;
    QTest::newRow("an audience that is a map") << R"("iss":"game","aud":{"chat":"chat"})"_ba << false;
}

void tst_Tokens::issuerAndAudience()
{
    QFETCH(QByteArray, claims);
    QFETCH(bool, good);
    const QByteArray made = token(R"({"sub":"mina","exp":1730000600,)" + claims + '}');
    const auto identity = verifier({.issuer = "game", .audience = "chat"}).verify(made, now);
    QCOMPARE(identity.has_value(), good);
    if (!good)
        QCOMPARE(identity.error().code, ErrorCode::TokenInvalid);
}

void tst_Tokens::theSizeIsLimited_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("good");
    QTest::newRow("8 KiB less one") << qsizetype(limits::maxTokenBytes - 1) << true;
    QTest::newRow("8 KiB") << qsizetype(limits::maxTokenBytes) << true;
    QTest::newRow("8 KiB and one") << qsizetype(limits::maxTokenBytes + 1) << false;
    QTest::newRow("1 MB") << qsizetype(1'000'000) << false;
}

void tst_Tokens::theSizeIsLimited()
{
    QFETCH(qsizetype, size);
    QFETCH(bool, good);
    const QByteArray made = tokenOfSize(size);
    QCOMPARE(made.size(), size);
    const auto identity = verifier().verify(made, now);
    QCOMPARE(identity.has_value(), good);
    if (!good)
        QCOMPARE(identity.error().code, ErrorCode::TokenInvalid);
}

void tst_Tokens::everyChangeOfACharacterIsNoticed()
{
    const QByteArray good = token(goodClaims);
    QVERIFY(verifier().verify(good, now));
    for (qsizetype i = 0; i < good.size(); ++i) {
        for (const char c : {'A', 'B', 'w', '.', '=', '\0', '\x80'}) {
            QByteArray changed = good;
            changed[i] = c;
            if (changed != good)
                QVERIFY2(!verifier().verify(changed, now), changed.constData());
        }
    }
}

void tst_Tokens::everyBeginningIsRefused()
{
    const QByteArray good = token(goodClaims);
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!verifier().verify(good.first(size), now));
    QVERIFY(verifier().verify(QByteArrayView(good), now));
}

void tst_Tokens::aPublicKeyIsNoSecret()
{
    // What a library does wrong that believes `alg`: the public key becomes the secret that everybody knows.
    const QByteArray pem = "-----BEGIN PUBLIC KEY-----\n"
                           "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9\n"
                           "q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==\n"
                           "-----END PUBLIC KEY-----\n";
    const auto key = TokenKey::parse(pem);
    QVERIFY(key);
    const TokenVerifier forEs256(*key, {});
    for (const QByteArray &secretToTry : {pem, pem.trimmed()}) {
        for (const QByteArray &header : {goodHeader, R"({"alg":"ES256"})"_ba})
            QVERIFY(
                !forEs256.verify(signedParts(base64Url(header), base64Url(goodClaims), secretToTry), now));
    }
}

void tst_Tokens::nicks_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<QString>("nick");
    QTest::newRow("nick") << R"("nick":"Mina")"_ba << u"Mina"_s;
    QTest::newRow("name") << R"("name":"미나")"_ba << u"미나"_s;
    QTest::newRow("nick before name") << R"("name":"a","nick":"b")"_ba << u"b"_s;
    QTest::newRow("an empty nick is none") << R"("name":"a","nick":"")"_ba << u"a"_s;
    QTest::newRow("a nick that is no text is none") << R"("name":"a","nick":7)"_ba << u"a"_s;
    QTest::newRow("none") << R"("preferred_username":"a")"_ba << QString();
}

void tst_Tokens::nicks()
{
    QFETCH(QByteArray, claims);
    QFETCH(QString, nick);
    QCOMPARE(verifier().verify(token(R"({"sub":"mina","exp":1730000600,)" + claims + '}'), now)->nick, nick);
}

QTEST_GUILESS_MAIN(tst_Tokens)
#include "tst_tokens.moc"
