// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/announceform.h"
#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"

#include <functional>

namespace chat::admin {

/// Says something to everybody, to a room or to one session, after a look at how clients will show it; lists
/// what was said and what waits, and takes it back.
class BroadcastPage final : public Page
{
    Q_OBJECT
public:
    explicit BroadcastPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;
    void setTarget(AnnounceForm::Target target, const QString &name) { m_form.setTarget(target, name); }

protected:
    void retranslate() override;

private:
    void select();
    void ask();
    void askTo(const Audience &audience, const std::function<QString()> &question);
    void send(Announce what, const QString &reason);
    void askRecall();
    void recall(const std::vector<AnnounceId> &ids, const QString &reason);

    AnnounceForm m_form;
    QPushButton m_send;
    AnnouncementTable m_announcements;
    TablePane m_pane{m_announcements, u"announcements"_s};
    QPushButton *m_refresh;
    QPushButton *m_recall;
};

} // namespace chat::admin
