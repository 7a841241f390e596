// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/consoletest.h"

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// What operators do to rooms and people, at real clients.
class tst_Acts final : public QObject, private ConsoleTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY2(start(), qPrintable(failure())); }
    void cleanup() { stop(); }

    void aRoomIsClosedAndOpened();
    void aRoomIsStoppedAndReleased();
    void aRoomThatIsNotThere();
    void whatWasAnsweredIsInTheAudit();
    void oneSessionIsTold();
    void aRoomIsToldAndAnswersCount();
    void whatIsSaidLater();
    void whatIsTakenBackGoes();
    void whatWaitsIsTakenBack();
    void nobodyIsThereToHear();
    void aUserIsShutOut();
    void anAddressIsShutOut_data();
    void anAddressIsShutOut();
    void aDeviceIsShutOut_F_161();
    void aBanIsStillThereAfterARestart();
    void bansThatAreNone_data();
    void bansThatAreNone();
    void aRoomIsHeldUpOnlyWhenItIsAllowed();
};

void tst_Acts::aRoomIsClosedAndOpened()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(room.isValid() && jiho.enter(u"channel-1"_s).room.id.isValid());
    const auto closed = ask(CloseRoom{room, u"정리"_s});
    QVERIFY(closed);
    QCOMPARE(closed->people, 2);
    for (ChatClient *one : {&mina, &jiho}) {
        const Received word = one->take("room.closed");
        QCOMPARE(word.packet.room, room);
        QCOMPARE(word.as<RoomClosed>().code, std::optional(3007));
        QCOMPARE(word.as<RoomClosed>().reason, std::optional(u"정리"_s));
    }
    QCOMPARE(mina.ask(EnterRoom{.room = room}).error(), "room_closed");
    QCOMPARE(mina.ask(SendMessage{room, "n", u"hi"_s}).error(), "room_closed");
    QCOMPARE(ask(FetchRoom{room})->row.access, std::optional(RoomAccess::Closed));
    AuditRow row = audited("close");
    QCOMPARE(row.result, "ok");
    QCOMPARE(row.reason, u"정리"_s);
    QVERIFY2(row.target.contains("channel-1"_L1), qPrintable(row.target));

    QVERIFY(ask(OpenRoom{room, u"done"_s}));
    QVERIFY(mina.enter(u"channel-1"_s).room.id.isValid());
    QCOMPARE(audited("open").result, "ok");
}

void tst_Acts::aRoomIsStoppedAndReleased()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(room.isValid());
    QVERIFY(ask(QuarantineRoom{room, true, u"spam"_s}));
    QCOMPARE(mina.take("room.changed").as<RoomChanged>(), (RoomChanged{true, u"spam"_s}));
    QCOMPARE(mina.ask(SendMessage{room, "n", u"hi"_s}).error(), "room_locked");
    QCOMPARE(jiho.ask(EnterRoom{.room = room}).error(), "room_locked");
    QCOMPARE(audited("quarantine").result, "ok");

    QVERIFY(ask(QuarantineRoom{room, false, u"done"_s}));
    QCOMPARE(mina.take("room.changed").as<RoomChanged>(), (RoomChanged{false, u"done"_s}));
    QVERIFY(jiho.enter(u"channel-1"_s).room.id.isValid());
    QCOMPARE(audited("release").result, "ok");
}

void tst_Acts::aRoomThatIsNotThere()
{
    QCOMPARE(ask(CloseRoom{RoomId{1}, u"x"_s}).error().code, ErrorCode::RoomNotFound);
    QCOMPARE(audited("close").result, "room_not_found");
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    QCOMPARE(ask(CloseRoom{mina.welcome.system, u"x"_s}).error().code, ErrorCode::WrongRoomKind);
    QCOMPARE(ask(QuarantineRoom{mina.welcome.system, true, u"x"_s}).error().code, ErrorCode::WrongRoomKind);
}

namespace {

Announce saying(const QString &text, const Audience &audience = {})
{
    return {.text = {.ko = {}, .en = text},
            .sticky = true,
            .until = {},
            .reason = u"news"_s,
            .audience = audience};
}

} // namespace

