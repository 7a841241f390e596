// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <span>

namespace chat::gui {

struct Emoji {
    QLatin1StringView name; ///< without the colons, [a-z0-9_+-]
    QStringView characters;
    QStringView korean; ///< a Korean word for it
};

/// The short codes that we complete.
[[nodiscard]] std::span<const Emoji> emojiTable();

} // namespace chat::gui
