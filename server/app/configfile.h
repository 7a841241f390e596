// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configsources.h"

#include <QByteArray>

#include <expected>

namespace chat::server {

/// A configuration file that was read but not yet understood.
struct ConfigFile {
    QString name; ///< as the operator wrote it; its directory completes relative paths
    QByteArray bytes; ///< TOML 1.0, UTF-8
};

/// Larger files are refused.
inline constexpr qint64 maxConfigFileBytes = 1024 * 1024;

/// Reads the bytes. The error says why not.
[[nodiscard]] std::expected<ConfigFile, Problem> openConfigFile(const QString &name);

/// Understands the bytes. Unknown sections and keys are problems with their line and the key that may have
/// been meant; so are syntax errors, of which TOML gives only the first. Never throws; pure.
[[nodiscard]] Reading readConfigFile(const ConfigFile &file);

} // namespace chat::server
