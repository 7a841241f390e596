// SPDX-License-Identifier: Apache-2.0
#include "server/core/passwordhash.h"

#include <QTest>

using namespace chat::server;
using namespace Qt::StringLiterals;

/// Passwords of rooms as they are kept (F-034).
class tst_PasswordHash final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void isArgon2idWithASaltOfItsOwn();
    void whatIsNoHashMatchesNothing();
};

void tst_PasswordHash::matches_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("matches");
    QTest::newRow("the same") << u"open sesame"_s << u"open sesame"_s << true;
    QTest::newRow("another") << u"open sesame"_s << u"open Sesame"_s << false;
    QTest::newRow("nothing") << u"open sesame"_s << QString() << false;
    QTest::newRow("a beginning") << u"open sesame"_s << u"open"_s << false;
    QTest::newRow("Korean, composed or not")
        << u"열려라"_s << u"열려라"_s.normalized(QString::NormalizationForm_D) << true;
}

void tst_PasswordHash::matches()
{
    QFETCH(QString, made);
    QFETCH(QString, typed);
    QFETCH(bool, matches);
    QCOMPARE(passwordMatches(hashPassword(made), typed), matches);
}

void tst_PasswordHash::isArgon2idWithASaltOfItsOwn()
{
    const QByteArray one = hashPassword(u"open"_s);
    QVERIFY(one.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    QVERIFY(!one.contains("open"));
    QVERIFY(one != hashPassword(u"open"_s));
}

void tst_PasswordHash::whatIsNoHashMatchesNothing()
{
    QVERIFY(!passwordMatches({}, {}));
    QVERIFY(!passwordMatches("open", u"open"_s));
}

QTEST_GUILESS_MAIN(tst_PasswordHash)
#include "tst_passwordhash.moc"
