// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/consoletest.h"

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Rooms that operators make, change, empty and end, at real clients (F-184).
class tst_OperatorRooms final : public QObject, private ConsoleTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY2(start(), qPrintable(failure())); }
    void cleanup() { stop(); }

    void aRoomIsMade_data();
    void aRoomIsMade();
    void roomsThatAreNotMade_data();
    void roomsThatAreNotMade();
    void whatIsMadeIsThereAfterARestart();
    void aRoomIsChanged();
    void theConfigurationSaysWhatItsChannelsAre_data();
    void theConfigurationSaysWhatItsChannelsAre();
    void aRoomIsShelvedAndEnded();
    void aHostIsAppointed();
    void membersAreSteered();
    void peopleOfARoom();
    void whoWaitsForASeat_U_17();
    void codesThatOpenARoom_F_045();
    void codesThatAreNone();
};

void tst_OperatorRooms::aRoomIsMade_data()
{
    QTest::addColumn<RoomKind>("kind");
    QTest::newRow("a channel") << RoomKind::Channel;
    QTest::newRow("a meeting") << RoomKind::Meeting;
    QTest::newRow("a large room") << RoomKind::Large;
    QTest::newRow("a temporary room") << RoomKind::Temporary;
}

void tst_OperatorRooms::aRoomIsMade()
{
    QFETCH(RoomKind, kind);
    const auto made = ask(MakeRoom{.roomName = u"광장"_s,
                                   .kind = kind,
                                   .password = u"열려라"_s,
                                   .max = 2,
                                   .topic = u"행사"_s,
                                   .slowMs = 1000,
                                   .reason = u"event"_s});
    QVERIFY2(made, qPrintable(made ? QString() : QString(errorRow(made.error().code).name)));
    const auto details = ask(FetchRoom{made->room});
    QVERIFY(details && details->info);
    QCOMPARE(details->row.name, u"광장"_s);
    QCOMPARE(details->row.kind, kind);
    QCOMPARE(details->row.max, 2);
    QCOMPARE(details->info->topic, std::optional(u"행사"_s));
    QCOMPARE(details->info->password, std::optional(true));
    QVERIFY(!details->host); // nobody's
    QCOMPARE(audited("room create").result, "ok");
    QVERIFY(audited("room create").target.endsWith(u"광장"_s));

    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    QCOMPARE(mina.ask(EnterRoom{.roomName = u"광장"_s}).error(), "bad_password");
    QVERIFY(!mina.ask(EnterRoom{.roomName = u"광장"_s, .password = u"열려라"_s}).as<RoomEntered>().queued);
    const auto snapshot = mina.take("room.snapshot").as<RoomSnapshot>();
    QCOMPARE(snapshot.room.id, made->room);
    QVERIFY(!snapshot.host);
    const bool isChannel = kind == RoomKind::Channel; // the operators' own are in the short list, too
    const auto channels = mina.ask(ListChannels()).as<ChannelList>().channels;
    QCOMPARE(std::ranges::find(channels, made->room, &RoomInfo::id) != channels.end(), isChannel);
}

void tst_OperatorRooms::roomsThatAreNotMade_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<int>("most");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("a name that is taken, whatever its case (B1-45)")
        << u"CHANNEL-1"_s << RoomKind::Channel << 10 << ErrorCode::RoomNameTaken;
    QTest::newRow("a room of a match") << u"x"_s << RoomKind::Match << 10 << ErrorCode::WrongRoomKind;
    QTest::newRow("a room of messages") << u"x"_s << RoomKind::Direct << 10 << ErrorCode::WrongRoomKind;
    QTest::newRow("another system") << u"x"_s << RoomKind::System << 10 << ErrorCode::WrongRoomKind;
    QTest::newRow("more people than the server allows")
        << u"x"_s << RoomKind::Channel << limits::defaultChannelPeople + 1 << ErrorCode::TooLarge;
}

void tst_OperatorRooms::roomsThatAreNotMade()
{
    QFETCH(QString, name);
    QFETCH(RoomKind, kind);
    QFETCH(int, most);
    QFETCH(ErrorCode, error);
    const auto made = ask(MakeRoom{.roomName = name, .kind = kind, .max = most, .reason = u"x"_s});
    QVERIFY(!made);
    QCOMPARE(made.error().code, error);
    QCOMPARE(audited("room create").result, QByteArray(errorRow(error).name.data()));
}

