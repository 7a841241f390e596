// SPDX-License-Identifier: Apache-2.0
#include "server/http/readiness.h"

#include <QTest>

using namespace chat;
using namespace chat::server;

/// When a load balancer sends nobody here any more (C-03).
class tst_Readiness final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void healthyIsReady();
    void oneReason_data();
    void oneReason();
    void allReasons();

private:
    [[nodiscard]] static OpsFacts healthy();
};

OpsFacts tst_Readiness::healthy()
{
    OpsFacts facts;
    facts.mainSilent = stalledAfter;
    facts.loops = {{.connections = 3, .silent = stalledAfter}, {.silent = Milliseconds(0)}};
    facts.workers.longestTurn = stalledAfter;
    return facts;
}

void tst_Readiness::healthyIsReady() { QVERIFY(reasonsNotReady(healthy()).empty()); }

void tst_Readiness::oneReason_data()
{
    QTest::addColumn<std::function<void(OpsFacts &)>>("spoil");
    QTest::addColumn<QByteArray>("reason");

    using Spoil = std::function<void(OpsFacts &)>;
    const auto row = [](const char *name, const char *reason, Spoil spoil) {
        QTest::newRow(name) << spoil << QByteArray(reason);
    };
    row("it is going down", "draining", [](OpsFacts &facts) { facts.draining = true; });
    row("the store cannot write", "store_unavailable",
        [](OpsFacts &facts) { facts.store.available = false; });
    row("the main thread is stuck", "main_thread_stalled",
        [](OpsFacts &facts) { facts.mainSilent += Milliseconds(1); });
    row("one I/O thread of two is stuck", "io_thread_stalled",
        [](OpsFacts &facts) { facts.loops[1].silent = stalledAfter + Milliseconds(1); });
    row("a turn does not end", "worker_stalled",
        [](OpsFacts &facts) { facts.workers.longestTurn += Milliseconds(1); });
}

void tst_Readiness::oneReason()
{
    QFETCH(const std::function<void(OpsFacts &)>, spoil);
    QFETCH(const QByteArray, reason);
    OpsFacts facts = healthy();
    spoil(facts);
    QCOMPARE(reasonsNotReady(facts), std::vector{reason});
}

void tst_Readiness::allReasons()
{
    OpsFacts facts = healthy();
    facts.draining = true;
    facts.store.available = false;
    facts.mainSilent = facts.loops[0].silent = facts.workers.longestTurn = 2 * stalledAfter;
    QCOMPARE(reasonsNotReady(facts).size(), size_t(5));
}

QTEST_GUILESS_MAIN(tst_Readiness)
#include "tst_readiness.moc"
