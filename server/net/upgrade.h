// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/requesthead.h"

#include <expected>

/// May this request become a WebSocket? Pure.
namespace chat::server {

/// What the operator configured about the opening.
struct UpgradePolicy {
    std::vector<QByteArray>
        allowedOrigins; ///< "https://chat.example.org"; case and default port do not matter
    QByteArray
        operationsAddress; ///< where status pages are; told to whoever sends a plain GET; empty: not told
};

/// A request that may become a WebSocket.
struct Upgrade {
    std::vector<QByteArray>
        subprotocols; ///< the known ones of those offered, in the client's order; may be empty
    QByteArray origin; ///< normalised; empty when there is none
    QByteArray path; ///< "/" or "/ws"
    QByteArray authorization; ///< value of the header; a secret, never logged; empty when there is none
};

/// Refuses with 400, 403, 404, 405 or 426 (faults rows 3 to 7).
[[nodiscard]] std::expected<Upgrade, HttpRefusal> checkUpgrade(const RequestHead &head,
                                                               const UpgradePolicy &policy);

/// scheme://host[:port] in lower case, without the scheme's default port; empty when it is not an origin
/// ("null" is none).
[[nodiscard]] QByteArray normalizedOrigin(QByteArrayView origin);

} // namespace chat::server
