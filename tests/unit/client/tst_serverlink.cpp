// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsocket.h"
#include "shared/client/admin/serverlink.h"
#include "tests/support/fakebackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The console finds its server, loses it, and finds it again.
class tst_ServerLink final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsTheSocket();
    void saysWhyThereIsNone();
    void comesBackAndWatchesAgain();
    void anAnswerForNobodyIsDropped();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] AdminTarget at(const QString &name) const { return {.path = path(name)}; }
    [[nodiscard]] static bool waitFor(const ServerLink &link, ServerLink::State state)
    {
        return QTest::qWaitFor([&] { return link.state() == state; });
    }

    QTemporaryDir m_dir;
    std::unique_ptr<FakeBackend> m_backend;
};

void tst_ServerLink::init() { m_backend = std::make_unique<FakeBackend>(); }

void tst_ServerLink::findsTheSocket()
{
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path(u"second"_s)));
    ServerLink link({at(u"first"_s), at(u"second"_s)}, 1ms);
    QVERIFY(!link.heardAt());
    link.start();
    QVERIFY(waitFor(link, ServerLink::State::Connected));
    QCOMPARE(link.target(), at(u"second"_s));
    QCOMPARE(link.server(), u"chat-server " CHAT_VERSION ""_s);
    QVERIFY(link.heardAt());
    QVERIFY(!link.failure());
}

void tst_ServerLink::saysWhyThereIsNone()
{
    ServerLink link({at(u"nothing"_s)}, 1h);
    link.start();
    QVERIFY(QTest::qWaitFor([&] { return link.failure().has_value(); }));
    QCOMPARE(*link.failure(), AdminLink::Failure::NotThere);
    QCOMPARE(link.state(), ServerLink::State::Searching);
}

void tst_ServerLink::comesBackAndWatchesAgain()
{
    auto admin = std::make_unique<AdminSocket>(*m_backend);
    QVERIFY(admin->listen(path(u"socket"_s)));
    ServerLink link({at(u"socket"_s)}, 1ms);
    QSignalSpy stats(&link, &ServerLink::stats);
    QSignalSpy workers(&link, &ServerLink::workers);
    link.watch({.topics = {Topic::Stats, Topic::Workers}, .intervalMs = 100});
    link.start();
    QVERIFY(stats.wait());
    QCOMPARE(stats.front().front().value<AdminStats>(), sampleStats());
    QVERIFY(QTest::qWaitFor([&] { return workers.count() > 0; }));

    admin.reset();
    QVERIFY(waitFor(link, ServerLink::State::Searching));
    stats.clear();
    admin = std::make_unique<AdminSocket>(*m_backend);
    QVERIFY(admin->listen(path(u"socket"_s)));
    QVERIFY(waitFor(link, ServerLink::State::Connected));
    QVERIFY(stats.count() > 0 || stats.wait());
}

void tst_ServerLink::anAnswerForNobodyIsDropped()
{
    AdminSocket admin(*m_backend);
    QVERIFY(admin.listen(path(u"socket"_s)));
    ServerLink link({at(u"socket"_s)}, 1ms);
    link.start();
    QVERIFY(waitFor(link, ServerLink::State::Connected));

    bool dropped = true;
    bool answered = false;
    auto context = std::make_unique<QObject>();
    link.request(FetchStats(), context.get(), [&](const auto &) { dropped = false; });
    context.reset();
    link.request(FetchStats(), this, [&](const auto &) { answered = true; });
    QVERIFY(QTest::qWaitFor([&] { return answered; }));
    QVERIFY(dropped);
}

QTEST_GUILESS_MAIN(tst_ServerLink)
#include "tst_serverlink.moc"
