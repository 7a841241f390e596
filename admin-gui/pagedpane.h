// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/tablepane.h"
#include "shared/client/admin/pagedrows.h"
#include "shared/client/admin/serverlink.h"

#include <QCoreApplication>
#include <QScrollBar>

namespace chat::admin {

/// A table that the server fills, a page at a time: further ones with "More" and when somebody scrolls to the
/// end. The server filters; a late answer to another filter does not count. GUI thread.
template <class List, class Table, auto keyOf, auto rowsOf>
class PagedPane final : public TablePane
{
public:
    /// Makes the question complete; false: there is nothing to ask about, and nothing is shown.
    using Prepare = std::function<bool(List &)>;

    /// `link` and `table` outlive it. `answered` is called after each answer that counts.
    PagedPane(ServerLink &link, Table &table, const QString &name,
              std::function<void(const Result<void> &)> answered, Prepare prepare = {})
        : TablePane(table, name, true),
          m_link(link),
          m_table(table),
          m_answered(std::move(answered)),
          m_prepare(std::move(prepare)),
          m_refresh(addButton("refresh"_L1 + name)),
          m_more(addButton("more"_L1 + name))
    {
        connect(this, &TablePane::filterChanged, this, [this] { refresh(); });
        connect(m_refresh, &QPushButton::clicked, this, [this] { refresh(); });
        connect(m_more, &QPushButton::clicked, this, [this] { more(); });
        connect(view().verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
            if (value > 0 && value == view().verticalScrollBar()->maximum())
                more();
        });
    }

    void refresh() { ask(m_paged.first()); }

    void retranslate()
    {
        m_refresh->setText(QCoreApplication::translate("chat::admin::PagedPane", "Refresh"));
        m_more->setText(QCoreApplication::translate("chat::admin::PagedPane", "More"));
    }

    [[nodiscard]] int loaded() const { return int(m_paged.rows().size()); }
    [[nodiscard]] int total() const { return m_paged.total(); }

private:
    using Row = std::decay_t<decltype((std::declval<typename List::Answer>().*rowsOf)[0])>;
    using Paged = PagedRows<Row, keyOf>;

    void more()
    {
        if (const auto ticket = m_paged.next())
            ask(*ticket);
    }

    void ask(const typename Paged::Ticket &ticket)
    {
        const QString wanted = filter();
        List question{.filter = wanted.isEmpty() ? std::nullopt : std::optional(wanted),
                      .after = ticket.after};
        if (m_prepare && !m_prepare(question))
            return take(ticket, typename List::Answer{});
        m_link.request(question, this,
                       [this, ticket](const Result<typename List::Answer> &answer) { take(ticket, answer); });
    }

    void take(const typename Paged::Ticket &ticket, const Result<typename List::Answer> &answer)
    {
        const bool counts
            = answer ? m_paged.take(ticket, (*answer).*rowsOf, answer->total) : m_paged.fail(ticket);
        if (!counts)
            return;
        m_table.setRows(m_paged.rows());
        m_more->setEnabled(!m_paged.isComplete());
        m_answered(answer ? Result<void>() : std::unexpected(answer.error()));
    }

    ServerLink &m_link;
    Table &m_table;
    const std::function<void(const Result<void> &)> m_answered;
    const Prepare m_prepare; ///< none: the question is complete
    QPushButton *const m_refresh;
    QPushButton *const m_more;
    Paged m_paged;
};

} // namespace chat::admin
