// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

/// Words of strangers on an operator's terminal. Pure; any thread.
namespace chat::ctl {

/// How many columns the text takes: two for Hangul, Han, Kana and most emoji, none for combining marks
/// (Unicode TR 11). Without control characters: see escaped().
[[nodiscard]] int displayWidth(QStringView text);

/// The beginning of the text, as far as it fits into so many columns.
[[nodiscard]] QString cutTo(const QString &text, int columns);

/// What could move the cursor, change colours or turn the direction of writing becomes visible: \n, \x1b,
/// \u202e (faults.md row 32). Backslashes too, so that nothing can pretend.
[[nodiscard]] QString escaped(QStringView text);

/// The same for JSON, inside whose strings a few such characters are allowed; it stays the same JSON.
[[nodiscard]] QString escapedJson(QStringView json);

/// How words are set off.
struct Style {
    bool colour = false;

    [[nodiscard]] QString strong(const QString &text) const;
    [[nodiscard]] QString alarming(const QString &text) const;
};

/// NO_COLOR (no-color.org) and TERM as they are in the environment; empty when not set.
[[nodiscard]] Style styleFor(bool isTerminal, const QString &noColor, const QString &term);

} // namespace chat::ctl
