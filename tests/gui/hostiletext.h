// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <algorithm>

/// faults row 31: what somebody else may write to break, hide or turn what is shown.
namespace chat::test {

/// Markup, a picture, a change of direction, a command for a terminal, a line break, and too many marks.
inline QString hostileText()
{
    return QStringLiteral("<b>mi\u202ena</b>\u001b[1m<img src=\"file:///x\">\u2066\r\nend")
        + QString(30, u'\u0301');
}

[[nodiscard]] inline bool isHostile(QChar c)
{
    const char16_t u = c.unicode();
    return (c.category() == QChar::Other_Control && c != u'\n') || (u >= 0x202A && u <= 0x202E)
        || (u >= 0x2066 && u <= 0x2069);
}

/// Nothing that turns or hides, and no pile of marks; line breaks may be our own.
[[nodiscard]] inline bool isHarmless(const QString &text)
{
    return std::ranges::none_of(text, isHostile) && !text.contains(QString(5, u'\u0301'));
}

} // namespace chat::test
