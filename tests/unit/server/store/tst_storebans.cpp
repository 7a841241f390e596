// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/store/storefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Bans as they are kept.
class tst_StoreBans final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyOutliveARestart();
    void aNewOneReplacesTheOld();
    void thereIsALimit();
    void whatIsOverMakesRoom();
    void theyAreRemoved();

private:
    static BanRecord ban(quint64 id, const QString &target, std::optional<Timestamp> until = {})
    {
        return {.id = {id},
                .target = {"address", target},
                .nick = u"미나"_s,
                .since = testTime,
                .until = until,
                .reason = u"광고"_s,
                .admin = "op"};
    }
};

void tst_StoreBans::theyOutliveARestart()
{
    const QTemporaryDir directory;
    const std::vector<BanRecord> bans{ban(1, u"192.0.2.1"_s), ban(2, u"192.0.2.2"_s, testTime + 1h)};
    {
        OpenStore store(directory.path());
        for (const BanRecord &one : bans)
            QVERIFY(store.log->keepBan(one, 10));
    }
    OpenStore store(directory.path());
    const auto kept = store.reader->bans();
    QVERIFY(kept);
    QCOMPARE(*kept, bans);
}

void tst_StoreBans::aNewOneReplacesTheOld()
{
    OpenStore store;
    QVERIFY(store.log->keepBan(ban(1, u"192.0.2.1"_s), 1));
    QVERIFY(store.log->keepBan(ban(2, u"192.0.2.1"_s, testTime + 1h), 1)); // though there is room for one
    QCOMPARE(*store.reader->bans(), std::vector{ban(2, u"192.0.2.1"_s, testTime + 1h)});
}

void tst_StoreBans::thereIsALimit()
{
    OpenStore store;
    QVERIFY(store.log->keepBan(ban(1, u"a"_s), 2));
    QVERIFY(store.log->keepBan(ban(2, u"b"_s), 2));
    const auto more = store.log->keepBan(ban(3, u"c"_s), 2);
    QVERIFY(!more);
    QCOMPARE(more.error().kind, StoreFailure::Rejected);
    QCOMPARE(store.reader->bans()->size(), size_t(2));
}

void tst_StoreBans::whatIsOverMakesRoom()
{
    OpenStore store;
    QVERIFY(store.log->keepBan(ban(1, u"a"_s, testTime + 1ms), 1));
    BanRecord later = ban(2, u"b"_s);
    QVERIFY(!store.log->keepBan(later, 1)); // the other still holds
    later.since = testTime + 1ms;
    QVERIFY(store.log->keepBan(later, 1));
    QCOMPARE(*store.reader->bans(), std::vector{later});
}

void tst_StoreBans::theyAreRemoved()
{
    OpenStore store;
    QVERIFY(store.log->keepBan(ban(1, u"a"_s), 10));
    QVERIFY(store.log->keepBan(ban(2, u"b"_s), 10));
    QCOMPARE(*store.log->removeBan(BanId{1}), std::optional(ban(1, u"a"_s)));
    QCOMPARE(*store.log->removeBan(BanId{1}), std::optional<BanRecord>());
    QCOMPARE(*store.reader->bans(), std::vector{ban(2, u"b"_s)});
}

QTEST_GUILESS_MAIN(tst_StoreBans)
#include "tst_storebans.moc"
