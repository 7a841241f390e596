// SPDX-License-Identifier: Apache-2.0
#include "server/app/nearestword.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace chat::server {

using namespace Qt::StringLiterals;
namespace {

// Levenshtein's distance, with one row of the matrix.
qsizetype distance(QStringView a, QStringView b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = qsizetype(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype replaced = diagonal + (a[i] == b[qsizetype(j) - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row.back();
}

} // namespace

QString nearestWord(QStringView word, const QStringList &candidates)
{
    QString nearest;
    qsizetype best = std::max<qsizetype>(2, word.size() / 3) + 1;
    for (const QString &candidate : candidates) {
        // A long wrong word is near nothing, and the matrix stays small.
        if (const auto errors = word.size() > 100 ? best : distance(word, candidate); errors < best) {
            best = errors;
            nearest = candidate;
        }
    }
    return nearest;
}

QString didYouMean(const QString &nearest)
{
    return nearest.isEmpty() ? QString() : "; did you mean "_L1 + nearest + u'?';
}

} // namespace chat::server
