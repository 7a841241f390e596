// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/pipeline.h"

#include "shared/core/logging.h"

#include <algorithm>
#include <future>
#include <pthread.h>

namespace chat::server {
namespace {

qint64 nanoseconds(MonoTime time) { return time.time_since_epoch().count(); }

} // namespace

Pipeline::Pipeline(Ports ports, PipelineLimits limits) : m_ports(std::move(ports)), m_limits(limits) { }

Pipeline::~Pipeline()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

StoreResult<void> Pipeline::start()
{
    std::promise<StoreResult<void>> opened;
    auto result = opened.get_future();
    m_thread
        = std::thread([this, &opened] { run([&](StoreResult<void> r) { opened.set_value(std::move(r)); }); });
    return result.get();
}

void Pipeline::push(PipelineBatch batch)
{
    batch.pushed = std::chrono::steady_clock::now();
    m_waiting.fetch_add(int(batch.kept.size()), std::memory_order_relaxed);
    const std::scoped_lock lock(m_mutex);
    if (m_batches.empty() && !m_busy)
        m_oldestNs.store(nanoseconds(batch.pushed), std::memory_order_relaxed);
    m_batches.push_back(std::move(batch));
    m_wake.notify_one();
}

void Pipeline::write(std::function<void(EventLog &)> work)
{
    const std::scoped_lock lock(m_mutex);
    m_works.push_back(std::move(work));
    m_wake.notify_one();
}

void Pipeline::removeRoom(RoomId room)
{
    const std::scoped_lock lock(m_mutex);
    if (m_stop)
        return;
    m_works.push_back([this, room](EventLog &log) {
        constexpr qint64 budget = 500; // small, so that a commit never waits long behind it
        const auto more = log.removeRoom(room, budget);
        if (!more)
            qCWarning(lcStore, "the events of the deleted room %s stay until the next start: %ls",
                      room.toText().constData(), qUtf16Printable(more.error().detail));
        else if (*more)
            removeRoom(room);
    });
    m_wake.notify_one();
}

StoreState Pipeline::state() const
{
    const qint64 oldest = m_oldestNs.load(std::memory_order_relaxed);
    const qint64 age = oldest == 0 ? 0 : nanoseconds(std::chrono::steady_clock::now()) - oldest;
    const bool late = age > std::chrono::nanoseconds(m_limits.age).count();
    const bool full = m_waiting.load(std::memory_order_relaxed) >= m_limits.entries;
    return {.available = !late && !full, .retryAfter = m_limits.retryLast};
}

PipelineStats Pipeline::stats() const
{
    const qint64 oldest = m_oldestNs.load(std::memory_order_relaxed);
    const auto age
        = std::chrono::nanoseconds(oldest == 0 ? 0 : nanoseconds(std::chrono::steady_clock::now()) - oldest);
    return {.waiting = m_waiting.load(std::memory_order_relaxed),
            .oldest = std::chrono::duration_cast<Milliseconds>(age),
            .stored = m_stored.load(std::memory_order_relaxed),
            .commits = m_commits.load(std::memory_order_relaxed),
            .lastCommitUs = m_lastCommitUs.load(std::memory_order_relaxed),
            .available = m_available.load(std::memory_order_relaxed) && state().available};
}

bool Pipeline::flush(Milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    return m_done.wait_for(lock, timeout, [this] { return m_batches.empty() && m_works.empty() && !m_busy; });
}

void Pipeline::run(std::function<void(StoreResult<void>)> opened)
{
    pthread_setname_np(pthread_self(), "log-writer");
    auto log = m_ports.store->openLog();
    if (!log) {
        opened(std::unexpected(log.error()));
        return;
    }
    opened({});
    bool idleWork = bool(m_ports.idle);
    for (;;) {
        Batches batches;
        Works works;
        {
            std::unique_lock lock(m_mutex);
            m_busy = false;
            if (m_batches.empty() && m_works.empty()) {
                m_oldestNs.store(0, std::memory_order_relaxed);
                m_done.notify_all();
                if (m_stop)
                    return;
                const auto woken = [this] { return m_stop || !m_batches.empty() || !m_works.empty(); };
                if (!idleWork)
                    idleWork = !m_wake.wait_for(lock, std::chrono::seconds(10), woken) && m_ports.idle;
            }
            std::swap(works, m_works);
            size_t events = 0;
            while (!m_batches.empty() && (batches.empty() || events < m_limits.commitEvents)) {
                events += m_batches.front().kept.size();
                batches.push_back(std::move(m_batches.front()));
                m_batches.pop_front();
            }
            m_busy = !batches.empty() || !works.empty();
            if (!batches.empty())
                m_oldestNs.store(nanoseconds(batches.front().pushed), std::memory_order_relaxed);
        }
        for (const auto &work : works)
            work(**log);
        if (!batches.empty())
            writeGroup(**log, batches);
        else if (works.empty() && idleWork)
            idleWork = m_ports.idle(**log);
    }
}

void Pipeline::writeGroup(EventLog &log, Batches &group)
{
    int taken = 0;
    for (const PipelineBatch &batch : group)
        taken += int(batch.kept.size());
    dropFailed(group);
    std::vector<StoredEvent> events;
    std::vector<RoomRecord> changed;
    for (PipelineBatch &batch : group) {
        events.insert(events.end(), batch.kept.begin(), batch.kept.end());
        if (batch.changed)
            changed.push_back(*batch.changed);
    }
    StoreFailure failure;
    if ((events.empty() && changed.empty()) || commit(log, events, changed, failure)) {
        m_waiting.fetch_sub(taken, std::memory_order_relaxed);
        noteOldest();
        passOn(group);
        return;
    }
    if (failure.kind == StoreFailure::Rejected) {
        qCWarning(lcStore, "a group of %zu events was rejected and is written room by room: %ls",
                  events.size(), qUtf16Printable(failure.detail));
        commitByRoom(log, group);
    }
    m_waiting.fetch_sub(taken, std::memory_order_relaxed);
}

/// True when stored. Tries for as long as the store is unavailable; false when it is not, or when the server
/// stops.
bool Pipeline::commit(EventLog &log, std::span<const StoredEvent> events, std::span<const RoomRecord> changed,
                      StoreFailure &failure)
{
    Milliseconds pause = m_limits.retryFirst;
    for (;;) {
        const auto begin = std::chrono::steady_clock::now();
        const auto result = log.append(events, changed);
        if (result) {
            const auto took = std::chrono::steady_clock::now() - begin;
            m_lastCommitUs.store(std::chrono::duration_cast<std::chrono::microseconds>(took).count(),
                                 std::memory_order_relaxed);
            m_times.commits.count(took);
            m_commits.fetch_add(1, std::memory_order_relaxed);
            m_stored.fetch_add(events.size(), std::memory_order_relaxed);
            if (!m_available.exchange(true, std::memory_order_relaxed))
                qCInfo(lcStore, "the store takes writes again");
            return true;
        }
        failure = result.error();
        if (failure.kind == StoreFailure::Rejected)
            return false;
        if (m_available.exchange(false, std::memory_order_relaxed))
            qCCritical(lcStore, "the store cannot write; messages wait: %ls",
                       qUtf16Printable(failure.detail));
        std::unique_lock lock(m_mutex);
        if (m_stop) {
            qCCritical(lcStore, "%zu events that nobody was told of are given up", events.size());
            return false;
        }
        m_wake.wait_for(lock, pause, [this] { return m_stop; });
        pause = std::min(pause * 2, m_limits.retryLast);
    }
}

/// A group that holds something that cannot be written: the rooms that can be are, the others are closed.
void Pipeline::commitByRoom(EventLog &log, Batches &group)
{
    std::vector<RoomId> rooms;
    for (const PipelineBatch &batch : group) {
        if (std::ranges::find(rooms, batch.room) == rooms.end())
            rooms.push_back(batch.room);
    }
    for (const RoomId room : rooms) {
        Batches own;
        std::vector<StoredEvent> events;
        std::vector<RoomRecord> changed;
        for (PipelineBatch &batch : group) {
            if (batch.room != room)
                continue;
            events.insert(events.end(), batch.kept.begin(), batch.kept.end());
            if (batch.changed)
                changed.push_back(*batch.changed);
            own.push_back(std::move(batch));
        }
        StoreFailure failure;
        if ((events.empty() && changed.empty()) || commit(log, events, changed, failure)) {
            passOn(own);
        } else if (failure.kind == StoreFailure::Rejected) {
            qCCritical(lcStore, "room %s cannot be written and is closed: %ls", room.toText().constData(),
                       qUtf16Printable(failure.detail));
            const quint64 life = own.front().life;
            const QByteArray incident = idToText(randomId());
            m_failed.emplace(std::pair(room, life), incident);
            for (const PipelineBatch &batch : own)
                drop(batch, incident);
            m_ports.roomFailed(room, life, incident);
        }
    }
}

/// What was decided in a life that could not be stored is not told; who asked for it is.
void Pipeline::drop(const PipelineBatch &batch, const QByteArray &incident)
{
    Deliveries refusals;
    for (const Asker &asker : batch.answered)
        refusals.push_back(refusalFor(asker, batch.room, {.code = ErrorCode::Internal}, incident));
    if (!refusals.empty())
        m_ports.publisher->publish(std::move(refusals));
}

/// What a room still sends in a life that has failed.
void Pipeline::dropFailed(Batches &group)
{
    std::erase_if(group, [this](const PipelineBatch &batch) {
        const auto failed = m_failed.find({batch.room, batch.life});
        if (failed == m_failed.end())
            return false;
        drop(batch, failed->second);
        return true;
    });
}

/// Before what was committed is told: whoever hears of it may say the next thing at once, and is not refused
/// for the time that it waited.
void Pipeline::noteOldest()
{
    const std::scoped_lock lock(m_mutex);
    m_oldestNs.store(m_batches.empty() ? 0 : nanoseconds(m_batches.front().pushed),
                     std::memory_order_relaxed);
}

void Pipeline::passOn(Batches &group)
{
    Deliveries deliveries;
    for (PipelineBatch &batch : group) {
        std::ranges::move(batch.deliveries, std::back_inserter(deliveries));
        for (const auto &stored : batch.stored)
            stored();
    }
    if (!deliveries.empty())
        m_ports.publisher->publish(std::move(deliveries));
    const MonoTime passed = std::chrono::steady_clock::now();
    for (const PipelineBatch &batch : group) {
        m_times.delivery.count(passed - batch.pushed);
        for (const Asker &asker : batch.answered)
            m_times.acknowledgement.count(passed - asker.since);
        if (batch.retire)
            m_ports.retired(batch.room, batch.life, batch.jobsDone);
    }
}

} // namespace chat::server
