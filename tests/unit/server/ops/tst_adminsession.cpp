// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsocket.h"
#include "shared/protocol/adminwire.h"
#include "tests/unit/server/ops/adminfixture.h"

#include <QCoreApplication>
#include <QTest>

#include <thread>
#include <unistd.h>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// What is said on the admin socket.
class tst_AdminSession final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_admin.start()); }
    void everyRequestIsAnswered_data();
    void everyRequestIsAnswered();
    void everyActNamesItsOperator();
    void refusals_data();
    void refusals();
    void theBackendsRefusalIsAnswered();
    void answersMayComeInAnotherOrder();
    void answersComeFromAnyThread();
    void theClientIsGoneBeforeTheAnswer();
    void theSocketIsGoneBeforeTheAnswer();
    void controlCharactersStayInsideTheirLine();

private:
    AdminFixture m_admin;
};

void tst_AdminSession::everyRequestIsAnswered_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("answer");

    const AdminHelloAnswer hello{
        .server = "chat-server " CHAT_VERSION, .version = 1, .pid = QCoreApplication::applicationPid()};
    const QByteArray session = oneSession.toText();
    const QByteArray user = oneUser.toText();
    QTest::newRow("hello") << R"({"t":"a.hello","id":1,"d":{"ver":1}})"_ba << ok(1, hello);
    QTest::newRow("hello of a newer console") << R"({"t":"a.hello","id":1,"d":{"ver":9}})"_ba << ok(1, hello);
    QTest::newRow("stats") << R"({"t":"a.stats","id":2})"_ba << ok(2, sampleStats());
    QTest::newRow("stats without an id, as typed into nc") << R"({"t":"a.stats"})"_ba << ok(0, sampleStats());
    QTest::newRow("workers") << R"({"t":"a.workers","id":3,"d":{}})"_ba << ok(3, sampleWorkers());
    QTest::newRow("rooms") << R"({"t":"a.rooms","id":4,"d":{"filter":"channel","limit":200}})"_ba
                           << ok(4, sampleRooms());
    QTest::newRow("sessions") << R"({"t":"a.sessions","id":5,"d":{"unknown":true}})"_ba
                              << ok(5, sampleSessions());
    QTest::newRow("kick of a session") << R"({"t":"a.session.kick","id":6,"d":{"reason":"spam","session":")"
            + session + R"("}})" << ok(6, KickAnswer{1});
    QTest::newRow("kick of a user") << R"({"t":"a.session.kick","id":7,"d":{"reason":"spam","user":")" + user
            + R"("}})" << ok(7, KickAnswer{1});
    QTest::newRow("announce")
        << R"({"t":"a.announce","id":8,"d":{"severity":"warn","text":{"ko":"곧 멈춥니다"},"sticky":true}})"_ba
        << ok(8, AnnounceAnswer{.seq = 3, .sessions = 120, .id = AnnounceId{0x5150}});
    const QByteArray room = oneRoom.toText();
    QTest::newRow("close a room") << R"({"t":"a.room.close","id":10,"d":{"reason":"spam","room":")" + room
            + R"("}})" << ok(10, RoomActAnswer{7});
    QTest::newRow("stop a room") << R"({"t":"a.quarantine","id":11,"d":{"on":true,"reason":"x","room":")"
            + room + R"("}})" << ok(11, RoomActAnswer{7});
    QTest::newRow("ban a user") << R"({"t":"a.ban","id":12,"d":{"reason":"spam","target":{"user":")" + user
            + R"("}}})" << ok(12, BanAnswer{.id = BanId{0x7171}, .sessions = 1});
    QTest::newRow("ban a device (F-161)")
        << R"({"t":"a.ban","id":12,"d":{"reason":"spam","target":{"device":"0000000000005"}}})"_ba
        << ok(12, BanAnswer{.id = BanId{0x7171}, .sessions = 1});
    QTest::newRow("bans") << R"({"t":"a.bans","id":13})"_ba << ok(13, sampleBans());
    QTest::newRow("drain") << R"({"t":"a.drain","id":9,"d":{"grace_ms":5000,"reason":"update"}})"_ba
                           << ok(9, Nothing());
    QTest::newRow("audit") << R"({"t":"a.audit","id":4294967295,"d":{"before":10,"limit":1}})"_ba
                           << ok(4294967295, sampleAudit());
}

