// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"
#include "tests/unit/server/net/clientframes.h"

#include <QDirIterator>
#include <QFile>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using chat::server::masked;
using chat::server::Opcode;

/// The data channel of a match on sockets (F-074, decision 39).
class tst_MatchData final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void oneOrderForAll();
    void nothingOfItIsStored();
    void onlyTheMatchMaySend();
    void itsSize_data();
    void itsSize();
    void itsRateIsThePlayers();
    void aSlowConsumerIsClosed_row19();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// All have logged in, accepted, and are in the room; false: they are not.
    [[nodiscard]] bool play(const std::vector<ChatClient *> &people);

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
    MatchId m_match;
};

void tst_MatchData::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 10'000;
    m_server->config.modes = {{.name = u"three"_s, .teams = 1, .teamSize = 3}};
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

bool tst_MatchData::play(const std::vector<ChatClient *> &people)
{
    for (size_t i = 0; i < people.size(); ++i) {
        if (!people[i]->guest(url(), u"player%1"_s.arg(i))
            || people[i]->ask(QueueForMatch{.mode = u"three"_s}).type() != "ok")
            return false;
    }
    for (ChatClient *one : people) {
        m_match = one->take("match.found").as<MatchFound>().match;
        one->send(ReadyForMatch{.match = m_match, .accept = true});
    }
    for (ChatClient *one : people) {
        if (!one->take("match.start") || !one->take("room.snapshot"))
            return false;
    }
    return true;
}

void tst_MatchData::oneOrderForAll()
{
    ChatClient mina(m_format);
    ChatClient jiho(WireFormat::Json);
    ChatClient sora(WireFormat::Cbor);
    const std::vector<ChatClient *> people{&mina, &jiho, &sora};
    QVERIFY(play(people));
    constexpr int each = 15;
    for (int i = 0; i < each; ++i) { // all at once, and words between
        for (ChatClient *one : people) {
            one->send(SendMatchData{.match = m_match, .op = i, .data = {QByteArray("\x00\xff", 2)}});
            if (i % 3 == 0)
                one->send(SendMessage{.room = RoomId{m_match.value},
                                      .nonce = "n" + QByteArray::number(i),
                                      .text = QString::number(i)});
        }
    }
    const auto isHeard
        = [](const Received &one) { return one.type() == "match.data" || one.type() == "msg.new"; };
    std::vector<QStringList> heard;
    for (ChatClient *one : people) {
        QStringList &words = heard.emplace_back();
        qint64 number = 0;
        while (words.size() < int(people.size()) * (each + each / 3)) {
            const Received next = one->take(isHeard);
            QVERIFY(next);
            if (next.type() == "msg.new") {
                words << u"said "_s + next.as<MessageNew>().user.nick + next.as<MessageNew>().text;
                continue;
            }
            const MatchData data = next.as<MatchData>();
            QCOMPARE(data.number, ++number);
            QCOMPARE(data.data.bytes, QByteArray("\x00\xff", 2));
            words << QString::fromLatin1(data.from.toText()) + QString::number(data.op);
        }
    }
    QCOMPARE(heard[1], heard[0]);
    QCOMPARE(heard[2], heard[0]);
    for (ChatClient *one : people) { // and each in the order in which it was sent
        const QString who = QString::fromLatin1(one->auth.user.id.toText());
        QStringList his = heard[0].filter(who);
        for (int i = 0; i < each; ++i)
            QCOMPARE(his.value(i), who + QString::number(i));
    }
}

void tst_MatchData::nothingOfItIsStored()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    QVERIFY(play({&mina, &jiho, &sora}));
    const QByteArray secret = "words-that-are-nowhere-else";
    QCOMPARE(mina.ask(SendMatchData{.match = m_match, .op = 1, .data = {secret}}).type(), "ok"_ba);
    QCOMPARE(jiho.take("match.data").as<MatchData>().data.bytes, secret);
    const RoomId channel = mina.ask(ListChannels()).as<ChannelList>().channels.front().id;
    QCOMPARE(mina.ask(EnterRoom{.room = channel}).type(), "ok"_ba);
    QCOMPARE(mina.say(channel, u"words-that-are-kept"_s).type(), "ok"_ba); // and so committed
    QByteArray stored;
    for (QDirIterator it(m_server->config.server.state, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            stored += file.readAll();
    }
    QVERIFY(stored.contains("words-that-are-kept"));
    QVERIFY(!stored.contains(secret) && !stored.contains(secret.toBase64()));
}

void tst_MatchData::onlyTheMatchMaySend()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    ChatClient stranger(m_format);
    QVERIFY(play({&mina, &jiho, &sora}));
    QVERIFY(stranger.guest(url(), u"stranger"_s));
    QCOMPARE(stranger.ask(SendMatchData{.match = m_match, .op = 1}).error(), "not_joined"_ba);
    QCOMPARE(stranger.ask(SendMatchData{.match = MatchId{1}, .op = 1}).error(), "room_not_found"_ba);
    QCOMPARE(jiho.ask(LeaveMatch{m_match}).type(), "ok"_ba);
    QCOMPARE(jiho.ask(SendMatchData{.match = m_match, .op = 1}).error(), "not_joined"_ba);
    QCOMPARE(mina.ask(SendMatchData{.match = m_match, .op = 2}).type(), "ok"_ba);
    QCOMPARE(sora.take("match.data").as<MatchData>().number, 1); // nothing of theirs
}

