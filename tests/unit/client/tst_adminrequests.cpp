// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsocket.h"
#include "shared/client/admin/adminrequests.h"
#include "tests/support/fakebackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// The console's link and its typed requests, against the real admin socket and against odd servers.
class tst_AdminRequests final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyAnswerComesBackTyped();
    void theServersErrorComesBackWhole();
    void nobodyListens();
    void withoutALink();
    void theLinkIsLostBeforeTheAnswer();
    void noAnswerInTime();
    void aRefusedConnectionSaysWhy();
    void aServerThatTalksNonsense();
    void anAnswerOfAnotherShape();
    void aCallbackMayEndIt();
    void itOpensAgain();

private:
    [[nodiscard]] QString path() const { return m_dir.filePath(u"admin.sock"_s); }
    [[nodiscard]] bool open(AdminLink &link) const
    {
        link.open({.path = path()});
        return QTest::qWaitFor([&] { return link.isOpen(); });
    }

    /// The answer, awaited.
    template <Packet T>
    [[nodiscard]] static Result<typename T::Answer> ask(AdminRequests &requests, const T &packet,
                                                        Milliseconds timeout = AdminRequests::patience)
    {
        std::optional<Result<typename T::Answer>> got;
        requests.request(packet, [&](auto answer) { got = std::move(answer); }, timeout);
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 10'000))
            return refuse(ErrorCode::NotImplemented, u"the callback was never called"_s);
        return *got;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<FakeBackend> m_backend;
};

void tst_AdminRequests::init() { m_backend = std::make_unique<FakeBackend>(); }

void tst_AdminRequests::everyAnswerComesBackTyped()
{
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path()));
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link));
    QCOMPARE(ask(requests, AdminHello{1})->server, "chat-server " CHAT_VERSION);
    QCOMPARE(*ask(requests, FetchStats()), sampleStats());
    QCOMPARE(*ask(requests, FetchWorkers()), sampleWorkers());
    QCOMPARE(*ask(requests, ListRooms()), sampleRooms());
    QCOMPARE(*ask(requests, ListSessions()), sampleSessions()); // nastyText() survives: B3-25
    QCOMPARE(*ask(requests, FetchAudit()), sampleAudit());
    QCOMPARE(*ask(requests, KickSession{.session = oneSession, .user = {}, .reason = u"x"_s}), KickAnswer{1});
    QCOMPARE(ask(requests, Announce{.text = {.ko = {}, .en = u"hi"_s}})->sessions, 120);
    QVERIFY(ask(requests, DrainServer{.reason = u"x"_s}).has_value());
}

void tst_AdminRequests::theServersErrorComesBackWhole()
{
    m_backend->refusal = Error{.code = ErrorCode::StorageUnavailable,
                               .detail = u"the disk is full"_s,
                               .field = "q",
                               .retryAfter = Milliseconds(700),
                               .limit = "1 GiB"};
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path()));
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link));
    QCOMPARE(ask(requests, FetchAudit()).error(), *m_backend->refusal);
}

void tst_AdminRequests::nobodyListens()
{
    AdminLink link;
    QSignalSpy failed(&link, &AdminLink::failed);
    link.open({.path = m_dir.filePath(u"none"_s)});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<AdminLink::Failure>(), AdminLink::Failure::NotThere);
    QVERIFY(!link.isOpen());

    QFile file(m_dir.filePath(u"file"_s)); // no socket
    QVERIFY(file.open(QIODevice::WriteOnly));
    link.open({.path = file.fileName()});
    QTRY_COMPARE(failed.size(), 2);
}

void tst_AdminRequests::withoutALink()
{
    AdminLink link;
    AdminRequests requests(link);
    const auto answer = ask(requests, FetchStats());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Internal);
    QCOMPARE(answer.error().detail, u"not connected"_s);
}

void tst_AdminRequests::theLinkIsLostBeforeTheAnswer()
{
    m_backend->holding = true;
    auto admin = std::make_unique<AdminSocket>(*m_backend);
    QVERIFY(admin->listen(path()));
    AdminLink link;
    AdminRequests requests(link);
    QSignalSpy closed(&link, &AdminLink::closed);
    QVERIFY(open(link));
    int answers = 0;
    for (int i = 0; i < 3; ++i)
        requests.request(FetchStats(), [&](const Result<AdminStats> &answer) { answers += !answer; });
    QTRY_COMPARE(m_backend->held(), size_t(3));
    admin.reset();
    QTRY_COMPARE(answers, 3);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!link.isOpen());
}

void tst_AdminRequests::noAnswerInTime()
{
    m_backend->holding = true;
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path()));
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link));
    const auto answer = ask(requests, FetchStats(), Milliseconds(1));
    QVERIFY(!answer);
    QVERIFY(answer.error().detail.contains("no answer within 1 ms"_L1));

    QTRY_COMPARE(m_backend->held(), size_t(1));
    m_backend->holding = false;
    m_backend->release(); // comes too late, and is nobody's
    QCOMPARE(*ask(requests, ListRooms()), sampleRooms());
}

void tst_AdminRequests::aRefusedConnectionSaysWhy()
{
    AdminSocket admin(*m_backend, [](const PeerCredentials &) { return false; });
    QVERIFY(admin.listen(path()));
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link));
    QCOMPARE(ask(requests, AdminHello{1}).error().code, ErrorCode::AdminDenied);
}

void tst_AdminRequests::aServerThatTalksNonsense()
{
    QLocalServer odd;
    QVERIFY(odd.listen(path()));
    connect(&odd, &QLocalServer::newConnection, &odd,
            [&] { odd.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link));
    const auto answer = ask(requests, FetchStats());
    QVERIFY(!answer);
    QVERIFY(answer.error().detail.startsWith("not a packet"_L1));
}

void tst_AdminRequests::anAnswerOfAnotherShape()
{
    QLocalServer odd;
    QVERIFY(odd.listen(path()));
    connect(&odd, &QLocalServer::newConnection, &odd,
            [&] { odd.nextPendingConnection()->write("{\"t\":\"ok\",\"id\":1,\"d\":{}}\n"); });
    AdminLink link;
    AdminRequests requests(link);
    QVERIFY(open(link));
    QCOMPARE(ask(requests, ListRooms()).error().code, ErrorCode::MissingField);
}

void tst_AdminRequests::aCallbackMayEndIt()
{
    m_backend->holding = true;
    auto admin = std::make_unique<AdminSocket>(*m_backend);
    QVERIFY(admin->listen(path()));
    AdminLink link;
    auto requests = std::make_unique<AdminRequests>(link);
    QVERIFY(open(link));
    int answers = 0;
    for (int i = 0; i < 3; ++i)
        requests->request(FetchStats(), [&](const Result<AdminStats> &) {
            ++answers;
            requests.reset();
        });
    QTRY_COMPARE(m_backend->held(), size_t(3));
    admin.reset();
    QTRY_VERIFY(!requests);
    QCOMPARE(answers, 1);
}

void tst_AdminRequests::itOpensAgain()
{
    AdminLink link;
    AdminRequests requests(link);
    for (int i = 0; i < 3; ++i) { // while the server comes and goes
        AdminSocket admin(*m_backend);
        QVERIFY(admin.listen(path()));
        QVERIFY(open(link));
        QCOMPARE(*ask(requests, ListRooms()), sampleRooms());
        admin.close();
        QTRY_VERIFY(!link.isOpen());
    }
}

QTEST_GUILESS_MAIN(tst_AdminRequests)
#include "tst_adminrequests.moc"
