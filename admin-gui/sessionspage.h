// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"

namespace chat::admin {

/// Who is logged in, a page of the server at a time; where the selected one is; ending sessions.
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
    void more();
    void ask(std::optional<SessionId> after);
    void take(const Result<AdminSessions> &answer, bool first);
    void select();
    void showCount();
    void askKick();
    void kick(const std::vector<SessionId> &sessions, const QString &reason);

    SessionTable m_sessions;
    RoomRefTable m_rooms;
    TablePane m_pane{m_sessions, u"sessions"_s, true};
    TablePane m_roomPane{m_rooms, u"roomsOfSession"_s};
    QPushButton *m_refresh;
    QPushButton *m_more;
    QPushButton *m_kick;
    std::vector<AdminSessionRow> m_loaded;
    int m_total = 0;
};

} // namespace chat::admin
