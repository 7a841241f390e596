// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/journaldialog.h"
#include "admin-gui/journalview.h"
#include "tests/gui/adminwindowtest.h"
#include "tests/support/watchsamples.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSlider>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// The console's pages of the past of rooms, of faults, and of what must hold (U-01, U-06, U-12).
class tst_WatchPages final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void thePastIsReachedFromTheRooms();
    void theSliderMakesEachMomentAgain_data();
    void theSliderMakesEachMomentAgain();
    void theStepsGoJobByJob();
    void aClickOnAJobGoesThere();
    void aRoomThatIsNotInMemorySaysSo();
    void aCrashIsOpened();
    void noCrashSaysSo();
    void aViolationIsRepaired();
    void nothingIsInterpreted();
    void everythingSpeaksKorean();

private:
    [[nodiscard]] QStringList shown(const QListWidget &list) const
    {
        QStringList texts;
        for (int i = 0; i < list.count(); ++i)
            texts << list.item(i)->text();
        return texts;
    }
};

void tst_WatchPages::thePastIsReachedFromTheRooms()
{
    m_window->showPage(Rooms);
    QVERIFY(hasRows(pane(u"rooms"_s)));
    QVERIFY(!button(u"pastOfRoomButton"_s)->isEnabled());
    pane(u"rooms"_s)->view().selectRow(0);
    QTest::mouseClick(button(u"pastOfRoomButton"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<JournalDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!dialog->isModal()); // two rooms can be compared
    for (const QPushButton *each : dialog->findChildren<QPushButton *>())
        QVERIFY(!each->autoDefault()); // Enter in the search field saves nothing
    auto *jobs = dialog->findChild<TablePane *>(u"journal"_s);
    QVERIFY(hasRows(jobs));
    QCOMPARE(jobs->view().model()->rowCount(), 3);
    QCOMPARE(asked<FetchJournal>().size(), size_t(1));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"refreshJournal"_s), Qt::LeftButton);
    QTRY_COMPARE(asked<FetchJournal>().size(), size_t(2));
}

void tst_WatchPages::theSliderMakesEachMomentAgain_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("members");
    QTest::addColumn<int>("messages");
    QTest::addColumn<QString>("title");
    QTest::newRow("before the first job") << 0 << 1 << 1 << u"Before the first job that is kept"_s;
    QTest::newRow("somebody came") << 1 << 2 << 1 << u"After job 41: enter"_s;
    QTest::newRow("he spoke") << 2 << 2 << 2 << u"After job 42: say"_s;
    QTest::newRow("the job that failed") << 3 << 2 << 2 << u"At job 43, which failed: fault on purpose"_s;
}

void tst_WatchPages::theSliderMakesEachMomentAgain()
{
    QFETCH(int, at);
    QFETCH(int, members);
    QFETCH(int, messages);
    QFETCH(QString, title);
    JournalView view(u"journal"_s);
    view.setJournal(sampleJournal());
    view.findChild<QSlider *>()->setValue(at);
    QCOMPARE(view.moment(), momentAfter(sampleJournal(), at));
    QCOMPARE(view.findChild<QListWidget *>(u"journalMembers"_s)->count(), members);
    QCOMPARE(view.findChild<QListWidget *>(u"journalMessages"_s)->count(), messages);
    bool said = false;
    for (const QLabel *label : view.findChildren<QLabel *>())
        said |= label->text() == title;
    QVERIFY(said);
}

void tst_WatchPages::theStepsGoJobByJob()
{
    JournalView view(u"journal"_s);
    view.setJournal(sampleJournal());
    const QList<QToolButton *> steps = view.findChildren<QToolButton *>();
    const auto *slider = view.findChild<QSlider *>();
    const auto press = [&](const QString &name) {
        for (QToolButton *step : steps) {
            if (step->accessibleName() == name)
                step->click();
        }
        return slider->value();
    };
    QCOMPARE(slider->value(), 3); // the last one first
    QCOMPARE(press(u"A job back"_s), 2);
    QCOMPARE(press(u"To the first job"_s), 0);
    QCOMPARE(press(u"A job back"_s), 0);
    QCOMPARE(press(u"A job on"_s), 1);
    QCOMPARE(press(u"To the last job"_s), 3);
    QCOMPARE(press(u"A job on"_s), 3);
}

