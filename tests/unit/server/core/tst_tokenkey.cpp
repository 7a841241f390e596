// SPDX-License-Identifier: Apache-2.0
#include "server/core/tokenkey.h"
#include "tests/unit/server/core/pyjwt.h"

#include <QMessageAuthenticationCode>
#include <QSet>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

constexpr auto makeKeys = R"(
import base64, json, sys
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import *
def private(key, form=PrivateFormat.PKCS8, secrecy=NoEncryption()):
    return key.private_bytes(Encoding.PEM, form, secrecy).decode()
def public(key):
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
p256, p384 = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP384R1())
koblitz, rsa = ec.generate_private_key(ec.SECP256K1()), rsa.generate_private_key(65537, 2048)
r, s = decode_dss_signature(p256.sign(b"a message", ec.ECDSA(hashes.SHA256())))
print(json.dumps({
    "public": public(p256), "private": private(p256),
    "sec1": private(p256, PrivateFormat.TraditionalOpenSSL),
    "encrypted": private(p256, secrecy=BestAvailableEncryption(b"a passphrase")),
    "p384": public(p384), "koblitz": public(koblitz), "rsa": public(rsa), "rsa private": private(rsa),
    "der": base64.b64encode(p256.public_key().public_bytes(
        Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode(),
    "ssh": p256.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode(),
    "signature": base64.b64encode(r.to_bytes(32, "big") + s.to_bytes(32, "big")).decode()}))
)"_L1;

QByteArray secretOf(qsizetype size) { return QByteArray(size, 's'); }

Result<TokenKey> parsed(const QByteArray &file) { return TokenKey::parse(file); }

bool holds(const TokenKey &key, const QByteArray &message, const QByteArray &signature)
{
    return key.verifies(message, signature);
}

} // namespace

/// Keys of tokens: what a file may hold, and what a signature must be (faults row 28).
class tst_TokenKey final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void secretsHaveASize_data();
    void secretsHaveASize();
    void lineBreaksAtTheEndAreTheEditors();
    void pemIsForEs256_data();
    void pemIsForEs256();
    void refusedFiles_data();
    void refusedFiles();
    void hmacIsThatOfQt();
    void es256SignaturesOfAnotherImplementationHold();
    void es256SignaturesMustBeExact();
    void aGeneratedKeyIsReadBack();
    void secretsAreLongAndDiffer();
    void secretsAreCompared_data();
    void secretsAreCompared();

private:
    [[nodiscard]] QByteArray made(const QString &name) const { return m_keys[name].toString().toUtf8(); }

    QJsonObject m_keys;
};

void tst_TokenKey::initTestCase()
{
    m_keys = chat::test::runPython(makeKeys);
    QVERIFY2(!m_keys.isEmpty(), "needs python3-cryptography");
}

void tst_TokenKey::secretsHaveASize_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("good");
    QTest::newRow("no byte") << qsizetype(0) << false;
    QTest::newRow("31 bytes") << TokenKey::minSecretBytes - 1 << false;
    QTest::newRow("32 bytes") << TokenKey::minSecretBytes << true;
    QTest::newRow("33 bytes") << TokenKey::minSecretBytes + 1 << true;
    QTest::newRow("16 KiB less one") << TokenKey::maxFileBytes - 1 << true;
    QTest::newRow("16 KiB") << TokenKey::maxFileBytes << true;
    QTest::newRow("16 KiB and one") << TokenKey::maxFileBytes + 1 << false;
}

void tst_TokenKey::secretsHaveASize()
{
    QFETCH(qsizetype, size);
    QFETCH(bool, good);
    const auto key = parsed(secretOf(size));
    QCOMPARE(key.has_value(), good);
    if (!good) {
        QCOMPARE(key.error().code, ErrorCode::ConfigInvalid);
        return;
    }
    QCOMPARE(key->algorithm(), TokenKey::Algorithm::Hs256);
    QCOMPARE(key->algorithmName(), QByteArrayView("HS256"));
    QCOMPARE(key->secret(), secretOf(size));
}

void tst_TokenKey::lineBreaksAtTheEndAreTheEditors()
{
    QCOMPARE(parsed(secretOf(32) + "\n")->secret(), secretOf(32));
    QCOMPARE(parsed(secretOf(32) + "\r\n\n")->secret(), secretOf(32));
    QCOMPARE(parsed("\n " + secretOf(32) + " ")->secret(), "\n " + secretOf(32) + " ");
    QVERIFY(!parsed(secretOf(31) + "\n"));
    const QByteArray binary = QByteArray("\0\xff\x80\n", 4).repeated(8) + 'x';
    QCOMPARE(parsed(binary)->secret(), binary);
}

void tst_TokenKey::pemIsForEs256_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("a public key") << made(u"public"_s);
    QTest::newRow("a private key") << made(u"private"_s);
    QTest::newRow("a private key as openssl ecparam writes it") << made(u"sec1"_s);
    QTest::newRow("text before it") << "Our key, 2026\n\n" + made(u"public"_s);
    QTest::newRow("line breaks of Windows") << made(u"public"_s).replace('\n', "\r\n");
}

void tst_TokenKey::pemIsForEs256()
{
    QFETCH(QByteArray, pem);
    const auto key = parsed(pem);
    QVERIFY2(key, key ? "" : qPrintable(key.error().detail));
    QCOMPARE(key->algorithm(), TokenKey::Algorithm::Es256);
    QCOMPARE(key->algorithmName(), QByteArrayView("ES256"));
    QCOMPARE(key->secret(), QByteArray());
    QVERIFY(holds(*key, "a message", QByteArray::fromBase64(made(u"signature"_s))));
}

