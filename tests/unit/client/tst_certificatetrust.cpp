// SPDX-License-Identifier: Apache-2.0
#include "shared/client/certificatetrust.h"
#include "tests/unit/server/net/selfsigned.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace chat::client;
using namespace Qt::StringLiterals;

/// Whom a person trusts, and what a person cannot trust.
class tst_CertificateTrust final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theJudgement_data();
    void theJudgement();
    void isKeptPerServer();
    void isBounded_data();
    void isBounded();
    void aBrokenFileTrustsNobody();
};

void tst_CertificateTrust::theJudgement_data()
{
    using Errors = QList<QSslError::SslError>;
    using Fault = std::optional<CertificateFault>;
    QTest::addColumn<Errors>("errors");
    QTest::addColumn<QByteArray>("trusted");
    QTest::addColumn<Fault>("fault");
    const QByteArray nobody;
    const QByteArray other(32, 'x');
    const QByteArray thisOne = "this one";
    const Fault fine;
    const Errors alone{QSslError::SelfSignedCertificate};
    const Errors aloneElsewhere{QSslError::SelfSignedCertificate, QSslError::HostNameMismatch};
    QTest::newRow("self-signed, and nobody is trusted")
        << alone << nobody << Fault(CertificateFault::Unknown);
    QTest::newRow("self-signed, and it is trusted") << alone << thisOne << fine;
    QTest::newRow("self-signed for another name, and it is trusted") << aloneElsewhere << thisOne << fine;
    QTest::newRow("of an unknown authority, and it is trusted")
        << Errors{QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate}
        << thisOne << fine;
    QTest::newRow("self-signed, and another one is trusted")
        << alone << other << Fault(CertificateFault::Changed);
    QTest::newRow("expired, though it is trusted")
        << Errors{QSslError::CertificateExpired} << thisOne << Fault(CertificateFault::Unfit);
    QTest::newRow("self-signed and expired, though it is trusted")
        << Errors{QSslError::SelfSignedCertificate, QSslError::CertificateExpired} << thisOne
        << Fault(CertificateFault::Unfit);
    QTest::newRow("revoked") << Errors{QSslError::CertificateRevoked} << nobody
                             << Fault(CertificateFault::Unfit);
    QTest::newRow("signed with what does not hold")
        << Errors{QSslError::CertificateSignatureFailed} << thisOne << Fault(CertificateFault::Unfit);
    QTest::newRow("an error that nobody named")
        << Errors{QSslError::UnspecifiedError} << thisOne << Fault(CertificateFault::Unfit);
}

void tst_CertificateTrust::theJudgement()
{
    QFETCH(QList<QSslError::SslError>, errors);
    QFETCH(QByteArray, trusted);
    QFETCH(std::optional<CertificateFault>, fault);
    const QSslCertificate shown = makeSelfSigned().certificate;
    const QByteArray fingerprint = shown.digest(QCryptographicHash::Sha256);
    QList<QSslError> found;
    for (const QSslError::SslError error : errors)
        found << QSslError(error, shown);
    const auto distrust = judge(shown, found, trusted == "this one" ? fingerprint : trusted);
    QCOMPARE(distrust.has_value(), fault.has_value());
    if (fault) {
        QCOMPARE(distrust->fault, *fault);
        QCOMPARE(distrust->fingerprint, fingerprint);
        QCOMPARE(distrust->name, u"localhost"_s);
        QCOMPARE(distrust->expires, shown.expiryDate());
    }
}

void tst_CertificateTrust::isKeptPerServer()
{
    const QTemporaryDir profile;
    const QByteArray one(32, '1');
    const QByteArray two(32, '2');
    {
        TrustedCertificates trusted(profile.path());
        QVERIFY(trusted.of(QUrl(u"wss://chat.example/"_s)).isEmpty());
        QVERIFY(trusted.trust(QUrl(u"wss://chat.example/"_s), one));
        QVERIFY(trusted.trust(QUrl(u"wss://chat.example:7070/"_s), two));
    }
    TrustedCertificates again(profile.path());
    QCOMPARE(again.of(QUrl(u"wss://CHAT.example:443/ws"_s)), one);
    QCOMPARE(again.of(QUrl(u"wss://chat.example:7070/"_s)), two);
    QVERIFY(again.of(QUrl(u"wss://other.example/"_s)).isEmpty());
    QVERIFY(again.trust(QUrl(u"wss://chat.example/"_s), two)); // instead of the first
    QCOMPARE(TrustedCertificates(profile.path()).of(QUrl(u"wss://chat.example/"_s)), two);
}

void tst_CertificateTrust::isBounded_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<bool>("firstIsKnown");
    QTest::newRow("one less than the limit") << int(TrustedCertificates::most) - 1 << true;
    QTest::newRow("the limit") << int(TrustedCertificates::most) << true;
    QTest::newRow("one more than the limit") << int(TrustedCertificates::most) + 1 << false;
}

void tst_CertificateTrust::isBounded()
{
    QFETCH(int, servers);
    QFETCH(bool, firstIsKnown);
    const auto server = [](int number) { return QUrl(u"wss://chat%1.example/"_s.arg(number)); };
    TrustedCertificates trusted({});
    for (int i = 0; i < servers; ++i)
        trusted.trust(server(i), QByteArray(32, char(i)));
    QCOMPARE(!trusted.of(server(0)).isEmpty(), firstIsKnown);
    QVERIFY(!trusted.of(server(1)).isEmpty());
    QVERIFY(!trusted.of(server(servers - 1)).isEmpty());
}

void tst_CertificateTrust::aBrokenFileTrustsNobody()
{
    const QTemporaryDir profile;
    QFile file(profile.filePath(u"certificates.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"server":"a.example:443","sha256":"abcd"},{"server":"b.example:443"},7])");
    file.close();
    const TrustedCertificates trusted(profile.path());
    QVERIFY(trusted.of(QUrl(u"wss://a.example/"_s)).isEmpty());
    QVERIFY(trusted.of(QUrl(u"wss://b.example/"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(tst_CertificateTrust)
#include "tst_certificatetrust.moc"
