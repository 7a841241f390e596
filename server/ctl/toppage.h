// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

#include <QString>

#include <optional>
#include <vector>

/// What `chat-ctl top` shows. Pure; any thread.
namespace chat::ctl {

/// Two looks at the server, for what happens each second, and who works.
struct TopNumbers {
    AdminStats now;
    std::optional<AdminStats> before; ///< none at first: rates are not known yet
    AdminWorkers workers;
};

struct TopLine {
    enum Look { Plain, Strong, Alarming };
    QString text; ///< escaped, and no wider than the screen
    Look look = Plain;

    friend bool operator==(const TopLine &, const TopLine &) = default;
};

/// At most `height` lines of at most `width` columns. What matters most stands first, so a low screen shows
/// the server, then its threads, then those actors that wait longest; a screen of 120 columns and more has
/// two tables side by side.
[[nodiscard]] std::vector<TopLine> topLines(const TopNumbers &numbers, int width, int height);

} // namespace chat::ctl