void tst_AdminSession::everyRequestIsAnswered()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, answer);
    LineClient client(m_admin.path());
    client.write(line(request));
    QVERIFY(client.waitForLines(1));
    QCOMPARE(client.lines, QStringList{answer});
}

void tst_AdminSession::everyActNamesItsOperator()
{
    LineClient client(m_admin.path());
    client.write(line(R"({"t":"a.announce","id":1,"d":{"severity":"info","text":{"en":"hi"}}})"));
    client.write(line(R"({"t":"a.drain","id":2,"d":{"reason":" update "}})"));
    client.write(
        line(R"({"t":"a.session.kick","id":3,"d":{"reason":"x","user":")" + oneUser.toText() + "\"}}"));
    QVERIFY(client.waitForLines(3));
    const Operator me = operatorOf({.uid = ::getuid(), .pid = ::getpid()});
    QCOMPARE(m_admin.backend->operators, (std::vector{me, me, me}));
    QCOMPARE(std::get<DrainServer>(m_admin.backend->asked.at(1)).reason, u"update"_s);
    QCOMPARE(std::get<KickSession>(m_admin.backend->asked.at(2)),
             (KickSession{.session = {}, .user = oneUser, .reason = u"x"_s}));
}

void tst_AdminSession::refusals_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("field");
    QTest::newRow("no JSON") << "status"_ba << u"bad_json"_s << QString();
    QTest::newRow("no object") << "[1]"_ba << u"bad_json"_s << QString();
    QTest::newRow("two objects in a line")
        << R"({"t":"a.stats"}{"t":"a.stats"})"_ba << u"bad_json"_s << QString();
    QTest::newRow("a key twice") << R"({"t":"a.stats","t":"a.rooms"})"_ba << u"duplicate_key"_s << u"t"_s;
    QTest::newRow("no type") << R"({"id":1})"_ba << u"missing_field"_s << u"t"_s;
    QTest::newRow("an unknown type") << R"({"t":"a.shutdown","id":1})"_ba << u"unknown_type"_s << QString();
    QTest::newRow("a packet of clients") << R"({"t":"ping","id":1})"_ba << u"unknown_type"_s << QString();
    QTest::newRow("no number as id") << R"({"t":"a.stats","id":"1"})"_ba << u"bad_field"_s << u"id"_s;
    QTest::newRow("fields that are no map") << R"({"t":"a.stats","d":[]})"_ba << u"bad_field"_s << u"d"_s;
    QTest::newRow("hello of no version")
        << R"({"t":"a.hello","d":{"ver":0}})"_ba << u"version_unsupported"_s << u"ver"_s;
    QTest::newRow("0 rows") << R"({"t":"a.rooms","d":{"limit":0}})"_ba << u"bad_field"_s << u"limit"_s;
    QTest::newRow("201 rows") << R"({"t":"a.rooms","d":{"limit":201}})"_ba << u"bad_field"_s << u"limit"_s;
    QTest::newRow("a cursor that is no id")
        << R"({"t":"a.sessions","d":{"after":"x"}})"_ba << u"bad_field"_s << u"after"_s;
    QTest::newRow("kick without a reason")
        << R"({"t":"a.session.kick","d":{"user":"0000000000001"}})"_ba << u"reason_required"_s << u"reason"_s;
    QTest::newRow("kick with a blank reason")
        << R"({"t":"a.session.kick","d":{"user":"0000000000001","reason":"  "}})"_ba << u"reason_required"_s
        << u"reason"_s;
    QTest::newRow("kick of nobody") << R"({"t":"a.session.kick","d":{"reason":"x"}})"_ba << u"bad_field"_s
                                    << u"session"_s;
    QTest::newRow("kick of both")
        << R"({"t":"a.session.kick","d":{"reason":"x","user":"0000000000001","session":"0000000000002"}})"_ba
        << u"bad_field"_s << u"session"_s;
    QTest::newRow("a reason with an escape (row 32)")
        << R"({"t":"a.drain","d":{"reason":"\u001b[2J"}})"_ba << u"bad_field"_s << u"reason"_s;
    QTest::newRow("drain without a reason") << R"({"t":"a.drain"})"_ba << u"reason_required"_s << u"reason"_s;
    QTest::newRow("drain with a grace of less than nothing")
        << R"({"t":"a.drain","d":{"reason":"x","grace_ms":-1}})"_ba << u"bad_field"_s << u"grace_ms"_s;
    QTest::newRow("announce of nothing")
        << R"({"t":"a.announce","d":{"severity":"info","text":{}}})"_ba << u"empty_message"_s << u"text"_s;
    QTest::newRow("announce of blanks")
        << R"({"t":"a.announce","d":{"severity":"info","text":{"ko":" "}}})"_ba << u"empty_message"_s
        << u"text.ko"_s;
    QTest::newRow("announce to a room and a session")
        << R"({"t":"a.announce","d":{"severity":"info","text":{"ko":"x"},"audience":{"room":")"
            + oneRoom.toText() + R"(","session":")" + oneSession.toText() + R"("}}})"
        << u"bad_field"_s << u"audience"_s;
    QTest::newRow("announce every 59.999 seconds")
        << R"({"t":"a.announce","d":{"severity":"info","text":{"ko":"x"},"repeat_ms":59999}})"_ba
        << u"bad_field"_s << u"repeat_ms"_s;
    QTest::newRow("ban of nobody") << R"({"t":"a.ban","d":{"reason":"x","target":{}}})"_ba << u"bad_field"_s
                                   << u"target"_s;
    QTest::newRow("ban of an address and a device (F-161)")
        << R"({"t":"a.ban","d":{"reason":"x","target":{"address":"::1","device":"0000000000005"}}})"_ba
        << u"bad_field"_s << u"target"_s;
    QTest::newRow("close without a reason")
        << R"({"t":"a.room.close","d":{"room":")" + oneRoom.toText() + R"("}})" << u"reason_required"_s
        << u"reason"_s;
    QTest::newRow("a block of more than ten seconds")
        << R"({"t":"a.chaos.block","d":{"reason":"x","ms":10001,"room":")" + oneRoom.toText() + R"("}})"
        << u"bad_field"_s << u"ms"_s;
    QTest::newRow("an unknown severity")
        << R"({"t":"a.announce","d":{"severity":"fatal","text":{"ko":"x"}}})"_ba << u"bad_field"_s
        << u"severity"_s;
}

