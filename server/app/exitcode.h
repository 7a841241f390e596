// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace chat::server {

/// How chat-server ends; from 64 up after sysexits(3). Scripts and systemd units depend on the numbers.
enum class ExitCode {
    Ok = 0,
    Failure = 1, ///< something went wrong while running
    Usage = 2, ///< the command line cannot be understood
    Unavailable = 69, ///< a port is in use, or the state directory belongs to another server
    Software = 70, ///< a fault that no turn could contain, such as memory that ran out
    InputOutput = 74, ///< the store cannot be read or written
    Permission = 77, ///< a directory, port or file that we may not use
    Configuration = 78, ///< a value, a key or a file of the configuration is wrong
};

} // namespace chat::server
