// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace chat {

/// docs/protocol.schema.json: JSON Schema (draft 2020-12) with a definition for each packet, named as its
/// golden file: "msg.send.command", "msg.send.answer", "msg.new.event", "error.answer". Made from the
/// packets' fields(). It describes what to send and what to expect; unknown fields are allowed everywhere,
/// and a length that people count (in characters) is given in code points.
[[nodiscard]] QByteArray protocolSchema();

} // namespace chat
