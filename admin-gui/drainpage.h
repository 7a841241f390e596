// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/page.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace chat::admin {

/// Stops the server in order, and shows how many are still there.
class DrainPage final : public Page
{
    Q_OBJECT
public:
    explicit DrainPage(ServerLink &link);

    [[nodiscard]] QString title() const override;

protected:
    void retranslate() override;

private:
    void take(const AdminStats &stats);
    void show();
    void ask();
    void drain(const QString &reason);

    QLabel m_about;
    QLabel m_left;
    QProgressBar m_progress;
    QPushButton m_drain;
    int m_sessions = 0;
    int m_atFirst = 0; ///< sessions when draining began
    bool m_draining = false;
};

} // namespace chat::admin
