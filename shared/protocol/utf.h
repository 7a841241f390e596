// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace chat {

/// The code point at `i`, and `i` moved behind it. A lone surrogate reads as U+FFFD.
[[nodiscard]] inline char32_t takeCodePoint(QStringView text, qsizetype &i)
{
    const QChar unit = text[i++];
    if (!unit.isSurrogate())
        return unit.unicode();
    if (unit.isHighSurrogate() && i < text.size() && text[i].isLowSurrogate())
        return QChar::surrogateToUcs4(unit, text[i++]);
    return QChar::ReplacementCharacter;
}

/// Bytes that a code point takes as UTF-8: 1 .. 4.
[[nodiscard]] constexpr int utf8Size(char32_t c) { return 1 + (c >= 0x80) + (c >= 0x800) + (c >= 0x10000); }

/// Writes a code point as UTF-8 to `to`, which has room for it; returns its end.
inline char *putUtf8(char *to, char32_t c)
{
    constexpr char32_t leads[]{0, 0, 0xc0, 0xe0, 0xf0};
    const int size = utf8Size(c);
    if (size == 1) {
        *to = char(c);
        return to + 1;
    }
    for (int i = size - 1; i > 0; --i, c >>= 6)
        to[i] = char(0x80 | (c & 0x3f));
    to[0] = char(leads[size] | c);
    return to + size;
}

} // namespace chat
