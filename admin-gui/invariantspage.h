// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"
#include "admin-gui/watchcolumns.h"

namespace chat::admin {

/// What must always hold, where it does not, and putting it right (U-06). GUI thread.
class InvariantsPage final : public Page
{
    Q_OBJECT
public:
    explicit InvariantsPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    static constexpr Milliseconds interval{2000};

    void take(const InvariantsAnswer &answer);
    void select();
    void askRepair();
    void repair(const std::vector<qint64> &ids, const QString &reason);

    ViolationTable m_violations{violationColumns(), [](const ViolationRow &) { return true; }};
    InvariantTable m_invariants{invariantColumns()};
    TablePane m_pane{m_violations, QStringLiteral("violations")};
    TablePane m_all{m_invariants, QStringLiteral("invariants")};
    QPushButton *m_repair;
    InvariantsAnswer m_answer;
};

} // namespace chat::admin
