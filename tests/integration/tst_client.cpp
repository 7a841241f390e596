// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/clientperson.h"
#include "tests/support/chatclient.h"
#include "tests/support/serverprocess.h"

#include <QTcpServer>
#include <QTest>

#include <atomic>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// The client library against the real server.
class tst_Client final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoPeopleTalk_data();
    void twoPeopleTalk();
    void aKilledServerLosesNothing();
    void anotherRunSaysWhatWasLeft();
    void aResumeLeavesNoHole_data();
    void aResumeLeavesNoHole();
    void olderPagesComeOnce();
    void anAnnouncementIsSeenOnce();
    void whoIsKickedDoesNotComeBack();
    void theOlderOfTwoLoginsEnds();
    void aRoomThatIsNotThere();
    void nobodyListens();

private:
    [[nodiscard]] static bool start(TestServer &server)
    {
        auto &limits = server.config.limits;
        limits.floodBurst = limits.frameBurst = 100'000;
        limits.floodPerSecond = limits.framesPerSecond = 100'000;
        return server.start();
    }
    /// How many heard it.
    [[nodiscard]] static int announce(TestServer &server, const QString &text)
    {
        const auto heardBy = std::make_shared<std::atomic<int>>(-1); // answered from another thread
        Announce what{.severity = Severity::Warn, .text = {.ko = text, .en = {}}};
        what.sticky = true;
        server->announcer().announce(what, "op", [heardBy](const Result<AnnounceAnswer> &said) {
            *heardBy = said ? said->sessions : 0;
        });
        (void)waitUntil([&] { return *heardBy >= 0; }, patience);
        return *heardBy;
    }
};

void tst_Client::twoPeopleTalk_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::newRow("JSON") << WireFormat::Json;
    QTest::newRow("CBOR") << WireFormat::Cbor;
}

void tst_Client::twoPeopleTalk()
{
    QFETCH(WireFormat, format);
    TestServer server;
    QVERIFY2(start(server), qPrintable(server.failure));
    Person mina({}, format);
    Person jun({}, format);
    QVERIFY(mina.comeIn(server.url(Transport::Ws), u"미나"_s));
    QVERIFY(jun.comeIn(server.url(Transport::Ws), u"준"_s + u"호"_s));
    const RoomId room = mina.enter(u"channel-0"_s);
    QVERIFY(room.isValid());
    QCOMPARE(jun.enter(u"channel-0"_s), room);

    QSignalSpy arrived(jun.session.get(), &Session::messageArrived);
    mina.session->say(room, u"안녕하세요, 준호님"_s);
    jun.session->say(room, u"반가워요 👋🏽"_s);
    mina.session->say(room, u"오늘도 한 판?"_s);
    QCOMPARE(mina.heard(room, 3).size(), 3);
    QCOMPARE(jun.heard(room, 3), mina.heard(room, 3));
    QTRY_COMPARE(arrived.size(), 2);

    Timeline *timeline = jun.session->timeline(room);
    QCOMPARE(timeline->unread(), 2);
    QCOMPARE(timeline->mentions(), 1);
    QCOMPARE(jun.session->channels()->totalUnread(), 2);
    jun.session->markRead(room, timeline->position()->seq);
    QCOMPARE(jun.session->channels()->totalUnread(), 0);
    QTRY_COMPARE(mina.session->members(room)->rowCount(), 2);
    QCOMPARE(jun.session->members(room)->total(), 2);
    QTRY_VERIFY(jun.session->channels()->rowCount() > 1); // the list came, too

    jun.session->leave(room);
    QTRY_COMPARE(mina.session->members(room)->rowCount(), 1);
}

void tst_Client::aKilledServerLosesNothing()
{
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure));
    Person mina;
    Person jun;
    QVERIFY(mina.comeIn(server.url(), u"미나"_s));
    QVERIFY(jun.comeIn(server.url(), u"준호"_s));
    const RoomId room = mina.enter(u"channel-0"_s);
    QCOMPARE(jun.enter(u"channel-0"_s), room);
    const UserId self = mina.session->self();
    mina.session->say(room, u"먼저"_s);
    QCOMPARE(jun.heard(room, 1), QStringList{u"먼저"_s});

    for (int round = 0; round < 2; ++round) {
        mina.session->say(room, u"%1: 가는 길"_s.arg(round)); // perhaps stored, perhaps not
        server.kill9();
        mina.session->say(room, u"%1: 하나"_s.arg(round));
        jun.session->say(room, u"%1: 준호의 것"_s.arg(round));
        mina.session->say(room, u"%1: 둘"_s.arg(round));
        QTRY_VERIFY_WITH_TIMEOUT(mina.session->status().state != LinkState::Online, patience);
        QTRY_VERIFY_WITH_TIMEOUT(jun.session->status().state != LinkState::Online, patience);
        QVERIFY2(server.start(), qPrintable(server.failure));
        mina.session->tryNow();
        jun.session->tryNow();

        const int sent = 1 + 4 * (round + 1);
        const QStringList heard = mina.heard(room, sent);
        QCOMPARE(heard.size(), sent);
        QCOMPARE(jun.heard(room, sent), heard);
        QCOMPARE(QSet<QString>(heard.begin(), heard.end()).size(), sent);
        const QStringList minas
            = heard.filter(u"%1: "_s.arg(round)).filter(QRegularExpression(u"길|하나|둘"_s));
        QCOMPARE(
            minas,
            (QStringList{u"%1: 가는 길"_s.arg(round), u"%1: 하나"_s.arg(round), u"%1: 둘"_s.arg(round)}));
    }
    QVERIFY(!mina.hasGap(room));
    QVERIFY(!jun.hasGap(room));
    QCOMPARE(mina.session->self(), self);
    QCOMPARE(mina.session->diagnostics().unsent, 0);
}

