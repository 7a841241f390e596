// SPDX-License-Identifier: Apache-2.0
#include "shared/core/errorcode.h"

#include <algorithm>
#include <array>

namespace chat {
namespace {

using enum ErrorCode;
using L1 = QLatin1StringView;

constexpr std::array rows{
    ErrorRow{Internal, L1("internal"), true,
             L1("a fault of the server; `incident` can be opened in the console")},
    ErrorRow{BadJson, L1("bad_json"), false, L1("not parsable, as JSON or as CBOR")},
    ErrorRow{UnknownType, L1("unknown_type"), false, L1("no packet of this name; the connection stays")},
    ErrorRow{BadField, L1("bad_field"), false,
             L1("`field` has the wrong type or a value that is not allowed")},
    ErrorRow{MissingField, L1("missing_field"), false, L1("`field` is required")},
    ErrorRow{TooLarge, L1("too_large"), false, L1("larger than `limit`")},
    ErrorRow{VersionUnsupported, L1("version_unsupported"), false,
             L1("`ver` is outside ver_min .. ver of hello")},
    ErrorRow{ProtocolOrder, L1("protocol_order"), false,
             L1("not now: hello first, then one of auth.*, then the rest")},
    ErrorRow{TooManyRequestsOpen, L1("too_many_requests_open"), true,
             L1("wait for answers before asking more")},
    ErrorRow{NotImplemented, L1("not_implemented"), false, L1("switched off in this server")},
    ErrorRow{IdentityNotAllowed, L1("identity_not_allowed"), false,
             L1("only the session says who you are; leave `field` out")},
    ErrorRow{DuplicateKey, L1("duplicate_key"), false, L1("a map names a key twice")},
    ErrorRow{AuthRequired, L1("auth_required"), false, L1("log in first")},
    ErrorRow{BadCredentials, L1("bad_credentials"), false, L1("unknown user or wrong password")},
    ErrorRow{TokenExpired, L1("token_expired"), false, L1("get a new token")},
    ErrorRow{TokenInvalid, L1("token_invalid"), false,
             L1("not signed by this server's key, or not meant for it")},
    ErrorRow{AccountDisabled, L1("account_disabled"), false, L1("the account is closed")},
    ErrorRow{Banned, L1("banned"), false, L1("shut out for a time or for good")},
    ErrorRow{AlreadyLoggedIn, L1("already_logged_in"), false,
             L1("the policy of this server keeps the older session")},
    ErrorRow{NameTaken, L1("name_taken"), false,
             L1("somebody online has this nick, or one that looks like it")},
    ErrorRow{NameInvalid, L1("name_invalid"), false, L1("`limit` names the rule that failed")},
    ErrorRow{LoginThrottled, L1("login_throttled"), true, L1("too many attempts")},
    ErrorRow{ServerFull, L1("server_full"), true, L1("no place for another session now")},
    ErrorRow{ResumeExpired, L1("resume_expired"), false, L1("log in again")},
    ErrorRow{CredentialsInUrl, L1("credentials_in_url"), false,
             L1("tokens travel in a packet or a header, never in the address")},
    ErrorRow{RoomNotFound, L1("room_not_found"), false, L1("no such room, or not for you")},
    ErrorRow{RoomFull, L1("room_full"), true, L1("as many people as the room takes")},
    ErrorRow{BadPassword, L1("bad_password"), false, L1("not the password of this room")},
    ErrorRow{InviteRequired, L1("invite_required"), false, L1("only with an invitation")},
    ErrorRow{InviteInvalid, L1("invite_invalid"), false, L1("unknown, over, or used up")},
    ErrorRow{RoomBanned, L1("room_banned"), false,
             L1("shut out from this room; retry_after_ms when that has an end")},
    ErrorRow{RoomLocked, L1("room_locked"), false,
             L1("nobody new may enter; under quarantine nobody may speak either")},
    ErrorRow{RoomClosed, L1("room_closed"), false, L1("the room was closed")},
    ErrorRow{NotJoined, L1("not_joined"), false, L1("enter the room first")},
    ErrorRow{NotHost, L1("not_host"), false, L1("only the host of the room may do that")},
    ErrorRow{Forbidden, L1("forbidden"), false, L1("not yours to do")},
    ErrorRow{RoomNameTaken, L1("room_name_taken"), false, L1("a room of this name exists")},
    ErrorRow{RoomNameInvalid, L1("room_name_invalid"), false,
             L1("a room cannot be called that; see `limit`")},
    ErrorRow{TooManyRooms, L1("too_many_rooms"), false,
             L1("no more rooms: in one session, made by one person, or on this server; `limit` says which")},
    ErrorRow{TargetNotInRoom, L1("target_not_in_room"), false, L1("that person is not in the room")},
    ErrorRow{CannotTargetSelf, L1("cannot_target_self"), false, L1("nobody does that to himself")},
    ErrorRow{CannotTargetHigherRole, L1("cannot_target_higher_role"), false,
             L1("that person's role is not below yours")},
    ErrorRow{WrongRoomKind, L1("wrong_room_kind"), false, L1("rooms of this kind cannot do that")},
    ErrorRow{RoomBusy, L1("room_busy"), true, L1("the room has more work than it can take")},
    ErrorRow{EmptyMessage, L1("empty_message"), false, L1("nothing but white space")},
    ErrorRow{MessageTooLong, L1("message_too_long"), false, L1("longer than `limit`")},
    ErrorRow{RateLimited, L1("rate_limited"), true, L1("too fast; wait retry_after_ms")},
    ErrorRow{SlowMode, L1("slow_mode"), true, L1("one message in a while here; wait retry_after_ms")},
    ErrorRow{Muted, L1("muted"), true, L1("not allowed to speak until retry_after_ms has passed")},
    ErrorRow{MessageNotFound, L1("message_not_found"), false, L1("no such message, or no such announcement")},
    ErrorRow{ReadOnlyRoom, L1("read_only_room"), false, L1("only announcements are made here")},
    ErrorRow{UserNotFound, L1("user_not_found"), false, L1("no such user")},
    ErrorRow{UserBlockedYou, L1("user_blocked_you"), false, L1("that person does not want to hear from you")},
    ErrorRow{HistoryTrimmed, L1("history_trimmed"), false,
             L1("older than what is kept; `limit` is the first sequence number that is")},
    ErrorRow{BadCursor, L1("bad_cursor"), false,
             L1("at most one of before, after and around, inside the room's numbers")},
    ErrorRow{DuplicateNonceMismatch, L1("duplicate_nonce_mismatch"), false,
             L1("this nonce was used for another text")},
    ErrorRow{AlreadyQueued, L1("already_queued"), false,
             L1("waiting for a match already, with other wishes or in another mode; cancel that first")},
    ErrorRow{TicketNotFound, L1("ticket_not_found"), false, L1("no such ticket, or it is over")},
    ErrorRow{AlreadyMatched, L1("already_matched"), false,
             L1("too late to cancel: a match was found; accept it or decline it")},
    ErrorRow{MatchNotFound, L1("match_not_found"), false, L1("no such match, or not one of yours")},
    ErrorRow{MatchOver, L1("match_over"), false, L1("the match is over")},
    ErrorRow{QueueCooldown, L1("queue_cooldown"), true,
             L1("declined a match a short while ago; wait retry_after_ms")},
    ErrorRow{ModeUnknown, L1("mode_unknown"), false, L1("no such mode; match.modes names all")},
    ErrorRow{MatchmakingPaused, L1("matchmaking_paused"), true, L1("the operators have paused this mode")},
    ErrorRow{PartyFull, L1("party_full"), false, L1("as many people as a party takes")},
    ErrorRow{NotPartyLeader, L1("not_party_leader"), false, L1("only who leads the party may do that")},
    ErrorRow{PartyMemberBusy, L1("party_member_busy"), false,
             L1("in a party already; or somebody of the party is not free, not ready or away")},
    ErrorRow{PartyNotFound, L1("party_not_found"), false,
             L1("no such party, or not yours and without an invitation")},
    ErrorRow{AlreadyInMatch, L1("already_in_match"), false, L1("in a match; leave that first")},
    ErrorRow{AdminDenied, L1("admin_denied"), false, L1("not allowed for this operator")},
    ErrorRow{ReasonRequired, L1("reason_required"), false, L1("say why")},
    ErrorRow{ConfirmMismatch, L1("confirm_mismatch"), false, L1("what was typed to confirm is not the name")},
    ErrorRow{ConfigInvalid, L1("config_invalid"), false, L1("the configuration does not hold")},
    ErrorRow{Maintenance, L1("maintenance"), true, L1("closed for maintenance")},
    ErrorRow{Draining, L1("draining"), true, L1("the server is about to stop; come back later")},
    ErrorRow{StorageUnavailable, L1("storage_unavailable"), true,
             L1("nothing can be stored at the moment; reading goes on")},
    ErrorRow{Overloaded, L1("overloaded"), true, L1("more work than the server can take")},
};

static_assert(std::ranges::is_sorted(rows, {}, &ErrorRow::code));

} // namespace

std::span<const ErrorRow> errorTable() { return rows; }

const ErrorRow &errorRow(ErrorCode code)
{
    const auto row = std::ranges::lower_bound(rows, code, {}, &ErrorRow::code);
    return row != rows.end() && row->code == code ? *row : rows.front();
}

std::optional<ErrorCode> errorFromNumber(int number)
{
    const auto row = std::ranges::find(rows, number, [](const ErrorRow &r) { return int(r.code); });
    return row != rows.end() ? std::optional(row->code) : std::nullopt;
}

} // namespace chat
