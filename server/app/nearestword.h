// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace chat::server {

/// What somebody may have meant by an unknown word: the candidate with the fewest typing errors (characters
/// added, lost or changed), if they are at most two or a third of the word. Empty when nothing is near. Any
/// thread.
[[nodiscard]] QString nearestWord(QStringView word, const QStringList &candidates);
/// "; did you mean NEAREST?", for the end of a sentence; empty when nothing is near.
[[nodiscard]] QString didYouMean(const QString &nearest);

} // namespace chat::server
