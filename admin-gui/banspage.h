// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/pagedpane.h"

namespace chat::admin {

/// Who is shut out, a page of the server at a time; ending bans.
class BansPage final : public Page
{
    Q_OBJECT
public:
    explicit BansPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override { m_pane.refresh(); }

protected:
    void retranslate() override;

private:
    void answered(const Result<void> &result);
    void showCount();
    void select();
    void askLift();
    void lift(const std::vector<BanId> &bans, const QString &reason);

    BanTable m_bans;
    PagedPane<ListBans, BanTable, &banKey, &BanList::bans> m_pane;
    QPushButton *m_lift;
};

} // namespace chat::admin
