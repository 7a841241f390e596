// SPDX-License-Identifier: Apache-2.0
#include "client-gui/commandline.h"
#include "client-gui/desktop/noticequeue.h"
#include "client-gui/dialogs/connectdialog.h"
#include "client-gui/dialogs/listdialogs.h"
#include "client-gui/panes/connectionbanner.h"
#include "client-gui/panes/roomdelegate.h"
#include "client-gui/panes/roomfilter.h"
#include "client-gui/timeline/timelinepane.h"
#include "shared/client/roomlistmodel.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/language.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace chat;
using namespace chat::gui;
using client::LinkState;
using client::LinkStatus;

/// The small decisions of the client: addresses, options, what is said about a connection, what is notified.
class tst_ClientWords final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void addresses_data();
    void addresses();
    void options();
    void wrongOptions_data();
    void wrongOptions();
    void helpNamesEveryOption();
    void connections_data();
    void connections();
    void whereNothingIs_data();
    void whereNothingIs();
    void linesOfRooms_data();
    void linesOfRooms();
    void aCategoryIsNamedOnce();
    void wordsOfAMenu_data();
    void wordsOfAMenu();
    void whatWasAnnounced_data();
    void whatWasAnnounced();
    void aBurstIsOneNotice();
    void whatWasReadIsNotNotified();
    void badges();

private:
    widgets::LanguageSwitch m_languages{u"client"_s};
};

void tst_ClientWords::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("a host is asked with TLS") << u"chat.example"_s << u"wss://chat.example/"_s;
    QTest::newRow("this machine without") << u"localhost:7070"_s << u"ws://localhost:7070/"_s;
    QTest::newRow("its number, too") << u" 127.0.0.1:7070 "_s << u"ws://127.0.0.1:7070/"_s;
    QTest::newRow("what is said is kept") << u"ws://chat.example/ws"_s << u"ws://chat.example/ws"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a page") << u"https://chat.example"_s << QString();
    QTest::newRow("a password in the address") << u"ws://mina:secret@chat.example"_s << QString();
    QTest::newRow("two words") << u"not a server"_s << QString();
}

void tst_ClientWords::addresses()
{
    QFETCH(QString, typed);
    QTEST(serverUrl(typed).toString(), "url");
}

void tst_ClientWords::options()
{
    const auto line = parseCommandLine({u"chat-client"_s, u"--server"_s, u"localhost:1"_s, u"--guest"_s,
                                        u"미나"_s, u"--room=channel-0"_s, u"--profile"_s, u"second"_s});
    QVERIFY(line.has_value());
    QCOMPARE(line->server, QUrl(u"ws://localhost:1/"_s));
    QCOMPARE(line->guest, u"미나"_s);
    QCOMPARE(line->room, u"channel-0"_s);
    QCOMPARE(line->profile, u"second"_s);
    QVERIFY(!line->help && !line->version);
    QVERIFY(parseCommandLine({u"chat-client"_s, u"-h"_s})->help);
    QVERIFY(parseCommandLine({u"chat-client"_s, u"--version"_s})->version);
}

void tst_ClientWords::wrongOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("an unknown option") << QStringList{u"chat-client"_s, u"--colour"_s};
    QTest::newRow("an address that is none") << QStringList{u"chat-client"_s, u"--server"_s, u"https://x"_s};
    QTest::newRow("an address without its option") << QStringList{u"chat-client"_s, u"ws://x"_s};
}

void tst_ClientWords::wrongOptions()
{
    QFETCH(QStringList, arguments);
    const auto line = parseCommandLine(arguments);
    QVERIFY(!line.has_value());
    QVERIFY(!line.error().isEmpty());
}

void tst_ClientWords::helpNamesEveryOption()
{
    for (const auto &option :
         {u"--server"_s, u"--guest"_s, u"--room"_s, u"--profile"_s, u"--help"_s, u"--version"_s})
        QVERIFY(helpText().contains(option));
}

void tst_ClientWords::connections_data()
{
    QTest::addColumn<LinkStatus>("status");
    QTest::addColumn<QString>("text");
    QTest::newRow("all is well: nothing to say") << LinkStatus{.state = LinkState::Online} << QString();
    QTest::newRow("before the first connection") << LinkStatus{} << u"You are not connected."_s;
    QTest::newRow("on the way") << LinkStatus{.state = LinkState::Connecting} << u"Connecting..."_s;
    QTest::newRow("lost, with the time to the next try")
        << LinkStatus{.state = LinkState::Waiting, .nextTry = 2500ms, .closeCode = quint16(4000)}
        << u"The server is restarting. Connecting again in 3 seconds."_s;
    QTest::newRow("kicked: does not come back")
        << LinkStatus{.state = LinkState::Ended, .closeCode = quint16(4501), .comesBack = false}
        << u"An operator ended your session."_s;
    QTest::newRow("a refusal says more than the code")
        << LinkStatus{.state = LinkState::Ended,
                      .closeCode = quint16(1000),
                      .refusal = Error{.code = ErrorCode::NameTaken},
                      .comesBack = false}
        << u"Somebody here has this name, or one that looks like it."_s;
    using client::CertificateFault;
    const auto distrusted = [](CertificateFault fault) {
        return LinkStatus{.state = LinkState::Ended, .distrust = client::Distrust{.fault = fault}};
    };
    QTest::newRow("nobody vouches for the server")
        << distrusted(CertificateFault::Unknown)
        << u"Nobody vouches for this server: its certificate is not known."_s;
    QTest::newRow("another certificate than before")
        << distrusted(CertificateFault::Changed)
        << u"This server shows another certificate than the one that you trusted. Somebody may be listening in between."_s;
    QTest::newRow("a certificate that nobody can trust")
        << distrusted(CertificateFault::Unfit)
        << u"The certificate of this server is expired, revoked or broken."_s;
    QTest::newRow("never reached") << LinkStatus{.state = LinkState::Waiting}
                                   << u"The server cannot be reached."_s;
}

