// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <set>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// The end that was announced (faults row 43).
class tst_Drain final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void everybodyIsToldAndClosedInTime();
    void nobodyComesIn();
    void whoIsNotLoggedInIsRefused();
    void whatWasAcknowledgedIsStored();
    void nobodyIsThere();
    void aPeerThatDoesNotAnswerDoesNotHoldItUp();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }

    static constexpr Milliseconds grace{500};
    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Drain::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    m_server->config.timing.close = Milliseconds(300);
    m_server->config.limits.floodBurst = m_server->config.limits.requestsOpen = 1000;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

void tst_Drain::everybodyIsToldAndClosedInTime()
{
    QSignalSpy drained(&**m_server, &server::ChatServer::drained);
    std::deque<ChatClient> clients;
    for (int i = 0; i < 6; ++i)
        QVERIFY(clients.emplace_back(m_format).guest(url()));
    const RoomId room = clients[0].enter(u"channel-0"_s).room.id;
    QElapsedTimer took;
    took.start();
    const Timestamp begin = currentTime().wall;
    (*m_server)->drain(grace, Milliseconds(2000), u"업데이트"_s);
    QVERIFY((*m_server)->isDraining());

    std::set<Timestamp> closings;
    for (ChatClient &client : clients) {
        const auto word = client.take("sys.drain").as<SystemDrain>();
        QVERIFY(word.closeAt >= begin && word.closeAt <= currentTime().wall + grace);
        QVERIFY(word.reconnectAt && *word.reconnectAt >= begin + Milliseconds(2000));
        QCOMPARE(word.reason, u"업데이트"_s);
        closings.insert(word.closeAt);
    }
    QVERIFY2(closings.size() >= 3, "they are spread over the grace time");
    QCOMPARE(clients[0].say(room, u"until the end"_s).type(), "ok"_ba);
    for (ChatClient &client : clients)
        QCOMPARE(client.closeCode(), int(CloseCode::Drain));
    QTRY_COMPARE(drained.count(), 1);
    QVERIFY(took.elapsed() < grace.count() + 2000);
}

void tst_Drain::nobodyComesIn()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    (*m_server)->drain(grace, {}, {});
    RawClient next;
    QVERIFY(!next.connectTo(*m_server, m_transport));
    const auto word = mina.take("sys.drain").as<SystemDrain>();
    QVERIFY(!word.reconnectAt);
    QCOMPARE(mina.closeCode(), int(CloseCode::Drain));
}

void tst_Drain::whoIsNotLoggedInIsRefused()
{
    ChatClient late(m_format);
    RawClient unopened;
    QVERIFY(late.open(url()));
    QVERIFY(unopened.connectTo(*m_server, m_transport));
    (*m_server)->drain(grace, {}, {});
    QCOMPARE(late.ask(AuthGuest{}).error(), "draining"_ba);
    QVERIFY(unopened.isEnded());
    QCOMPARE(late.closeCode(), int(CloseCode::Drain));
}

void tst_Drain::whatWasAcknowledgedIsStored()
{
    QSignalSpy drained(&**m_server, &server::ChatServer::drained);
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    (*m_server)->drain(grace, {}, {});
    int said = 0;
    while (mina.say(room, u"m"_s + QString::number(said + 1)).type() == "ok") // up to the close
        ++said;
    QVERIFY(said > 0);
    QTRY_COMPARE(drained.count(), 1);
    m_server->stop();

    m_server->config.channels.log = 300;
    m_server->config.limits.frameBurst = 1000;
    QVERIFY(m_server->start());
    ChatClient back(m_format);
    QVERIFY(back.guest(url()) && back.enter(u"channel-0"_s).room.id == room);
    const auto kept
        = back.ask(FetchHistory{.room = room, .before = said + 1, .limit = 10}).as<HistoryAnswer>();
    QCOMPARE(textsOf(kept.events), numbered(u"m"_s, std::max(1, said - 9), said));
}

void tst_Drain::nobodyIsThere()
{
    QSignalSpy drained(&**m_server, &server::ChatServer::drained);
    QElapsedTimer took;
    took.start();
    (*m_server)->drain(Milliseconds(30'000), {}, {});
    QTRY_COMPARE(drained.count(), 1);
    QVERIFY(took.elapsed() < 5000);
    (*m_server)->drain(Milliseconds(0), {}, {}); // a second time is nothing
    QCOMPARE(drained.count(), 1);
}

void tst_Drain::aPeerThatDoesNotAnswerDoesNotHoldItUp()
{
    QSignalSpy drained(&**m_server, &server::ChatServer::drained);
    RawClient silent; // never answers the close frame
    QVERIFY(silent.open(*m_server, m_transport));
    (*m_server)->drain(Milliseconds(100), {}, {});
    QCOMPARE(silent.takeCloseCode(), int(CloseCode::Drain));
    QTRY_COMPARE(drained.count(), 1);
}

QTEST_GUILESS_MAIN(tst_Drain)
#include "tst_drain.moc"
