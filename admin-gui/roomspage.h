// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/pagedpane.h"
#include "admin-gui/peoplepane.h"
#include "admin-gui/roomacts.h"

#include <array>

namespace chat::admin {

/// The rooms, a page of the server at a time, and the people of the one that is selected; making, changing,
/// stopping and ending them.
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
    void showPeople();
    [[nodiscard]] const AdminRoomRow &chosen() const { return m_rooms.row(m_pane.selectedRows().front()); }
    [[nodiscard]] QStringList otherRooms() const;
    void showCount();
    void showPast();
    void askEdit();
    void askMove();
    void askInvite();
    void askArchive();
    void askDelete();
    void askAct(size_t act);
    void act(size_t act, const std::vector<RoomId> &rooms, const QString &reason);
    [[nodiscard]] QString question(size_t act, int rooms, int people) const;

    RoomTable m_rooms;
    PagedPane<ListRooms, RoomTable, &roomKey, &AdminRooms::rooms> m_pane;
    PeoplePane m_people;
    RoomActs m_wholeActs;
    QPushButton *m_new;
    QPushButton *m_message;
    QPushButton *m_act;
    QPushButton *m_past;
    std::array<QAction *, 5> m_acts{}; ///< close, open, quarantine, release, hold up
    std::array<QAction *, 5> m_whole{}; ///< edit, move people, invite, archive, delete
};

} // namespace chat::admin
