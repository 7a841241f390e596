// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/adminwindowtest.h"

#include <QHeaderView>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

/// What the console's window remembers when it is opened again (issue 5).
class tst_ConsoleMemory final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init()
    {
        QSettings().clear();
        QVERIFY(open());
    }
    void cleanup() { close(); }

    void itsPlaceAndSize();
    void thatItFilledTheScreen();
    void itsColumns_data() { addTables(); }
    void itsColumns();
    void columnsFitTheFirstRows();

private:
    [[nodiscard]] bool reopen()
    {
        close();
        return open();
    }
};

void tst_ConsoleMemory::itsPlaceAndSize()
{
    m_window->setGeometry(30, 40, m_window->minimumSizeHint().width() + 17,
                          m_window->minimumSizeHint().height() + 23);
    const QRect before = m_window->geometry();
    QVERIFY(reopen());
    QCOMPARE(m_window->geometry(), before);
}

void tst_ConsoleMemory::thatItFilledTheScreen()
{
    m_window->showMaximized();
    QVERIFY(QTest::qWaitFor([this] { return m_window->isMaximized(); }));
    QVERIFY(reopen());
    QVERIFY(m_window->isMaximized());
}

void tst_ConsoleMemory::itsColumns()
{
    QFETCH(int, page);
    QFETCH(QString, pane);
    m_window->showPage(page);
    QVERIFY(hasRows(this->pane(pane)));
    QTableView &before = this->pane(pane)->view();
    before.setColumnWidth(0, 211);
    before.setColumnWidth(1, 77);
    before.sortByColumn(1, Qt::DescendingOrder);
    QVERIFY(reopen());
    m_window->showPage(page);
    QVERIFY(hasRows(this->pane(pane)));
    const QTableView &after = this->pane(pane)->view();
    QCOMPARE(after.columnWidth(0), 211);
    QCOMPARE(after.columnWidth(1), 77);
    QCOMPARE(qobject_cast<const QSortFilterProxyModel *>(after.model())->sortColumn(), 1);
    QCOMPARE(after.horizontalHeader()->sortIndicatorSection(), 1);
    QCOMPARE(after.horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void tst_ConsoleMemory::columnsFitTheFirstRows() // where nothing is remembered
{
    m_window->showPage(Sessions);
    QVERIFY(hasRows(pane(u"sessions"_s)));
    const QTableView &view = pane(u"sessions"_s)->view();
    for (int column = 0; column + 1 < view.model()->columnCount(); ++column) { // the last one is stretched
        const int text
            = view.fontMetrics().horizontalAdvance(view.model()->index(0, column).data().toString());
        QVERIFY2(view.columnWidth(column) >= std::min(400, text), QByteArray::number(column).constData());
    }
}

QTEST_MAIN(tst_ConsoleMemory)
#include "tst_consolememory.moc"
