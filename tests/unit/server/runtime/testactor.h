// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/actor.h"

#include <functional>
#include <string>

namespace chat::server {

struct TestJob {
    std::function<void()> run;
    const char *name = "job";
};

/// Runs the functions that it is given, and notes what failed.
class TestActor final : public Actor<TestJob>
{
public:
    explicit TestActor(Workers &workers, const QByteArray &name = "test", size_t capacity = 1'000'000)
        : Actor(workers, name, "test", capacity)
    {
    }

    /// As a lifecycle job: always taken.
    Posted add(std::function<void()> job, const char *name = "job")
    {
        return post({std::move(job), name}, false);
    }

    std::atomic<int> turns{0};
    std::atomic<bool> failingFails{false}; ///< the report of a failure throws, too
    std::atomic<bool> endFails{false}; ///< the next end of a turn throws

    [[nodiscard]] std::vector<std::string> failures() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_failures;
    }

private:
    void handle(TestJob &job, const Now &) override { job.run(); }
    [[nodiscard]] const char *nameOf(const TestJob &job) const override { return job.name; }
    void endTurn(const Now &) override
    {
        ++turns;
        if (endFails.exchange(false))
            throw std::runtime_error("the end of a turn");
    }
    void failed(const char *what) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_failures.emplace_back(what);
        }
        if (failingFails)
            throw 7;
    }

    mutable std::mutex m_mutex;
    std::vector<std::string> m_failures;
};

} // namespace chat::server
