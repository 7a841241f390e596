// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/whatif.h"

#include "shared/client/admin/matchsettings.h"

namespace chat {

/// A replay under way. The thread of the pool writes it until it is done.
struct WhatIf::Task {
    std::shared_ptr<const std::vector<matching::LogEntry>> entries;
    matching::Mode then;
    Comparison comparison;
    std::atomic<bool> stop = false;
    bool isWhole = false;

    /// None: it was stopped.
    template <class Progress>
    std::optional<matching::Replay> replay(const matching::Mode &mode, Progress progress) const
    {
        matching::Replayer replayer(*entries, then, mode);
        while (replayer.step()) {
            if (stop)
                return std::nullopt;
            progress(replayer.done());
        }
        return replayer.take();
    }

    /// `tell` is given each new percentage.
    template <class Tell>
    void run(Tell tell)
    {
        int told = 0;
        const auto progressFrom = [&](size_t before) {
            return [&, before](size_t done) {
                const int percent = int((before + done) * 100 / (2 * entries->size()));
                if (percent != told)
                    tell(told = percent);
            };
        };
        const auto was = replay(then, progressFrom(0));
        if (!was)
            return;
        const auto is = replay(matchModeOf(comparison.settings), progressFrom(entries->size()));
        if (!is)
            return;
        comparison.asThen = was->asThen;
        comparison.then = outcomeOf(*was);
        comparison.now = outcomeOf(*is);
        isWhole = true;
    }
};

WhatIf::WhatIf(ServerLink &link, QString mode) : m_link(link), m_mode(std::move(mode)), m_pages(m_mode)
{
    m_pool.setMaxThreadCount(1);
}

WhatIf::~WhatIf()
{
    if (m_task)
        m_task->stop = true; // and nobody is told any more
    m_pool.waitForDone();
}

void WhatIf::fetch()
{
    cancel();
    ++m_fetch;
    m_pages = MatchLogPages(m_mode);
    m_entries.reset();
    m_comparison.reset();
    setState(State::Fetching);
    fetchMore();
}

void WhatIf::fetchMore()
{
    const auto next = m_pages.next();
    if (!next) {
        m_entries = std::make_shared<const std::vector<matching::LogEntry>>(matchLogEntries(m_pages.log()));
        return setState(State::Ready);
    }
    m_link.request(*next, this, [this, fetch = m_fetch](const Result<MatchLog> &answer) {
        if (fetch != m_fetch)
            return;
        if (!answer)
            return fail(answer.error());
        if (!m_pages.take(*answer))
            return fail({.code = ErrorCode::Overloaded});
        fetchMore();
    });
}

void WhatIf::fail(const Error &error)
{
    m_error = error;
    setState(State::Failed);
}

void WhatIf::replay(const MatchSettings &settings)
{
    Q_ASSERT(m_entries);
    cancel();
    m_task = std::make_shared<Task>();
    m_task->entries = m_entries;
    m_task->then = matchModeOf(log().settings);
    m_task->comparison.settings = settings;
    m_pool.start([this, task = m_task] {
        const auto post
            = [this](auto call) { QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection); };
        task->run([&](int percent) {
            post([this, task, percent] {
                if (task == m_task)
                    Q_EMIT progressed(percent);
            });
        });
        post([this, task] { done(task); });
    });
    setState(State::Replaying);
}

void WhatIf::cancel()
{
    if (!m_task)
        return;
    m_task->stop = true;
    m_task.reset();
    setState(State::Ready);
}

void WhatIf::done(const std::shared_ptr<Task> &task)
{
    if (task != m_task || !task->isWhole)
        return; // nobody waits for it any more
    m_task.reset();
    m_comparison = task->comparison;
    setState(State::Ready);
}

Milliseconds WhatIf::span() const
{
    const auto &rows = log().rows;
    return Milliseconds(rows.empty() ? 0 : rows.back().atMs - rows.front().atMs);
}

void WhatIf::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace chat

#include "moc_whatif.cpp"
