// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>

namespace chat::widgets {

/// The icon of this Breeze name: the desktop's symbolic one, otherwise ours (shared/widgets/icons), drawn in
/// the colour of text on buttons, so that it is legible in every theme. Null for a name that neither has.
[[nodiscard]] QIcon icon(QLatin1StringView name);

/// The same in a colour of its own, for a background that is not the palette's.
[[nodiscard]] QIcon icon(QLatin1StringView name, const QColor &colour);

} // namespace chat::widgets
