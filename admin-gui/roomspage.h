// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/pagedpane.h"
#include "admin-gui/tablepane.h"

#include <array>

namespace chat::admin {

/// The rooms, a page of the server at a time, and who is in the one that is selected; closing and stopping
/// them.
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
    void answered(const Result<void> &result);
    void select();
    void showMembers();
    void nameMembers();
    void showCount();
    void showPast();
    void askAct(size_t act);
    void act(size_t act, const std::vector<RoomId> &rooms, const QString &reason);
    [[nodiscard]] QString question(size_t act, int rooms, int people) const;

    RoomTable m_rooms;
    MemberTable m_members;
    PagedPane<ListRooms, RoomTable, &roomKey, &AdminRooms::rooms> m_pane;
    TablePane m_memberPane{m_members, u"members"_s};
    QPushButton *m_message;
    QPushButton *m_act;
    QPushButton *m_past;
    std::array<QAction *, 5> m_acts{}; ///< close, open, quarantine, release, hold up
    std::optional<RoomId> m_shown; ///< whose members are asked for
};

} // namespace chat::admin
