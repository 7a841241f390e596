// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/charttile.h"
#include "admin-gui/page.h"
#include "shared/protocol/statshistory.h"

#include <QComboBox>

namespace chat::admin {

struct OverviewTile;

/// How the server is: a tile for each of its numbers, over the last ten minutes, hour or day. The past comes
/// from the server, so that the curves are there at once, and go on behind a reconnection.
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
    void fetchPast();
    void take(const AdminStats &stats);
    void show();
    void showTile(ChartTile &tile, const OverviewTile &what, const AdminStats &stats);
    [[nodiscard]] QString about(const AdminStats &stats) const;

    StatsHistory m_history; ///< also while another page is seen
    QLabel m_about;
    QComboBox m_span;
    std::vector<ChartTile *> m_tiles; ///< as overviewTiles()
};

} // namespace chat::admin
