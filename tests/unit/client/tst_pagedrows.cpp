// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/pagedrows.h"

#include <QTest>

using namespace chat;

namespace {

int itself(const int &row) { return row; }
using Rows = PagedRows<int, &itself>;
using Ticket = Rows::Ticket;

} // namespace

/// What of a long list is loaded, and which answer counts.
class tst_PagedRows final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesFollowEachOther();
    void onlyTheNewestQuestionCounts();
    void oneQuestionAtATime();
    void aFailureMayBeAskedAgain();
    void whatWentMeanwhileIsNotAskedForEver();
};

void tst_PagedRows::pagesFollowEachOther()
{
    Rows rows;
    QVERIFY(!rows.next()); // there is no page before it
    const Ticket first = rows.first();
    QVERIFY(!first.after);
    QVERIFY(rows.take(first, {1, 2}, 5));
    QVERIFY(!rows.isComplete());
    const auto second = rows.next();
    QVERIFY(second);
    QCOMPARE(second->after, std::optional(2));
    QVERIFY(rows.take(*second, {3, 4}, 5));
    const auto third = rows.next();
    QVERIFY(third && rows.take(*third, {5}, 5));
    QCOMPARE(rows.rows(), (std::vector{1, 2, 3, 4, 5}));
    QVERIFY(rows.isComplete());
    QVERIFY(!rows.next());
    QVERIFY(rows.take(rows.first(), {7}, 1)); // another filter begins anew
    QCOMPARE(rows.rows(), std::vector{7});
    QCOMPARE(rows.total(), 1);
}

void tst_PagedRows::onlyTheNewestQuestionCounts()
{
    Rows rows;
    const Ticket slow = rows.first(); // a filter, and then another one
    const Ticket quick = rows.first();
    QVERIFY(rows.take(quick, {3}, 1));
    QVERIFY(!rows.take(slow, {1, 2}, 2));
    QVERIFY(!rows.fail(slow));
    QCOMPARE(rows.rows(), std::vector{3});

    QVERIFY(rows.take(rows.first(), {1, 2}, 4));
    const auto more = rows.next();
    const Ticket anew = rows.first(); // while the next page is on its way
    QVERIFY(more && !rows.take(*more, {3, 4}, 4));
    QVERIFY(rows.take(anew, {9}, 1));
    QCOMPARE(rows.rows(), std::vector{9});
}

void tst_PagedRows::oneQuestionAtATime()
{
    Rows rows;
    QVERIFY(rows.take(rows.first(), {1}, 3));
    const auto second = rows.next();
    QVERIFY(second);
    QVERIFY(!rows.next()); // scrolled to the end again
    QVERIFY(rows.take(*second, {2}, 3));
    QVERIFY(rows.next());
}

void tst_PagedRows::aFailureMayBeAskedAgain()
{
    Rows rows;
    QVERIFY(rows.take(rows.first(), {1}, 2));
    const auto second = rows.next();
    QVERIFY(second && rows.fail(*second));
    QCOMPARE(rows.rows(), std::vector{1});
    QVERIFY(rows.next());
}

void tst_PagedRows::whatWentMeanwhileIsNotAskedForEver()
{
    Rows rows;
    QVERIFY(rows.take(rows.first(), {1}, 3));
    const auto second = rows.next();
    QVERIFY(second && rows.take(*second, {}, 3)); // the others have logged out
    QVERIFY(rows.isComplete());
    QVERIFY(!rows.next());
}

QTEST_GUILESS_MAIN(tst_PagedRows)
#include "tst_pagedrows.moc"
