// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

#include <atomic>
#include <functional>
#include <thread>

namespace chat::server {

/// One backup at a time, on a thread of its own. Main thread; its end stops what runs and waits for it.
class BackupRun
{
public:
    using Done = std::function<void(const StoreResult<qint64> &bytes)>;

    /// False: one is under way. Otherwise `done` is called once, on that thread; also when it was stopped.
    [[nodiscard]] bool start(const QString &file, const QString &target, Done done);

    /// Ends the one that is under way; `done` was called when this returns.
    void stop();

private:
    std::atomic<bool> m_running = false;
    std::jthread m_thread; // last: it uses the rest
};

} // namespace chat::server
