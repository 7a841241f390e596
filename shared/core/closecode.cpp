// SPDX-License-Identifier: Apache-2.0
#include "shared/core/closecode.h"

#include <algorithm>
#include <array>

namespace chat {
namespace {

using enum CloseCode;
using L1 = QLatin1StringView;

constexpr std::array rows{
    CloseRow{Normal, L1("normal"), L1("the client said goodbye")},
    CloseRow{GoingAway, L1("going_away"), L1("the other side goes away")},
    CloseRow{ProtocolError, L1("websocket_protocol_error"), L1("the frames break RFC 6455")},
    CloseRow{UnsupportedData, L1("unsupported_data"), L1("a frame of the wrong type for the sub-protocol")},
    CloseRow{NoStatus, L1("no_status"), L1("never sent: the close frame had no code")},
    CloseRow{Abnormal, L1("abnormal"), L1("never sent: the connection was lost")},
    CloseRow{InvalidPayload, L1("invalid_payload"), L1("a text frame is not UTF-8")},
    CloseRow{PolicyViolation, L1("policy_violation"),
             L1("a frame not finished in time, too many errors, or a flood")},
    CloseRow{MessageTooBig, L1("message_too_big"), L1("a frame or message over the limit of hello")},
    CloseRow{InternalError, L1("internal_error"), L1("a fault of the server")},
    CloseRow{Drain, L1("drain"), L1("the server stops; sys.drain said when to come back")},
    CloseRow{SlowConsumer, L1("slow_consumer"), L1("you read slower than your rooms speak; resume")},
    CloseRow{NoPong, L1("no_pong"), L1("nothing was heard from you in time")},
    CloseRow{ForceReconnect, L1("force_reconnect"), L1("connect again")},
    CloseRow{StateLost, L1("state_lost"), L1("connect again and enter your rooms afresh")},
    CloseRow{WriteError, L1("write_error"), L1("writing to you failed")},
    CloseRow{Overloaded, L1("overloaded"), L1("the server has too much work; come back later")},
    CloseRow{Replaced, L1("replaced_by_new_login"), L1("you logged in elsewhere")},
    CloseRow{Kicked, L1("kicked"), L1("an operator ended the session")},
    CloseRow{Banned, L1("banned"), L1("an operator shut you out")},
    CloseRow{BadToken, L1("bad_token"), L1("the token is not valid any more")},
    CloseRow{ProtocolViolation, L1("protocol_error"), L1("packets that break the protocol")},
    CloseRow{ConnectionLimit, L1("connection_limit"), L1("too many connections")},
    CloseRow{CloseCode::VersionUnsupported, L1("version_unsupported"),
             L1("a version that this server does not speak")},
    CloseRow{NotAuthenticatedInTime, L1("not_authenticated_in_time"),
             L1("no login within the deadline of hello")},
    CloseRow{TooManyErrors, L1("too_many_errors"), L1("too many refused packets")},
    CloseRow{CloseCode::AccountDisabled, L1("account_disabled"), L1("the account was closed")},
    CloseRow{Idle, L1("idle"), L1("nothing was said for too long")},
};

static_assert(std::ranges::is_sorted(rows, {}, &CloseRow::code));

} // namespace

std::span<const CloseRow> closeTable() { return rows; }

QLatin1StringView closeName(CloseCode code)
{
    const auto row = std::ranges::find(rows, code, &CloseRow::code);
    return row != rows.end() ? row->name : L1("unknown");
}

} // namespace chat
