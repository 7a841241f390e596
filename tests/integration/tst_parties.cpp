// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Parties on sockets (F-066, C-42).
class tst_Parties final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void inviteJoinTalkKick_F_066();
    void whoDropsComesBack_C_42();
    void whoEndsTheSessionIsOut_C_42();
    void whomOneBlockedDoesNotInvite();
    void talkHasALimit_data();
    void talkHasALimit();
    void talkAndInvitationsAreCounted();
    void aPartyPlaysTogether_F_066();
    void onlyWhoMayQueuesTheParty();
    void oneEndsTheTicketForAll_C_42_data();
    void oneEndsTheTicketForAll_C_42();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// A party of these people, the first of whom leads; each has heard all of it.
    [[nodiscard]] PartyId gather(const std::vector<ChatClient *> &people);
    /// He is ready, and the others have heard of it.
    [[nodiscard]] static bool getReady(ChatClient &who, PartyId party,
                                       const std::vector<ChatClient *> &people);

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Parties::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.frameBurst = limits.requestsOpen = 10'000;
    m_server->config.modes = {{.name = u"duo"_s, .teams = 2, .teamSize = 2, .largestParty = 2}};
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

PartyId tst_Parties::gather(const std::vector<ChatClient *> &people)
{
    ChatClient &leader = *people.front();
    const PartyId party = leader.ask(CreateParty{}).as<PartyInfo>().id;
    for (size_t i = 1; i < people.size(); ++i) {
        ChatClient &one = *people[i];
        if (leader.ask(InviteToParty{.party = party, .user = one.auth.user.id}).type() != "ok"
            || one.take("party.invited").as<PartyInvited>().party != party
            || one.ask(JoinParty{party}).as<PartyInfo>().members.size() != i + 1)
            return {};
        for (size_t earlier = 0; earlier < i; ++earlier) {
            if (people[earlier]->take("party.changed").as<PartyChanged>().user != one.auth.user.id)
                return {};
        }
    }
    return party;
}

void tst_Parties::inviteJoinTalkKick_F_066()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    QVERIFY(mina.guest(url(), u"미나"_s) && jiho.guest(url()) && sora.guest(url()));
    const PartyInfo made = mina.ask(CreateParty{}).as<PartyInfo>();
    QVERIFY(made.id.isValid());
    QCOMPARE(made.leader, mina.auth.user.id);
    QCOMPARE(made.members, (std::vector<PartyMember>{{.user = mina.auth.user}}));
    QCOMPARE(made.max, limits::maxPartyPeople);
    QCOMPARE(jiho.ask(JoinParty{made.id}).error(), "party_not_found"_ba); // not invited
    QCOMPARE(mina.ask(InviteToParty{.party = made.id, .user = jiho.auth.user.id}).type(), "ok"_ba);
    const PartyInvited invited = jiho.take("party.invited").as<PartyInvited>();
    QCOMPARE(invited, (PartyInvited{.party = made.id, .by = mina.auth.user, .people = 1, .ms = 120'000}));
    QCOMPARE(jiho.ask(JoinParty{invited.party}).as<PartyInfo>().members.size(), size_t(2));
    const PartyChanged joined = mina.take("party.changed").as<PartyChanged>();
    QCOMPARE(joined.what, PartyChange::Joined);
    QCOMPARE(joined.user, jiho.auth.user.id);
    QCOMPARE(joined.party.members.back().user, jiho.auth.user);

    QCOMPARE(jiho.ask(ReadyInParty{.party = made.id, .ready = true}).type(), "ok"_ba);
    QVERIFY(mina.take("party.changed").as<PartyChanged>().party.members.back().ready);
    QCOMPARE(jiho.take("party.changed").as<PartyChanged>().what, PartyChange::Ready);
    QCOMPARE(jiho.ask(SayInParty{.party = made.id, .text = u"한 판 더?"_s}).type(), "ok"_ba);
    for (ChatClient *one : {&mina, &jiho}) {
        const PartyMessage said = one->take("party.msg").as<PartyMessage>();
        QCOMPARE(said, (PartyMessage{.party = made.id, .user = jiho.auth.user, .text = u"한 판 더?"_s}));
    }
    QCOMPARE(sora.ask(SayInParty{.party = made.id, .text = u"hi"_s}).error(), "party_not_found"_ba);
    QCOMPARE(jiho.ask(KickFromParty{.party = made.id, .user = mina.auth.user.id}).error(),
             "not_party_leader"_ba);
    QCOMPARE(mina.ask(PromoteInParty{.party = made.id, .user = jiho.auth.user.id}).type(), "ok"_ba);
    QCOMPARE(jiho.take("party.changed").as<PartyChanged>().party.leader, jiho.auth.user.id);
    QCOMPARE(jiho.ask(KickFromParty{.party = made.id, .user = mina.auth.user.id}).type(), "ok"_ba);
    const auto isKick = [](const Received &received) {
        return received.type() == "party.changed" && received.as<PartyChanged>().what == PartyChange::Kicked;
    };
    QCOMPARE(mina.take(isKick).as<PartyChanged>().party.members.size(), size_t(1));
    QCOMPARE(mina.ask(CreateParty{}).type(), "ok"_ba); // free again
    QCOMPARE(jiho.ask(LeaveParty{made.id}).type(), "ok"_ba);
    QCOMPARE(jiho.ask(LeaveParty{made.id}).type(), "ok"_ba); // twice is no error
    QCOMPARE(jiho.ask(JoinParty{}).error(), "party_not_found"_ba);
}

void tst_Parties::whoDropsComesBack_C_42()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const PartyId party = gather({&mina, &jiho});
    QVERIFY(party.isValid());
    QVERIFY(jiho.lose());
    const PartyChanged away = mina.take("party.changed").as<PartyChanged>();
    QCOMPARE(away.what, PartyChange::Away);
    QVERIFY(away.party.members.back().away);
    ChatClient back(m_format);
    QVERIFY(back.resume(url(), jiho));
    QCOMPARE(back.ask(JoinParty{}).as<PartyInfo>().id, party);
    QCOMPARE(mina.take("party.changed").as<PartyChanged>().what, PartyChange::Back);
    QVERIFY(mina.ask(SayInParty{.party = party, .text = u"다시 왔네"_s}));
    QCOMPARE(back.take("party.msg").as<PartyMessage>().text, u"다시 왔네"_s);
    ChatClient elsewhere(m_format); // the same person logs in anew: his place is his
    QVERIFY(elsewhere.token(url(), jiho.auth.token));
    QCOMPARE(mina.take("party.changed").as<PartyChanged>().what, PartyChange::Away);
    QCOMPARE(elsewhere.ask(JoinParty{party}).as<PartyInfo>().members.size(), size_t(2));
    QCOMPARE(mina.take("party.changed").as<PartyChanged>().what, PartyChange::Back);
}

void tst_Parties::whoEndsTheSessionIsOut_C_42()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    QVERIFY(gather({&mina, &jiho}).isValid());
    mina.close();
    const PartyChanged left = jiho.take("party.changed").as<PartyChanged>();
    QCOMPARE(left.what, PartyChange::Left);
    QCOMPARE(left.user, mina.auth.user.id);
    QCOMPARE(left.party.leader, jiho.auth.user.id); // whoever is left leads
}

