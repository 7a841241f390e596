// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/adminports.h"

#include <optional>
#include <sys/types.h>

namespace chat::server {

/// Who is at the other end of a local socket, as the kernel says (SO_PEERCRED, unix(7)).
struct PeerCredentials {
    uid_t uid = 0;
    pid_t pid = 0; ///< 0: in another namespace
};

/// None when the descriptor is no local socket.
[[nodiscard]] std::optional<PeerCredentials> peerCredentials(qintptr descriptor);

/// Only the user that the server runs as (`own`), and root (faults.md row 35).
[[nodiscard]] bool mayAdminister(const PeerCredentials &peer, uid_t own);

/// The system's name for the user, or "uid 1234" when it has none.
[[nodiscard]] Operator operatorOf(const PeerCredentials &peer);

} // namespace chat::server
