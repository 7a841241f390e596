// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/connection.h"
#include "server/net/requesthead.h"

namespace chat::server {

/// What is only needed until the upgrade.
struct Connection::Opening {
    QHostAddress peer;
    QByteArray bytes;
    HeadIncomplete scan;
    bool awaitsProxyHeader = false;
    bool namesClient = false; ///< a trusted proxy: the head says who the client is
};

} // namespace chat::server
