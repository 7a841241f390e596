// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

#include <optional>
#include <span>

namespace chat {

/// What can be answered to a request. Numbers and names are on the wire and are for ever; new ones are
/// appended. Ranges: 1xxx the packet, 2xxx who you are, 3xxx rooms, 4xxx messages, 5xxx matches, 8xxx the
/// console, 9xxx the server.
enum class ErrorCode : quint16 {
    Internal = 1000, ///< a fault of the server; carries an incident id
    BadJson = 1001, ///< not parsable as JSON or CBOR
    UnknownType = 1002,
    BadField = 1003, ///< `field` names it
    MissingField = 1004, ///< `field` names it
    TooLarge = 1005, ///< `limit` says what is allowed
    VersionUnsupported = 1006,
    ProtocolOrder = 1007, ///< for example a request before the login
    TooManyRequestsOpen = 1008,
    NotImplemented = 1009, ///< switched off in this server
    IdentityNotAllowed = 1010, ///< a client said who it is in a packet about itself (B3-02)
    DuplicateKey = 1011, ///< a map names a key twice

    AuthRequired = 2000,
    BadCredentials = 2001,
    TokenExpired = 2002,
    TokenInvalid = 2003,
    AccountDisabled = 2004,
    Banned = 2005,
    AlreadyLoggedIn = 2006,
    NameTaken = 2007,
    NameInvalid = 2008,
    LoginThrottled = 2013,
    ServerFull = 2014,
    ResumeExpired = 2015,
    CredentialsInUrl = 2016,

    RoomNotFound = 3000, ///< also for hidden rooms
    RoomFull = 3001,
    BadPassword = 3002, ///< of a room
    InviteRequired = 3003,
    InviteInvalid = 3004, ///< unknown, over, or used up
    RoomBanned = 3005, ///< retry_after_ms when the ban has an end
    RoomLocked = 3006, ///< nobody new gets in; under quarantine nobody speaks
    RoomClosed = 3007,
    NotJoined = 3008,
    NotHost = 3010, ///< only the host may
    Forbidden = 3011, ///< his role does not allow it
    RoomNameTaken = 3012,
    RoomNameInvalid = 3013, ///< `limit` says what is allowed
    TooManyRooms = 3014,
    TargetNotInRoom = 3015,
    CannotTargetSelf = 3016,
    CannotTargetHigherRole = 3017, ///< of the same role or a higher one
    WrongRoomKind = 3018,
    RoomBusy = 3019,

    EmptyMessage = 4000,
    MessageTooLong = 4001,
    RateLimited = 4002,
    SlowMode = 4003, ///< retry_after_ms says when he may speak again
    Muted = 4004,
    MessageNotFound = 4006,
    ReadOnlyRoom = 4010,
    UserNotFound = 4011,
    UserBlockedYou = 4012,
    HistoryTrimmed = 4013,
    BadCursor = 4014,
    DuplicateNonceMismatch = 4016, ///< same nonce, other content

    AlreadyQueued = 5000, ///< with other wishes, or in another mode
    TicketNotFound = 5001, ///< never there, or over
    AlreadyMatched = 5002, ///< accept or decline instead
    MatchNotFound = 5003, ///< or not yours
    MatchOver = 5004,
    QueueCooldown = 5007, ///< after a declined match; retry_after_ms
    ModeUnknown = 5008,
    MatchmakingPaused = 5011,
    PartyFull = 5012,
    NotPartyLeader = 5013, ///< only who leads it may
    PartyMemberBusy = 5014, ///< in another party, or waits or plays already
    PartyNotFound = 5015, ///< or not for him
    AlreadyInMatch = 5016,

    AdminDenied = 8000,
    ReasonRequired = 8001,
    ConfirmMismatch = 8002, ///< what was typed to confirm is not the name
    ConfigInvalid = 8004,

    Maintenance = 9000,
    Draining = 9001,
    StorageUnavailable = 9002,
    Overloaded = 9003,
};

/// One row of the table of errors.
struct ErrorRow {
    ErrorCode code;
    QLatin1StringView name; ///< on the wire, snake_case
    bool temporary; ///< the same request may succeed later
    QLatin1StringView meaning; ///< for the protocol page; English
};

/// All rows, ordered by number.
[[nodiscard]] std::span<const ErrorRow> errorTable();

/// The row of a code; every enumerator has one.
[[nodiscard]] const ErrorRow &errorRow(ErrorCode code);

/// None for a number that this version does not know.
[[nodiscard]] std::optional<ErrorCode> errorFromNumber(int number);

} // namespace chat
