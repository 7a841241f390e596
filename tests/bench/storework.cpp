// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/pipeline.h"
#include "server/store/sqlitestore.h"
#include "tests/bench/work.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace chat::bench {
namespace {

using namespace chat::server;

template <class T>
T taken(StoreResult<T> result)
{
    if (!result)
        qFatal("store: %s", qPrintable(result.error().detail));
    return *std::move(result);
}

/// A store in a directory of its own, with one room.
struct Diary {
    explicit Diary(Durability durability)
        : store(taken(SqliteStore::open(directory.path(), durability))),
          log(taken(store->openLog())),
          room(taken(log->ensureRoom({.id = RoomId{7}, .name = u"hall"_s, .kind = "channel", .epoch = 1})).id)
    {
    }

    std::vector<StoredEvent> next(int count)
    {
        std::vector<StoredEvent> events;
        for (int i = 0; i < count; ++i) {
            events.push_back({.room = room,
                              .seq = ++seq,
                              .time = Timestamp(Milliseconds(1'730'000'000'000)),
                              .type = "msg.new",
                              .user = UserId{9},
                              .nonce = QByteArray::number(seq),
                              .body = body});
        }
        return events;
    }

    QTemporaryDir directory;
    std::unique_ptr<SqliteStore> store;
    std::unique_ptr<EventLog> log;
    RoomId room;
    Seq seq = 0;
    QByteArray body = R"({"from":{"user":"0000000000009","nick":"mina"},"text":")" + sampleText() + R"("})";
};

/// One transaction of `events` events.
Work append(int events, Durability durability)
{
    return {events, [events, diary = std::make_shared<Diary>(durability)] {
                if (const auto done = diary->log->append(diary->next(events)); !done)
                    qFatal("append: %s", qPrintable(done.error().detail));
            }};
}

class NoPublisher final : public Publisher
{
public:
    void publish(Deliveries deliveries) override { keep(deliveries); }
    bool wants(WireFormat) const override { return true; }
};

/// Everything that the pipeline does but the store: batches of one message in, deliveries out.
struct Conveyor {
    Conveyor()
        : pipeline({.store = diary.store.get(),
                    .publisher = &publisher,
                    .roomFailed = [](RoomId, quint64, const QByteArray &) { qFatal("a room failed"); },
                    .retired = [](RoomId, quint64, quint64) {},
                    .idle = {}},
                   {})
    {
        diary.log.reset(); // the pipeline opens its own
        if (const auto started = pipeline.start(); !started)
            qFatal("pipeline: %s", qPrintable(started.error().detail));
    }

    Diary diary{Durability::Process};
    NoPublisher publisher;
    Pipeline pipeline;
};

Work conveyMessages(int messages)
{
    return {messages, [messages, belt = std::make_shared<Conveyor>()] {
                for (StoredEvent &event : belt->diary.next(messages)) {
                    PipelineBatch batch{.room = event.room, .life = 1};
                    batch.deliveries.push_back(delivery::ToRoom{event.room, {event.body, event.body}});
                    batch.kept.push_back(std::move(event));
                    belt->pipeline.push(std::move(batch));
                }
                if (!belt->pipeline.flush(Milliseconds(60'000)))
                    qFatal("the pipeline is stuck");
            }};
}

} // namespace

std::vector<NamedWork> storeWork()
{
    return {
        {"log_append_1_full", "event", [] { return append(1, Durability::Full); }},
        {"log_append_64_full", "event", [] { return append(64, Durability::Full); }},
        {"log_append_1024_full", "event", [] { return append(1024, Durability::Full); }},
        {"log_append_64_process", "event", [] { return append(64, Durability::Process); }},
        {"pipeline_64", "message", [] { return conveyMessages(64); }, false},
        {"pipeline_1024", "message", [] { return conveyMessages(1024); }, false},
    };
}

} // namespace chat::bench
