// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/statshistory.h"

#include <QString>

namespace chat::admin {

/// What one tile of the overview is about.
struct OverviewTile {
    Measure measure;
    std::optional<Measure> fainter; ///< drawn behind it
    QString (*text)(double point); ///< of a point of the curve, with its unit
    const char *name; ///< untranslated
    QString (*value)(const AdminStats &stats, const Measures &now);
    double (*limit)(const AdminStats &stats); ///< null: none. In the unit of the measure; 0: not known
    bool eachThread = false; ///< a number and a curve for each I/O thread instead of `value`

    [[nodiscard]] QString title() const; ///< in the language of the interface
};

/// In their order. Units and limits are those of the server, where it has them.
[[nodiscard]] std::span<const OverviewTile> overviewTiles();

} // namespace chat::admin
