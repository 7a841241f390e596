// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configload.h"
#include "shared/protocol/adminconfig.h"

namespace chat::server {

/// `running` with other values for some keys, as an operator typed them; `source` says who, and is where
/// the values come from afterwards. A key of a mode is "match.NAME.key". All problems, not only the first:
/// unknown keys, keys that need a restart, values that are no TOML or out of range, and what the whole means
/// together (checkConfig). Any thread.
[[nodiscard]] std::expected<LoadedConfig, Problems>
changedConfig(const LoadedConfig &running, const std::vector<ConfigSetting> &settings, const QString &source);

/// The keys whose values differ, in the order of the table, then those of modes that both have. Pure.
[[nodiscard]] std::vector<ConfigDifference> differences(const Config &from, const Config &to);

} // namespace chat::server
