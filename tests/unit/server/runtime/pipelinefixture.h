// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/pipeline.h"
#include "tests/unit/server/runtime/fakestore.h"
#include "tests/unit/server/runtime/recordingpublisher.h"

#include <QByteArrayList>

namespace chat::server {

inline constexpr RoomId roomA{1};
inline constexpr RoomId roomB{2};
inline constexpr RoomId roomC{3};

/// A batch with events of these numbers, and one delivery with this text (none when it is empty).
[[nodiscard]] inline PipelineBatch batch(RoomId room, quint64 life, const std::vector<Seq> &kept,
                                         const QByteArray &text)
{
    PipelineBatch made{.room = room, .life = life};
    for (const Seq seq : kept)
        made.kept.push_back({.room = room, .seq = seq, .type = "msg.new", .body = "{}"});
    if (!text.isEmpty())
        made.deliveries.push_back(delivery::ToConnection{{}, text});
    return made;
}

/// A pipeline that was started, with what it needs around it. Retries are quick.
class PipelineFixture
{
public:
    struct Retired {
        RoomId room;
        quint64 life;
        quint64 jobsDone;
        QByteArrayList publishedBefore;
        size_t keptBefore;
    };
    struct Failed {
        RoomId room;
        quint64 life;
        friend bool operator==(const Failed &, const Failed &) = default;
    };

    explicit PipelineFixture(PipelineLimits limits = {}, std::function<bool(EventLog &)> idle = {})
    {
        limits.retryFirst = Milliseconds(1);
        limits.retryLast = Milliseconds(4);
        Pipeline::Ports ports{
            .store = &store,
            .publisher = &publisher,
            .roomFailed =
                [this](RoomId room, quint64 life, const QByteArray &) {
                    const std::scoped_lock lock(m_mutex);
                    m_failed.push_back({room, life});
                },
            .retired =
                [this](RoomId room, quint64 life, quint64 jobsDone) {
                    const std::scoped_lock lock(m_mutex);
                    m_retired.push_back({room, life, jobsDone, published(), store.events(room).size()});
                },
            .idle = std::move(idle),
        };
        pipeline = std::make_unique<Pipeline>(std::move(ports), limits);
        if (!pipeline->start())
            qFatal("the pipeline does not start");
    }
    ~PipelineFixture()
    {
        store.appending.open();
        pipeline.reset();
    }
    Q_DISABLE_COPY_MOVE(PipelineFixture)

    /// The texts that were published, in order.
    [[nodiscard]] QByteArrayList published() const
    {
        QByteArrayList texts;
        for (const Delivery &delivery : publisher.all())
            texts.push_back(std::get<delivery::ToConnection>(delivery).payload);
        return texts;
    }
    [[nodiscard]] std::vector<Seq> seqs(RoomId room) const
    {
        std::vector<Seq> kept;
        for (const StoredEvent &event : store.events(room))
            kept.push_back(event.seq);
        return kept;
    }
    [[nodiscard]] std::vector<Retired> retired() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_retired;
    }
    [[nodiscard]] std::vector<Failed> failed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_failed;
    }

    FakeStore store;
    RecordingPublisher publisher;
    std::unique_ptr<Pipeline> pipeline;

private:
    mutable std::mutex m_mutex;
    std::vector<Retired> m_retired;
    std::vector<Failed> m_failed;
};

} // namespace chat::server