// The rows are written behind the answers; who asks for them comes after those of all answers given before.
void tst_Acts::whatWasAnsweredIsInTheAudit()
{
    for (int round = 0; round < 100; ++round) {
        const QString reason = u"round %1"_s.arg(round);
        const auto kicked = ask(KickSession{.session = SessionId(1), .user = {}, .reason = reason});
        QVERIFY(!kicked && kicked.error().code == ErrorCode::UserNotFound);
        const auto page = ask(FetchAudit{.limit = 1});
        QVERIFY(page && page->rows.size() == 1);
        QCOMPARE(page->rows.front().reason, reason);
    }
}

void tst_Acts::oneSessionIsTold()
{
    ChatClient mina(WireFormat::Cbor);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const auto said = ask(saying(u"hello"_s, {.room = {}, .session = mina.welcome.session}));
    QVERIFY(said);
    QCOMPARE(said->sessions, 1);
    const Received heard = mina.take("sys.announce");
    QCOMPARE(heard.as<SystemAnnounce>().text.en, u"hello"_s);
    QCOMPARE(heard.as<SystemAnnounce>().id, said->id);
    QCOMPARE(heard.packet.seq, Seq(0));
    QVERIFY(!heard.packet.room.isValid());
    QVERIFY(heard.packet.time);
    QVERIFY(jiho.settle());
    QCOMPARE(jiho.count("sys.announce"), 0);
    QVERIFY(audited("announce").target.startsWith("session "_L1));
}

void tst_Acts::aRoomIsToldAndAnswersCount()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-2"_s).room.id;
    QVERIFY(room.isValid());
    const auto said = ask(saying(u"here"_s, {.room = room, .session = {}}));
    QVERIFY(said);
    QCOMPARE(said->sessions, 1);
    QCOMPARE(said->seq, Seq(0));
    QCOMPARE(mina.take("sys.announce").packet.room, room);
    QVERIFY(jiho.settle());
    QCOMPARE(jiho.count("sys.announce"), 0);
    QVERIFY(waitUntil([&] { return ask(ListAnnouncements())->rows.front().sessions == 1; },
                      ChatClient::patience));
}

void tst_Acts::whatIsSaidLater() // F-186
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    Announce later = saying(u"later"_s);
    later.start = currentTime().wall + Milliseconds(200);
    const auto waits = ask(later);
    QVERIFY(waits);
    QCOMPARE(waits->sessions, 0);
    QCOMPARE(waits->next, later.start);
    QCOMPARE(ask(ListAnnouncements())->rows.front().next, later.start);
    const Received heard = mina.take("sys.announce");
    QCOMPARE(heard.as<SystemAnnounce>().text.en, u"later"_s);
    QVERIFY(*heard.packet.time >= *later.start);
    QVERIFY(waitUntil([&] { return ask(ListAnnouncements())->rows.front().sessions == 1; },
                      ChatClient::patience));
    QVERIFY(!ask(ListAnnouncements())->rows.front().next);
}

void tst_Acts::whatIsTakenBackGoes()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const auto said = ask(saying(u"wrong"_s));
    QVERIFY(said && said->id);
    QVERIFY(mina.take("sys.announce"));
    QCOMPARE(ask(RecallAnnouncement{*said->id, u"typo"_s})->sessions, 1);
    const Received heard = mina.take("sys.announce.recall");
    QCOMPARE(heard.as<AnnounceRecall>().id, *said->id);
    QCOMPARE(heard.packet.seq, said->seq + 1);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(jiho.guest(url()));
    QVERIFY(jiho.system.log.empty()); // newcomers never see it
    QCOMPARE(audited("recall").reason, u"typo"_s);
    QCOMPARE(ask(RecallAnnouncement{*said->id, u"typo"_s}).error().code, ErrorCode::MessageNotFound);
}

