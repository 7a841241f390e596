// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"

namespace chat::admin {

/// What every thread of the pool does, and a page of the actors, sorted and filtered by the server as the
/// table says (S2-07, U-02). All that is seen is alive, and a slow job is red.
class WorkersPage final : public Page
{
    Q_OBJECT
public:
    static constexpr Milliseconds lookInterval{250}; ///< between two looks at the server, while it is seen

    explicit WorkersPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Subscribe watched() const override;

protected:
    void retranslate() override;

private:
    void take(const AdminWorkers &workers);
    /// To the page that begins with this actor of those that match.
    void turnTo(int first);
    void showCount();

    ThreadTable m_threads;
    ActorTable m_actors;
    TablePane m_threadPane{m_threads, u"threads"_s};
    TablePane m_actorPane{m_actors, u"actors"_s, true};
    QPushButton *m_previous;
    QPushButton *m_next;
    int m_first = 0; ///< of those that match, on the page that is seen
    int m_matching = 0;
    int m_total = 0;
};

} // namespace chat::admin
