// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace chat::gui {

/// Whom we do not want to hear, and how to hear them again. GUI thread.
class BlockedDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit BlockedDialog(client::Session &session, QWidget *parent = nullptr); ///< which outlives this

    [[nodiscard]] QListWidget *list() const { return m_list; }

private:
    void fill();
    void unblock();

    client::Session &m_session;
    QLabel *m_words;
    QListWidget *m_list;
    QPushButton *m_unblock;
};

} // namespace chat::gui