void tst_Parties::whomOneBlockedDoesNotInvite()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const PartyId party = gather({&mina});
    QCOMPARE(jiho.ask(BlockUser{.user = mina.auth.user.id, .nick = u"mina"_s}).type(), "ok"_ba);
    const InviteToParty wish{.party = party, .user = jiho.auth.user.id};
    QCOMPARE(mina.ask(wish).error(), "user_blocked_you"_ba);
    QCOMPARE(jiho.ask(UnblockUser{mina.auth.user.id}).type(), "ok"_ba);
    QCOMPARE(mina.ask(wish).type(), "ok"_ba);
    QCOMPARE(jiho.take("party.invited").as<PartyInvited>().party, party);
}

void tst_Parties::talkHasALimit_data()
{
    QTest::addColumn<qsizetype>("characters");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("nothing") << qsizetype(0) << "empty_message"_ba;
    QTest::newRow("one less than may be") << qsizetype(limits::maxTextCodePoints - 1) << QByteArray();
    QTest::newRow("as much as may be") << qsizetype(limits::maxTextCodePoints) << QByteArray();
    QTest::newRow("one more") << qsizetype(limits::maxTextCodePoints + 1) << "message_too_long"_ba;
}

void tst_Parties::talkHasALimit()
{
    QFETCH(qsizetype, characters);
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const PartyId party = gather({&mina});
    QTEST(mina.ask(SayInParty{.party = party, .text = QString(characters, u'가')}).error(), "error");
}

void tst_Parties::talkAndInvitationsAreCounted()
{
    m_server->stop();
    m_server->config.limits.floodBurst = 3;
    m_server->config.limits.floodPerSecond = 0.01;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const PartyId party = gather({&mina});
    QCOMPARE(mina.ask(SayInParty{.party = party, .text = u"1"_s}).type(), "ok"_ba);
    QCOMPARE(mina.ask(InviteToParty{.party = party, .user = UserId{2}}).type(), "ok"_ba);
    QCOMPARE(mina.ask(SayInParty{.party = party, .text = u"3"_s}).type(), "ok"_ba);
    QCOMPARE(mina.ask(SayInParty{.party = party, .text = u"4"_s}).error(), "rate_limited"_ba);
    QCOMPARE(mina.ask(InviteToParty{.party = party, .user = UserId{3}}).error(), "rate_limited"_ba);
    QCOMPARE(mina.ask(ReadyInParty{.party = party, .ready = true}).type(), "ok"_ba); // is not counted
}

bool tst_Parties::getReady(ChatClient &who, PartyId party, const std::vector<ChatClient *> &people)
{
    if (who.ask(ReadyInParty{.party = party, .ready = true}).type() != "ok")
        return false;
    return std::ranges::all_of(people, [&](ChatClient *one) {
        const PartyChanged changed = one->take("party.changed").as<PartyChanged>();
        return changed.what == PartyChange::Ready && changed.user == who.auth.user.id;
    });
}

