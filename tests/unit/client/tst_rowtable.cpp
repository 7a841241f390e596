// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/rowtable.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace chat;
using namespace Qt::StringLiterals;

namespace {

struct Fruit {
    int id = 0;
    QString name;

    friend bool operator==(const Fruit &, const Fruit &) = default;
};

int fruitKey(const Fruit &fruit) { return fruit.id; }

using FruitTable = RowTable<Fruit, &fruitKey>;
using Fruits = std::vector<Fruit>;

FruitTable::Columns columns(const QString &nameTitle)
{
    return {{.title = u"Id"_s,
             .text = [](const Fruit &fruit) { return QString::number(fruit.id); },
             .order = [](const Fruit &fruit) { return QVariant(fruit.id); }},
            {.title = nameTitle, .text = [](const Fruit &fruit) { return fruit.name; }, .order = {}}};
}

Fruits rowsOf(const FruitTable &table)
{
    Fruits rows;
    for (int i = 0; i < table.rowCount(); ++i)
        rows.push_back(table.row(i));
    return rows;
}

const Fruits three{{1, u"apple"_s}, {2, u"pear"_s}, {3, u"plum"_s}};

} // namespace

/// New rows replace the old ones by difference.
class tst_RowTable final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsComeAndGo_data();
    void rowsComeAndGo();
    void keepsTheNewestLines_data();
    void keepsTheNewestLines();
    void tellsWhatAColumnIs();
    void speaksAnotherLanguage();
};

void tst_RowTable::rowsComeAndGo_data()
{
    QTest::addColumn<Fruits>("fresh");
    QTest::addColumn<Fruits>("expected");
    QTest::addColumn<int>("inserts");
    QTest::addColumn<int>("removes");
    QTest::addColumn<int>("changes");

    const Fruit fig{4, u"fig"_s};
    QTest::newRow("the same rows change nothing") << three << three << 0 << 0 << 0;
    QTest::newRow("another order moves nothing")
        << Fruits{three[2], three[0], three[1]} << three << 0 << 0 << 0;
    QTest::newRow("a new row comes behind") << Fruits{fig, three[0], three[1], three[2]}
                                            << Fruits{three[0], three[1], three[2], fig} << 1 << 0 << 0;
    QTest::newRow("one in the middle goes")
        << Fruits{three[0], three[2]} << Fruits{three[0], three[2]} << 0 << 1 << 0;
    QTest::newRow("two side by side go in one step") << Fruits{three[0]} << Fruits{three[0]} << 0 << 1 << 0;
    QTest::newRow("two that are apart go in two steps")
        << Fruits{three[1]} << Fruits{three[1]} << 0 << 2 << 0;
    QTest::newRow("a row that changed stays where it is")
        << Fruits{three[0], {2, u"quince"_s}, three[2]} << Fruits{three[0], {2, u"quince"_s}, three[2]} << 0
        << 0 << 1;
    QTest::newRow("all go") << Fruits{} << Fruits{} << 0 << 1 << 0;
    QTest::newRow("all are others") << Fruits{fig} << Fruits{fig} << 1 << 1 << 0;
    QTest::newRow("of a key that comes twice the last one counts")
        << Fruits{three[0], three[1], three[2], {4, u"old"_s}, fig}
        << Fruits{three[0], three[1], three[2], fig} << 1 << 0 << 0;
}

void tst_RowTable::rowsComeAndGo()
{
    QFETCH(Fruits, fresh);
    FruitTable table(columns(u"Name"_s));
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setRows(three);
    const QSignalSpy inserts(&table, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removes(&table, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy changes(&table, &QAbstractItemModel::dataChanged);
    const QSignalSpy resets(&table, &QAbstractItemModel::modelReset);

    table.setRows(fresh);
    QTEST(rowsOf(table), "expected");
    QTEST(int(inserts.count()), "inserts");
    QTEST(int(removes.count()), "removes");
    QTEST(int(changes.count()), "changes");
    QCOMPARE(resets.count(), 0);
}

void tst_RowTable::keepsTheNewestLines_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("rows");
    QTest::newRow("one less than there are") << 4 << 4;
    QTest::newRow("as many as there are") << 5 << 5;
    QTest::newRow("one more than there are") << 6 << 5;
}

void tst_RowTable::keepsTheNewestLines()
{
    QFETCH(int, most);
    FruitTable table(columns(u"Name"_s));
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setRows(three);
    table.append({{4, u"fig"_s}, {5, u"date"_s}}, most);
    QTEST(table.rowCount(), "rows");
    QCOMPARE(table.row(table.rowCount() - 1).id, 5);
}

void tst_RowTable::tellsWhatAColumnIs()
{
    FruitTable table(columns(u"Name"_s), [](const Fruit &fruit) { return fruit.id == 2; });
    table.setRows(three);
    const QModelIndex number = table.index(1, 0);
    const QModelIndex name = table.index(1, 1);
    QCOMPARE(number.data(OrderRole), QVariant(2));
    QCOMPARE(name.data(OrderRole), QVariant(u"pear"_s));
    QCOMPARE(number.data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    QCOMPARE(name.data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignLeft | Qt::AlignVCenter));
    QVERIFY(name.data(AlarmRole).toBool());
    QVERIFY(!table.index(0, 0).data(AlarmRole).toBool());
}

void tst_RowTable::speaksAnotherLanguage()
{
    FruitTable table(columns(u"Name"_s));
    table.setRows(three);
    const QSignalSpy headers(&table, &QAbstractItemModel::headerDataChanged);
    table.setColumns(columns(u"이름"_s));
    QCOMPARE(headers.count(), 1);
    QCOMPARE(table.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"이름"_s);
    QCOMPARE(table.rowCount(), 3);
}

QTEST_GUILESS_MAIN(tst_RowTable)
#include "tst_rowtable.moc"
