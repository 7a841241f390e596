// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/store/storefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Who does not want to hear from whom, as it is kept.
class tst_StoreBlocks final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyOutliveARestart();
    void theSecondTimeRenewsTheNick();
    void theyAreRemoved();

private:
    static BlockRecord block(quint64 owner, quint64 user, const QString &nick, Milliseconds after = 0ms)
    {
        return {.owner = {owner}, .user = {user}, .nick = nick, .since = testTime + after};
    }
    static constexpr quint64 large = ~quint64(0); // ids take all 64 bits
};

void tst_StoreBlocks::theyOutliveARestart()
{
    const QTemporaryDir directory;
    const std::vector<BlockRecord> blocks{block(1, large, u"지호"_s), block(1, 2, u"suni"_s, 1ms),
                                          block(2, 1, u"mina"_s)};
    {
        OpenStore store(directory.path());
        for (const size_t i : {2, 1, 0})
            QVERIFY(store.log->keepBlock(blocks[i]));
    }
    OpenStore store(directory.path());
    const auto kept = store.reader->blocks();
    QVERIFY(kept);
    QCOMPARE(*kept, blocks); // of each owner in the order of their making
}

void tst_StoreBlocks::theSecondTimeRenewsTheNick()
{
    OpenStore store;
    QVERIFY(store.log->keepBlock(block(1, 2, u"suni"_s)));
    QVERIFY(store.log->keepBlock(block(1, 2, u"순이"_s)));
    QCOMPARE(*store.reader->blocks(), std::vector{block(1, 2, u"순이"_s)});
}

void tst_StoreBlocks::theyAreRemoved()
{
    OpenStore store;
    QVERIFY(store.log->keepBlock(block(1, 2, u"suni"_s)));
    QVERIFY(store.log->keepBlock(block(2, 1, u"mina"_s)));
    QVERIFY(store.log->removeBlock(UserId{1}, UserId{2}));
    QVERIFY(store.log->removeBlock(UserId{1}, UserId{2})); // twice is no error
    QCOMPARE(*store.reader->blocks(), std::vector{block(2, 1, u"mina"_s)});
}

QTEST_GUILESS_MAIN(tst_StoreBlocks)
#include "tst_storeblocks.moc"
