// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

#include <QString>

/// What the server calls something, in the language of the interface. What this program does not know is
/// shown as the server says it; then it is not harmless to show yet.
namespace chat::admin {

[[nodiscard]] QString stateName(ActorState state);
[[nodiscard]] QString accessName(RoomAccess access);
[[nodiscard]] QString kindName(RoomKind kind);
[[nodiscard]] QString roleName(RoomRole role);
[[nodiscard]] QString levelName(LogLevel level);
/// "room", "lobby".
[[nodiscard]] QString actorKindName(const QByteArray &kind);
/// "room hall", "lobby".
[[nodiscard]] QString actorName(const QString &name);
/// Of a setting: "default", "file madang.toml:12".
[[nodiscard]] QString sourceName(const QString &source);
/// From where an operator came: an address, or "local pid 4711".
[[nodiscard]] QString placeName(const QByteArray &address);

} // namespace chat::admin
