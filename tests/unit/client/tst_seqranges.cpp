// SPDX-License-Identifier: Apache-2.0
#include "shared/client/seqranges.h"

#include <QTest>

using namespace chat;
using namespace chat::client;

using Ranges = std::vector<SeqRange>;

/// Sets of sequence numbers.
class tst_SeqRanges final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void adding_data();
    void adding();
    void containing_data();
    void containing();
    void holes_data();
    void holes();
    void removingBelow();
    void againstASet();
};

void tst_SeqRanges::adding_data()
{
    QTest::addColumn<Ranges>("added");
    QTest::addColumn<Ranges>("together");
    QTest::newRow("one") << Ranges{{3, 5}} << Ranges{{3, 5}};
    QTest::newRow("the wrong way round is nothing") << Ranges{{5, 3}} << Ranges{};
    QTest::newRow("apart") << Ranges{{1, 2}, {4, 5}} << Ranges{{1, 2}, {4, 5}};
    QTest::newRow("apart, the later first") << Ranges{{4, 5}, {1, 2}} << Ranges{{1, 2}, {4, 5}};
    QTest::newRow("touching") << Ranges{{1, 2}, {3, 5}} << Ranges{{1, 5}};
    QTest::newRow("touching from below") << Ranges{{3, 5}, {1, 2}} << Ranges{{1, 5}};
    QTest::newRow("overlapping") << Ranges{{1, 4}, {3, 6}} << Ranges{{1, 6}};
    QTest::newRow("inside") << Ranges{{1, 9}, {3, 4}} << Ranges{{1, 9}};
    QTest::newRow("closing a hole") << Ranges{{1, 2}, {5, 6}, {3, 4}} << Ranges{{1, 6}};
    QTest::newRow("over several") << Ranges{{1, 1}, {3, 3}, {5, 5}, {9, 9}, {2, 6}} << Ranges{{1, 6}, {9, 9}};
}

void tst_SeqRanges::adding()
{
    QFETCH(Ranges, added);
    SeqRanges ranges;
    for (const SeqRange range : added)
        ranges.add(range);
    QTEST(ranges.ranges(), "together");
}

void tst_SeqRanges::containing_data()
{
    QTest::addColumn<SeqRange>("asked");
    QTest::addColumn<bool>("inside");
    QTest::newRow("all of a range") << SeqRange{3, 5} << true;
    QTest::newRow("a part of it") << SeqRange{4, 4} << true;
    QTest::newRow("one below") << SeqRange{2, 4} << false;
    QTest::newRow("one above") << SeqRange{4, 6} << false;
    QTest::newRow("over a hole") << SeqRange{5, 8} << false;
    QTest::newRow("behind everything") << SeqRange{10, 10} << false;
    QTest::newRow("nothing") << SeqRange{7, 6} << true;
}

void tst_SeqRanges::containing()
{
    QFETCH(SeqRange, asked);
    SeqRanges ranges;
    ranges.add({3, 5});
    ranges.add({8, 9});
    QTEST(ranges.contains(asked), "inside");
}

void tst_SeqRanges::holes_data()
{
    QTest::addColumn<Ranges>("added");
    QTest::addColumn<Seq>("top");
    QTest::addColumn<std::optional<SeqRange>>("hole");
    const std::optional<SeqRange> none;
    QTest::newRow("nothing is known") << Ranges{} << Seq(9) << none;
    QTest::newRow("all is here") << Ranges{{3, 9}} << Seq(9) << none;
    QTest::newRow("below the first is no hole") << Ranges{{5, 9}} << Seq(9) << none;
    QTest::newRow("at the end") << Ranges{{3, 7}} << Seq(9) << std::optional(SeqRange{8, 9});
    QTest::newRow("in the middle") << Ranges{{1, 2}, {6, 9}} << Seq(9) << std::optional(SeqRange{3, 5});
    QTest::newRow("the newest of two")
        << Ranges{{1, 1}, {3, 3}, {6, 9}} << Seq(9) << std::optional(SeqRange{4, 5});
}

void tst_SeqRanges::holes()
{
    QFETCH(Ranges, added);
    QFETCH(Seq, top);
    SeqRanges ranges;
    for (const SeqRange range : added)
        ranges.add(range);
    QTEST(ranges.newestHole(top), "hole");
}

void tst_SeqRanges::removingBelow()
{
    SeqRanges ranges;
    ranges.add({1, 3});
    ranges.add({5, 9});
    ranges.removeBelow(7);
    QCOMPARE(ranges.ranges(), (Ranges{{7, 9}}));
    QCOMPARE(ranges.first(), 7);
    ranges.removeBelow(10);
    QVERIFY(ranges.isEmpty());
    QCOMPARE(ranges.last(), 0);
}

/// In any order, the ranges say the same as a set of single numbers.
void tst_SeqRanges::againstASet()
{
    SeqRanges ranges;
    std::array<bool, 64> there{};
    quint32 dice = 12345;
    for (int turn = 0; turn < 500; ++turn) {
        dice = dice * 1664525 + 1013904223;
        const Seq from = 1 + (dice >> 20) % 60;
        const Seq to = from + (dice >> 28) % 3;
        ranges.add({from, to});
        for (Seq seq = from; seq <= to; ++seq)
            there[size_t(seq)] = true;
        for (Seq seq = 1; seq < 64; ++seq)
            QCOMPARE(ranges.contains({seq, seq}), there[size_t(seq)]);
        if (turn % 50 == 49) {
            ranges.clear();
            there.fill(false);
        }
    }
}

QTEST_GUILESS_MAIN(tst_SeqRanges)
#include "tst_seqranges.moc"