void tst_AdminSession::refusals()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, name);
    QFETCH(QString, field);
    LineClient client(m_admin.path());
    client.write(line(request));
    client.write(line(R"({"t":"a.stats","id":77})")); // the connection stays
    QVERIFY(client.waitForLines(2));
    Document document;
    const auto packet = decodeServerPacket(client.lines.at(0).toUtf8(), WireFormat::Json, document);
    QVERIFY(packet);
    QCOMPARE(packet->type, "error");
    const auto info = packet->as<ErrorInfo>();
    QVERIFY(info);
    QCOMPARE(QString::fromLatin1(info->name), name);
    QCOMPARE(QString::fromLatin1(info->field.value_or(QByteArray())), field);
    QCOMPARE(client.lines.at(1), ok(77, sampleStats()));
    QCOMPARE(m_admin.backend->asked.size(), size_t(1));
}

void tst_AdminSession::theBackendsRefusalIsAnswered()
{
    m_admin.backend->refusal = Error{.code = ErrorCode::StorageUnavailable, .retryAfter = Milliseconds(500)};
    LineClient client(m_admin.path());
    client.write(line(R"({"t":"a.audit","id":3})"));
    QVERIFY(client.waitForLines(1));
    QCOMPARE(client.lines.first(),
             QString::fromUtf8(encodeError(WireFormat::Json, 3, *m_admin.backend->refusal)));
}

