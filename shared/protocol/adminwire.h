// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"
#include "shared/protocol/wire.h"

namespace chat {

struct AdminRequest {
    RequestId id = 0; ///< 0: the answer has none either
    AdminCommand command;
};

/// One line of the admin socket, without its end. Errors: those of decodeRequest(); ReasonRequired for a
/// reason that is absent or blank; BadField for a kick without exactly one target; EmptyMessage for an
/// announcement without a text.
[[nodiscard]] std::expected<AdminRequest, Refused> decodeAdminRequest(QByteArrayView line, Document &scratch);

} // namespace chat