void tst_Acts::whatWaitsIsTakenBack()
{
    Announce later = saying(u"later"_s);
    later.start = currentTime().wall + std::chrono::hours(1);
    const auto waits = ask(later);
    QVERIFY(waits && waits->id);
    QCOMPARE(ask(RecallAnnouncement{*waits->id, u"no"_s})->sessions, 0);
    QVERIFY(!ask(ListAnnouncements())->rows.front().next);
    QVERIFY(ask(ListAnnouncements())->rows.front().recalled);
}

void tst_Acts::nobodyIsThereToHear()
{
    QCOMPARE(ask(saying(u"x"_s, {.room = RoomId{1}, .session = {}})).error().code, ErrorCode::RoomNotFound);
    QCOMPARE(ask(saying(u"x"_s, {.room = {}, .session = SessionId{1}})).error().code,
             ErrorCode::UserNotFound);
    QVERIFY(waitUntil([&] { return ask(ListAnnouncements())->rows.empty(); }, ChatClient::patience));
    QCOMPARE(audited("announce").result, "user_not_found");
}

void tst_Acts::aUserIsShutOut()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url(), u"mina"_s));
    const UserId user = mina.auth.user.id;
    const Timestamp end = currentTime().wall + std::chrono::hours(1);
    const auto banned
        = ask(AddBan{.target = {.user = user, .address = {}}, .until = end, .reason = u"광고"_s});
    QVERIFY(banned);
    QCOMPARE(banned->sessions, 1);
    QCOMPARE(mina.closeCode(), int(CloseCode::Banned));

    ChatClient back(WireFormat::Json);
    QVERIFY(back.open(url()));
    const Received refused = back.ask(AuthToken{.token = mina.auth.token});
    QCOMPARE(refused.error(), "banned");
    QCOMPARE(refused.as<ErrorInfo>().message, u"광고"_s);
    QVERIFY(refused.as<ErrorInfo>().retryAfterMs.value_or(0) > 3'500'000);

    const auto bans = ask(ListBans{.filter = u"MINA"_s, .limit = {}, .after = {}});
    QVERIFY(bans);
    QCOMPARE(bans->total, 1);
    QCOMPARE(bans->bans.front().target.user, std::optional(user));
    QCOMPARE(bans->bans.front().until, std::optional(end));
    QCOMPARE(bans->bans.front().nick, u"mina"_s);
    QCOMPARE(audited("ban").result, "ok");

    QVERIFY(ask(LiftBan{banned->id, u"사과함"_s}));
    ChatClient again(WireFormat::Json);
    QVERIFY(again.token(url(), mina.auth.token));
    QVERIFY(audited("unban").target.contains("mina"_L1));
    QCOMPARE(ask(LiftBan{banned->id, u"x"_s}).error().field, "id");
}

void tst_Acts::anAddressIsShutOut_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("as it is") << u"127.0.0.1"_s;
    QTest::newRow("in IPv6 form") << u"::ffff:127.0.0.1"_s;
}

void tst_Acts::anAddressIsShutOut()
{
    QFETCH(QString, address);
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const auto banned
        = ask(AddBan{.target = {.user = {}, .address = address}, .until = {}, .reason = u"flood"_s});
    QVERIFY(banned);
    QCOMPARE(banned->sessions, 1);
    ChatClient other(WireFormat::Json);
    QVERIFY(other.open(url()));
    const Received refused = other.ask(AuthGuest{});
    QCOMPARE(refused.error(), "banned");
    QVERIFY(!refused.as<ErrorInfo>().retryAfterMs); // for good
}

