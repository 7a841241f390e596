// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/memberlistmodel.h"

#include <QPointer>
#include <QWidget>

class QIdentityProxyModel;
class QLabel;
class QListView;

namespace chat::gui {

/// Who is in the room. GUI thread.
class MembersPane final : public QWidget
{
    Q_OBJECT
public:
    explicit MembersPane(QWidget *parent = nullptr);

    void setMembers(client::MemberListModel *members); ///< not owned; null: nobody

Q_SIGNALS:
    void mentionRequested(const QString &nick); ///< a double click or Enter on somebody
    void menuRequested(const chat::UserInfo &whom, const QPoint &global); ///< a right click or the menu key

protected:
    void changeEvent(QEvent *event) override;

private:
    void askForMenu(const QPoint &point);
    void retranslate();

    QLabel *m_title;
    QListView *m_view;
    QPointer<QIdentityProxyModel> m_rows; ///< with what a screen reader says; null while there is no room
    QPointer<client::MemberListModel> m_members;
};

} // namespace chat::gui