void tst_Client::anotherRunSaysWhatWasLeft()
{
    QTemporaryDir profile;
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure));
    Person jun;
    QVERIFY(jun.comeIn(server.url(), u"준호"_s));
    const RoomId room = jun.enter(u"channel-0"_s);
    auto mina = std::make_unique<Person>(profile.path());
    QVERIFY(mina->comeIn(server.url(), u"미나"_s));
    QCOMPARE(mina->enter(u"channel-0"_s), room);
    const QString token = mina->token;

    server.kill9();
    mina->session->say(room, u"첫째"_s);
    mina->session->say(room, u"둘째"_s);
    mina.reset(); // without a word: what is not on the disk now is lost
    QVERIFY2(server.start(), qPrintable(server.failure));

    mina = std::make_unique<Person>(profile.path());
    QCOMPARE(mina->session->timeline(room)->rowCount(), 2);
    QCOMPARE(mina->session->timeline(room)->message(0).state, MessageState::Pending);
    mina->session->open(server.url(), {.nick = {}, .token = token});
    const QStringList both{u"첫째"_s, u"둘째"_s};
    QCOMPARE(mina->heard(room, 2), both);
    jun.session->tryNow();
    QCOMPARE(jun.heard(room, 2), both);
}

void tst_Client::aResumeLeavesNoHole_data()
{
    QTest::addColumn<int>("missed");
    QTest::newRow("nothing was missed") << 0;
    QTest::newRow("the room remembers what was missed") << 120;
    QTest::newRow("more was missed than the room remembers") << 700;
}

void tst_Client::aResumeLeavesNoHole()
{
    QFETCH(int, missed);
    TestServer server;
    QVERIFY2(start(server), qPrintable(server.failure));
    Person mina;
    QVERIFY(mina.comeIn(server.url(Transport::Ws), u"미나"_s));
    const RoomId room = mina.enter(u"channel-0"_s);
    ChatClient jun;
    QVERIFY(jun.guest(server.url(Transport::Ws), u"준호"_s));
    QVERIFY(jun.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(jun.say(room, u"0"_s).type(), "ok");
    QCOMPARE(mina.heard(room, 1).size(), 1);

    mina.loseLine();
    QStringList expected{u"0"_s};
    for (int i = 1; i <= missed; ++i) {
        expected << QString::number(i);
        QCOMPARE(jun.say(room, expected.last()).type(), "ok");
    }
    mina.session->tryNow();
    QVERIFY(mina.isOnline());
    QCOMPARE(mina.session->diagnostics().resumes, 1);
    QCOMPARE(mina.heard(room, missed + 1), expected);
    QVERIFY(!mina.hasGap(room));
    QCOMPARE(mina.session->timeline(room)->unread(), missed + 1);
}

void tst_Client::olderPagesComeOnce()
{
    TestServer server;
    QVERIFY2(start(server), qPrintable(server.failure));
    ChatClient jun;
    QVERIFY(jun.guest(server.url(Transport::Ws), u"준호"_s));
    const RoomId room = jun.enter(u"channel-0"_s).room.id;
    QStringList expected;
    for (int i = 1; i <= 230; ++i) {
        expected << QString::number(i);
        QCOMPARE(jun.say(room, expected.last()).type(), "ok");
    }
    Person mina;
    QVERIFY(mina.comeIn(server.url(Transport::Ws), u"미나"_s));
    QCOMPARE(mina.enter(u"channel-0"_s), room);
    Timeline *timeline = mina.session->timeline(room);
    QCOMPARE(timeline->rowCount(), limits::snapshotMessages);
    QCOMPARE(timeline->unread(), 0); // what was said before the first visit is no news
    QSignalSpy loaded(timeline, &Timeline::olderLoaded);
    for (int pages = 1; timeline->hasOlder(); ++pages) {
        mina.session->loadOlder(room);
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), pages, patience);
        QVERIFY(pages < 10);
    }
    QCOMPARE(mina.heard(room, 230), expected);
}

