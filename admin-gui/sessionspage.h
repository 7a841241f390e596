// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/pagedpane.h"
#include "admin-gui/queuespane.h"

namespace chat::admin {

/// Who is logged in, a page of the server at a time; who reads too slowly; where the selected one is; ending
/// sessions.
class SessionsPage final : public Page
{
    Q_OBJECT
public:
    explicit SessionsPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;
    void setFilter(const QString &filter) { m_pane.setFilter(filter); }

protected:
    void retranslate() override;

private:
    void answered(const Result<void> &result);
    void select();
    void nameRooms();
    void showCount();
    [[nodiscard]] std::vector<SessionId> selectedSessions() const;
    [[nodiscard]] QString selectedNicks() const;
    void askKick();
    void askBan();
    void ban(AddBan wanted, const QString &reason);
    void kick(const std::vector<SessionId> &sessions, const QString &reason);

    SessionTable m_sessions;
    RoomRefTable m_rooms;
    PagedPane<ListSessions, SessionTable, &sessionKey, &AdminSessions::sessions> m_pane;
    TablePane m_roomPane{m_rooms, u"roomsOfSession"_s};
    QueuesPane m_queues;
    std::optional<SessionId> m_shown; ///< whose rooms are asked for
    QPushButton *m_message;
    QPushButton *m_kick;
    QPushButton *m_ban;
};

} // namespace chat::admin
