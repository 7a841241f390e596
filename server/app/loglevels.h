// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminoperation.h"

/// From which level on each category is written. Main thread.
namespace chat::server {

/// What the configuration says (`log.rules`); what an operator set before is forgotten.
void setConfiguredLogLevels(const QString &rules);

/// Over the configuration, until the next setConfiguredLogLevels(). `category` may be "*". Errors: BadField
/// for a category that there is not.
[[nodiscard]] Result<void> setLogLevel(const QByteArray &category, LogLevel level);

[[nodiscard]] LogLevels logLevels();

} // namespace chat::server
