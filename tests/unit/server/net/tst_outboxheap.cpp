// SPDX-License-Identifier: Apache-2.0
#include "server/net/outbox.h"

#include <QTest>

#include <cstdlib>
#include <new>
#include <sys/uio.h>
#include <vector>

namespace {

int allocations = 0;

} // namespace

void *operator new(size_t bytes)
{
    ++allocations;
    if (void *memory = std::malloc(bytes))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, size_t) noexcept { std::free(memory); }

using namespace chat::server;

/// What a delivery takes from the heap: nothing, once as many were under way at the same time
/// (architecture.md section 2, point 6). A program of its own, because it counts every `new`.
class tst_OutboxHeap final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSecondBroadcastAllocatesNothing_data();
    void aSecondBroadcastAllocatesNothing();
    void spareRoomThatIsNotNeededGoesBack();
};

void tst_OutboxHeap::aSecondBroadcastAllocatesNothing_data()
{
    QTest::addColumn<int>("receivers");
    QTest::addColumn<int>("frames"); // to each, before they are written
    QTest::newRow("one receiver, one frame") << 1 << 1;
    QTest::newRow("a room of a hundred") << 100 << 1;
    QTest::newRow("a room of 5,000") << 5000 << 1;
    QTest::newRow("a turn that joins 16 frames") << 100 << 16;
}

void tst_OutboxHeap::aSecondBroadcastAllocatesNothing()
{
    QFETCH(int, receivers);
    QFETCH(int, frames);
    const OutboxLimits limits;
    const QByteArray frame("a frame that is shared");
    const chat::MonoTime now{};
    std::vector<Outbox> outboxes;
    for (int i = 0; i < receivers; ++i)
        outboxes.emplace_back(limits);
    const auto broadcast = [&] {
        for (int i = 0; i < frames; ++i) {
            for (Outbox &outbox : outboxes)
                outbox.push(frame, now);
        }
        for (Outbox &outbox : outboxes)
            outbox.consume(outbox.bytes(), now);
    };
    broadcast();
    const int before = allocations;
    broadcast();
    QCOMPARE(allocations - before, 0);
}

void tst_OutboxHeap::spareRoomThatIsNotNeededGoesBack()
{
    const OutboxLimits limits;
    const QByteArray frame("a frame that is shared");
    const chat::MonoTime now{};
    std::vector<Outbox> outboxes;
    for (int i = 0; i < 100; ++i)
        outboxes.emplace_back(limits);
    // How often `receivers` outboxes at a time ask for memory.
    const auto broadcast = [&](int receivers) {
        const int before = allocations;
        for (int i = 0; i < receivers; ++i)
            outboxes[size_t(i)].push(frame, now);
        for (int i = 0; i < receivers; ++i)
            outboxes[size_t(i)].consume(frame.size(), now);
        return allocations - before;
    };
    broadcast(100);
    Outbox::releaseSpareRoom(); // all were needed since the call before
    QCOMPARE(broadcast(60), 0);
    Outbox::releaseSpareRoom(); // now 40 were not
    QCOMPARE(broadcast(60), 0);
    QVERIFY(broadcast(61) > 0);
}

QTEST_GUILESS_MAIN(tst_OutboxHeap)
#include "tst_outboxheap.moc"
