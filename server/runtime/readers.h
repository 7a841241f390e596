// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace chat::server {

/// Threads that read the store, each with its own connection, so that neither turns nor sockets ever wait for
/// it. Any thread.
class Readers
{
public:
    using Task = std::function<void(EventReader &)>;

    Readers(Store &store, int threads, size_t maxTasks);
    ~Readers() { stop(); }
    /// Tasks that did not begin never do.
    void stop();
    Q_DISABLE_COPY_MOVE(Readers)

    /// False: too many wait.
    [[nodiscard]] bool read(Task task);
    /// Always taken: the loading of a room, of which there is one at a time per room.
    void load(Task task);

    [[nodiscard]] size_t waiting() const;

private:
    void run();

    Store *m_store;
    size_t m_maxTasks;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace chat::server
