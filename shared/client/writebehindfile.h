// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace chat::client {

/// A small file that is written whole by a thread of its own, so that nobody waits for the disk. While the
/// disk works only the newest content waits. One thread, with an event loop; destruction waits for the disk.
class WriteBehindFile final : public QObject
{
    Q_OBJECT
public:
    /// False: it did not work. Called from any thread, one call after the other. Another one in tests.
    using Write = std::function<bool(const QString &path, const QByteArray &bytes)>;

    /// A path that is empty is nowhere.
    explicit WriteBehindFile(const QString &path, Write write = {});
    ~WriteBehindFile() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    void write(const QByteArray &bytes);

Q_SIGNALS:
    void written(bool done); ///< the content at the time of the last start

private:
    void start(const QByteArray &bytes);
    void next(bool done);

    const QString m_path;
    const Write m_write;
    QThreadPool m_pool;
    std::optional<QByteArray> m_waiting;
    bool m_working = false;
};

} // namespace chat::client
