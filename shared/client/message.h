// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/wire.h"

namespace chat::client {

enum class MessageState : quint8 {
    Sent, ///< stored by the server
    Pending, ///< in the outbox; goes out by itself
    Failed, ///< refused; waits for retry or discard
};

/// One row of a timeline.
struct Message {
    Seq seq = 0; ///< 0 while it is not sent
    UserInfo author;
    QString text; ///< plain
    Timestamp time; ///< the server's; of the key press while it is not sent
    MessageState state = MessageState::Sent;
    QByteArray nonce = {}; ///< of own messages of this run; empty otherwise
    Error error = {}; ///< why, when Failed

    friend bool operator==(const Message &, const Message &) = default;
};

/// What an event of the kind `msg.new` says; none for events of other kinds and for what cannot be read.
[[nodiscard]] std::optional<Message> messageFrom(const KeptEvent &event);
[[nodiscard]] std::optional<Message> messageFrom(const ServerPacket &event);

} // namespace chat::client
