// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/partytable.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What people do with parties, and what the others hear of it (F-066, C-42).
class tst_PartyDesk final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPartyIsMade_F_066();
    void onlyTheInvitedJoin();
    void whatIsRefused_data();
    void whatIsRefused();
    void blockedPeopleDoNotInvite();
    void theLeaderGoes_data();
    void theLeaderGoes();
    void readyUntilThePartyChanges();
    void readyUntilTheMatchIsOver();
    void talk();
    void theKickedHearsOfIt();
    void theLastOneLeaves();
    void aPlaceIsKept_C_42();
    void itQueuesTogether_F_066();
    void itCannotQueue_data();
    void itCannotQueue();
    void itIsNotWhatQueued_C_42_data();
    void itIsNotWhatQueued_C_42();
    void operatorsSeeParties_data();
    void operatorsSeeParties();
    void aPageOfParties();
    void whoGoesForGood_C_42_data();
    void whoGoesForGood_C_42();
};

void tst_PartyDesk::aPartyIsMade_F_066()
{
    PartyTable table;
    QCOMPARE(table.create(1), QStringList{u"1 ok 1*"_s});
    QCOMPARE(table.invite(1, 2), (QStringList{u"1 ok"_s, u"1 invites 2, 1 in it"_s}));
    QCOMPARE(table.join(2), (QStringList{u"2 ok 1* 2"_s, u"to 1: 2 joined: 1* 2"_s}));
    QCOMPARE(table.invite(1, 3), (QStringList{u"1 ok"_s, u"1 invites 3, 2 in it"_s}));
    QCOMPARE(table.join(3), (QStringList{u"3 ok 1* 2 3"_s, u"to 1,2: 3 joined: 1* 2 3"_s}));
    QCOMPARE(table.promote(1, 3), (QStringList{u"1 ok"_s, u"to 1,2,3: 3 leader: 1 2 3*"_s}));
    QCOMPARE(table.kick(3, 2),
             (QStringList{u"3 ok"_s, u"to 1,3: 2 kicked: 1 3*"_s, u"to 2: 2 kicked: 1 3*"_s}));
    QCOMPARE(table.leave(1), (QStringList{u"1 ok"_s, u"to 3: 1 left: 3*"_s}));
    QCOMPARE(table.leave(1), QStringList{u"1 ok"_s}); // twice is no error
    QCOMPARE(table.desk.parties(), 1);
    QCOMPARE(table.desk.people(), 1);
}

void tst_PartyDesk::onlyTheInvitedJoin()
{
    PartyTable table;
    table.gather(2);
    table.invitedTo[3] = table.parties[1];
    QCOMPARE(table.join(3), QStringList{u"3 no party_not_found"_s});
    table.invite(1, 3);
    QCOMPARE(table.join(3).front(), u"3 ok 1* 2 3"_s);
    table.leave(3);
    QCOMPARE(table.join(3), QStringList{u"3 no party_not_found"_s}); // an invitation is for once
    QCOMPARE(table.invite(1, 2), QStringList{u"1 ok"_s}); // who is in it needs none
    QCOMPARE(table.join(2), QStringList{u"2 ok 1* 2"_s}); // and hears how it stands
}