void tst_ClientWords::connections()
{
    QFETCH(LinkStatus, status);
    QTEST(connectionText(status, status.nextTry), "text");
}

void tst_ClientWords::whereNothingIs_data()
{
    QTest::addColumn<LinkState>("state");
    QTest::addColumn<bool>("hasRoom");
    QTest::addColumn<std::optional<Seq>>("newest");
    QTest::addColumn<QString>("text");
    const std::optional<Seq> unknown;
    QTest::newRow("no connection yet")
        << LinkState::Offline << false << unknown << u"Connect to a server to talk."_s;
    QTest::newRow("one that does not come back")
        << LinkState::Ended << true << unknown << u"Connect to a server to talk."_s;
    QTest::newRow("on the way") << LinkState::Connecting << false << unknown
                                << u"The rooms appear as soon as you are connected."_s;
    QTest::newRow("lost, in a room that was not seen before")
        << LinkState::Waiting << true << unknown << u"The messages appear as soon as you are connected."_s;
    QTest::newRow("no room") << LinkState::Online << false << unknown << u"Choose a room on the left."_s;
    QTest::newRow("a room that has not answered")
        << LinkState::Online << true << unknown << u"The messages are on their way."_s;
    QTest::newRow("a room whose newest were nobody's words")
        << LinkState::Online << true << std::optional<Seq>(5) << u"The messages are on their way."_s;
    QTest::newRow("a room in which nobody spoke") << LinkState::Online << true << std::optional<Seq>(0)
                                                  << u"Nobody has said anything here yet. Be the first."_s;
    QTest::newRow("the same, with the connection lost")
        << LinkState::Waiting << true << std::optional<Seq>(0)
        << u"Nobody has said anything here yet. Be the first."_s;
}

void tst_ClientWords::whereNothingIs()
{
    QFETCH(LinkState, state);
    QFETCH(bool, hasRoom);
    QFETCH(std::optional<Seq>, newest);
    client::Timeline timeline(RoomId{1});
    QSignalSpy told(&timeline, &client::Timeline::readChanged);
    if (newest)
        timeline.apply(RoomSnapshot{.room = {.id = RoomId{1}}, .seq = *newest, .epoch = Epoch{1}});
    QCOMPARE(told.size(), newest ? 1 : 0); // whoever shows the words asks again
    QTEST(emptyText(state, hasRoom ? &timeline : nullptr), "text");
}

void tst_ClientWords::linesOfRooms_data()
{
    QTest::addColumn<RoomInfo>("room");
    QTest::addColumn<int>("unread");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("a room") << RoomInfo{.id = RoomId{1}, .name = u"yard"_s, .people = 3} << 0
                            << u"yard, 3 people"_s;
    QTest::newRow("one with a limit")
        << RoomInfo{.id = RoomId{1}, .name = u"yard"_s, .people = 3, .max = 9} << 0 << u"yard, 3/9 people"_s;
    QTest::newRow("one that lets nobody in, with something unread")
        << RoomInfo{.id = RoomId{1}, .name = u"yard"_s, .people = 3, .locked = true} << 2
        << u"yard, 3 people, locked, 2 unread messages"_s;
    QTest::newRow("one of a category, with an icon")
        << RoomInfo{.id = RoomId{1}, .name = u"yard"_s, .people = 3, .category = u"games"_s, .icon = u"♟"_s}
        << 0 << u"yard, 3 people, games"_s;
    QTest::newRow("a name that turns the line around")
        << RoomInfo{.id = RoomId{1}, .name = u"<b>\u202eyard\nx"_s, .people = 3} << 0
        << u"<b>yard x, 3 people"_s;
}

