// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace chat::admin {

/// chat-admin from its arguments to its exit code. Once per process, in the main thread.
[[nodiscard]] int runProgram(int argc, char **argv);

} // namespace chat::admin
