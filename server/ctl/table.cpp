// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/table.h"

#include <algorithm>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

QString padded(const QString &cell, int width, bool right)
{
    const QString blanks(width - displayWidth(cell), u' ');
    return right ? blanks + cell : cell + blanks;
}

} // namespace

void Table::add(const QStringList &cells)
{
    QStringList row;
    for (const QString &cell : cells)
        row.append(escaped(cell));
    m_rows.push_back(std::move(row));
}

QString Table::text(const Style &style) const
{
    std::vector<int> widths;
    for (qsizetype i = 0; i < qsizetype(m_columns.size()); ++i) {
        int width = displayWidth(m_columns[size_t(i)].title);
        for (const QStringList &row : m_rows)
            width = std::max(width, displayWidth(row.at(i)));
        widths.push_back(width);
    }
    const auto line = [&](const auto &cell) {
        QString text;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            text += padded(cell(i), widths[i], m_columns[i].number);
            text += "  "_L1;
        }
        while (text.endsWith(u' '))
            text.chop(1);
        return text;
    };
    QString text = style.strong(line([&](size_t i) { return m_columns[i].title; })) + u'\n';
    for (const QStringList &row : m_rows)
        text += line([&](size_t i) { return row.at(qsizetype(i)); }) + u'\n';
    return text;
}

} // namespace chat::ctl
