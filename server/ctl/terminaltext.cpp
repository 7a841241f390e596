// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/terminaltext.h"

#include <QList>

#include <unicode/uchar.h>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

bool isDangerous(char32_t c)
{
    switch (u_charType(UChar32(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR: // bidirectional controls, zero width
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE: return true;
    default: return false;
    }
}

QString hex(char32_t c, int digits) { return QString::number(uint(c), 16).rightJustified(digits, u'0'); }

} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    for (const uint codePoint : text.toUcs4()) {
        const auto c = UChar32(codePoint);
        const int type = u_charType(c);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR
            || (c >= 0x1160 && c <= 0x11ff)) // vowels and finals that join the Hangul before them
            continue;
        const int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        width += east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

QString cutTo(const QString &text, int columns)
{
    if (text.size() <= columns / 2 || displayWidth(text) <= columns)
        return text;
    QString fitting;
    int width = 0;
    for (const char32_t c : text.toUcs4()) {
        const auto character = QChar::fromUcs4(c);
        width += displayWidth(character);
        if (width > columns)
            break;
        fitting += character;
    }
    return fitting;
}

QString escaped(QStringView text)
{
    QString safe;
    safe.reserve(text.size());
    for (const char32_t c : text.toUcs4()) { // a lone surrogate becomes U+FFFD
        if (c == U'\\')
            safe += "\\\\"_L1;
        else if (c == U'\n')
            safe += "\\n"_L1;
        else if (c == U'\r')
            safe += "\\r"_L1;
        else if (c == U'\t')
            safe += "\\t"_L1;
        else if (!isDangerous(c))
            safe += QChar::fromUcs4(c);
        else
            safe += c < 0x100 ? "\\x"_L1 + hex(c, 2) : "\\u"_L1 + hex(c, 4);
    }
    return safe;
}

QString escapedJson(QStringView json)
{
    QString safe;
    safe.reserve(json.size());
    for (const char32_t c : json.toUcs4()) {
        if (!isDangerous(c)) {
            safe += QChar::fromUcs4(c);
            continue;
        }
        const auto units = QChar::fromUcs4(c);
        for (const QChar unit : QStringView(units))
            safe += "\\u"_L1 + hex(unit.unicode(), 4);
    }
    return safe;
}

QString Style::strong(const QString &text) const
{
    return colour ? "\x1b[1m"_L1 + text + "\x1b[0m"_L1 : text;
}

QString Style::alarming(const QString &text) const
{
    return colour ? "\x1b[1;31m"_L1 + text + "\x1b[0m"_L1 : text;
}

Style styleFor(bool isTerminal, const QString &noColor, const QString &term)
{
    return {.colour = isTerminal && noColor.isEmpty() && term != "dumb"_L1};
}

} // namespace chat::ctl
