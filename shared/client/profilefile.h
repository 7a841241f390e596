// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace chat::client {

/// The path of a file in a profile's directory, which is made, for its owner only, when it is not there.
/// Empty without a profile.
[[nodiscard]] QString profileFile(const QString &profile, const QString &name);

/// What is in it; empty when there is no such file, it cannot be read, or it is larger than `most`.
[[nodiscard]] QByteArray readProfileFile(const QString &path, qint64 most);

/// Whole or not at all, and on the disk when this returns true. An empty path is nowhere: true.
[[nodiscard]] bool writeProfileFile(const QString &path, const QByteArray &bytes);

} // namespace chat::client
