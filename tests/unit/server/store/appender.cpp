// SPDX-License-Identifier: Apache-2.0
// The process that the tests of the store kill: appends to three rooms for ever and prints, after each
// commit, what is acknowledged: "<room> <last seq>" a line. Its first line is "ready".
#include "tests/unit/server/store/storefixture.h"

#include <QCoreApplication>

#include <cstdio>
#include <map>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::server;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto store
        = SqliteStore::open(app.arguments().at(1), Durability::Full,
                            {.interval = Milliseconds(1), .copyBytes = 0, .emptyBytes = 256 * 1024});
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().detail));
        return 69;
    }
    const auto log = std::move(*(*store)->openLog());
    const auto reader = std::move(*(*store)->openReader());
    std::map<RoomId, Seq> last;
    for (quint64 room = 1; room <= 3; ++room) {
        const RoomId id = log->ensureRoom(roomNamed(room, QString::number(room))).value().id;
        last[id] = reader->load(id, 0, 0).value().lastSeq;
    }
    std::puts("ready");
    std::fflush(stdout);
    while (true) {
        std::vector<StoredEvent> batch;
        for (auto &[room, seq] : last) {
            for (quint64 i = 0; i < room.value * 2; ++i)
                batch.push_back(storedEvent(room, ++seq, QByteArray(300, 'x')));
        }
        // A checkpoint that empties the log may hold the write lock for longer than the timeout: the same
        // again.
        auto done = log->append(batch);
        while (!done && done.error().kind == StoreFailure::Unavailable)
            done = log->append(batch);
        if (!done) {
            std::fprintf(stderr, "%s\n", qPrintable(done.error().detail));
            return 1;
        }
        for (const auto &[room, seq] : last)
            std::printf("%llu %lld\n", room.value, seq);
        std::fflush(stdout);
    }
}
