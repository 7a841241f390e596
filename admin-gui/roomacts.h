// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/serverlink.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace chat::admin {

class ActDialog;

/// What an operator does to one room as its host would: a dialog for each, and then the request. GUI thread.
class RoomActs final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    RoomActs(ServerLink &link, QWidget &window);

    void askNew();
    /// What it is like now is asked first.
    void askEdit(const AdminRoomRow &room);
    /// A code for anybody; it goes to the clipboard.
    void askInvite(const AdminRoomRow &room);
    void askArchive(const AdminRoomRow &room);
    void askDelete(const AdminRoomRow &room);
    /// Everybody, or one person. `rooms` are names that are proposed.
    void askMove(const AdminRoomRow &room, const std::optional<UserInfo> &only, const QStringList &rooms);

Q_SIGNALS:
    /// For the status line.
    void said(const QString &sentence);
    /// Something is different now.
    void done();

private:
    void edit(const AdminRoomDetails &room);
    void archive(const AdminRoomDetails &room);
    void describe(const AdminRoomRow &room, std::function<void(const AdminRoomDetails &)> then);
    void move(const MovePeople &move, const QString &to, const std::optional<UserInfo> &only);
    void tell(const Result<RoomActAnswer> &answer);
    void fail(const Error &error);

    ServerLink &m_link;
    QWidget &m_window;
};

} // namespace chat::admin
