// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsocket.h"
#include "shared/client/admin/whatif.h"
#include "tests/support/adminmatchsamples.h"
#include "tests/support/fakebackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The log of a mode, fetched from a server and matched again here (U-05).
class tst_WhatIf final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bothOutcomes_U_05();
    void aReplayIsStopped();
    void theLastReplayCounts();
    void aLogOfAnotherVersionIsNoticed();
    void anEmptyLog();
    void itIsFetchedAgain();
    void itCannotBeFetched_data();
    void itCannotBeFetched();
    void itEndsWhileItWorks();

private:
    using State = WhatIf::State;

    [[nodiscard]] static bool waitFor(const WhatIf &whatIf, State state)
    {
        return QTest::qWaitFor([&] { return whatIf.state() == state; });
    }
    /// So many people that it takes a while.
    [[nodiscard]] static MatchLog longLog(int people = 4000)
    {
        MatchLog log = replayableLog();
        log.rows.clear();
        for (int i = 1; i <= people; ++i) {
            log.rows.push_back({.number = 2 * i - 1,
                                .atMs = 100 * i,
                                .came = LoggedTicket{.ticket = TicketId{quint64(i)},
                                                     .players = {{UserId{quint64(i)}, (i * 37) % 10'000}},
                                                     .sinceMs = 100 * i}});
            log.rows.push_back({.number = 2 * i, .atMs = 100 * i, .taken = 0});
        }
        log.last = log.rows.back().number;
        return log;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<AdminSocket> m_socket;
    std::unique_ptr<ServerLink> m_link;
};

void tst_WhatIf::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_backend->matchLog = replayableLog();
    m_socket = std::make_unique<AdminSocket>(*m_backend);
    QVERIFY(m_socket->listen(m_dir.filePath(u"socket"_s)));
    m_link = std::make_unique<ServerLink>(QList{AdminTarget{.path = m_dir.filePath(u"socket"_s)}}, 1ms);
    m_link->start();
    QVERIFY(QTest::qWaitFor([this] { return m_link->state() == ServerLink::State::Connected; }));
}

void tst_WhatIf::cleanup()
{
    m_link.reset();
    m_socket.reset();
}

void tst_WhatIf::bothOutcomes_U_05()
{
    WhatIf whatIf(*m_link, u"duel"_s);
    whatIf.fetch();
    QCOMPARE(whatIf.state(), State::Fetching);
    QVERIFY(waitFor(whatIf, State::Ready));
    QCOMPARE(std::get<FetchMatchLog>(m_backend->asked.back()).mode, u"duel"_s);
    QCOMPARE(whatIf.span(), Milliseconds(60s));
    QVERIFY(!whatIf.comparison());
    MatchSettings settings = whatIf.log().settings;
    settings.window = 30;
    QSignalSpy progress(&whatIf, &WhatIf::progressed);
    whatIf.replay(settings);
    QCOMPARE(whatIf.state(), State::Replaying);
    QVERIFY(waitFor(whatIf, State::Ready));
    const auto &both = whatIf.comparison();
    QVERIFY(both && both->asThen);
    QCOMPARE(both->settings, settings);
    QCOMPARE(both->then.matches, 1);
    QCOMPARE(both->then.waits->most, Milliseconds(0));
    QCOMPARE(both->now.matches, 1);
    QCOMPARE(both->now.waits->half, Milliseconds(5s)); // until the window is wider
    QCOMPARE(both->now.spreads->half, 40);
    QCOMPARE(both->now.waiting, 1);
    QCOMPARE(progress.back().front().toInt(), 100);
}

void tst_WhatIf::aReplayIsStopped()
{
    m_backend->matchLog = longLog();
    WhatIf whatIf(*m_link, u"duel"_s);
    whatIf.fetch();
    QVERIFY(waitFor(whatIf, State::Ready));
    whatIf.replay(whatIf.log().settings);
    whatIf.cancel();
    QCOMPARE(whatIf.state(), State::Ready);
    whatIf.cancel(); // nothing runs
    m_backend->matchLog = replayableLog();
    whatIf.fetch();
    QVERIFY(waitFor(whatIf, State::Ready));
    QVERIFY(!whatIf.comparison());
}

void tst_WhatIf::theLastReplayCounts()
{
    m_backend->matchLog = longLog(300);
    WhatIf whatIf(*m_link, u"duel"_s);
    whatIf.fetch();
    QVERIFY(waitFor(whatIf, State::Ready));
    MatchSettings settings = whatIf.log().settings;
    whatIf.replay(settings);
    settings.window = 0;
    settings.windowStep = 0;
    settings.windowMost = 0;
    whatIf.replay(settings);
    QVERIFY(waitFor(whatIf, State::Ready));
    QCOMPARE(whatIf.comparison()->settings, settings);
}

void tst_WhatIf::aLogOfAnotherVersionIsNoticed()
{
    m_backend->matchLog.rows[2].taken = 0;
    WhatIf whatIf(*m_link, u"duel"_s);
    whatIf.fetch();
    QVERIFY(waitFor(whatIf, State::Ready));
    whatIf.replay(whatIf.log().settings);
    QVERIFY(waitFor(whatIf, State::Ready));
    QVERIFY(!whatIf.comparison()->asThen);
}

void tst_WhatIf::anEmptyLog()
{
    m_backend->matchLog.rows.clear();
    m_backend->matchLog.last = 0;
    WhatIf whatIf(*m_link, u"duel"_s);
    whatIf.fetch();
    QVERIFY(waitFor(whatIf, State::Ready));
    QCOMPARE(whatIf.span(), Milliseconds(0));
    whatIf.replay(whatIf.log().settings);
    QVERIFY(waitFor(whatIf, State::Ready));
    QCOMPARE(whatIf.comparison()->now, matching::Outcome());
}

void tst_WhatIf::itIsFetchedAgain()
{
    WhatIf whatIf(*m_link, u"duel"_s);
    m_backend->holding = true;
    whatIf.fetch();
    QVERIFY(QTest::qWaitFor([this] { return m_backend->held() == 1; }));
    m_backend->matchLog.settings.window = 70;
    whatIf.fetch(); // the first answer is late
    QVERIFY(QTest::qWaitFor([this] { return m_backend->held() == 2; }));
    m_backend->release();
    QVERIFY(waitFor(whatIf, State::Ready));
    QCOMPARE(whatIf.log().settings.window, 70);
}

void tst_WhatIf::itCannotBeFetched_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no such mode") << ErrorCode::ModeUnknown;
    QTest::newRow("a server that is busy") << ErrorCode::Overloaded;
}

void tst_WhatIf::itCannotBeFetched()
{
    QFETCH(ErrorCode, code);
    m_backend->refusal = Error{.code = code};
    WhatIf whatIf(*m_link, u"duel"_s);
    whatIf.fetch();
    QVERIFY(waitFor(whatIf, State::Failed));
    QCOMPARE(whatIf.error().code, code);
    m_backend->refusal.reset();
    whatIf.fetch();
    QVERIFY(waitFor(whatIf, State::Ready));
}

void tst_WhatIf::itEndsWhileItWorks()
{
    m_backend->matchLog = longLog();
    auto whatIf = std::make_unique<WhatIf>(*m_link, u"duel"_s);
    whatIf->fetch();
    QVERIFY(waitFor(*whatIf, State::Ready));
    whatIf->replay(whatIf->log().settings);
    QSignalSpy changed(whatIf.get(), &WhatIf::changed);
    whatIf.reset();
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 0);
}

QTEST_GUILESS_MAIN(tst_WhatIf)
#include "tst_whatif.moc"
