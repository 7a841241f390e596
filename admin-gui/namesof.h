// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace chat::admin {

inline constexpr qsizetype mostNamed
    = 10; ///< in a question; of the others it is only said that there are some

/// What an act hits, a few by name, as `name` says it: "a, b, c", "a, ..., j, …". `rows` is any range.
template <class Rows, class Name>
[[nodiscard]] QString namesOf(const Rows &rows, Name name)
{
    QStringList names;
    for (const auto &row : rows) {
        if (names.size() == mostNamed) {
            names << QStringLiteral("…");
            break;
        }
        names << name(row);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace chat::admin
