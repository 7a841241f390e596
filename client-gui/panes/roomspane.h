// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"

#include <QModelIndexList>
#include <QWidget>

class QAbstractItemModel;
class QLabel;
class QLineEdit;
class QListView;

namespace chat::gui {

class RoomFilter;

/// The channels and rooms, with people, maximum and what is unread; below them, when there are any, the rooms
/// of a few people among themselves. Filtered by what is typed above. Shows a client::RoomListModel. GUI
/// thread.
class RoomsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit RoomsPane(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *rooms); ///< not owned
    /// The room that is shown; marked in the list.
    void setCurrent(RoomId room);

    /// The room `step` rows further in what is shown, round and round; with `onlyUnread` the next that has
    /// something unread. None when there is no other.
    [[nodiscard]] RoomId neighbour(RoomId room, int step, bool onlyUnread) const;

    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] QListView *directsView() const { return m_directsView; }

Q_SIGNALS:
    void roomChosen(chat::RoomId room);
    void leaveRequested(chat::RoomId room);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUp(QListView *view, RoomFilter *filter);
    void showDirects();
    [[nodiscard]] QModelIndexList rows() const; ///< of both lists
    void choose(const QModelIndex &index);
    void showMenu(const QListView *view, const QPoint &point);
    void retranslate();

    QLineEdit *m_filterText;
    QListView *m_view;
    RoomFilter *m_filter;
    QLabel *m_directsTitle;
    QListView *m_directsView;
    RoomFilter *m_directs;
    RoomId m_current;
};

} // namespace chat::gui