void tst_OperatorRooms::whatIsMadeIsThereAfterARestart()
{
    const auto made = ask(
        MakeRoom{.roomName = u"광장"_s, .kind = RoomKind::Channel, .topic = u"행사"_s, .reason = u"x"_s});
    QVERIFY(made);
    QVERIFY(restart());
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomSnapshot snapshot = mina.enter(u"광장"_s);
    QCOMPARE(snapshot.room.id, made->room);
    QCOMPARE(snapshot.room.topic, std::optional(u"행사"_s));
}

void tst_OperatorRooms::aRoomIsChanged()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .kind = RoomKind::Meeting}).room.id;
    QVERIFY(room.isValid());
    const auto changed = ask(EditRoom{.room = room,
                                      .roomName = u"뜰"_s,
                                      .topic = u"조용히"_s,
                                      .password = u"secret"_s,
                                      .locked = true,
                                      .reason = u"loud"_s});
    QVERIFY(changed);
    QCOMPARE(changed->people, 1);
    const auto word = mina.take("room.changed").as<RoomChanged>();
    QCOMPARE(word.newName, std::optional(u"뜰"_s));
    QCOMPARE(word.topic, std::optional(u"조용히"_s));
    QCOMPARE(word.password, std::optional(true));
    QVERIFY(word.locked);
    QVERIFY(!word.by); // an operator
    QCOMPARE(word.reason, std::optional(u"loud"_s));
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(jiho.guest(url()));
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .password = u"secret"_s}).error(), "room_locked");
    QVERIFY(ask(EditRoom{.room = room, .password = u""_s, .locked = false, .reason = u"quiet"_s}));
    QVERIFY(jiho.enter(u"뜰"_s).room.id.isValid());
    QCOMPARE(audited("room set").reason, u"quiet"_s);
    const auto details = ask(FetchRoom{room});
    QVERIFY(details && details->actor); // found although it was born under another name
    QCOMPARE(ask(EditRoom{.room = RoomId{1}, .topic = u"x"_s, .reason = u"x"_s}).error().code,
             ErrorCode::RoomNotFound);
}

void tst_OperatorRooms::theConfigurationSaysWhatItsChannelsAre_data()
{
    QTest::addColumn<EditRoom>("wish");
    QTest::addColumn<bool>("done");
    QTest::newRow("a topic is no matter of the configuration") << EditRoom{.topic = u"hello"_s} << true;
    QTest::newRow("nor is slow mode") << EditRoom{.slowMs = 1000} << true;
    QTest::newRow("its name is") << EditRoom{.roomName = u"hall"_s} << false;
    QTest::newRow("and how many it takes") << EditRoom{.max = 3} << false;
    QTest::newRow("and that it has no password") << EditRoom{.password = u"secret"_s} << false;
}

void tst_OperatorRooms::theConfigurationSaysWhatItsChannelsAre()
{
    QFETCH(EditRoom, wish);
    QFETCH(bool, done);
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    wish.room = mina.enter(u"channel-1"_s).room.id;
    wish.reason = u"x"_s;
    const auto answer = ask(wish);
    QCOMPARE(answer.has_value(), done);
    if (!done)
        QCOMPARE(answer.error().code, ErrorCode::WrongRoomKind);
}

