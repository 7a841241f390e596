// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configload.h"

namespace chat::server {

/// The longest path of a local socket, in bytes (sockaddr_un::sun_path of Linux holds 108 with its zero).
inline constexpr qsizetype maxSocketPathBytes = 107;

/// What no key can say alone: plain text only on loopback (F-020, faults section 3), TLS has its files, marks
/// are below limits, somebody can log in, files of secrets are not open to everybody. Asks the file system
/// about files, never reads their contents. Any thread.
[[nodiscard]] Problems checkConfig(const LoadedConfig &loaded);

} // namespace chat::server