void tst_PartyDesk::whatIsRefused_data()
{
    QTest::addColumn<std::function<QStringList(PartyTable &)>>("deed");
    QTest::addColumn<QString>("refused");
    const auto row
        = [](const char *name, const QString &refused, std::function<QStringList(PartyTable &)> deed) {
              QTest::newRow(name) << std::move(deed) << refused;
          };
    row("who is in one makes another", u"2 no party_member_busy"_s, [](auto &t) { return t.create(2); });
    row("who is in one joins another", u"2 no party_member_busy"_s, [](auto &t) {
        t.create(4);
        t.invite(4, 2);
        return t.join(2);
    });
    row("a member invites", u"2 no not_party_leader"_s, [](auto &t) { return t.invite(2, 4); });
    row("a member kicks", u"2 no not_party_leader"_s, [](auto &t) { return t.kick(2, 3); });
    row("a member promotes himself", u"2 no not_party_leader"_s, [](auto &t) { return t.promote(2, 2); });
    row("the leader invites himself", u"1 no cannot_target_self"_s, [](auto &t) { return t.invite(1, 1); });
    row("the leader kicks himself", u"1 no cannot_target_self"_s, [](auto &t) { return t.kick(1, 1); });
    row("the leader promotes himself", u"1 no cannot_target_self"_s, [](auto &t) { return t.promote(1, 1); });
    row("a stranger is kicked", u"1 no user_not_found"_s, [](auto &t) { return t.kick(1, 4); });
    row("a stranger is promoted", u"1 no user_not_found"_s, [](auto &t) { return t.promote(1, 4); });
    const auto strange = [](auto command) {
        return [command](PartyTable &t) {
            auto wish = command;
            wish.party = t.parties[1];
            return t.ask(4, wish);
        };
    };
    row("a stranger invites", u"4 no party_not_found"_s,
        strange(InviteToParty{.party = {}, .user = UserId{5}}));
    row("a stranger kicks", u"4 no party_not_found"_s,
        strange(KickFromParty{.party = {}, .user = UserId{2}}));
    row("a stranger promotes", u"4 no party_not_found"_s,
        strange(PromoteInParty{.party = {}, .user = UserId{2}}));
    row("a stranger is ready", u"4 no party_not_found"_s, strange(ReadyInParty{}));
    row("a stranger talks", u"4 no party_not_found"_s, strange(SayInParty{.party = {}, .text = u"hi"_s}));
    row("a stranger comes back", u"4 no party_not_found"_s, [](auto &t) { return t.comeBack(4, 4); });
    row("a word for an earlier party", u"2 no party_not_found"_s, [](auto &t) {
        t.leave(2);
        t.parties[3] = t.parties[2];
        t.create(2);
        t.parties[2] = t.parties[3];
        return t.say(2, u"hi"_s);
    });
}

void tst_PartyDesk::whatIsRefused()
{
    QFETCH(std::function<QStringList(PartyTable &)>, deed);
    QFETCH(QString, refused);
    PartyTable table;
    table.gather(3);
    QCOMPARE(deed(table), QStringList{refused});
    if (table.desk.parties() == 1)
        QCOMPARE(table.comeBack(1, 1), QStringList{u"1 ok 1* 2 3"_s}); // nothing has changed
}

void tst_PartyDesk::blockedPeopleDoNotInvite()
{
    PartyTable table;
    table.create(1);
    table.blocked.emplace(2, 1);
    QCOMPARE(table.invite(1, 2), QStringList{u"1 no user_blocked_you"_s});
    QCOMPARE(table.ask(2, JoinParty{.party = table.parties[1]}), QStringList{u"2 no party_not_found"_s});
    table.blocked = {{1, 2}}; // whom one does not want to hear one may invite
    QCOMPARE(table.invite(1, 2).size(), 2);
}

void tst_PartyDesk::theLeaderGoes_data()
{
    QTest::addColumn<bool>("secondAway");
    QTest::addColumn<bool>("thirdAway");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("whoever is in it longest leads")
        << false << false << QStringList{u"1 ok"_s, u"to 2,3: 1 left: 2* 3"_s};
    QTest::newRow("but not who is away") << true << false << QStringList{u"1 ok"_s, u"to 3: 1 left: 2? 3*"_s};
    QTest::newRow("unless all are") << true << true << QStringList{u"1 ok"_s};
}

void tst_PartyDesk::theLeaderGoes()
{
    QFETCH(bool, secondAway);
    QFETCH(bool, thirdAway);
    QFETCH(QStringList, told);
    PartyTable table;
    table.gather(3);
    if (secondAway)
        table.gone(2);
    if (thirdAway)
        table.gone(3);
    QCOMPARE(table.leave(1), told);
    if (thirdAway)
        QCOMPARE(table.comeBack(3, 33), QStringList{u"33 ok 2*? 3"_s});
}

