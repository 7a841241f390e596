// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configload.h"

/// Texts made from the table of keys. Pure; any thread.
namespace chat::server {

/// For --print-config: TOML that gives the same Config when it is read, each value with its source as a
/// comment. Files of secrets are named, their contents are never shown.
[[nodiscard]] QString printConfig(const LoadedConfig &loaded);

/// docs/CONFIGURATION.md, whole.
[[nodiscard]] QString configurationPage();

} // namespace chat::server
