// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/netaddress.h"

#include <vector>

namespace chat::server {

/// A port that listens already, opened by the service manager: see systemd.socket(5).
struct PassedSocket {
    ListenAddress address;
    int descriptor = -1;
};

/// Those of $LISTEN_FDS, which is then forgotten. FileDescriptorName= says what each speaks: `ws` or `wss`.
/// An error is a sentence. Once, at the start.
[[nodiscard]] std::expected<std::vector<PassedSocket>, QString> takePassedSockets();

} // namespace chat::server
