// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

#include <set>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Coming back: after a drop, and after the server's end.
class tst_Resume final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void exactlyWhatWasMissed();
    void beforeTheLossIsNoticed_C32();
    void theKeyIsSpent();
    void aWrongKeyLeavesTheSocket();
    void afterTheWindow();
    void positionsOutsideTheRing_data();
    void positionsOutsideTheRing();
    void afterARestart();
    void aNonceIsKnownAfterARestart_B3_22();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    [[nodiscard]] bool sayAll(ChatClient &client, RoomId room, int first, int last);

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Resume::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 1000;
}

bool tst_Resume::sayAll(ChatClient &client, RoomId room, int first, int last)
{
    RequestId request = 0;
    for (int i = first; i <= last; ++i) {
        request = client.send(SendMessage{
            .room = room, .nonce = "n" + QByteArray::number(i), .text = u"m"_s + QString::number(i)});
    }
    return client.answerOf(request).type() == "ok";
}

void tst_Resume::exactlyWhatWasMissed()
{
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient back(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const RoomSnapshot before = jiho.enter(u"channel-0"_s);
    const RoomId other = jiho.enter(u"channel-1"_s).room.id;
    QVERIFY(sayAll(mina, room, 1, 3));
    for (int i = 0; i < 3; ++i)
        QVERIFY(jiho.take("msg.new"));
    QVERIFY(jiho.lose());
    QVERIFY(sayAll(mina, room, 4, 6));

    QVERIFY(back.resume(url(), jiho));
    QVERIFY(back.welcome.resumed);
    QCOMPARE(back.welcome.session, jiho.welcome.session);
    QCOMPARE(back.auth.user, jiho.auth.user);
    QCOMPARE((std::set<RoomId>{back.welcome.rooms.begin(), back.welcome.rooms.end()}),
             (std::set<RoomId>{room, other}));
    const RoomSnapshot missed = back.enter(u"channel-0"_s, Position{before.epoch, 3});
    QVERIFY(missed.complete);
    QCOMPARE(textsOf(missed.log), numbered(u"m"_s, 4, 6));
    QCOMPARE(missed.members, (std::vector<UserInfo>{mina.auth.user, jiho.auth.user}));
    QVERIFY(sayAll(mina, room, 7, 7));
    QCOMPARE(back.take("msg.new").packet.seq, 7); // goes on without a hole

    const RoomSnapshot nothing = back.enter(u"channel-0"_s, Position{before.epoch, 7});
    QVERIFY(nothing.complete && nothing.log.empty());
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("member.joined"), 1); // the flap was not told
    QCOMPARE(mina.count("member.left"), 0);
}

void tst_Resume::beforeTheLossIsNoticed_C32()
{
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient back(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const RoomSnapshot before = jiho.enter(u"channel-0"_s);
    QVERIFY(mina.take("member.joined"));
    QVERIFY(back.resume(url(), jiho)); // the old connection is still open
    QCOMPARE(back.welcome.rooms, std::vector{room});
    QCOMPARE(jiho.closeCode(), int(CloseCode::Replaced));
    QVERIFY(sayAll(mina, room, 1, 2));
    QCOMPARE(textsOf(back.enter(u"channel-0"_s, Position{before.epoch, 0}).log), numbered(u"m"_s, 1, 2));
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("member.left"), 0);
    QCOMPARE(mina.count("member.joined"), 0);
}

void tst_Resume::theKeyIsSpent()
{
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient second(m_format);
    ChatClient third(m_format);
    QVERIFY(mina.guest(url()));
    QVERIFY(mina.lose());
    QVERIFY(second.resume(url(), mina));
    QVERIFY(second.welcome.resumeKey != mina.welcome.resumeKey);
    QVERIFY(second.lose());
    QVERIFY(!third.resume(url(), mina));
    ChatClient fourth(m_format);
    QVERIFY(fourth.resume(url(), second));
}

void tst_Resume::aWrongKeyLeavesTheSocket()
{
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient thief(m_format);
    QVERIFY(mina.guest(url()) && thief.open(url()));
    QCOMPARE(thief.ask(AuthResume{.session = mina.welcome.session, .resumeKey = "guess"}).error(),
             "resume_expired"_ba);
    QCOMPARE(thief.take("resume_failed").as<ResumeFailed>().reason, ResumeFailure::Unknown);
    QCOMPARE(thief.ask(AuthResume{.session = SessionId{7}, .resumeKey = mina.welcome.resumeKey}).error(),
             "resume_expired"_ba);
    QCOMPARE(thief.take("resume_failed").as<ResumeFailed>().reason, ResumeFailure::Expired);
    QCOMPARE(thief.ask(AuthGuest{}).type(), "ok"_ba); // the socket stays
    QVERIFY(mina.settle()); // and whose session it is was not disturbed
}

