// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QModelIndex;
class QPushButton;

namespace chat::gui {

class DoorFrame;

/// All rooms that can be found: search, filters, order, live numbers; a double click or Enter goes in. What a
/// room wants is asked for below the list. GUI thread.
class BrowseDialog final : public QDialog
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds typingPause{250}; ///< from the last key to the question

    /// `session` outlives this.
    explicit BrowseDialog(client::Session &session, QWidget *parent = nullptr);
    ~BrowseDialog() override;

    [[nodiscard]] QListView *view() const { return m_view; }

Q_SIGNALS:
    void entered(chat::RoomId room);
    void createRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    [[nodiscard]] client::RoomQuestion question() const;
    void look();
    void enter(const QModelIndex &index);
    void showState();

    client::Session &m_session;
    QLineEdit *m_text;
    QComboBox *m_kind;
    QComboBox *m_sort;
    QCheckBox *m_hasSpace;
    QCheckBox *m_noPassword;
    QListView *m_view;
    QLabel *m_state;
    DoorFrame *m_door;
    QPushButton *m_enter;
    QPushButton *m_create;
    QTimer m_typing;
};

} // namespace chat::gui
