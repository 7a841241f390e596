// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/document.h"
#include "shared/protocol/values.h"

#include <compare>

namespace chat::server {

/// A connection by name, never by pointer or descriptor: its I/O thread, its slot there, and which of the
/// slot's successive connections it is. A name whose connection is gone reaches nobody (B1-08, B5-06).
struct ConnectionId {
    quint8 thread = 0;
    quint32 slot = 0;
    quint32 generation = 0; ///< 0: no connection

    [[nodiscard]] bool isValid() const { return generation != 0; }
    friend auto operator<=>(const ConnectionId &, const ConnectionId &) = default;
};

/// Where an answer goes, and how it is spelled there.
struct Recipient {
    ConnectionId connection;
    WireFormat format = WireFormat::Json;

    friend bool operator==(const Recipient &, const Recipient &) = default;
};

/// Who asks: filled in from the verified session, never from the packet (B3-02).
struct Sender {
    Recipient recipient;
    UserId user;
    RequestId request = 0; ///< 0: wants no answer
    MonoTime asked; ///< when the request came
};

} // namespace chat::server