void tst_PartyDesk::readyUntilThePartyChanges()
{
    PartyTable table;
    table.gather(2);
    QCOMPARE(table.ready(2), (QStringList{u"2 ok"_s, u"to 1,2: 2 ready: 1* 2+"_s}));
    QCOMPARE(table.ready(2), QStringList{u"2 ok"_s}); // no news
    QCOMPARE(table.ready(1), (QStringList{u"1 ok"_s, u"to 1,2: 1 ready: 1*+ 2+"_s}));
    QCOMPARE(table.ready(1, false), (QStringList{u"1 ok"_s, u"to 1,2: 1 not_ready: 1* 2+"_s}));
    table.invite(1, 3);
    QCOMPARE(table.join(3).back(), u"to 1,2: 3 joined: 1* 2 3"_s);
    table.ready(2);
    QCOMPARE(table.promote(1, 2).back(), u"to 1,2,3: 2 leader: 1 2*+ 3"_s); // the same people
    QCOMPARE(table.kick(2, 3).back(), u"to 3: 3 kicked: 1 2*"_s);
}

void tst_PartyDesk::readyUntilTheMatchIsOver()
{
    PartyTable table;
    table.gather(2);
    table.ready(1);
    table.ready(2);
    QCOMPARE(table.freed(2), QStringList{u"to 1,2: 2 not_ready: 1*+ 2"_s});
    QCOMPARE(table.freed(2), QStringList());
    QCOMPARE(table.freed(9), QStringList()); // in no party
}

void tst_PartyDesk::talk()
{
    PartyTable table;
    table.gather(3);
    QCOMPARE(table.say(2, u"한 판 더?"_s), (QStringList{u"2 ok"_s, u"to 1,2,3: 2 says 한 판 더?"_s}));
    table.gone(3);
    QCOMPARE(table.say(1, u"좋아"_s), (QStringList{u"1 ok"_s, u"to 1,2: 1 says 좋아"_s}));
}

void tst_PartyDesk::theKickedHearsOfIt()
{
    PartyTable table;
    table.gather(3);
    QCOMPARE(table.kick(1, 2).back(), u"to 2: 2 kicked: 1* 3"_s);
    table.gone(3);
    QCOMPARE(table.kick(1, 3), (QStringList{u"1 ok"_s, u"to 1: 3 kicked: 1*"_s})); // he cannot hear
    QCOMPARE(table.comeBack(3, 33), QStringList{u"33 no party_not_found"_s});
    QVERIFY(!table.wait(2 * 60s).contains(u"to 1: 3 lost: 1*"_s)); // nor is he lost later
}

void tst_PartyDesk::theLastOneLeaves()
{
    PartyTable table;
    table.gather(2);
    table.invite(1, 3);
    table.leave(1);
    QCOMPARE(table.leave(2), QStringList{u"2 ok"_s});
    QCOMPARE(table.desk.parties(), 0);
    QCOMPARE(table.desk.people(), 0);
    QVERIFY(!table.desk.nextDeadline()); // its invitations are gone with it
    QCOMPARE(table.join(3), QStringList{u"3 no party_not_found"_s});
    QCOMPARE(table.create(1), QStringList{u"1 ok 1*"_s});
}

void tst_PartyDesk::aPlaceIsKept_C_42()
{
    PartyTable table;
    table.gather(2);
    table.ready(1);
    table.ready(2);
    QCOMPARE(table.gone(2), QStringList{u"to 1: 2 away: 1*+ 2?"_s});
    QCOMPARE(table.gone(2), QStringList()); // once
    QCOMPARE(table.comeBack(2, 22), (QStringList{u"to 1: 2 back: 1*+ 2"_s, u"22 ok 1*+ 2"_s}));
    QCOMPARE(table.gone(2, LeaveReason::Lost, 2), QStringList()); // the late end of the old one (B1-08)
    QCOMPARE(table.say(1, u"hi"_s).back(), u"to 1,22: 1 says hi"_s);
    table.gone(2, LeaveReason::Lost, 22); // any word of his brings him back
    QCOMPARE(table.ask(2, SayInParty{.party = table.parties[1], .text = u"here"_s}, 222),
             (QStringList{u"to 1: 2 back: 1*+ 2"_s, u"222 ok"_s, u"to 1,222: 2 says here"_s}));
}

