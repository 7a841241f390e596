// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocalServer>
#include <QLockFile>

namespace chat::gui {

/// One running program for a profile: the first holds the lock and listens, another only asks it to show its
/// window. GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    /// `folder` is the profile's; the lock and the socket are in it.
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);

    /// False: another runs, and has been asked to show itself.
    [[nodiscard]] bool isFirst() const { return m_isFirst; }

Q_SIGNALS:
    void raiseRequested();

private:
    QLockFile m_lock;
    QLocalServer m_server;
    bool m_isFirst;
};

} // namespace chat::gui
