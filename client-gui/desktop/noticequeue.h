// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/desktop/notifications.h"

#include <QTimer>

#include <chrono>

namespace chat::gui {

/// Messages that somebody should hear of, gathered for a moment: what comes in a burst, as after a reconnect,
/// becomes one notice a room (C-05). GUI thread.
class NoticeQueue final : public QObject
{
    Q_OBJECT
public:
    explicit NoticeQueue(QObject *parent = nullptr);

    static constexpr std::chrono::milliseconds gatherTime{400}; ///< from the first message to the notice

    void add(RoomId room, const QString &roomName, const QString &author, const QString &text);
    void drop(RoomId room); ///< it was read meanwhile
    void clear();
    void flush(); ///< now

Q_SIGNALS:
    void due(const chat::gui::Notice &notice);

private:
    struct Waiting {
        RoomId room;
        QString roomName;
        QString author;
        QString text;
        int messages = 0;
    };
    std::vector<Waiting> m_waiting;
    QTimer m_gather;
};

} // namespace chat::gui
