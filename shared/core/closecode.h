// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

#include <span>

namespace chat {

/// WebSocket close codes: RFC 6455 section 7.4.1 and our own. Numbers are on the wire and are for ever.
/// The range says whether the client comes back by itself: see clientReconnects().
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    NoStatus = 1005, ///< never sent; the peer's close frame had no code
    Abnormal = 1006, ///< never sent; there was no close frame
    InvalidPayload = 1007,
    PolicyViolation = 1008,
    MessageTooBig = 1009,
    InternalError = 1011,

    Drain = 4000,
    SlowConsumer = 4001,
    NoPong = 4002,
    ForceReconnect = 4003,
    StateLost = 4004,
    WriteError = 4005,
    Overloaded = 4006,

    Replaced = 4500,
    Kicked = 4501,
    Banned = 4502,
    BadToken = 4503,
    ProtocolViolation = 4504,
    ConnectionLimit = 4505,
    VersionUnsupported = 4506,
    NotAuthenticatedInTime = 4507,
    TooManyErrors = 4508,
    AccountDisabled = 4509,
    Idle = 4510,
};

struct CloseRow {
    CloseCode code;
    QLatin1StringView name; ///< snake_case; the reason in our close frames
    QLatin1StringView meaning; ///< for the protocol page; English
};

/// All rows, ordered by number.
[[nodiscard]] std::span<const CloseRow> closeTable();

[[nodiscard]] QLatin1StringView closeName(CloseCode code);

/// True on 1001, 1006, 1011-1013 and 4000-4499: the client comes back by itself (after Centrifugo's ranges).
[[nodiscard]] constexpr bool clientReconnects(quint16 code)
{
    return code == 1001 || code == 1006 || (code >= 1011 && code <= 1013) || (code >= 4000 && code <= 4499);
}

} // namespace chat
