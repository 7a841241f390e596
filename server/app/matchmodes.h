// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configtable.h"

/// The sections [match.NAME]. Pure; any thread.
namespace chat::server {

/// The keys of each; their places are in Config::match.
[[nodiscard]] std::span<const ConfigKey> modeKeys();

/// What their places are in, for valueOf() and assign(): `mode` in a configuration that is nothing else.
[[nodiscard]] Config placeOf(const Config::Match &mode);

/// By its name, for example "team_size"; null when there is none.
[[nodiscard]] const ConfigKey *findModeKey(const QString &name);

/// The one that somebody may have meant; empty when nothing is near.
[[nodiscard]] QString nearestModeKey(const QString &name);

/// What its keys mean together. An error is what follows the section's path in a sentence.
[[nodiscard]] std::expected<void, QString> checkMode(const Config::Match &mode);

/// Names of those that are new, gone or different.
[[nodiscard]] QStringList changedModes(const std::vector<Config::Match> &before,
                                       const std::vector<Config::Match> &after);

/// As the desks take them. Of modes that passed checkMode().
[[nodiscard]] std::vector<MatchRules> matchRules(const Config &config);

} // namespace chat::server
