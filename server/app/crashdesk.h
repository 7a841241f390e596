// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/roomactor.h"
#include "shared/protocol/admincrashes.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace chat::limits {
inline constexpr int crashTasks = 64; ///< capsules to write and questions about them that wait
} // namespace chat::limits

namespace chat::server {

/// What is kept of an incident: people are numbers, and nothing that they said is in it (B2-11).
[[nodiscard]] CrashCapsule capsuleOf(RoomIncident incident, const QString &host);

/// Keeps a crash capsule of each incident: a file of JSON in a directory of its own, readable by the server's
/// user only, whole or not there at all; the newest `most` (S2-14, S2-15, U-12). Files are written and read
/// on a thread of its own. Any thread.
class CrashDesk
{
public:
    /// Called on that thread after each.
    using Told = std::function<void(const CrashRow &row)>;

    /// 0: writes none.
    CrashDesk(QString directory, int most, Told told = {});
    /// Writes what waits.
    ~CrashDesk();
    Q_DISABLE_COPY_MOVE(CrashDesk)

    /// False: too many wait; it is in the log only.
    bool add(RoomIncident incident);
    /// Errors: Overloaded.
    void list(std::function<void(const Result<CrashList> &)> told);
    /// Errors: BadField when there is none of this incident; Overloaded.
    void fetch(const QByteArray &incident, std::function<void(const Result<CrashCapsule> &)> told);

    /// Capsules that could not be written since the start, and those that nobody waited for.
    [[nodiscard]] quint64 lost() const { return m_lost.load(std::memory_order_relaxed); }

private:
    using Task = std::function<void()>;

    [[nodiscard]] bool post(Task task);
    void run();
    void write(RoomIncident &incident);
    void keep(const CrashCapsule &capsule);
    void dropOldest() const;
    [[nodiscard]] QStringList files() const; ///< oldest first
    [[nodiscard]] Result<CrashCapsule> read(const QString &file) const;

    const QString m_directory;
    const int m_most;
    const Told m_told;
    std::map<QString, CrashRow> m_rows; ///< of the files that were read; that thread only
    std::atomic<quint64> m_lost{0};
    std::mutex m_mutex; ///< of the next two
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stop = false;
    std::thread m_thread; // last: it uses the rest
};

} // namespace chat::server
