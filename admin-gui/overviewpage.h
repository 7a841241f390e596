// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/charttile.h"
#include "admin-gui/page.h"
#include "shared/client/admin/statshistory.h"

#include <QComboBox>

namespace chat::admin {

/// How the server is: a tile for each measure, over the last ten minutes, hour or day.
class OverviewPage final : public Page
{
    Q_OBJECT
public:
    explicit OverviewPage(ServerLink &link);

    [[nodiscard]] QString title() const override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    void take(const AdminStats &stats);
    void show();
    void showTile(Measure measure, const AdminStats &stats);

    StatsHistory m_history; ///< also while another page is seen
    QLabel m_about;
    QComboBox m_span;
    std::array<ChartTile *, measureCount> m_tiles{};
};

} // namespace chat::admin