void tst_TokenKey::refusedFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("an EC key on P-384") << made(u"p384"_s);
    QTest::newRow("an EC key on secp256k1") << made(u"koblitz"_s);
    QTest::newRow("a public RSA key") << made(u"rsa"_s);
    QTest::newRow("a private RSA key") << made(u"rsa private"_s);
    QTest::newRow("an encrypted key, without asking for its passphrase") << made(u"encrypted"_s);
    QTest::newRow("half a PEM") << made(u"public"_s).first(100);
    QTest::newRow("PEM of nothing") << "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"_ba;
    QTest::newRow("PEM is no secret") << "-----BEGIN CERTIFICATE-----\n" + secretOf(64);
    QTest::newRow("a public key in DER is no secret") << QByteArray::fromBase64(made(u"der"_s));
    QTest::newRow("a public key of SSH is no secret") << made(u"ssh"_s);
    QTest::newRow("a JWK is no secret")
        << R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"})"_ba;
}

void tst_TokenKey::refusedFiles()
{
    QFETCH(QByteArray, file);
    QVERIFY(!file.isEmpty());
    const auto key = parsed(file);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::ConfigInvalid);
    QVERIFY(!key.error().detail.isEmpty());
}

void tst_TokenKey::hmacIsThatOfQt()
{
    for (const qsizetype size : {32, 63, 64, 65, 1000}) {
        const auto key = parsed(secretOf(size));
        for (const QByteArray &message : {""_ba, "a message"_ba, QByteArray(10000, 'm')}) {
            const QByteArray mac
                = QMessageAuthenticationCode::hash(message, secretOf(size), QCryptographicHash::Sha256);
            QCOMPARE(key->signature(message), mac);
            QVERIFY(holds(*key, message, mac));
            QVERIFY(!holds(*key, message + 'x', mac));
            QVERIFY(!holds(*key, message, mac.first(31)));
            QVERIFY(!holds(*key, message, mac + 'x'));
            QVERIFY(!holds(*key, message, {}));
        }
    }
}

void tst_TokenKey::es256SignaturesOfAnotherImplementationHold()
{
    const auto key = parsed(made(u"public"_s));
    const QByteArray signature = QByteArray::fromBase64(made(u"signature"_s));
    QVERIFY(holds(*key, "a message", signature));
    QVERIFY(!holds(*key, "a messagf", signature));
    QVERIFY(!holds(*key, "", signature));
    const TokenKey copy = *key;
    QVERIFY(holds(copy, "a message", signature));
}

void tst_TokenKey::es256SignaturesMustBeExact()
{
    const auto key = parsed(made(u"public"_s));
    const QByteArray signature = QByteArray::fromBase64(made(u"signature"_s));
    QCOMPARE(signature.size(), 64);
    for (int i = 0; i < signature.size(); ++i) {
        QByteArray wrong = signature;
        wrong[i] = char(wrong[i] ^ 1);
        QVERIFY2(!holds(*key, "a message", wrong), qPrintable(QString::number(i)));
    }
    QVERIFY(!holds(*key, "a message", {}));
    QVERIFY(!holds(*key, "a message", signature.first(63)));
    QVERIFY(!holds(*key, "a message", signature + '\0'));
    QVERIFY(!holds(*key, "a message", QByteArray(64, '\0'))); // CVE-2022-21449, in Java
    QVERIFY(!holds(*key, "a message", QByteArray(64, '\xff')));
    QVERIFY(!holds(*key, "a message", QByteArray(32, '\0') + signature.last(32)));
    QVERIFY(!holds(*key, "a message", signature.first(32) + QByteArray(32, '\0')));
}

void tst_TokenKey::aGeneratedKeyIsReadBack()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 300; ++i) {
        const TokenKey ours = TokenKey::generate();
        QCOMPARE(ours.algorithm(), TokenKey::Algorithm::Hs256);
        const auto read = parsed(ours.secret() + '\n');
        QVERIFY(read);
        QVERIFY(holds(*read, "a message", ours.signature("a message")));
        seen.insert(ours.secret());
    }
    QCOMPARE(seen.size(), 300);
}

void tst_TokenKey::secretsAreLongAndDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray secret = newSecret();
        QCOMPARE(secret.size(), 43);
        QCOMPARE(QByteArray::fromBase64(secret, QByteArray::Base64UrlEncoding).size(), 32);
        QVERIFY(!secret.contains('+') && !secret.contains('/') && !secret.contains('='));
        seen.insert(secret);
    }
    QCOMPARE(seen.size(), 1000);
}

void tst_TokenKey::secretsAreCompared_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("the same") << "abc"_ba << "abc"_ba << true;
    QTest::newRow("both empty") << ""_ba << ""_ba << true;
    QTest::newRow("the last differs") << "abc"_ba << "abd"_ba << false;
    QTest::newRow("the first differs") << "abc"_ba << "bbc"_ba << false;
    QTest::newRow("one is longer") << "abc"_ba << "abcd"_ba << false;
    QTest::newRow("one is empty") << ""_ba << "a"_ba << false;
    QTest::newRow("behind a NUL") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3) << false;
}

void tst_TokenKey::secretsAreCompared()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, same);
    QCOMPARE(sameSecret(a, b), same);
    QCOMPARE(sameSecret(b, a), same);
}

QTEST_GUILESS_MAIN(tst_TokenKey)
#include "tst_tokenkey.moc"
