// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/ports.h"

namespace chat::server {

/// Who waits for an answer from a room, and to what kind of request.
struct Asker {
    Recipient to;
    RequestId request = 0;
    effect::Asked asked = effect::Asked::Other;
    MonoTime since; ///< when the request came
};

/// The answer that his request cannot be done. Also without a request id: the connection keeps account of
/// what is open.
[[nodiscard]] Delivery refusalFor(const Asker &asker, RoomId room, const Error &error,
                                  QByteArrayView incident = {});

} // namespace chat::server
