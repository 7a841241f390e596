// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/commandline.h"

namespace chat::ctl {

/// A script for the shell with which it completes chat-ctl's commands, options and the words that some of
/// them take. Made from the table of commands, so it knows what the program knows. Pure; any thread.
[[nodiscard]] QString completionScript(PrintCompletion::Shell shell);

} // namespace chat::ctl
