// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/loginthrottle.h"
#include "shared/core/limits.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace chat::server {

/// One thread on which passwords of rooms are hashed and checked, so that neither turns nor sockets nor the
/// readers of the store ever wait for it; and who may still guess. Any thread.
class Hasher
{
public:
    using Task = std::function<void()>;

    explicit Hasher(size_t maxTasks = limits::maxHashing);
    ~Hasher() { stop(); }
    /// Tasks that did not begin never do.
    void stop();
    Q_DISABLE_COPY_MOVE(Hasher)

    /// False: too many wait.
    [[nodiscard]] bool run(Task task);
    [[nodiscard]] size_t waiting() const;

    /// How long whoever is at this address has to wait before a password of his is looked at.
    [[nodiscard]] std::optional<Milliseconds> guesserWaits(const AddressBytes &address, MonoTime now) const;
    void guessed(const AddressBytes &address, MonoTime now);

private:
    void work();

    size_t m_maxTasks;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    LoginThrottle m_throttle{limits::badRoomPasswords};
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace chat::server
