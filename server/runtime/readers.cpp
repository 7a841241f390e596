// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/readers.h"

#include "shared/core/logging.h"

#include <pthread.h>

namespace chat::server {
namespace {

/// Stands in for a connection that could not be opened: says so to every task.
class NoReader final : public EventReader
{
public:
    explicit NoReader(StoreFailure failure) : m_failure(std::move(failure)) { }
    StoreResult<LoadedRoom> load(RoomId, int, qsizetype) override { return std::unexpected(m_failure); }
    StoreResult<HistoryPage> page(const HistoryQuery &) override { return std::unexpected(m_failure); }
    StoreResult<std::vector<RoomRecord>> rooms() override { return std::unexpected(m_failure); }
    StoreResult<std::vector<AuditRecord>> audit(const AuditQuery &) override
    {
        return std::unexpected(m_failure);
    }
    StoreResult<std::vector<BanRecord>> bans() override { return std::unexpected(m_failure); }
    StoreResult<std::optional<RatingRecord>> rating(UserId, const QByteArray &) override
    {
        return std::unexpected(m_failure);
    }
    StoreResult<std::vector<BlockRecord>> blocks() override { return std::unexpected(m_failure); }

private:
    StoreFailure m_failure;
};

} // namespace

Readers::Readers(Store &store, int threads, size_t maxTasks) : m_store(&store), m_maxTasks(maxTasks)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

void Readers::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
        m_wake.notify_all();
    }
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

bool Readers::read(Task task)
{
    const std::scoped_lock lock(m_mutex);
    if (m_tasks.size() >= m_maxTasks)
        return false;
    m_tasks.push_back(std::move(task));
    m_wake.notify_one();
    return true;
}

void Readers::load(Task task)
{
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
    m_wake.notify_one();
}

size_t Readers::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_tasks.size();
}

void Readers::run()
{
    pthread_setname_np(pthread_self(), "reader");
    std::unique_ptr<EventReader> reader;
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_tasks.empty(); });
            if (m_stop)
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        if (!reader) {
            auto opened = m_store->openReader();
            if (!opened) {
                qCWarning(lcStore, "a reader cannot be opened: %ls", qUtf16Printable(opened.error().detail));
                NoReader none(opened.error());
                task(none);
                continue;
            }
            reader = *std::move(opened);
        }
        task(*reader);
    }
}

} // namespace chat::server
