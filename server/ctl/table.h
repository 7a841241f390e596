// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"

#include <QStringList>

#include <vector>

namespace chat::ctl {

/// Rows under a heading, in columns that line up on a terminal.
class Table
{
public:
    struct Column {
        QString title;
        bool number = false; ///< to the right
    };

    explicit Table(std::vector<Column> columns) : m_columns(std::move(columns)) { }

    /// A cell for every column. Cells are escaped here.
    void add(const QStringList &cells);

    /// The heading first; every line ends with a line feed and has no blanks at its end.
    [[nodiscard]] QString text(const Style &style) const;

private:
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

} // namespace chat::ctl
