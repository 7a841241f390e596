// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/detailpages.h"
#include "server/ctl/listpages.h"
#include "server/ctl/statuspage.h"
#include "tests/support/adminsamples.h"

#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// What chat-ctl prints for people.
class tst_CtlPages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void status();
    void statusInTrouble();
    void aChangedSetting();
    void workers();
    void rooms();
    void sessions();
    void audit();
    void whoWaitsForASeat_U_17();
    void nothingToList();
    void nobodysWordsReachTheTerminal_data();
    void nobodysWordsReachTheTerminal();
};

void tst_CtlPages::status()
{
    QCOMPARE(
        statusPage(sampleStats(), {}),
        u"chat-server 0.1.0 on seoul, pid 4711, up 1 d 2 h\n"
        "  listening    ws://127.0.0.1:7070, wss://[::]:443\n"
        "  sessions     120\n"
        "  room for     6200 more sessions; limited by descriptors\n"
        "  connections  130 of 10000\n"
        "  rooms        10, 240 people in them\n"
        "  workers      1 of 2 busy; 3 of 12 actors wait\n"
        "  I/O thread   65 connections, 2.0 KiB waiting, 150 us late\n"
        "  I/O thread   65 connections, 0 B waiting\n"
        "  messages     100200, delivered 5000000 times\n"
        "  logins       400, of which 5 replaced an older session\n"
        "  turned away  7 connections, 1 slow consumers\n"
        "  pipeline     4 waiting, the oldest for 12 ms; 100200 stored in 900 commits, the last took 2 ms\n"
        "  p50/p99      acknowledgement 1 ms/6 ms, delivery 1 ms/4 ms, commit 900 us/2 ms\n"
        "  store        /var/lib/chat-server/chat.db, write-ahead log 4.0 MiB\n"
        "  memory       64.0 MiB of 2.0 GiB, heap in use 40.0 MiB\n"
        "  CPU          6 min 52 s since the start, 4 cores\n"
        "  descriptors  150 of 65536\n"
        "  consoles     2\n"_s);
}

void tst_CtlPages::statusInTrouble()
{
    AdminStats stats = sampleStats();
    stats.draining = true;
    stats.pipeline.available = false;
    stats.listening.clear();
    const QString page = statusPage(stats, {});
    QVERIFY(page.contains("\ndraining: it is about to stop\n"_L1));
    QVERIFY(page.contains("\nthe store cannot write now\n"_L1));
    QVERIFY(page.contains("listening    nowhere\n"_L1));
    QVERIFY(statusPage(stats, {.colour = true}).contains("\x1b[1;31mdraining"_L1));
}

void tst_CtlPages::aChangedSetting()
{
    ConfigChanged changed = sampleChanged();
    QCOMPARE(changedPage(changed, {}),
             u"until the configuration is read again:\n  auth.guests = false  (was true)\n"_s);
    changed.applied = false;
    QVERIFY(changedPage(changed, {}).startsWith("not done, only checked:\n"_L1));
    changed.differences.clear();
    QCOMPARE(changedPage(changed, {}), u"nothing changes\n"_s);
}

void tst_CtlPages::workers()
{
    QCOMPARE(workersPage(sampleWorkers(), {}),
             u"THREAD  STATE        FOR  ACTOR      JOB\n"
             "     0  busy        2 ms  channel-0  msg.send\n"
             "     1  idle   1 min 1 s\n"
             "\n"
             "ACTOR      KIND   STATE    QUEUED  OLDEST  JOBS     CPU  NOW\n"
             "channel-0  room   running       3    4 ms   900   12 ms  msg.send for 2 ms\n"
             "lobby      lobby  idle          0    0 ms    50  900 us\n"
             "2 of 12 actors\n"_s);
}

void tst_CtlPages::rooms()
{
    AdminRooms rooms = sampleRooms();
    rooms.rooms.push_back({.id = RoomId{0x7777}, .name = u"channel-2"_s, .kind = RoomKind::System});
    rooms.total = 5;
    QCOMPARE(roomsPage(rooms, {}),
             u"NAME        KIND     PEOPLE  MAX  LAST  LOADED  ACCESS       ID\n"
             "channel-2   system        0    -     0  no      open         0000000000nlj\n"
             "channel-10  channel       0    -     0  no      open         0000000000dhg\n"
             "마당        channel      12  500  1023  yes     quarantined  0000000000a43\n"
             "3 of 5 rooms\n"_s);
}