void tst_Client::anAnnouncementIsSeenOnce()
{
    QTemporaryDir profile;
    TestServer server;
    QVERIFY2(start(server), qPrintable(server.failure));
    QStringList seen;
    const auto watch = [&seen](Person &person) {
        connect(person.session.get(), &Session::announced, person.session.get(),
                [&seen](const Announcement &said) { seen << said.text("ko"_L1); });
    };
    auto mina = std::make_unique<Person>(profile.path());
    watch(*mina);
    QVERIFY(mina->comeIn(server.url(Transport::Ws), u"미나"_s));
    QVERIFY(announce(server, u"하나"_s) >= 0); // live or in the first snapshot
    QTRY_COMPARE_WITH_TIMEOUT(seen, QStringList{u"하나"_s}, patience);

    mina->loseLine();
    QVERIFY(announce(server, u"둘"_s) >= 0);
    mina->session->tryNow();
    QTRY_COMPARE_WITH_TIMEOUT(seen, (QStringList{u"하나"_s, u"둘"_s}), patience);

    const QString token = mina->token;
    mina.reset();
    QVERIFY(announce(server, u"셋"_s) >= 0);
    mina = std::make_unique<Person>(profile.path()); // another run: no resume, but it knows how far it was
    watch(*mina);
    mina->session->open(server.url(Transport::Ws), {.nick = {}, .token = token});
    QTRY_COMPARE_WITH_TIMEOUT(seen, (QStringList{u"하나"_s, u"둘"_s, u"셋"_s}), patience);
    QVERIFY(announce(server, u"넷"_s) >= 0);
    QTRY_COMPARE_WITH_TIMEOUT(seen, (QStringList{u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s}), patience);
    QCOMPARE(mina->session->announcements()->rowCount(), 2);
}

void tst_Client::whoIsKickedDoesNotComeBack()
{
    TestServer server;
    QVERIFY2(start(server), qPrintable(server.failure));
    Person mina;
    QVERIFY(mina.comeIn(server.url(Transport::Ws), u"미나"_s));
    QSignalSpy kicked(mina.session.get(), &Session::kicked);
    server->kick(std::nullopt, mina.session->self(), [](int) { });
    QTRY_COMPARE_WITH_TIMEOUT(kicked.size(), 1, patience);
    QCOMPARE(kicked.first().first().value<CloseCode>(), CloseCode::Kicked);
    const LinkStatus status = mina.session->status();
    QCOMPARE(status.state, LinkState::Ended);
    QCOMPARE(status.closeCode, std::optional<quint16>(4501));
    QVERIFY(!status.comesBack);
}

void tst_Client::theOlderOfTwoLoginsEnds()
{
    TestServer server;
    QVERIFY2(start(server), qPrintable(server.failure));
    Person here;
    QVERIFY(here.comeIn(server.url(Transport::Ws), u"미나"_s));
    QSignalSpy replaced(here.session.get(), &Session::replaced);
    Person there;
    there.session->open(server.url(Transport::Ws), {.nick = {}, .token = here.token});
    QVERIFY(there.isOnline());
    QTRY_COMPARE_WITH_TIMEOUT(replaced.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(here.session->status().state, LinkState::Ended, patience);
    QCOMPARE(there.session->self(), here.session->self());
}

void tst_Client::aRoomThatIsNotThere()
{
    TestServer server;
    QVERIFY2(start(server), qPrintable(server.failure));
    Person mina;
    QVERIFY(mina.comeIn(server.url(Transport::Ws), u"미나"_s));
    QSignalSpy refused(mina.session.get(), &Session::refused);
    mina.session->enter(u"없는 방"_s);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
    QCOMPARE(refused.first().at(0).toString(), u"없는 방"_s);
    QCOMPARE(refused.first().at(1).value<Error>().code, ErrorCode::RoomNotFound);
}

void tst_Client::nobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer none;
        QVERIFY(none.listen(QHostAddress(QHostAddress::LocalHost)));
        port = none.serverPort();
    }
    Person mina;
    mina.session->open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(port)), {.nick = u"미나"_s});
    QTRY_COMPARE_WITH_TIMEOUT(mina.session->status().state, LinkState::Waiting, patience);
    const LinkStatus status = mina.session->status();
    QVERIFY(status.comesBack);
    QVERIFY(!status.closeCode); // nothing was lost
    QVERIFY(!status.lastError.isEmpty());
    QVERIFY(status.nextTry.has_value());
}

QTEST_GUILESS_MAIN(tst_Client)
#include "tst_client.moc"
