// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QObject>
#include <QThreadPool>

#include <functional>

namespace chat::client {

/// A file of lines that only grows. A line is with the system when append() returns, so no crash of the
/// program loses it; a thread of its own brings it to the disk, so that no power cut does, and nobody waits
/// for the disk. One thread, with an event loop; destruction waits for the disk.
class Journal final : public QObject
{
    Q_OBJECT
public:
    /// Brings what was written to this descriptor to the disk; from any thread. Another one in tests.
    using Sync = std::function<bool(int descriptor)>;

    /// With a path that is empty nothing is kept, and all is as if it were on the disk at once.
    explicit Journal(const QString &path, Sync sync = {});
    ~Journal() override;

    /// The lines instead of all that is there, on the disk when this returns true.
    [[nodiscard]] bool restart(const QList<QByteArray> &lines);
    /// A line without its end. False: the file is as it was before.
    [[nodiscard]] bool append(const QByteArray &line);

    [[nodiscard]] qint64 lines() const { return m_lines; } ///< since restart()
    /// Lines that were appended by this object, and how many of them are on the disk.
    [[nodiscard]] qint64 appended() const { return m_appended; }
    [[nodiscard]] qint64 synced() const { return m_synced; }

Q_SIGNALS:
    void reached(); ///< synced() is more
    void failed(); ///< what is not synced() may never be on the disk

private:
    void sync();
    void syncDone(bool done, qint64 upTo);

    const QString m_path;
    const Sync m_sync;
    QFile m_file;
    QThreadPool m_pool;
    qint64 m_lines = 0;
    qint64 m_appended = 0;
    qint64 m_synced = 0;
    bool m_syncing = false;
};

} // namespace chat::client
