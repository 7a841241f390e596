// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"

#include <QObject>

namespace chat::gui {

/// What a person is told when he looks elsewhere.
struct Notice {
    QString title; ///< plain
    QString body; ///< plain
    RoomId room; ///< where a click leads; none: only to the window

    friend bool operator==(const Notice &, const Notice &) = default;
};

/// The desktop's notifications, over D-Bus (org.freedesktop.Notifications). A room has one notice at a time:
/// a new one takes its place. GUI thread.
class Notifications final : public QObject
{
    Q_OBJECT
public:
    explicit Notifications(QObject *parent = nullptr);

    /// False when the desktop has nobody who shows them; then the tray does.
    [[nodiscard]] bool isAvailable() const;

    void show(const Notice &notice);
    void withdraw(RoomId room); ///< it was read meanwhile

    [[nodiscard]] bool isShown(RoomId room) const { return m_shown.contains(room); }

    /// Bodies are markup where the desktop can do markup.
    [[nodiscard]] static QString escapedBody(const QString &body);

Q_SIGNALS:
    void activated(chat::RoomId room);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    QHash<RoomId, uint> m_shown; ///< the desktop's numbers
};

} // namespace chat::gui
