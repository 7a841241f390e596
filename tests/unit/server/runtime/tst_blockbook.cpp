// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/blockbook.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

/// Who does not want to hear from whom, in memory.
class tst_BlockBook final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneWayOnly();
    void theListIsInTheOrderOfItsMaking();
    void limits_data();
    void limits();

private:
    static BlockRecord block(quint64 owner, quint64 user, const QString &nick = u"nick"_s)
    {
        return {.owner = {owner}, .user = {user}, .nick = nick, .since = {}};
    }
};

void tst_BlockBook::oneWayOnly()
{
    BlockBook book;
    book.add(block(1, 2));
    QVERIFY(book.blocks(UserId{1}, UserId{2}));
    QVERIFY(!book.blocks(UserId{2}, UserId{1}));
    QVERIFY(!book.blocks(UserId{1}, UserId{3}));
    book.remove(UserId{1}, UserId{3});
    book.remove(UserId{3}, UserId{2});
    QVERIFY(book.blocks(UserId{1}, UserId{2}));
    book.remove(UserId{1}, UserId{2});
    QVERIFY(!book.blocks(UserId{1}, UserId{2}));
}

void tst_BlockBook::theListIsInTheOrderOfItsMaking()
{
    BlockBook book;
    QVERIFY(book.list(UserId{1}).users.empty());
    book.add(block(1, 9, u"a"_s));
    book.add(block(1, 2, u"b"_s));
    book.add(block(1, 9, u"c"_s));
    QCOMPARE(book.list(UserId{1}).users, (std::vector<UserInfo>{{UserId{9}, u"c"_s}, {UserId{2}, u"b"_s}}));
}

void tst_BlockBook::limits_data()
{
    QTest::addColumn<BlockLimits>("limits");
    QTest::addColumn<int>("own"); // that there are already
    QTest::addColumn<int>("others"); // of somebody else
    QTest::addColumn<QByteArray>("limit"); // of the refusal; empty: it fits
    const int most = chat::limits::maxBlocked;
    QTest::newRow("one less than a person may") << BlockLimits{} << most - 1 << 0 << QByteArray();
    QTest::newRow("as many as a person may") << BlockLimits{} << most << 0 << QByteArray("1000 people");
    QTest::newRow("one less than the server takes")
        << BlockLimits{.own = 10, .total = 5} << 2 << 2 << QByteArray();
    QTest::newRow("as many as the server takes")
        << BlockLimits{.own = 10, .total = 5} << 2 << 3 << QByteArray("5 people on this server");
}

void tst_BlockBook::limits()
{
    QFETCH(BlockLimits, limits);
    QFETCH(int, own);
    QFETCH(int, others);
    QFETCH(QByteArray, limit);
    BlockBook book(limits);
    for (int i = 1; i <= own; ++i)
        book.add(block(1, quint64(100 + i)));
    for (int i = 1; i <= others; ++i)
        book.add(block(2, quint64(100 + i)));
    const auto fits = book.hasPlace(block(1, 7));
    QCOMPARE(fits ? QByteArray() : fits.error().limit, limit);
    QVERIFY(book.hasPlace(block(1, 101))); // the same again takes no place
    book.remove(UserId{1}, UserId{101});
    QVERIFY(book.hasPlace(block(1, 7)));
}

QTEST_GUILESS_MAIN(tst_BlockBook)
#include "tst_blockbook.moc"