void tst_Parties::aPartyPlaysTogether_F_066()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    ChatClient dami(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && sora.guest(url()) && dami.guest(url()));
    const PartyId party = gather({&mina, &jiho});
    QVERIFY(getReady(jiho, party, {&mina, &jiho}));
    const TicketId ticket
        = mina.ask(QueueForMatch{.mode = u"duo"_s, .party = party}).as<MatchQueued>().ticket;
    QVERIFY(ticket.isValid());
    QCOMPARE(jiho.take("match.status").as<MatchStatus>().ticket, ticket);
    for (ChatClient *one : {&sora, &dami})
        QCOMPARE(one->ask(QueueForMatch{.mode = u"duo"_s}).type(), "ok"_ba);
    const std::vector<ChatClient *> all{&mina, &jiho, &sora, &dami};
    MatchId match;
    for (ChatClient *one : all) {
        const MatchFound found = one->take("match.found").as<MatchFound>();
        QCOMPARE(found.players.size(), size_t(4));
        match = found.match;
    }
    for (ChatClient *one : all)
        one->send(ReadyForMatch{.match = match, .accept = true});
    for (ChatClient *one : all) {
        const MatchStart start = one->take("match.start").as<MatchStart>();
        const auto teamOf = [&](const ChatClient &who) {
            return std::ranges::find_if(start.teams, [&](const MatchTeam &team) {
                return std::ranges::find(team.players, who.auth.user) != team.players.end();
            });
        };
        QVERIFY(teamOf(mina) != start.teams.end());
        QVERIFY(teamOf(mina) == teamOf(jiho));
        QVERIFY(teamOf(mina) != teamOf(sora));
        QCOMPARE(one->take("room.snapshot").as<RoomSnapshot>().members.empty(), false);
    }
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duo"_s, .party = party}).error(), "already_in_match"_ba);
    for (ChatClient *one : {&mina, &jiho, &sora}) // more than half
        QCOMPARE(one->ask(ReportResult{.match = match, .places = {1, 2}}).type(), "ok"_ba);
    QCOMPARE(jiho.take("match.ended").as<MatchEnded>().reason, MatchEnd::Result);
    const PartyChanged changed = mina.take("party.changed").as<PartyChanged>(); // it was for this match
    QCOMPARE(changed.what, PartyChange::NotReady);
    QCOMPARE(changed.user, jiho.auth.user.id);
}

void tst_Parties::onlyWhoMayQueuesTheParty()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const PartyId party = gather({&mina, &jiho});
    const QueueForMatch wish{.mode = u"duo"_s, .party = party};
    QCOMPARE(mina.ask(wish).error(), "party_member_busy"_ba); // he is not ready
    QVERIFY(getReady(jiho, party, {&mina, &jiho}));
    QCOMPARE(jiho.ask(wish).error(), "not_party_leader"_ba);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duo"_s, .party = PartyId{7}}).error(), "party_not_found"_ba);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"chess"_s, .party = party}).error(), "mode_unknown"_ba);
    QCOMPARE(jiho.ask(QueueForMatch{.mode = u"duo"_s}).type(), "ok"_ba); // alone
    QCOMPARE(mina.ask(wish).error(), "party_member_busy"_ba);
}

void tst_Parties::oneEndsTheTicketForAll_C_42_data()
{
    QTest::addColumn<std::function<bool(ChatClient &, PartyId, TicketId)>>("deed");
    QTest::addColumn<MatchFailure>("reason");
    const auto row = [](const char *name, MatchFailure reason,
                        std::function<bool(ChatClient &, PartyId, TicketId)> deed) {
        QTest::newRow(name) << std::move(deed) << reason;
    };
    row("somebody cancels", MatchFailure::Party, [](ChatClient &one, PartyId, TicketId ticket) {
        return one.ask(CancelMatch{ticket}).type() == "ok";
    });
    row("somebody leaves the party", MatchFailure::Party,
        [](ChatClient &one, PartyId party, TicketId) { return one.ask(LeaveParty{party}).type() == "ok"; });
    row("somebody is lost", MatchFailure::MemberLost,
        [](ChatClient &one, PartyId, TicketId) { return one.lose(); });
}

void tst_Parties::oneEndsTheTicketForAll_C_42()
{
    QFETCH(std::function<bool(ChatClient &, PartyId, TicketId)>, deed);
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const PartyId party = gather({&mina, &jiho});
    QVERIFY(getReady(jiho, party, {&mina, &jiho}));
    const TicketId ticket
        = mina.ask(QueueForMatch{.mode = u"duo"_s, .party = party}).as<MatchQueued>().ticket;
    QCOMPARE(jiho.take("match.status").as<MatchStatus>().ticket, ticket);
    QVERIFY(deed(jiho, party, ticket));
    const MatchFailed failed = mina.take("match.failed").as<MatchFailed>();
    QCOMPARE(failed.ticket, ticket);
    QVERIFY(!failed.requeued);
    QTEST(failed.reason, "reason");
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duo"_s}).type(), "ok"_ba); // free at once
}

QTEST_GUILESS_MAIN(tst_Parties)
#include "tst_parties.moc"
