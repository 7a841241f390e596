// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/journalview.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"

#include <QPlainTextEdit>
#include <QTabWidget>

namespace chat::admin {

/// Rooms that closed themselves after a fault, and the capsule of the one that is selected (U-12). GUI
/// thread.
class CrashesPage final : public Page
{
    Q_OBJECT
public:
    explicit CrashesPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    void select();
    void take(const CrashCapsule &capsule);
    void showAbout();

    CrashTable m_crashes{crashColumns()};
    TablePane m_pane{m_crashes, QStringLiteral("crashes")};
    QPushButton *m_refresh;
    QLabel m_about;
    QTabWidget m_tabs; ///< ends after its pages
    JournalView m_journal{QStringLiteral("crashJobs")};
    QPlainTextEdit m_stack;
    std::optional<CrashCapsule> m_capsule; ///< that is shown
    QByteArray m_wanted; ///< the incident that is asked for
};

} // namespace chat::admin
