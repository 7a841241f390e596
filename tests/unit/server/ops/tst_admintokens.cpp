// SPDX-License-Identifier: Apache-2.0
#include "server/ops/admintokens.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

const QByteArray mina(32, 'm');
const QByteArray jun(32, 'j');

/// A name and a token that nobody else has.
QByteArray lineOf(int i)
{
    const QByteArray number = QByteArray::number(i);
    return "operator-" + number + " viewer " + QByteArray(32, 'x') + number + '\n';
}

} // namespace

/// The operators' token file.
class tst_AdminTokens final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoShowsIt();
    void badLines_data();
    void badLines();
    void theNumberOfOperatorsIsBounded();
    void files();
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

QTEST_GUILESS_MAIN(tst_AdminTokens)
#include "tst_admintokens.moc"