void tst_PartyDesk::whoGoesForGood_C_42_data()
{
    QTest::addColumn<LeaveReason>("reason");
    QTest::addColumn<QString>("told");
    const QString away = u"to 1,3: 2 away: 1* 2? 3"_s;
    const QString lost = u"to 1,3: 2 lost: 1* 3"_s;
    QTest::newRow("a lost connection keeps the place") << LeaveReason::Lost << away;
    QTest::newRow("so does a newer login") << LeaveReason::Replaced << away;
    QTest::newRow("who logs out leaves") << LeaveReason::Left << u"to 1,3: 2 left: 1* 3"_s;
    QTest::newRow("who is sent away by an operator is lost") << LeaveReason::Kicked << lost;
    QTest::newRow("who is banned is lost") << LeaveReason::Banned << lost;
    QTest::newRow("who was idle is lost") << LeaveReason::Idle << lost;
}

void tst_PartyDesk::whoGoesForGood_C_42()
{
    QFETCH(LeaveReason, reason);
    QFETCH(QString, told);
    PartyTable table;
    table.gather(3);
    QCOMPARE(table.gone(2, reason), QStringList{told});
}

void tst_PartyDesk::itQueuesTogether_F_066()
{
    PartyTable table;
    table.gather(3);
    table.ready(2);
    table.ready(3);
    QCOMPARE(table.queue(1), QStringList{u"1 queues with 2,3"_s}); // who asks is ready
    const auto &wanted = std::get<partyeffect::Queue>(table.effects.front()).job;
    QCOMPARE(wanted.mates.front().user, (UserInfo{UserId{2}, u"2"_s}));
    QCOMPARE(wanted.wish->party, std::optional(table.parties[1]));
    QCOMPARE(table.freed(2), QStringList{u"to 1,2,3: 2 not_ready: 1* 2 3+"_s}); // for one ticket
    QCOMPARE(table.queue(1), QStringList{u"1 no party_member_busy"_s});
}

void tst_PartyDesk::itCannotQueue_data()
{
    QTest::addColumn<std::function<QStringList(PartyTable &)>>("deed");
    QTest::addColumn<QString>("refused");
    const auto row
        = [](const char *name, const QString &refused, std::function<QStringList(PartyTable &)> deed) {
              QTest::newRow(name) << std::move(deed) << refused;
          };
    row("a member asks", u"2 no not_party_leader"_s, [](auto &t) { return t.queue(2); });
    row("somebody of no party asks", u"4 no party_not_found"_s, [](auto &t) {
        t.parties[4] = t.parties[1];
        return t.queue(4);
    });
    row("somebody is not ready", u"1 no party_member_busy"_s, [](auto &t) {
        t.ready(3, false);
        return t.queue(1);
    });
    row("somebody is away", u"1 no party_member_busy"_s, [](auto &t) {
        t.gone(3);
        return t.queue(1);
    });
}

void tst_PartyDesk::itCannotQueue()
{
    QFETCH(std::function<QStringList(PartyTable &)>, deed);
    QFETCH(QString, refused);
    PartyTable table;
    table.gather(3);
    table.ready(2);
    table.ready(3);
    QCOMPARE(deed(table), QStringList{refused});
}

