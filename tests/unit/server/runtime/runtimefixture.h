// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/hasher.h"
#include "server/runtime/hub.h"
#include "tests/unit/server/runtime/fakestore.h"
#include "tests/unit/server/runtime/recordingpublisher.h"

#include <QByteArrayList>

namespace chat::server {

using namespace Qt::StringLiterals;

/// Somebody with a connection of his own.
struct Person {
    quint32 number;

    [[nodiscard]] ConnectionId connection() const { return {0, number, 1}; }
    [[nodiscard]] Sender asks(RequestId request) const
    {
        return {.recipient = {connection(), WireFormat::Json}, .user = UserId{number}, .request = request};
    }
    [[nodiscard]] RoomJob enter(RequestId request) const
    {
        return roomjob::Enter{asks(request), u"nick"_s + QString::number(number), {}};
    }
    [[nodiscard]] RoomJob say(RequestId request) const
    {
        return roomjob::Say{asks(request), "n" + QByteArray::number(request), QString::number(request)};
    }
    [[nodiscard]] RoomJob leave(RequestId request) const { return roomjob::Leave{asks(request)}; }
    [[nodiscard]] RoomJob fetch(RequestId request, std::optional<Seq> after = {}) const
    {
        return roomjob::Fetch{asks(request), {.room = {}, .after = after}};
    }
    [[nodiscard]] RoomJob gone() const
    {
        return roomjob::ConnectionGone{connection(), UserId{number}, LeaveReason::Lost};
    }
};

inline constexpr Person ann{1};
inline constexpr Person bob{2};

/// The rooms with all they need around them, as the server joins them. Two rooms are known, `room` and
/// `other`; the first actor of the hub has the life 1, the second 2 ...
class RuntimeFixture
{
public:
    struct Options {
        int workers = 2;
        Milliseconds idleTime{3'600'000};
        size_t mailboxJobs = limits::mailboxJobs;
        Milliseconds grace{0};
        Milliseconds emptyGrace = limits::emptyGrace;
        RoomQuota quota = {};
        int pipelineEntries = limits::pipelineEntries;
        TimerQueue *timers = nullptr; ///< instead of a thread's
    };

    RuntimeFixture() : RuntimeFixture(Options()) { }
    explicit RuntimeFixture(const Options &options) : workers(options.workers), readers(store, 2, 4096)
    {
        Pipeline::Ports ports{
            .store = &store,
            .publisher = &publisher,
            .roomFailed =
                [this](RoomId failed, quint64 life, const QByteArray &) {
                    pipeline->write([this, failed, life](EventLog &log) {
                        (void)log.renewEpoch(failed);
                        hub->shut(failed, life, "rejected");
                    });
                },
            .retired = [this](RoomId idle, quint64 life, quint64 jobs) { hub->retired(idle, life, jobs); },
        };
        pipeline = std::make_unique<Pipeline>(std::move(ports),
                                              PipelineLimits{.entries = options.pipelineEntries,
                                                             .retryFirst = Milliseconds(1),
                                                             .retryLast = Milliseconds(4)});
        hub = std::make_unique<Hub>(RoomServices{
            .workers = &workers,
            .pipeline = pipeline.get(),
            .readers = &readers,
            .timers = options.timers ? options.timers : &timers,
            .publisher = &publisher,
            .hasher = &hasher,
            .rules = {.snapshotMessages = 1,
                      .grace = options.grace,
                      .ringEvents = 10,
                      .emptyGrace = options.emptyGrace},
            .quota = options.quota,
            .mailboxJobs = options.mailboxJobs,
            .idleTime = options.idleTime,
            .announced = [](quint64, Seq, int) {},
            .accessSet =
                [this](quint64, const Result<int> &people) {
                    const std::scoped_lock lock(m_mutex);
                    m_accesses.push_back(people.value_or(-1));
                },
            .steered =
                [this](quint64, const Result<int> &people) {
                    const std::scoped_lock lock(m_mutex);
                    m_accesses.push_back(people.value_or(-1));
                },
            .incident =
                [this](RoomIncident incident) {
                    const std::scoped_lock lock(m_mutex);
                    m_incidents.push_back(incident.incident);
                    m_lastIncident = std::move(incident);
                },
        });
        for (const auto &[id, name] : {std::pair(room, u"one"_s), std::pair(other, u"two"_s)}) {
            const RoomRecord record{.id = id, .name = name, .kind = "channel", .epoch = 100};
            store.add(record);
            if (!hub->add(record))
                qFatal("a room is not taken");
        }
        if (!pipeline->start())
            qFatal("the pipeline does not start");
    }
    ~RuntimeFixture()
    {
        store.appending.open();
        store.loading.open();
        publisher.spelling.open();
        timers.stop();
        readers.stop();
        hasher.stop();
        settle();
        pipeline.reset();
        workers.finish();
    }
    Q_DISABLE_COPY_MOVE(RuntimeFixture)

    /// Until all that was posted is done and told, and what follows from it.
    void settle()
    {
        for (int i = 0; i < 3; ++i) { // what the log writer posts are turns again
            workers.finish();
            (void)pipeline->flush(patience);
        }
        workers.finish();
    }

    /// True when no room lives any more, within the patience.
    [[nodiscard]] bool emptied()
    {
        const MonoTime until = std::chrono::steady_clock::now() + patience;
        while (hub->living() != 0 && std::chrono::steady_clock::now() < until)
            settle();
        return hub->living() == 0;
    }

    void post(const RoomJob &job, RoomId to = room)
    {
        if (hub->post(to, job) != Submitted::Taken)
            qFatal("a job is not taken");
    }
    /// Posts, and waits for the answer.
    QString ask(const RoomJob &job, RequestId request, RoomId to = room)
    {
        post(job, to);
        return publisher.answer(request);
    }
    /// Answers to operators: how many were told; -1: refused.
    [[nodiscard]] std::vector<int> accesses() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_accesses;
    }
    [[nodiscard]] QByteArrayList incidents() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_incidents;
    }
    [[nodiscard]] RoomIncident lastIncident() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_lastIncident;
    }

    static constexpr RoomId room{11};
    static constexpr RoomId other{12};

private:
    mutable std::mutex m_mutex;
    QByteArrayList m_incidents;
    RoomIncident m_lastIncident;
    std::vector<int> m_accesses;

public:
    FakeStore store;
    RecordingPublisher publisher;
    Workers workers;
    TimerThread timers;
    Readers readers;
    Hasher hasher;
    std::unique_ptr<Pipeline> pipeline;
    std::unique_ptr<Hub> hub;
};

} // namespace chat::server
