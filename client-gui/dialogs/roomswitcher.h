// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"

#include <QDialog>

class QAbstractItemModel;
class QLineEdit;
class QListView;

namespace chat::gui {

class RoomFilter;

/// Ctrl+K: type a few letters of a room, Enter goes there. What names no room is entered by that name.
class RoomSwitcher final : public QDialog
{
    Q_OBJECT
public:
    explicit RoomSwitcher(QAbstractItemModel *rooms, QWidget *parent = nullptr);

Q_SIGNALS:
    void roomChosen(chat::RoomId room);
    void nameChosen(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();

    QLineEdit *m_typed;
    QListView *m_view;
    RoomFilter *m_filter;
};

} // namespace chat::gui
