// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"

namespace chat::admin {

/// What every thread of the pool does, and the actors that the server puts first in the order and with the
/// filter of the table (S2-07, U-02). A slow job is red.
class WorkersPage final : public Page
{
    Q_OBJECT
public:
    static constexpr Milliseconds lookInterval{400}; ///< between two looks at the server, while it is seen

    explicit WorkersPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Subscribe watched() const override;

protected:
    void retranslate() override;

private:
    void take(const AdminWorkers &workers);
    void showCount();

    ThreadTable m_threads;
    ActorTable m_actors;
    TablePane m_threadPane{m_threads, u"threads"_s};
    TablePane m_actorPane{m_actors, u"actors"_s, true};
    int m_matching = 0;
    int m_total = 0;
};

} // namespace chat::admin