void tst_CtlPages::sessions()
{
    AdminSessions sessions = sampleSessions();
    sessions.sessions.at(0).user.nick = u"a\nb"_s;
    QCOMPARE(
        sessionsPage(sessions, {}),
        u"NICK  STATE       SINCE  ROOMS  WAITING   PING  ADDRESS      SESSION        USER           CLIENT\n"
        "a\\nb  online  1 min 1 s      2     17 B  23 ms  192.0.2.7    00000000003dd  00000000006qq  wscat "
        "5\n"
        "지호  lost          1 s      0      0 B      -  2001:db8::1  0000000000gut  0000000000k86\n"
        "2 sessions\n"_s);
}

void tst_CtlPages::audit()
{
    QCOMPARE(auditPage(sampleAudit(), {}),
             u"ID  TIME                 WHO   FROM            ACTION  TARGET  RESULT  REASON\n"
             " 9  2024-10-27 03:33:20  mina  local pid 4711  kick    지호    ok      spam\n"_s);
}

void tst_CtlPages::whoWaitsForASeat_U_17()
{
    PeoplePage page;
    page.people.push_back({.number = 1, .user = UserInfo{oneUser, u"mina"_s}, .waitedMs = 61'000});
    page.people.back().heldMs = 14'000;
    page.people.push_back({.number = 2, .user = UserInfo{UserId{0x2223}, u"jiho"_s}, .waitedMs = 2000});
    page.people.back().lost = true;
    page.total = 2;
    QCOMPARE(peoplePage(page, {}),
             u"N  NICK  USER           WHAT                             UNTIL  BY  WHY\n"
             "1  mina  00000000006qq  waits 1 min 1 s, seat held 14 s\n"
             "2  jiho  00000000006qr  lost, waits 2 s\n"
             "2 people\n"_s);
}

void tst_CtlPages::nothingToList()
{
    QVERIFY(roomsPage({}, {}).endsWith("\n0 rooms\n"_L1));
    QVERIFY(sessionsPage({}, {}).endsWith("\n0 sessions\n"_L1));
    AdminRooms one{.rooms = {{.id = oneRoom, .name = u"x"_s}}, .total = 1};
    QVERIFY(roomsPage(one, {}).endsWith("\n1 room\n"_L1));
}

void tst_CtlPages::nobodysWordsReachTheTerminal_data() // faults row 32
{
    QTest::addColumn<QString>("page");
    AdminStats stats = sampleStats();
    stats.node = stats.storePath = nastyText();
    stats.listening = {nastyText()};
    QTest::newRow("status") << statusPage(stats, {});
    AdminWorkers workers = sampleWorkers();
    workers.threads.at(0).actor = workers.actors.at(0).name = nastyText();
    QTest::newRow("workers") << workersPage(workers, {});
    AdminRooms rooms = sampleRooms();
    rooms.rooms.at(0).name = nastyText();
    QTest::newRow("rooms") << roomsPage(rooms, {});
    AdminSessions sessions = sampleSessions();
    sessions.sessions.at(0).client->name = nastyText();
    QTest::newRow("sessions") << sessionsPage(sessions, {});
    AuditPage audit = sampleAudit();
    audit.rows.at(0).reason = audit.rows.at(0).target = nastyText();
    QTest::newRow("audit") << auditPage(audit, {});
}

void tst_CtlPages::nobodysWordsReachTheTerminal()
{
    QFETCH(QString, page);
    QVERIFY(page.contains("\\x1b[31m"_L1));
    for (const QChar c : page)
        QVERIFY2(c == u'\n' || (c.category() != QChar::Other_Control && c != QChar(0x2028)),
                 qPrintable(page));
    for (const QString &line : page.split(u'\n'))
        QVERIFY2(!line.startsWith("\" \\\\"_L1), qPrintable(line)); // the line feed inside did not break it
}

QTEST_GUILESS_MAIN(tst_CtlPages)
#include "tst_ctlpages.moc"
