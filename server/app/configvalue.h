// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configtable.h"

#include <QString>
#include <QStringList>

#include <expected>
#include <variant>

/// One value on its way between a text, TOML and a Config. Pure; any thread. An error is what follows the
/// key's path in a sentence: "must be 1 to 64, is 65".
namespace chat::server {

/// As TOML knows it. Times, choices, addresses and paths travel as numbers and texts.
using ConfigValue = std::variant<bool, qint64, double, QString, QStringList>;

/// The value of a key, spelled for a file. A double that is whole is an integer.
[[nodiscard]] ConfigValue valueOf(const ConfigKey &key, Config config);

/// Checks type, range and shape, then sets the member. The config is unchanged on an error. Relative paths
/// are completed with the directory `base`.
[[nodiscard]] std::expected<void, QString> assign(const ConfigKey &key, const ConfigValue &value,
                                                  const QString &base, Config &config);

/// From the environment or the command line: "true", "12", "0.5", a text, or a list separated by commas.
[[nodiscard]] std::expected<ConfigValue, QString> valueFromText(const ConfigKey &key, const QString &text);

/// A TOML value in one line.
[[nodiscard]] QString toToml(const ConfigValue &value);

/// "true or false", "a whole number", "a number", "a text", "a path", "a list of texts".
[[nodiscard]] QString typeWord(const ConfigKey &key);

/// "1 to 64 threads", "0 to 1024 items", "full" or "process"; empty for true/false.
[[nodiscard]] QString rangeText(const ConfigKey &key);

} // namespace chat::server
