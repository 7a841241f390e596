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
/// reason that is absent or blank; BadField for a kick or a ban without exactly one target and for an
/// audience of two; EmptyMessage for an announcement without a text.
[[nodiscard]] std::expected<AdminRequest, Refused> decodeAdminRequest(QByteArrayView line, Document &scratch);

/// A command's line, without its end.
template <Packet T>
[[nodiscard]] QByteArray encodeAdminRequest(RequestId id, const T &command)
{
    return encodeRequest(WireFormat::Json, id, command);
}

/// An answer's line, without its end.
template <Described T>
[[nodiscard]] QByteArray encodeAdminAnswer(RequestId id, const T &answer)
{
    return encodeAnswer(WireFormat::Json, id, answer);
}

} // namespace chat