// What is seen of a room is what is said of it, one thing beside the other.
void tst_ClientWords::linesOfRooms()
{
    QFETCH(RoomInfo, room);
    QFETCH(int, unread);
    client::RoomListModel rooms;
    rooms.setRoom(room);
    rooms.setUnread(room.id, unread, 0);
    const QModelIndex index = rooms.index(0);
    QTEST(roomDescription(index), "spoken");

    QStyleOptionViewItem option;
    const bool hasCategory = room.category.has_value();
    const QSize size = RoomDelegate().sizeHint(option, index);
    option.rect = {0, 0, 300, size.height()};
    const RoomDelegate::Layout layout = RoomDelegate::layOut(option, index);
    QCOMPARE(!layout.lock.isEmpty(), room.locked.value_or(false));
    QCOMPARE(!layout.badge.isEmpty(), unread > 0);
    QCOMPARE(!layout.category.isEmpty(), hasCategory);
    QCOMPARE(layout.line.height(), size.height() - (hasCategory ? layout.category.bottom() + 1 : 0));
    QVERIFY(layout.line.contains(layout.name));
    int right = layout.name.right();
    for (const QRect &part : {layout.lock, layout.people, layout.badge}) {
        if (part.isEmpty())
            continue;
        QVERIFY(part.left() > right);
        right = part.right();
    }
    QVERIFY(layout.line.contains(QPoint(right, layout.line.center().y())));
}

// F-044: its name stands above the first that is shown, whatever is filtered out.
void tst_ClientWords::aCategoryIsNamedOnce()
{
    client::RoomListModel rooms;
    for (const quint64 id : {1, 2, 3})
        rooms.setRoom({.id = RoomId{id}, .name = u"yard %1"_s.arg(id), .category = u"games"_s});
    RoomFilter filter(RoomFilter::Shows::Rooms);
    filter.setSourceModel(&rooms);
    const auto named = [&filter] {
        QStringList lines;
        for (int row = 0; row < filter.rowCount(); ++row) {
            const QModelIndex index = filter.index(row, 0);
            QStyleOptionViewItem option;
            option.rect = {0, 0, 300, 60};
            lines << (RoomDelegate::layOut(option, index).category.isEmpty() ? u""_s : u"games "_s)
                    + index.data().toString();
        }
        return lines;
    };
    QCOMPARE(named(), (QStringList{u"games yard 1"_s, u"yard 2"_s, u"yard 3"_s}));
    filter.setTyped(u"3"_s);
    QCOMPARE(named(), QStringList{u"games yard 3"_s});
}

void tst_ClientWords::wordsOfAMenu_data()
{
    QTest::addColumn<QString>("menu");
    QTest::addColumn<QString>("words");
    QTest::newRow("a letter inside") << u"Next u&nread room"_s << u"Next unread room"_s;
    QTest::newRow("a letter behind, as in Korean") << u"설정(&S)..."_s << u"설정"_s;
    QTest::newRow("nothing to take away") << u"Quit (now)"_s << u"Quit (now)"_s;
}

void tst_ClientWords::wordsOfAMenu()
{
    QFETCH(QString, menu);
    QTEST(widgets::plainWords(menu), "words");
}

void tst_ClientWords::whatWasAnnounced_data()
{
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("line");
    QTest::newRow("a word to everybody") << Severity::Info << u"<b>tea</b> at nine"_s;
    QTest::newRow("a warning") << Severity::Warn << u"Warning: <b>tea</b> at nine"_s;
    QTest::newRow("what cannot wait") << Severity::Critical << u"Urgent: <b>tea</b> at nine"_s;
}

void tst_ClientWords::whatWasAnnounced()
{
    QFETCH(Severity, severity);
    client::AnnouncementModel announcements;
    announcements.add({.said = {.severity = Severity::Info, .text = {.en = u"first"_s}}});
    announcements.add({.said = {.severity = severity, .text = {.en = u"<b>\u202etea</b> at nine"_s}}});
    const auto lines = announcementLines(announcements);
    QCOMPARE(lines.size(), 2);
    QTEST(lines[0].second, "line"); // the newest first
}

// C-05: what comes in a burst is one notice a room.
void tst_ClientWords::aBurstIsOneNotice()
{
    const RoomId first{1};
    const RoomId second{2};
    NoticeQueue queue;
    QSignalSpy due(&queue, &NoticeQueue::due);
    for (int i = 0; i < 30; ++i)
        queue.add(first, u"channel-0"_s, u"mina"_s, u"message %1"_s.arg(i));
    queue.add(second, u"channel-1"_s, u"jun"_s, u"hello"_s);
    queue.flush();
    QCOMPARE(due.size(), 2);
    const auto many = due[0][0].value<Notice>();
    QCOMPARE(many.room, first);
    QCOMPARE(many.title, u"channel-0"_s);
    QVERIFY(many.body.contains(u"30"_s));
    const auto one = due[1][0].value<Notice>();
    QCOMPARE(one.title, u"jun in channel-1"_s);
    QCOMPARE(one.body, u"hello"_s);
    queue.flush();
    QCOMPARE(due.size(), 2);
}

void tst_ClientWords::whatWasReadIsNotNotified()
{
    NoticeQueue queue;
    QSignalSpy due(&queue, &NoticeQueue::due);
    queue.add(RoomId{1}, u"channel-0"_s, u"mina"_s, u"hello"_s);
    queue.drop(RoomId{1});
    queue.flush();
    QCOMPARE(due.size(), 0);
}

void tst_ClientWords::badges()
{
    QCOMPARE(badgeText(1), u"1"_s);
    QCOMPARE(badgeText(999), u"999"_s);
    QCOMPARE(badgeText(1000), u"999+"_s);
}

QTEST_MAIN(tst_ClientWords)
#include "tst_clientwords.moc"