void tst_Acts::aDeviceIsShutOut_F_161()
{
    const QByteArray device = "0123456789-abcdef_XYZ";
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.open(url()));
    mina.auth = mina.ask(AuthGuest{.nick = u"mina"_s, .deviceId = device}).as<AuthAnswer>();
    QVERIFY(mina.take("welcome"));
    ChatClient jiho(WireFormat::Json);
    QVERIFY(jiho.guest(url(), u"jiho"_s)); // of the same address, and names no device
    const auto sessions = ask(ListSessions{.filter = u"mina"_s, .limit = {}, .after = {}});
    QVERIFY(sessions && sessions->total == 1 && sessions->sessions.front().device);
    const DeviceId shown = *sessions->sessions.front().device;
    QVERIFY(!ask(ListSessions{.filter = u"jiho"_s, .limit = {}, .after = {}})->sessions.front().device);
    const QString filter = QString::fromLatin1(shown.toText());
    QCOMPARE(ask(ListSessions{.filter = filter, .limit = {}, .after = {}})->total, 1);

    const auto banned = ask(
        AddBan{.target = {.user = {}, .address = {}, .device = shown}, .until = {}, .reason = u"again"_s});
    QVERIFY(banned);
    QCOMPARE(banned->sessions, 1);
    QCOMPARE(mina.closeCode(), int(CloseCode::Banned));
    QVERIFY(jiho.settle());
    const auto bans = ask(ListBans{.filter = filter, .limit = {}, .after = {}});
    QCOMPARE(bans->total, 1);
    QCOMPARE(bans->bans.front().target.device, std::optional(shown));
    QCOMPARE(bans->bans.front().nick, u"mina"_s);
    QVERIFY(audited("ban").target.startsWith("device "_L1));

    QVERIFY(restart()); // and it is still there
    ChatClient back(WireFormat::Cbor);
    QVERIFY(back.open(url()));
    QCOMPARE(back.ask(AuthGuest{.nick = u"another"_s, .deviceId = device}).error(), "banned");
    QCOMPARE(back.ask(AuthToken{.token = mina.auth.token, .deviceId = device}).error(), "banned");
    QVERIFY(ask(LiftBan{banned->id, u"sorry"_s}));
    QCOMPARE(back.ask(AuthToken{.token = mina.auth.token, .deviceId = device}).type(), "ok");
}

void tst_Acts::aBanIsStillThereAfterARestart()
{
    QVERIFY(
        ask(AddBan{.target = {.user = {}, .address = u"127.0.0.1"_s}, .until = {}, .reason = u"flood"_s}));
    QVERIFY(restart());
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.open(url()));
    QCOMPARE(mina.ask(AuthGuest{}).error(), "banned");
}

void tst_Acts::bansThatAreNone_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("a name") << u"example.org"_s << QByteArray("target");
    QTest::newRow("a number") << u"5"_s << QByteArray("target");
    QTest::newRow("a network of IPv4") << u"192.0.2.0/24"_s << QByteArray("target");
    QTest::newRow("over already") << u"192.0.2.1"_s << QByteArray("until");
}

void tst_Acts::bansThatAreNone()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, field);
    const auto banned = ask(
        AddBan{.target = {.user = {}, .address = address}, .until = currentTime().wall, .reason = u"x"_s});
    QVERIFY(!banned);
    QCOMPARE(banned.error().code, ErrorCode::BadField);
    QCOMPARE(banned.error().field, field);
    QCOMPARE(audited("ban").result, "bad_field");
}

void tst_Acts::aRoomIsHeldUpOnlyWhenItIsAllowed()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    const BlockRoom block{.room = room, .ms = 400, .reason = u"demonstration"_s};
    QCOMPARE(ask(block).error().code, ErrorCode::NotImplemented);
    QCOMPARE(audited("block").result, "not_implemented");
    stop();
    QVERIFY(start([](Config &config) { config.debugFaults = true; }));
    ChatClient jiho(WireFormat::Json);
    QVERIFY(jiho.guest(url()));
    const RoomId allowed = jiho.enter(u"channel-1"_s).room.id;
    QVERIFY(ask(BlockRoom{.room = allowed, .ms = 400, .reason = u"demonstration"_s}));
    const auto isNamed = [&] {
        const auto workers = ask(FetchWorkers());
        return workers && std::ranges::any_of(workers->actors, [](const ActorRow &actor) {
                   return actor.name == "room channel-1"_L1 && actor.job == "block" && actor.jobMs >= 100;
               });
    };
    QVERIFY(waitUntil(isNamed, ChatClient::patience));
    QCOMPARE(ask(BlockRoom{.room = RoomId{1}, .ms = {}, .reason = u"x"_s}).error().code,
             ErrorCode::RoomNotFound);
}

QTEST_GUILESS_MAIN(tst_Acts)
#include "tst_acts.moc"