void tst_OperatorRooms::aRoomIsShelvedAndEnded()
{
    const auto made = ask(MakeRoom{.roomName = u"광장"_s, .kind = RoomKind::Channel, .reason = u"x"_s});
    QVERIFY(made);
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    QVERIFY(mina.enter(u"광장"_s).room.id.isValid());
    QVERIFY(ask(ShelveRoom{.room = made->room, .on = true, .reason = u"over"_s}));
    QCOMPARE(mina.take("room.changed").as<RoomChanged>().archived, std::optional(true));
    QCOMPARE(mina.ask(SendMessage{made->room, "n", u"hi"_s}).error(), "read_only_room");
    QVERIFY(ask(ShelveRoom{.room = made->room, .on = false, .reason = u"again"_s}));
    QVERIFY(mina.take("room.changed"));
    QCOMPARE(mina.say(made->room, u"hi"_s).type(), "ok");

    QCOMPARE(ask(EndRoom{.room = made->room, .confirm = u"광"_s, .reason = u"x"_s}).error().code,
             ErrorCode::ConfirmMismatch);
    QVERIFY(ask(EndRoom{.room = made->room, .confirm = u"광장"_s, .reason = u"x"_s}));
    QVERIFY(mina.take("room.gone"));
    QCOMPARE(mina.ask(EnterRoom{.roomName = u"광장"_s}).error(), "room_not_found");
    const auto channels = mina.ask(ListChannels()).as<ChannelList>().channels;
    QVERIFY(std::ranges::find(channels, made->room, &RoomInfo::id) == channels.end());
    QVERIFY(ask(MakeRoom{.roomName = u"광장"_s, .kind = RoomKind::Channel, .reason = u"x"_s}));
    QCOMPARE(audited("room delete").result, "ok");
    const RoomId own = mina.enter(u"channel-1"_s).room.id;
    QCOMPARE(ask(EndRoom{.room = own, .confirm = u"channel-1"_s, .reason = u"x"_s}).error().code,
             ErrorCode::WrongRoomKind);
}

void tst_OperatorRooms::aHostIsAppointed()
{
    const auto made = ask(MakeRoom{.roomName = u"광장"_s, .kind = RoomKind::Meeting, .reason = u"x"_s});
    QVERIFY(made);
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    QVERIFY(mina.enter(u"광장"_s).room.id.isValid());
    QCOMPARE(ask(AppointHost{made->room, jiho.auth.user.id, u"x"_s}).error().code,
             ErrorCode::TargetNotInRoom);
    QVERIFY(jiho.enter(u"광장"_s).room.id.isValid());
    QVERIFY(ask(AppointHost{made->room, jiho.auth.user.id, u"x"_s}));
    const auto word = mina.take("room.host").as<RoomHost>();
    QCOMPARE(word.to, jiho.auth.user);
    QCOMPARE(word.reason, HostReason::Admin);
    QCOMPARE(ask(FetchRoom{made->room})->host, std::optional(jiho.auth.user));
    QVERIFY(ask(AppointHost{made->room, mina.auth.user.id, u"x"_s}));
    QCOMPARE(jiho.take([](const Received &one) {
                     return one.type() == "room.host" && one.as<RoomHost>().from.has_value();
                 })
                 .as<RoomHost>()
                 .to,
             mina.auth.user);
    QVERIFY(audited("room host").target.contains("user "_L1));
}

