// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/pagedpane.h"

#include <QComboBox>

#include <array>

namespace chat::admin {

/// The people of a room, a page of the server at a time, also of a large one: who is in it and with what
/// role, who is muted, banned and invited, and who waits for a seat; and what an operator can do to them. GUI
/// thread.
class PeoplePane final : public QWidget
{
    Q_OBJECT
public:
    explicit PeoplePane(ServerLink &link);

    /// None: nobody is shown.
    void setRoom(const std::optional<AdminRoomRow> &room);
    void retranslate();

Q_SIGNALS:
    void said(const QString &sentence);
    /// Something is different now.
    void done();
    /// By Enter or a double click.
    void personChosen(chat::UserId user);
    void moveAsked(const chat::UserInfo &user);

private:
    /// Behind what MemberAct has.
    enum Extra : size_t { Host = 8, Move = 9, Revoke = 10 };

    [[nodiscard]] PeopleList list() const { return PeopleList(m_list.currentIndex()); }
    /// Of the selected rows, those that have one.
    template <class T>
    [[nodiscard]] std::vector<T> selected(std::optional<T> RoomPerson::*what) const;
    [[nodiscard]] bool isUseful(size_t act) const;
    void answered(const Result<void> &result);
    void nameTable();
    void select();
    void ask(size_t act);
    void askRevoke();
    void revoke(const std::vector<QByteArray> &codes, const QString &reason);
    void act(size_t act, const std::vector<UserInfo> &people, std::optional<Milliseconds> time,
             const QString &reason);

    ServerLink &m_link;
    std::optional<AdminRoomRow> m_room;
    PeopleTable m_people;
    PagedPane<FetchPeople, PeopleTable, &personKey, &PeoplePage::people> m_pane;
    QComboBox m_list; ///< a child of the pane, so it has to go before it
    QPushButton *m_act;
    std::array<QAction *, 11> m_acts{};
};

} // namespace chat::admin