void tst_Resume::afterTheWindow()
{
    m_server->config.auth.resume = Milliseconds(200);
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient late(m_format);
    QVERIFY(mina.guest(url()));
    QVERIFY(mina.lose());
    QVERIFY(late.open(url()));
    // With a wrong key, which tells whether the session is still there and changes nothing.
    const auto reason = [&] {
        (void)late.send(AuthResume{.session = mina.welcome.session, .resumeKey = "guess"});
        return late.take("resume_failed").as<ResumeFailed>().reason;
    };
    QTRY_COMPARE(reason(), ResumeFailure::Expired);
    QCOMPARE(
        late.ask(AuthResume{.session = mina.welcome.session, .resumeKey = mina.welcome.resumeKey}).error(),
        "resume_expired"_ba);
    ChatClient again(m_format);
    QVERIFY(again.token(url(), mina.auth.token)); // the token lives longer
    QCOMPARE(again.auth.user.id, mina.auth.user.id);
}

void tst_Resume::positionsOutsideTheRing_data()
{
    QTest::addColumn<int>("since");
    QTest::addColumn<bool>("sameEpoch");
    QTest::addColumn<bool>("complete");
    QTest::addColumn<int>("first");
    QTest::newRow("299 behind") << 51 << true << true << 52; // N-1
    QTest::newRow("300 behind: all of the ring") << 50 << true << true << 51; // N
    QTest::newRow("301 behind: one too many") << 49 << true << false << 251; // N+1
    QTest::newRow("another epoch") << 340 << false << false << 251;
    QTest::newRow("a number that was never given") << 351 << true << false << 251;
}

void tst_Resume::positionsOutsideTheRing()
{
    QFETCH(int, since);
    QFETCH(bool, sameEpoch);
    QFETCH(bool, complete);
    QFETCH(int, first);
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomSnapshot before = mina.enter(u"channel-0"_s);
    QVERIFY(sayAll(mina, before.room.id, 1, 350));
    const Epoch epoch = sameEpoch ? before.epoch : Epoch{before.epoch.value ^ 1};
    const RoomSnapshot after = mina.enter(u"channel-0"_s, Position{epoch, since});
    QCOMPARE(after.complete, complete);
    QCOMPARE(textsOf(after.log), numbered(u"m"_s, first, 350));
    const bool hole = sameEpoch && !complete && since < 350;
    QVERIFY(mina.fence(before.room.id));
    QCOMPARE(mina.count("gap"), hole ? 1 : 0); // gap_is_visible, B4-15
    if (hole) {
        const Gap gap = mina.take("gap").as<Gap>();
        QCOMPARE(gap, (Gap{before.room.id, since + 1, first - 1, GapReason::Dropped}));
    }
}

void tst_Resume::afterARestart()
{
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url()));
    const RoomSnapshot before = mina.enter(u"channel-0"_s);
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QVERIFY(sayAll(mina, before.room.id, 1, 8));
    m_server->stop();
    QVERIFY(mina.closeCode() != 0);
    QVERIFY(m_server->start());

    ChatClient gone(m_format);
    QVERIFY(gone.open(url()));
    QCOMPARE(
        gone.ask(AuthResume{.session = mina.welcome.session, .resumeKey = mina.welcome.resumeKey}).error(),
        "resume_expired"_ba); // sessions do not outlive the server; logins do
    ChatClient back(m_format);
    QVERIFY(back.token(url(), mina.auth.token));
    QCOMPARE(back.auth.user, mina.auth.user);
    const RoomSnapshot after = back.enter(u"channel-0"_s, Position{before.epoch, 5});
    QCOMPARE(after.room.id, before.room.id);
    QCOMPARE(after.epoch, before.epoch);
    QVERIFY(after.complete);
    QCOMPARE(textsOf(after.log), numbered(u"m"_s, 6, 8));
    QVERIFY(sayAll(back, before.room.id, 9, 9));
    QCOMPARE(back.take("msg.new").packet.seq, 9);
}

void tst_Resume::aNonceIsKnownAfterARestart_B3_22()
{
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url(), u"mina"_s));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const auto first = mina.say(room, u"once"_s, "same").as<MessageSent>();
    m_server->stop();
    QVERIFY(m_server->start());

    ChatClient back(m_format);
    QVERIFY(back.token(url(), mina.auth.token));
    QVERIFY(back.enter(u"channel-0"_s).room.id.isValid());
    const auto again = back.say(room, u"once"_s, "same").as<MessageSent>();
    QVERIFY(again.duplicate.value_or(false));
    QCOMPARE(again.seq, first.seq);
    QCOMPARE(back.say(room, u"other"_s, "same").error(), "duplicate_nonce_mismatch"_ba);
    QCOMPARE(back.say(room, u"other"_s, "new").as<MessageSent>().seq, first.seq + 1);
}

QTEST_GUILESS_MAIN(tst_Resume)
#include "tst_resume.moc"
