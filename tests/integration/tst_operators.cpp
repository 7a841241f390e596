// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/waituntil.h"

#include <atomic>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// What operators do to those who are connected.
class tst_Operators final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void anAnnouncementReachesEverybodyOnce_B1_24();
    void anAnnouncementAcrossADrop_B1_24();
    void anAnnouncementAcrossARestart();
    void whatStaysIsShownToNewcomers();
    void aKickClosesAtOnce();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// Says it, and waits until it is stored; how many heard it.
    [[nodiscard]] int announce(const QString &text, bool sticky = false);
    [[nodiscard]] static QString englishIn(const KeptEvent &event);

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Operators::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

int tst_Operators::announce(const QString &text, bool sticky)
{
    const auto heardBy = std::make_shared<std::atomic<int>>(-1); // the answer comes from another thread
    (*m_server)->announcer().announce(
        {.text = {.ko = {}, .en = text}, .sticky = sticky, .until = {}, .reason = {}}, "mina",
        [heardBy](const Result<AnnounceAnswer> &said) { *heardBy = said ? said->sessions : 0; });
    (void)waitUntil([&] { return *heardBy >= 0; }, ChatClient::patience);
    return *heardBy;
}

QString tst_Operators::englishIn(const KeptEvent &event)
{
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    const auto word
        = body ? readMap<SystemAnnounce>(*body, Direction::FromServer) : refuse(ErrorCode::Internal);
    return word ? word->text.en.value_or(QString()) : QString();
}

void tst_Operators::anAnnouncementReachesEverybodyOnce_B1_24()
{
    std::deque<ChatClient> people;
    for (int rooms = 0; rooms < 3; ++rooms) {
        QVERIFY(people.emplace_back(m_format).guest(url()));
        for (int i = 0; i < rooms; ++i)
            QVERIFY(people.back().enter(u"channel-%1"_s.arg(i)).room.id.isValid());
    }
    ChatClient stranger(m_format);
    QVERIFY(stranger.open(url()));
    QCOMPARE(announce(u"점검 at ten"_s), 3);
    for (ChatClient &one : people) {
        const Received heard = one.take("sys.announce");
        QCOMPARE(heard.as<SystemAnnounce>().text.en, u"점검 at ten"_s);
        QCOMPARE(heard.packet.room, one.welcome.system);
        QCOMPARE(heard.packet.seq, 1);
    }
    QCOMPARE(announce(u"second"_s), 3);
    for (ChatClient &one : people) {
        QCOMPARE(one.take("sys.announce").as<SystemAnnounce>().text.en, u"second"_s);
        QCOMPARE(one.count("sys.announce"), 0);
    }
    QVERIFY(stranger.settle());
    QCOMPARE(stranger.count("sys.announce"), 0);
}

void tst_Operators::anAnnouncementAcrossADrop_B1_24()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    QCOMPARE(announce(u"before"_s), 1);
    const Seq seen = mina.take("sys.announce").packet.seq;
    QVERIFY(mina.lose());
    QVERIFY(announce(u"during"_s) >= 0);

    ChatClient back(m_format);
    QVERIFY(back.resume(url(), mina, Position{mina.system.epoch, seen}));
    QVERIFY(back.system.complete);
    QCOMPARE(back.system.log.size(), size_t(1)); // exactly what he missed
    QCOMPARE(englishIn(back.system.log.front()), u"during"_s);
    QCOMPARE(announce(u"after"_s), 1);
    QCOMPARE(back.take("sys.announce").as<SystemAnnounce>().text.en, u"after"_s);
    QCOMPARE(back.count("sys.announce"), 0);
}

void tst_Operators::anAnnouncementAcrossARestart()
{
    QVERIFY(announce(u"stays"_s, true) >= 0);
    m_server->stop();
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    QCOMPARE(mina.system.log.size(), size_t(1));
    QCOMPARE(englishIn(mina.system.log.front()), u"stays"_s);
}

void tst_Operators::whatStaysIsShownToNewcomers()
{
    QVERIFY(announce(u"stays"_s, true) >= 0);
    QVERIFY(announce(u"passes"_s, false) >= 0);
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    QCOMPARE(mina.system.log.size(), size_t(1));
    QCOMPARE(englishIn(mina.system.log.front()), u"stays"_s);
    QVERIFY(mina.system.members.empty()); // nobody sees there who is connected
}

void tst_Operators::aKickClosesAtOnce()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    QVERIFY(mina.enter(u"channel-0"_s).room.id.isValid());
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    const auto ended = std::make_shared<std::atomic<int>>(-1);
    (*m_server)->kick({}, jiho.auth.user.id, [ended](int sessions) { *ended = sessions; });
    QCOMPARE(jiho.closeCode(), int(CloseCode::Kicked));
    QTRY_COMPARE(ended->load(), 1);
    QCOMPARE(mina.take("member.left").as<MemberLeft>(),
             (MemberLeft{jiho.auth.user.id, LeaveReason::Kicked})); // no grace
    ChatClient back(m_format);
    QVERIFY(!back.resume(url(), jiho)); // the key went with the session
}

QTEST_GUILESS_MAIN(tst_Operators)
#include "tst_operators.moc"
