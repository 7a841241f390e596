// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/journalview.h"
#include "shared/client/admin/serverlink.h"

#include <QDialog>
#include <QDialogButtonBox>

namespace chat::admin {

/// The past of one room, as the server remembers it when it is asked. Beside the window, not over it. GUI
/// thread.
class JournalDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `link` outlives it.
    JournalDialog(ServerLink &link, const AdminRoomRef &room, QWidget *parent);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ServerLink &m_link;
    const AdminRoomRef m_room;
    JournalView m_view{QStringLiteral("journal")};
    QLabel m_error;
    QDialogButtonBox m_buttons{QDialogButtonBox::Close};
    QPushButton *m_refresh;
};

} // namespace chat::admin
