// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/pagepieces.h"

#include <algorithm>

namespace chat {
namespace {

QString fence(const QByteArray &json) { return u"```json\n%1\n```\n"_s.arg(QString::fromUtf8(json)); }

QString charsetWords(Charset charset)
{
    switch (charset) {
    case Charset::Any: return u"any; control characters but line feed and tab are taken out"_s;
    case Charset::OneLine: return u"no control characters, no line breaks"_s;
    case Charset::Visible:
        return u"no control characters, no line breaks, no bidirectional controls, no zero-width characters"_s;
    case Charset::Ascii: return u"visible ASCII (0x21 .. 0x7e)"_s;
    case Charset::UrlSafe: return u"A-Z a-z 0-9 - _"_s;
    }
    return {};
}

} // namespace

QString tableRow(QStringList cells)
{
    for (QString &cell : cells)
        cell.replace(u"|"_s, u"\\|"_s);
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString tableHead(const QStringList &titles)
{
    return tableRow(titles) + u"|"_s + u"---|"_s.repeated(titles.size()) + u'\n';
}

QString code(const QString &text) { return u'`' + text + u'`'; }

QString fieldTable(const std::vector<FieldRow> &rows)
{
    if (rows.empty())
        return u"No fields.\n"_s;
    QString table = tableHead({u"field"_s, u"type"_s, u"required"_s, u"rule"_s, u"note"_s});
    for (const FieldRow &row : rows)
        table += tableRow({code(row.name), row.type, row.required ? u"yes"_s : u""_s, row.rule, row.note});
    return table;
}

QString example(const Examples &examples, const QByteArray &name)
{
    const auto found = examples.find(name);
    return found != examples.end() ? u'\n' + fence(found->second) : u"\nNo example.\n"_s;
}

QString textRows()
{
    const auto number = [](qint64 limit) { return limit != 0 ? QString::number(limit) : QString(); };
    const auto name = [](ErrorCode error) { return code(errorRow(error).name); };
    QString table
        = tableHead({u"text"_s, u"least characters"_s, u"most characters"_s, u"most code points"_s,
                     u"most bytes"_s, u"characters"_s, u"too short"_s, u"too long"_s, u"refused"_s});
    for (const TextLimits &row : textTable().subspan(1))
        table += tableRow({row.name, number(row.minGraphemes), number(row.maxGraphemes),
                           number(row.maxCodePoints), number(row.maxBytes), charsetWords(row.charset),
                           name(row.tooShort), name(row.tooLong), name(row.refused)});
    return table.chopped(1);
}

QString errorRows()
{
    QString table = tableHead({u"code"_s, u"name"_s, u"temporary"_s, u"meaning"_s});
    for (const ErrorRow &row : errorTable())
        table += tableRow(
            {QString::number(int(row.code)), code(row.name), row.temporary ? u"yes"_s : u""_s, row.meaning});
    return table.chopped(1);
}

QByteArray filledPage(const QString &prose, std::span<const PagePart> parts)
{
    QString page;
    const QStringList lines = prose.split(u'\n');
    for (const QString &line : lines) {
        const auto part = std::ranges::find(parts, line, &PagePart::line);
        page += (part != parts.end() ? part->text : line) + u'\n';
    }
    return page.trimmed().toUtf8() + '\n';
}

} // namespace chat
