// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configload.h"
#include "server/app/exitcode.h"

namespace chat::server {

/// The program ends here: what to print and how to leave.
struct Leaving {
    ExitCode code = ExitCode::Ok;
    QString out; ///< to stdout
    QString err; ///< to stderr, whole lines
};

/// From the arguments (the program's name first) and the environment to the configuration to run with; or to
/// the end, for --help, --version, --check-config, --print-config and every mistake. Reads the configuration
/// file.
[[nodiscard]] std::expected<LoadedConfig, Leaving> configure(const QStringList &arguments,
                                                             const QProcessEnvironment &environment);

} // namespace chat::server
