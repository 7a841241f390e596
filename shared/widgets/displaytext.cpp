// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/displaytext.h"

#include <QRegularExpression>

namespace chat::widgets {
namespace {

constexpr char16_t lineSeparator = 0x2028;
constexpr char16_t paragraphSeparator = 0x2029;

/// Embeddings, overrides and isolates; the plain marks (U+200E, U+200F) turn nothing but themselves.
bool turnsDirection(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

bool breaksLine(QChar c) { return c == u'\n' || c == lineSeparator || c == paragraphSeparator; }

} // namespace

QString displayText(QStringView text)
{
    QString shown;
    shown.reserve(text.size());
    int marks = 0;
    for (const QChar c : text) {
        marks = c.isMark() ? marks + 1 : 0;
        if (breaksLine(c))
            shown += u'\n';
        else if (c == u'\t')
            shown += u' ';
        else if (c.category() != QChar::Other_Control && !turnsDirection(c) && marks <= maxMarksInARow)
            shown += c;
    }
    return shown;
}

QString displayLine(QStringView text)
{
    QString line = displayText(text);
    line.replace(u'\n', u' ');
    return line;
}

QString plainWords(QString words)
{
    static const QRegularExpression mark(QStringLiteral("\\(&.\\)|&|\\.\\.\\.|…"));
    return words.remove(mark);
}

} // namespace chat::widgets
