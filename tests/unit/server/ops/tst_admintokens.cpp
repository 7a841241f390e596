// SPDX-License-Identifier: Apache-2.0
#include "server/ops/admintokens.h"
#include "server/ops/loginthrottle.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray mina(32, 'm');
const QByteArray jun(32, 'j');

AddressKey address(quint8 last)
{
    return AddressKey(AddressBytes{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, last});
}

/// A name and a token that nobody else has.
QByteArray lineOf(int i)
{
    const QByteArray number = QByteArray::number(i);
    return "operator-" + number + " viewer " + QByteArray(32, 'x') + number + '\n';
}

} // namespace

/// The operators' token file, and what keeps people from guessing (faults row 27, for tokens of operators).
class tst_AdminTokens final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoShowsIt();
    void badLines_data();
    void badLines();
    void theNumberOfOperatorsIsBounded();
    void files();
    void fiveGuessesAMinute();
    void othersAreNotSlowedDown();
    void aCrowdOfGuessersIsBounded();
};

void tst_AdminTokens::whoShowsIt()
{
    const auto tokens
        = AdminTokens::parse("# operators\n\n mina\toperator  " + mina + " \r\njun viewer " + jun);
    QVERIFY(tokens);
    QCOMPARE(tokens->count(), 2);
    QCOMPARE(tokens->find(mina), (Operator{.name = "mina", .address = {}, .role = AdminRole::Operator}));
    QCOMPARE(tokens->find(jun), (Operator{.name = "jun", .address = {}, .role = AdminRole::Viewer}));
    const QByteArrayList others{{}, mina.chopped(1), mina + 'm', "x" + mina.sliced(1)};
    for (const QByteArray &other : others)
        QVERIFY2(!tokens->find(other), other.constData());
}

void tst_AdminTokens::badLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("why"); // empty: it is good
    const QByteArray name(64, 'n');
    QTest::newRow("a name of 64 characters") << name + " viewer " + mina << QString();
    QTest::newRow("a name of 65 characters") << name + "n viewer " + mina << u"name"_s;
    QTest::newRow("a name that is not ASCII") << "\xeb\xaf\xb8 viewer "_ba + mina << u"name"_s;
    QTest::newRow("a token of 31 characters") << "a viewer "_ba + QByteArray(31, 't') << u"32 to 1024"_s;
    QTest::newRow("a token of 32 characters") << "a viewer "_ba + QByteArray(32, 't') << QString();
    QTest::newRow("a token of 1024 characters") << "a viewer "_ba + QByteArray(1024, 't') << QString();
    QTest::newRow("a token of 1025 characters") << "a viewer "_ba + QByteArray(1025, 't') << u"32 to 1024"_s;
    QTest::newRow("another role") << "a admin "_ba + mina << u"neither viewer nor operator"_s;
    QTest::newRow("two words") << "a "_ba + mina << u"three words"_s;
    QTest::newRow("four words") << "a viewer "_ba + mina + " b" << u"three words"_s;
    QTest::newRow("an operator twice") << "jun viewer "_ba + mina << u"again"_s;
    QTest::newRow("a token twice") << "a viewer "_ba + jun << u"token of an operator above"_s;
}

void tst_AdminTokens::badLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, why);
    const auto tokens = AdminTokens::parse("jun viewer " + jun + "\n" + line);
    QCOMPARE(tokens.has_value(), why.isEmpty());
    if (tokens)
        return;
    QVERIFY2(tokens.error().startsWith("line 2 "_L1), qPrintable(tokens.error()));
    QVERIFY2(tokens.error().contains(why), qPrintable(tokens.error()));
    QVERIFY(!tokens.error().contains(QString::fromLatin1(mina))); // it never shows a token
}

void tst_AdminTokens::theNumberOfOperatorsIsBounded()
{
    QByteArray text;
    for (int i = 0; i < adminlimits::maxTokens; ++i)
        text += lineOf(i);
    QCOMPARE(AdminTokens::parse(text)->count(), adminlimits::maxTokens);
    const auto tooMany = AdminTokens::parse(text + lineOf(adminlimits::maxTokens));
    QVERIFY(!tooMany);
    QVERIFY2(tooMany.error().contains("too many"_L1), qPrintable(tooMany.error()));
}

void tst_AdminTokens::files()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"tokens"_s));
    const auto load = [&](const QByteArray &text) {
        const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        file.close();
        return written ? AdminTokens::load(file.fileName()) : std::unexpected(u"not written"_s);
    };
    QVERIFY(load("mina operator " + mina + '\n'));
    for (const auto &[text, why] :
         {std::pair("# nobody\n"_ba, u"names no operator"_s), std::pair("nonsense\n"_ba, u"line 1"_s),
          std::pair(QByteArray(adminlimits::maxTokenFileBytes + 1, '#'), u"larger"_s)}) {
        const auto refused = load(text);
        QVERIFY(!refused);
        QVERIFY2(refused.error().startsWith(file.fileName()), qPrintable(refused.error()));
        QVERIFY2(refused.error().contains(why), qPrintable(refused.error()));
    }
    QVERIFY(load(QByteArray(adminlimits::maxTokenFileBytes - 48, '#') + "\nmina operator " + mina + '\n'));
    QVERIFY(!AdminTokens::load(dir.filePath(u"none"_s)));
}

void tst_AdminTokens::fiveGuessesAMinute()
{
    LoginThrottle throttle;
    MonoTime now{};
    for (int i = 1; i < adminlimits::badLogins; ++i, now += 1s) {
        throttle.failed(address(1), now);
        QVERIFY(!throttle.wait(address(1), now));
    }
    throttle.failed(address(1), now);
    QCOMPARE(throttle.wait(address(1), now), adminlimits::badLoginWindow - 4s);
    now += adminlimits::badLoginWindow - 4s - 1ms;
    QCOMPARE(throttle.wait(address(1), now), 1ms);
    now += 1ms;
    QVERIFY(!throttle.wait(address(1), now));
    throttle.failed(address(1), now); // a new minute has begun
    QVERIFY(!throttle.wait(address(1), now));
}

void tst_AdminTokens::othersAreNotSlowedDown()
{
    LoginThrottle throttle;
    for (int i = 0; i < adminlimits::badLogins; ++i)
        throttle.failed(address(1), {});
    QVERIFY(throttle.wait(address(1), {}));
    QVERIFY(!throttle.wait(address(2), {}));
}

void tst_AdminTokens::aCrowdOfGuessersIsBounded()
{
    LoginThrottle throttle;
    const auto guesser = [](int i) {
        return AddressKey(AddressBytes{0x20, 1, 0xd, 0xb8, quint8(i >> 16), quint8(i >> 8), quint8(i)});
    };
    const auto guess = [&](int i, MonoTime now) {
        for (int again = 0; again < adminlimits::badLogins; ++again)
            throttle.failed(guesser(i), now);
        return throttle.wait(guesser(i), now).has_value();
    };
    for (int i = 0; i < adminlimits::badLoginAddresses; ++i)
        QVERIFY(guess(i, {}));
    QVERIFY(!guess(adminlimits::badLoginAddresses, {})); // one too many to be remembered
    QVERIFY(throttle.wait(guesser(0), {})); // and nobody is forgotten for it
    QVERIFY(guess(adminlimits::badLoginAddresses, MonoTime{} + adminlimits::badLoginWindow));
}

QTEST_GUILESS_MAIN(tst_AdminTokens)
#include "tst_admintokens.moc"
