// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace chat {

/// Where the admin socket may be, best first. What was named (`option`, else MADANG_ADMIN_SOCKET) is the only
/// place: a kick or a drain must not go to another server by accident.
[[nodiscard]] QStringList socketPlaces(const QString &option, const QProcessEnvironment &environment);

} // namespace chat
