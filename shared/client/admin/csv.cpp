// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/csv.h"

namespace chat {

using namespace Qt::StringLiterals;

namespace {

QString csvCell(QString cell)
{
    static const QString formulas = u"=+-@\t\r"_s;
    bool isNumber = false;
    cell.toDouble(&isNumber);
    if (!cell.isEmpty() && formulas.contains(cell.front()) && !isNumber)
        cell.prepend(u'\'');
    if (cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r'))
        cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    return cell;
}

} // namespace

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted << csvCell(cell);
    return quoted.join(u',') + "\r\n"_L1;
}

} // namespace chat