void tst_MatchData::itsSize_data()
{
    QTest::addColumn<int>("op");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QByteArray>("error"); // empty: it is taken
    QTest::newRow("nothing") << 0 << 0 << QByteArray();
    QTest::newRow("one less than may be") << 254 << 4095 << QByteArray();
    QTest::newRow("as much as may be") << 255 << 4096 << QByteArray();
    QTest::newRow("one more") << 255 << 4097 << "too_large"_ba;
    QTest::newRow("a number that is none") << 256 << 0 << "bad_field"_ba;
    QTest::newRow("a negative number") << -1 << 0 << "bad_field"_ba;
}

void tst_MatchData::itsSize()
{
    QFETCH(int, op);
    QFETCH(int, bytes);
    QFETCH(QByteArray, error);
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    QVERIFY(play({&mina, &jiho, &sora}));
    const QByteArray data(bytes, '\x80');
    const Received answer = mina.ask(SendMatchData{.match = m_match, .op = op, .data = {data}});
    QCOMPARE(answer.error(), error);
    if (error.isEmpty())
        QCOMPARE(sora.take("match.data").as<MatchData>(),
                 (MatchData{.number = 1, .from = mina.auth.user.id, .op = op, .data = {data}}));
}

/// A new connection has no new allowance: the same person is as far as he was.
void tst_MatchData::itsRateIsThePlayers()
{
    m_server->config.limits.matchDataBurst = 3;
    m_server->config.limits.matchDataPerSecond = 0.01;
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    QVERIFY(play({&mina, &jiho, &sora}));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(mina.ask(SendMatchData{.match = m_match, .op = i}).type(), "ok"_ba);
    const Received refused = mina.ask(SendMatchData{.match = m_match, .op = 3});
    QCOMPARE(refused.error(), "rate_limited"_ba);
    QVERIFY(refused.as<ErrorInfo>().retryAfterMs.value_or(0) > 0);
    mina.drop();
    ChatClient again(m_format);
    QVERIFY(again.resume(url(), mina));
    QCOMPARE(again.ask(EnterRoom{.room = RoomId{m_match.value}}).type(), "ok"_ba);
    QCOMPARE(again.ask(SendMatchData{.match = m_match, .op = 4}).error(), "rate_limited"_ba);
    QCOMPARE(jiho.ask(SendMatchData{.match = m_match, .op = 5}).type(), "ok"_ba); // each has his own
    for (int number = 1; number <= 4; ++number)
        QCOMPARE(sora.take("match.data").as<MatchData>().number, number);
}

/// Nobody waits for who does not read, and nothing is left out for him: his outbox is full one day.
void tst_MatchData::aSlowConsumerIsClosed_row19()
{
    auto &limits = m_server->config.limits;
    limits.frameBurst = limits.requestsOpen = limits.matchDataBurst = 100'000;
    limits.byteBurst = 1'000'000'000;
    m_server->config.channels.grace = Milliseconds(0);
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    QVERIFY(mina.enter(u"channel-0"_s).room.id.isValid());
    RawClient stalled;
    stalled.readNothing();
    QVERIFY(stalled.connectTo(*m_server, m_transport));
    auto next = [id = RequestId(0)](const auto &command) mutable {
        return masked(Opcode::Text, encodeRequest(WireFormat::Json, ++id, command));
    };
    stalled.send(RawClient::upgradeHead() + next(Hello{.version = 1}) + next(AuthGuest{})
                 + next(EnterRoom{.roomName = u"channel-0"_s}) + next(QueueForMatch{.mode = u"three"_s}));
    for (ChatClient *one : {&mina, &jiho})
        QCOMPARE(one->ask(QueueForMatch{.mode = u"three"_s}).type(), "ok"_ba);
    m_match = mina.take("match.found").as<MatchFound>().match;
    QVERIFY(m_match.isValid() && jiho.take("match.found"));
    stalled.send(next(ReadyForMatch{.match = m_match, .accept = true}));
    for (ChatClient *one : {&mina, &jiho})
        one->send(ReadyForMatch{.match = m_match, .accept = true});
    QVERIFY(mina.take("match.start") && jiho.take("match.start"));

    const QByteArray data(limits::maxMatchDataBytes, 'x');
    int said = 0;
    while (mina.count("member.left") == 0 && said < 10'000) {
        RequestId last = 0;
        for (int i = 0; i < 20; ++i, ++said)
            last = mina.send(SendMatchData{.match = m_match, .op = said % 256, .data = {data}});
        QCOMPARE(mina.answerOf(last).type(), "ok"_ba);
    }
    QCOMPARE(mina.take("member.left").as<MemberLeft>().reason, LeaveReason::Lost);
    stalled.readAgain();
    QCOMPARE(stalled.takeStatus(), 101);
    QCOMPARE(stalled.takeCloseCode(), int(CloseCode::SlowConsumer));
    QTRY_COMPARE(jiho.count("match.data"), said); // the others feel nothing
    QTRY_COMPARE(mina.count("match.data"), said);
}

QTEST_GUILESS_MAIN(tst_MatchData)
#include "tst_matchdata.moc"
