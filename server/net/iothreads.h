// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/ioloop.h"

#include <QThread>

#include <functional>
#include <mutex>
#include <vector>

namespace chat::server {

/// A thread with an event loop on epoll and an IoLoop in it. Its inbox is a queue and one wake-up.
class IoThread final : public QThread
{
    Q_OBJECT
public:
    using Task = std::function<void(IoLoop &)>;

    IoThread(quint8 index, const NetServices &services);
    ~IoThread() override;
    /// Closes what is open without a word, and waits. What is given to it afterwards is lost.
    void stop();

    // Any thread.
    void adopt(AcceptedSocket socket);
    void deliver(Deliveries deliveries);
    void perform(Task task);
    [[nodiscard]] const LoopCounts &counts() const { return m_counts; }

private:
    struct Inbox {
        std::vector<AcceptedSocket> sockets;
        std::vector<Deliveries> deliveries;
        std::vector<Task> tasks;
        [[nodiscard]] bool empty() const { return sockets.empty() && deliveries.empty() && tasks.empty(); }
    };

    void run() override;
    void put(auto place);
    void takeInbox(IoLoop &loop);

    quint8 m_index;
    NetServices m_services;
    LoopCounts m_counts;
    int m_wakeFd;
    std::mutex m_mutex;
    Inbox m_inbox;
};

/// All I/O threads: deals sockets to the one with the fewest, and publishes what the core decided. Any
/// thread.
class IoThreads final : public Publisher
{
public:
    IoThreads(int threads, const NetServices &services);
    ~IoThreads() override;

    void adopt(AcceptedSocket socket);
    void publish(Deliveries deliveries) override;
    [[nodiscard]] bool wants(WireFormat format) const override;

    /// Tells everybody when it will be closed, spread over `grace`, and closes it then with 4000 (faults row
    /// 43).
    void drain(Milliseconds grace, std::optional<Milliseconds> reconnectAfter, const QString &reason);
    /// Another configuration, in each thread as soon as it comes to it.
    void reconfigure(const std::shared_ptr<const NetConfig> &config, const FloodRules &flood);
    void stop();

    [[nodiscard]] std::vector<const LoopCounts *> counts() const;
    /// Runs in each thread, one after the other in each; for questions of operators.
    void perform(const IoThread::Task &task);

private:
    const NetCounts *m_counts;
    std::vector<std::unique_ptr<IoThread>> m_threads;
};

} // namespace chat::server
