// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace chat::ctl {

/// chat-ctl from its arguments to its exit code. Once per process, in the main thread.
[[nodiscard]] int runProgram(int argc, char **argv);

} // namespace chat::ctl
