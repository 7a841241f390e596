// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/workers.h"

#include "server/runtime/handover.h"
#include "shared/core/logging.h"

#include <algorithm>

namespace chat::server {
namespace {

qint64 steadyNs() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

} // namespace

/// Of run(). The pool deletes it.
class Workers::Task final : public QRunnable
{
public:
    Task(Workers &workers, std::function<void()> task) : m_workers(&workers), m_task(std::move(task)) { }
    ~Task() override { handOver(m_workers); }
    Q_DISABLE_COPY_MOVE(Task)

    void run() override
    {
        takeOver(static_cast<QRunnable *>(this));
        std::exchange(m_task, nullptr)();
        m_workers->m_tasks.fetch_sub(1, std::memory_order_relaxed);
    }

private:
    Workers *m_workers;
    std::function<void()> m_task;
};

Workers::Workers(int threads)
{
    m_pool.setMaxThreadCount(threads);
    m_pool.setExpiryTimeout(-1);
    m_pool.setObjectName(QStringLiteral("worker"));
}

Workers::~Workers() { finish(); }

void Workers::finish()
{
    m_pool.waitForDone();
    takeOver(this);
}

void Workers::start(QRunnable *turn)
{
    m_queued.fetch_add(1, std::memory_order_relaxed);
    handOver(turn);
    m_pool.start(turn);
}

bool Workers::run(std::function<void()> task)
{
    if (m_tasks.fetch_add(1, std::memory_order_relaxed) >= maxTasks) {
        m_tasks.fetch_sub(1, std::memory_order_relaxed);
        return false;
    }
    auto runnable = std::make_unique<Task>(*this, std::move(task));
    handOver(static_cast<QRunnable *>(runnable.get()));
    m_pool.start(runnable.release());
    return true;
}

void Workers::enlist(const std::shared_ptr<ActorState> &state)
{
    const std::scoped_lock lock(m_mutex);
    m_actors.push_back(state);
}

void Workers::dismiss(const ActorState *state)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_actors, [&](const auto &other) { return other.get() == state; });
}

void Workers::turnBegins(const std::shared_ptr<ActorState> &state)
{
    m_queued.fetch_sub(1, std::memory_order_relaxed);
    const std::scoped_lock lock(m_mutex);
    m_running.push_back({state, steadyNs()});
}

void Workers::turnEnds(const std::shared_ptr<ActorState> &state)
{
    const std::scoped_lock lock(m_mutex);
    const auto turn = std::ranges::find(m_running, state, &RunningTurn::actor);
    std::erase(m_reported, turn->since);
    m_running.erase(turn);
}

std::vector<RunningTurn> Workers::running() const
{
    const std::scoped_lock lock(m_mutex);
    return m_running;
}

std::vector<std::shared_ptr<const ActorState>> Workers::actors() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_actors.begin(), m_actors.end()};
}

int Workers::reportSlowTurns(Milliseconds threshold)
{
    struct Slow {
        std::shared_ptr<const ActorState> actor;
        qint64 ms;
    };
    std::vector<Slow> slow;
    {
        const qint64 now = steadyNs();
        const std::scoped_lock lock(m_mutex);
        for (const RunningTurn &turn : m_running) {
            const qint64 ms = (now - turn.since) / 1'000'000;
            if (ms < threshold.count() || std::ranges::find(m_reported, turn.since) != m_reported.end())
                continue;
            m_reported.push_back(turn.since);
            slow.push_back({turn.actor, ms});
        }
    }
    for (const Slow &turn : slow) {
        const char *job = turn.actor->job.load(std::memory_order_relaxed);
        qCWarning(lcRuntime, "a turn of %s has been running for %lld ms, in the job \"%s\"",
                  turn.actor->name.constData(), turn.ms, job ? job : "none");
    }
    return int(slow.size());
}

} // namespace chat::server
