// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"

namespace chat::admin {

/// The rooms, a page of the server at a time, and who is in the one that is selected.
class RoomsPage final : public Page
{
    Q_OBJECT
public:
    explicit RoomsPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;
    void setFilter(const QString &filter) { m_pane.setFilter(filter); }

protected:
    void retranslate() override;

private:
    void more();
    void ask(std::optional<RoomId> after);
    void take(const Result<AdminRooms> &answer, bool first);
    void showMembers();
    void showCount();

    RoomTable m_rooms;
    MemberTable m_members;
    TablePane m_pane{m_rooms, u"rooms"_s, true};
    TablePane m_memberPane{m_members, u"members"_s};
    QPushButton *m_refresh;
    QPushButton *m_more;
    std::vector<AdminRoomRow> m_loaded;
    int m_total = 0;
};

} // namespace chat::admin