void tst_WatchPages::aClickOnAJobGoesThere()
{
    JournalView view(u"journal"_s);
    view.setJournal(sampleJournal());
    auto *jobs = view.findChild<TablePane *>(u"journal"_s);
    const QAbstractItemModelTester tester(jobs->view().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    jobs->view().selectRow(0);
    QCOMPARE(view.moment().number, 41);
    view.findChild<QSlider *>()->setValue(2);
    QCOMPARE(jobs->selectedRows(), std::vector<int>{1});
    view.setJournal({}); // another room, of which nothing is kept
    QVERIFY(view.moment().members.empty());
}

void tst_WatchPages::aRoomThatIsNotInMemorySaysSo()
{
    JournalView view(u"journal"_s);
    view.setJournal({});
    bool said = false;
    for (const QLabel *label : view.findChildren<QLabel *>())
        said |= label->text().contains(u"not in memory"_s);
    QVERIFY(said);
}

void tst_WatchPages::aCrashIsOpened()
{
    m_window->showPage(Crashes);
    QVERIFY(hasRows(pane(u"crashes"_s)));
    const auto *about = m_window->findChild<QLabel *>(u"crash"_s);
    QTRY_VERIFY(about->text().contains(u"vector::_M_range_check"_s)); // the newest, without a click
    QVERIFY(about->text().contains(u"chat-1"_s));
    QVERIFY(
        m_window->findChild<QPlainTextEdit *>(u"stack"_s)->toPlainText().startsWith(u"chat::server::Room"_s));
    QVERIFY(hasRows(pane(u"crashJobs"_s)));
    QCOMPARE(asked<FetchCrash>().front().incident, "0a1b2c3d4e5f6");
    pane(u"crashes"_s)->view().selectRow(1);
    QTRY_COMPARE(asked<FetchCrash>().back().incident, "0a1b2c3d4e5f7");
}

void tst_WatchPages::noCrashSaysSo()
{
    m_backend->refusal = Error{.code = ErrorCode::Overloaded};
    m_window->showPage(Crashes);
    QTRY_COMPARE(asked<ListCrashes>().size(), size_t(1));
    QVERIFY(m_window->findChild<QLabel *>(u"crash"_s)->text().startsWith(u"Select a crash"_s));
    QVERIFY(!m_window->findChild<QPlainTextEdit *>(u"stack"_s)->isVisible());
}

void tst_WatchPages::aViolationIsRepaired()
{
    m_window->showPage(Invariants);
    QVERIFY(hasRows(pane(u"violations"_s)));
    QVERIFY(hasRows(pane(u"invariants"_s)));
    QVERIFY(!button(u"repair"_s)->isEnabled());
    pane(u"violations"_s)->view().selectRow(0);
    QTest::mouseClick(button(u"repair"_s), Qt::LeftButton);
    QVERIFY(accept(u"ghost"_s));
    QTRY_COMPARE(asked<RepairViolation>().size(), size_t(1));
    const RepairViolation repair = asked<RepairViolation>().front();
    QVERIFY(repair.id == 3 || repair.id == 5);
    QCOMPARE(repair.reason, u"ghost"_s);
    QVERIFY(says(u"put right"_s));
}

void tst_WatchPages::nothingIsInterpreted()
{
    JournalView view(u"journal"_s);
    RoomJournal journal = sampleJournal();
    journal.jobs[0].seats[0].user.nick = u"<b>jiho</b>\u202e"_s;
    view.setJournal(journal);
    for (const QLabel *label : view.findChildren<QLabel *>())
        QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    const QStringList members = shown(*view.findChild<QListWidget *>(u"journalMembers"_s));
    QVERIFY(members.contains(u"<b>jiho</b>"_s) || members.last().contains(u"<b>jiho</b>"_s));
    QVERIFY(!members.join(u' ').contains(QChar(0x202e)));
    m_window->showPage(Crashes);
    QVERIFY(hasRows(pane(u"crashes"_s)));
    QVERIFY(!QString::fromUtf8(pane(u"crashes"_s)->csv()).contains(QChar(0x1b)));
}

void tst_WatchPages::everythingSpeaksKorean()
{
    m_window->showPage(Crashes);
    const auto *about = m_window->findChild<QLabel *>(u"crash"_s);
    QTRY_VERIFY(about->text().contains(u"chat-1"_s));
    m_language->use(widgets::Language::Korean);
    QTRY_VERIFY2(about->text().contains(u"사람"_s), qPrintable(about->text()));
    const auto *pages = m_window->findChild<QListWidget *>(u"pages"_s);
    QTRY_COMPARE(pages->item(Crashes)->text(), u"장애"_s);
    QCOMPARE(pages->item(Invariants)->text(), u"불변 조건"_s);
}

QTEST_MAIN(tst_WatchPages)
#include "tst_watchpages.moc"
