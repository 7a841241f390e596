// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/watchpages.h"
#include "tests/support/watchsamples.h"

#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// What chat-ctl prints of the past of rooms, of faults, and of what must hold (U-01, U-06, U-12).
class tst_CtlWatchPages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void aJournal();
    void aMoment_data();
    void aMoment();
    void crashes();
    void aCrash();
    void invariantsOfTheServer();
    void nobodysWordsReachTheTerminal_data();
    void nobodysWordsReachTheTerminal();
};

void tst_CtlWatchPages::aJournal()
{
    RoomJournal journal = sampleJournal();
    journal.jobs[0].seats[0].user.nick = u"지호"_s;
    QCOMPARE(journalPage(journal, {}, {}),
             u"JOB  TIME                 KIND   WHO    COST  WAIT  PEOPLE  SEQ  CHANGES\n"
             " 41  2024-10-27 03:33:21  enter  지호   8 us     0       2    7  +지호\n"
             " 42  2024-10-27 03:33:22  say    지호   3 us     3       2    8  #8 72 B\n"
             " 43  2024-10-27 03:33:24  fault  -     90 us     0       2    8  failed ~미나\n"_s);
}

void tst_CtlWatchPages::aMoment_data()
{
    QTest::addColumn<qint64>("job");
    QTest::addColumn<QString>("part");
    QTest::newRow("before the first job") << qint64(40) << u"after job 40"_s;
    QTest::newRow("after the last") << qint64(43) << u"people  2"_s;
    QTest::newRow("older than is kept") << qint64(39) << u"not kept"_s;
    QTest::newRow("not done yet") << qint64(44) << u"not kept"_s;
}

void tst_CtlWatchPages::aMoment()
{
    QFETCH(qint64, job);
    QFETCH(QString, part);
    const QString page = journalPage(sampleJournal(), job, {});
    QVERIFY2(page.contains(part), qPrintable(page));
    QVERIFY(journalPage({}, job, {}).contains("not in memory"_L1));
}

void tst_CtlWatchPages::crashes()
{
    QCOMPARE(crashesPage({}, {}), u"none\n"_s);
    CrashList list = sampleCrashes();
    list.crashes.pop_back();
    QCOMPARE(crashesPage(list, {}),
             u"INCIDENT       TIME                 ROOM  WHAT\n"
             "0a1b2c3d4e5f6  2024-10-27 03:33:24  마당  vector::_M_range_check\n"_s);
}

void tst_CtlWatchPages::aCrash()
{
    const QString page = crashPage(sampleCapsule(), {});
    for (const QString &part : {u"vector::_M_range_check\n"_s, u"  incident 0a1b2c3d4e5f6\n"_s,
                                u"  at chat::server::Room::say(...) (chat-server+0x1a2b)\n"_s,
                                u"failed ~미나"_s, u"after job 43"_s})
        QVERIFY2(page.contains(part), qPrintable(page));
}

void tst_CtlWatchPages::invariantsOfTheServer()
{
    InvariantsAnswer answer = sampleInvariants();
    answer.violations.erase(answer.violations.begin());
    QCOMPARE(invariantsPage(answer, {}),
             u"INVARIANT                   NOW  TOTAL\n"
             "seat_without_connection       0      2\n"
             "seat_not_subscribed           0      0\n"
             "subscriber_without_seat       0      0\n"
             "grace_overdue                 0      0\n"
             "session_without_connection    1      1\n"
             "4711 looks, 400 sweeps, the last ended at 2024-10-27 03:33:30\n"
             "\n"
             "N  INVARIANT                   SINCE                ROOM  USER           CONNECTION\n"
             "5  session_without_connection  2024-10-27 03:33:29  -     0000000000l0p  1:4:9\n"_s);
    answer.violations.clear();
    QVERIFY(!invariantsPage(answer, {}).contains("CONNECTION"_L1));
}

void tst_CtlWatchPages::nobodysWordsReachTheTerminal_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("journal") << journalPage(sampleJournal(), {}, {});
    QTest::newRow("a moment") << journalPage(sampleJournal(), 42, {});
    QTest::newRow("crashes") << crashesPage(sampleCrashes(), {});
    QTest::newRow("a crash") << crashPage(sampleCapsule(), {});
    QTest::newRow("invariants") << invariantsPage(sampleInvariants(), {});
}

void tst_CtlWatchPages::nobodysWordsReachTheTerminal()
{
    QFETCH(QString, page);
    QVERIFY(!page.contains(QChar(0x1b)));
    QVERIFY(!page.contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(tst_CtlWatchPages)
#include "tst_ctlwatchpages.moc"