void tst_AdminSession::answersMayComeInAnotherOrder()
{
    m_admin.backend->holding = true;
    LineClient client(m_admin.path());
    client.write(line(R"({"t":"a.stats","id":1})"));
    QTRY_COMPARE(m_admin.backend->held(), size_t(1));
    m_admin.backend->holding = false;
    client.write(line(R"({"t":"a.rooms","id":2})"));
    QVERIFY(client.waitForLines(1));
    m_admin.backend->release();
    QVERIFY(client.waitForLines(2));
    QCOMPARE(client.lines, (QStringList{ok(2, sampleRooms()), ok(1, sampleStats())}));
}

void tst_AdminSession::answersComeFromAnyThread()
{
    m_admin.backend->holding = true;
    LineClient client(m_admin.path());
    for (int id = 1; id <= 30; ++id)
        client.write("{\"t\":\"a.sessions\",\"id\":" + QByteArray::number(id) + "}\n");
    QTRY_COMPARE(m_admin.backend->held(), size_t(30));
    std::vector<std::jthread> threads;
    for (auto &answer : m_admin.backend->takeHeld())
        threads.emplace_back(std::move(answer));
    QVERIFY(client.waitForLines(30));
    for (RequestId id = 1; id <= 30; ++id)
        QVERIFY(client.lines.contains(ok(id, sampleSessions())));
}

void tst_AdminSession::theClientIsGoneBeforeTheAnswer()
{
    m_admin.backend->holding = true;
    auto client = std::make_unique<LineClient>(m_admin.path());
    client->write(line(R"({"t":"a.stats","id":1})"));
    client->write(line(R"({"t":"a.drain","id":2,"d":{"reason":"x"}})"));
    QTRY_COMPARE(m_admin.backend->held(), size_t(2));
    auto answers = m_admin.backend->takeHeld();
    std::jthread early(answers.at(0)); // races with the session's end
    client.reset();
    QTRY_COMPARE(m_admin.socket->connections(), 0);
    answers.at(1)();
    early.join();
    QCoreApplication::processEvents();
    QCOMPARE(m_admin.socket->connections(), 0);
}

void tst_AdminSession::theSocketIsGoneBeforeTheAnswer()
{
    m_admin.backend->holding = true;
    LineClient client(m_admin.path());
    for (int id = 1; id <= 30; ++id)
        client.write("{\"t\":\"a.stats\",\"id\":" + QByteArray::number(id) + "}\n");
    QTRY_COMPARE(m_admin.backend->held(), size_t(30));
    std::vector<std::jthread> threads;
    for (auto &answer : m_admin.backend->takeHeld())
        threads.emplace_back(std::move(answer));
    m_admin.socket.reset(); // while they answer
    threads.clear();
    QVERIFY(client.waitForEnd());
}

void tst_AdminSession::controlCharactersStayInsideTheirLine() // B3-25
{
    const QString said = u"line one\n\"quoted\"\ttab \\ 한글"_s; // what an announcement may hold
    LineClient client(m_admin.path());
    const Announce announce{.severity = Severity::Warn,
                            .text = {.ko = said, .en = {}},
                            .sticky = {},
                            .until = {},
                            .reason = u"\"because\""_s};
    client.write(line(encodeAdminRequest(1, announce)));
    client.write(line(R"({"t":"a.sessions","id":2})"));
    QVERIFY(client.waitForLines(2));
    QCOMPARE(std::get<Announce>(m_admin.backend->asked.at(0)), announce);

    Document document;
    const auto packet = decodeServerPacket(client.lines.at(1).toUtf8(), WireFormat::Json, document);
    QVERIFY(packet);
    const auto sessions = packet->as<AdminSessions>();
    QVERIFY(sessions);
    QCOMPARE(sessions->sessions.at(0).user.nick, nastyText());
    QCOMPARE(client.lines.size(), 2);
}

QTEST_GUILESS_MAIN(tst_AdminSession)
#include "tst_adminsession.moc"