void tst_PartyDesk::itIsNotWhatQueued_C_42_data()
{
    QTest::addColumn<std::function<QStringList(PartyTable &)>>("deed");
    QTest::addColumn<QStringList>("withdrawn");
    const auto row
        = [](const char *name, const QStringList &withdrawn, std::function<QStringList(PartyTable &)> deed) {
              QTest::newRow(name) << std::move(deed) << withdrawn;
          };
    row("somebody leaves", {u"1,2,3 wait no longer: party by 2"_s}, [](auto &t) { return t.leave(2); });
    row("somebody is put out", {u"1,2,3 wait no longer: party by 1"_s}, [](auto &t) { return t.kick(1, 2); });
    row("one more joins", {u"1,2,3 wait no longer: party by 0"_s}, [](auto &t) {
        t.invite(1, 4);
        return t.join(4);
    });
    row("somebody is lost", {u"1,2,3 wait no longer: member_lost by 2"_s}, [](auto &t) { return t.gone(2); });
    row("who leads logs out", {u"1,2,3 wait no longer: party by 1"_s},
        [](auto &t) { return t.gone(1, LeaveReason::Left); });
    row("somebody stays away for too long", {u"1,2,3 wait no longer: member_lost by 2"_s}, [](auto &t) {
        t.gone(2);
        return t.wait(t.rules.grace);
    });
    row("another leads", {}, [](auto &t) { return t.promote(1, 2); });
    row("somebody says something", {}, [](auto &t) { return t.say(2, u"hi"_s); });
}

void tst_PartyDesk::itIsNotWhatQueued_C_42()
{
    QFETCH(std::function<QStringList(PartyTable &)>, deed);
    QFETCH(QStringList, withdrawn);
    PartyTable table;
    table.gather(3);
    table.ready(2);
    table.ready(3);
    table.queue(1);
    QCOMPARE(deed(table).filter(u"no longer"_s), withdrawn);
    PartyTable other; // which has never queued: nobody has to be told
    other.gather(3);
    QCOMPARE(deed(other).filter(u"no longer"_s), QStringList());
}

void tst_PartyDesk::operatorsSeeParties_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QList<int>>("leaders"); // of the parties that are meant
    QTest::newRow("all") << QString() << QList<int>{1, 14};
    QTest::newRow("part of a nick") << u"4"_s << QList<int>{14};
    QTest::newRow("another's id") << QString::fromLatin1(UserId{2}.toText()) << QList<int>{1};
    QTest::newRow("nobody") << u"x"_s << QList<int>{};
}

void tst_PartyDesk::operatorsSeeParties()
{
    QFETCH(QString, filter);
    PartyTable table;
    table.gather(2);
    table.create(14);
    table.invite(14, 5);
    const AdminParties page = table.desk.list({.filter = filter});
    QList<int> leaders;
    for (const AdminPartyRow &row : page.parties) {
        leaders << int(row.leader.value);
        QCOMPARE(row.id, table.parties[quint32(row.leader.value)]);
        QCOMPARE(row.invited, row.leader == UserId{14} ? 1 : 0);
        QCOMPARE(int(row.members.size()), row.leader == UserId{1} ? 2 : 1);
    }
    std::ranges::sort(leaders); // they come by their ids, which are random
    QTEST(leaders, "leaders");
    QCOMPARE(page.total, int(leaders.size()));
}

void tst_PartyDesk::aPageOfParties()
{
    PartyTable table;
    for (quint32 user = 1; user <= quint32(limits::maxPartyRows) + 1; ++user)
        table.create(user);
    const AdminParties first = table.desk.list({});
    QCOMPARE(int(first.parties.size()), limits::maxPartyRows);
    QCOMPARE(first.total, limits::maxPartyRows + 1);
    const AdminParties second = table.desk.list({.after = first.parties.back().id});
    QCOMPARE(int(second.parties.size()), 1);
    QVERIFY(first.parties.back().id < second.parties.front().id);
    QCOMPARE(int(table.desk.list({.limit = 1}).parties.size()), 1);
}

QTEST_GUILESS_MAIN(tst_PartyDesk)
#include "tst_partydesk.moc"