void tst_OperatorRooms::membersAreSteered()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    const RoomId room = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(jiho.enter(u"channel-1"_s).room.id.isValid());
    const UserId user = jiho.auth.user.id;
    const auto steer = [&](MemberAct act, std::optional<qint64> ms = {}) {
        return ask(SteerMember{.room = room, .user = user, .act = act, .ms = ms, .reason = u"spam"_s});
    };
    QVERIFY(steer(MemberAct::Mute, 600'000));
    QCOMPARE(jiho.take("member.muted").as<MemberMuted>().words, std::optional(u"spam"_s));
    QCOMPARE(jiho.ask(SendMessage{room, "n", u"hi"_s}).error(), "muted");
    QVERIFY(steer(MemberAct::Unmute));
    QVERIFY(steer(MemberAct::Moderator));
    QCOMPARE(jiho.take("member.role").as<MemberRole>().role, RoomRole::Moderator);
    QCOMPARE(steer(MemberAct::Kick, 1000).error().field, "ms");
    QCOMPARE(audited("room kick").result, "bad_field");
    QVERIFY(steer(MemberAct::Ban, 600'000)); // whatever his role is
    const auto word = jiho.take("room.removed_you").as<RoomRemovedYou>();
    QCOMPARE(word.reason, LeaveReason::Banned);
    QVERIFY(!word.by);
    QCOMPARE(jiho.ask(EnterRoom{.room = room}).error(), "room_banned");
    QCOMPARE(ask(FetchRoom{room})->banned, 1);
    QVERIFY(steer(MemberAct::Unban));
    QVERIFY(jiho.enter(u"channel-1"_s).room.id.isValid());
    QCOMPARE(audited("room unban").result, "ok");
}

void tst_OperatorRooms::peopleOfARoom()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    const RoomId room = mina.create({.roomName = u"yard"_s, .kind = RoomKind::Large}).room.id;
    QVERIFY(jiho.enter(u"yard"_s).members.empty()); // a large room names nobody
    const auto people = [&](PeopleList list, const QString &filter = {}, std::optional<int> limit = {},
                            std::optional<qint64> after = {}) {
        return ask(FetchPeople{.room = room, .list = list, .filter = filter, .limit = limit, .after = after})
            .value_or(PeoplePage{});
    };
    const PeoplePage all = people(PeopleList::Members);
    QCOMPARE(all.total, 2);
    QCOMPARE(all.people.front().user, std::optional(mina.auth.user));
    QCOMPARE(all.people.front().role, std::optional(RoomRole::Host));
    QCOMPARE(people(PeopleList::Members, u"JI"_s).people.front().user, std::optional(jiho.auth.user));
    const PeoplePage first = people(PeopleList::Members, {}, 1);
    QCOMPARE(first.people.size(), size_t(1));
    QCOMPARE(first.total, 2);
    QCOMPARE(people(PeopleList::Members, {}, 1, first.people.front().number).people.front().user,
             std::optional(jiho.auth.user));
    QVERIFY(people(PeopleList::Members, {}, 1, all.people.back().number).people.empty());

    QCOMPARE(mina.ask(MuteMember{.room = room, .user = jiho.auth.user.id}).type(), "ok");
    QCOMPARE(mina.ask(BanMember{.room = room, .user = UserId{77}, .ms = 60'000, .reason = u"ads"_s}).type(),
             "ok");
    QCOMPARE(mina.ask(InviteToRoom{.room = room, .uses = 3}).type(), "ok");
    QCOMPARE(people(PeopleList::Members).people.back().muted, std::optional(true));
    QCOMPARE(people(PeopleList::Muted).people.front().user, std::optional(jiho.auth.user));
    const PeoplePage banned = people(PeopleList::Banned);
    QCOMPARE(banned.total, 1);
    QCOMPARE(banned.people.front().words, std::optional(u"ads"_s));
    QCOMPARE(banned.people.front().by, std::optional(mina.auth.user));
    QVERIFY(banned.people.front().until.has_value());
    const PeoplePage invited = people(PeopleList::Invited);
    QCOMPARE(invited.people.front().uses, std::optional(3));
    QVERIFY(!invited.people.front().user);
    const auto details = ask(FetchRoom{room});
    QCOMPARE((std::array{details->muted, details->banned, details->invited}), (std::array{1, 1, 1}));
    QCOMPARE(ask(FetchPeople{.room = RoomId{1}}).error().code, ErrorCode::RoomNotFound);
}

void tst_OperatorRooms::whoWaitsForASeat_U_17()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    ChatClient suni(WireFormat::Cbor);
    QVERIFY(mina.guest(url()) && jiho.guest(url(), u"jiho"_s) && suni.guest(url(), u"suni"_s));
    const RoomId room = mina.create({.roomName = u"yard"_s, .kind = RoomKind::Meeting, .max = 1}).room.id;
    const auto waiting = [&](const QString &filter = {}) {
        return ask(FetchPeople{.room = room, .list = PeopleList::Waiting, .filter = filter})
            .value_or(PeoplePage{.total = -1});
    };
    QCOMPARE(waiting().total, 0);
    QCOMPARE(ask(FetchRoom{room})->waiting, 0);
    for (ChatClient *who : {&jiho, &suni})
        QVERIFY(who->ask(EnterRoom{.room = room, .waitlist = true}).as<RoomEntered>().queued);
    PeoplePage page = waiting();
    QCOMPARE(page.total, 2);
    QCOMPARE(page.people.front().user, std::optional(jiho.auth.user));
    QCOMPARE((std::array{page.people.front().number, page.people.back().number}),
             (std::array<qint64, 2>{1, 2}));
    QVERIFY(page.people.front().waitedMs >= page.people.back().waitedMs); // who came first
    QVERIFY(!page.people.front().heldMs);
    QCOMPARE(waiting(u"SUN"_s).people.front().user, std::optional(suni.auth.user));
    QTRY_COMPARE(ask(FetchRoom{room})->waiting, 2); // written at the end of the turn
    QVERIFY(suni.lose());
    QTRY_COMPARE(waiting().people.back().lost, std::optional(true));
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok");
    QVERIFY(jiho.take("room.seat_ready"));
    page = waiting();
    QVERIFY(page.people.front().heldMs);
    QVERIFY(*page.people.front().heldMs <= Milliseconds(limits::seatHold).count());
    QVERIFY(!page.people.back().heldMs);
    QVERIFY(ask(
        SteerMember{.room = room, .user = jiho.auth.user.id, .act = MemberAct::Ban, .reason = u"spam"_s}));
    QCOMPARE(waiting().people.front().user, std::optional(suni.auth.user)); // jiho waits no longer
}

void tst_OperatorRooms::codesThatOpenARoom_F_045()
{
    const auto made = ask(
        MakeRoom{.roomName = u"광장"_s, .kind = RoomKind::Meeting, .inviteOnly = true, .reason = u"x"_s});
    QVERIFY(made);
    const RoomId room = made->room;
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    const auto forAnybody = ask(MakeInvite{.room = room, .uses = 2, .ms = 60'000, .reason = u"event"_s});
    QVERIFY(forAnybody);
    QCOMPARE(forAnybody->code.size(), qsizetype(limits::inviteCodeChars));
    QCOMPARE(audited("room invite").reason, u"event"_s);
    QVERIFY(!audited("room invite").target.contains(QString::fromLatin1(forAnybody->code)));
    QCOMPARE(mina.ask(EnterRoom{.room = room}).error(), "invite_required");
    QCOMPARE(mina.ask(EnterRoom{.room = room, .invite = forAnybody->code}).type(), "ok");

    const auto forOne = ask(MakeInvite{.room = room, .user = jiho.auth.user.id, .reason = u"x"_s});
    QVERIFY(forOne);
    const auto invitation = jiho.take("room.invited").as<RoomInvited>();
    QCOMPARE(invitation.code, forOne->code);
    QVERIFY(!invitation.by); // an operator
    const auto codes
        = [&] { return ask(FetchPeople{.room = room, .list = PeopleList::Invited}).value_or(PeoplePage{}); };
    QCOMPARE(codes().total, 2);
    QCOMPARE(codes().people.front().uses, std::optional(1)); // of two
    QVERIFY(codes().people.front().until.has_value());
    QVERIFY(!codes().people.front().by);

    QVERIFY(ask(DropInvite{.room = room, .code = forAnybody->code, .reason = u"over"_s}));
    QCOMPARE(audited("room uninvite").reason, u"over"_s);
    QCOMPARE(codes().total, 1);
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .invite = forAnybody->code}).error(), "invite_invalid");
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .invite = forOne->code}).type(), "ok");
    QCOMPARE(codes().total, 0);
}

void tst_OperatorRooms::codesThatAreNone()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    QCOMPARE(mina.ask(OpenDirect{{jiho.auth.user.id}}).type(), "ok");
    const RoomId direct = mina.take("room.snapshot").as<RoomSnapshot>().room.id;
    QCOMPARE(ask(MakeInvite{.room = direct, .reason = u"x"_s}).error().code, ErrorCode::WrongRoomKind);
    QCOMPARE(audited("room invite").result, "wrong_room_kind");
    QCOMPARE(ask(MakeInvite{.room = RoomId{1}, .reason = u"x"_s}).error().code, ErrorCode::RoomNotFound);
    QCOMPARE(ask(DropInvite{.room = RoomId{1}, .code = "x", .reason = u"x"_s}).error().code,
             ErrorCode::RoomNotFound);
}

QTEST_GUILESS_MAIN(tst_OperatorRooms)
#include "tst_operatorrooms.moc"
