// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPersistentModelIndex>

#include <optional>
#include <utility>

namespace chat::gui {

/// Letters marked with the mouse, across messages. Lives on when rows are inserted or removed. GUI thread.
class TextSelection
{
public:
    /// From here; nothing is marked yet. `position` counts UTF-16 units of the shown text.
    void start(const QModelIndex &index, int position);
    void extend(const QModelIndex &index, int position);
    void clear() { *this = {}; }

    [[nodiscard]] bool isStarted() const { return m_from.index.isValid(); }
    [[nodiscard]] bool isEmpty() const;
    /// First and one past the last marked unit of this row, whose shown text is so long.
    [[nodiscard]] std::optional<std::pair<int, int>> range(const QModelIndex &index, int length) const;
    /// What is marked, as plain text: a line for every message, with names when there are several.
    [[nodiscard]] QString text() const;

private:
    struct End {
        QPersistentModelIndex index;
        int position = 0;
        [[nodiscard]] bool isBefore(const End &other) const;
    };
    [[nodiscard]] std::pair<End, End> ordered() const;

    End m_from;
    End m_to;
};

/// "Mina, 14:02: hello", as it is copied.
[[nodiscard]] QString quotedMessage(const QModelIndex &index);
/// The same as a screen reader says it: besides, that it is on its way, or why it was not sent.
[[nodiscard]] QString spokenMessage(const QModelIndex &index);

} // namespace chat::gui
