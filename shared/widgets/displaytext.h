// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace chat::widgets {

/// What somebody else wrote, harmless to show: without control characters (a tab becomes a blank, line breaks
/// stay), without characters that turn the direction of the text around them, and with at most
/// `maxMarksInARow` combining marks on one letter, so that nobody writes into his neighbours' lines (faults
/// row 31). Still plain text: whoever gives it to something that reads markup escapes it.
[[nodiscard]] QString displayText(QStringView text);

/// The same on one line: line breaks become blanks. For nicks, names of rooms, titles and tooltips.
[[nodiscard]] QString displayLine(QStringView text);

/// The words of a menu or a label without what marks their letter or says that a question follows:
/// "&Find...",
/// "&Find…" and, in Korean, "찾기(&F)...".
[[nodiscard]] QString plainWords(QString words);

inline constexpr int maxMarksInARow = 4;

} // namespace chat::widgets
