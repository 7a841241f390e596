// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/errortext.h"

#include "shared/core/closecode.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace chat::widgets {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(chat::widgets::ErrorText)
};

QString sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal: return Tr::tr("The server made a mistake.");
    case ErrorCode::BadJson:
    case ErrorCode::UnknownType:
    case ErrorCode::BadField:
    case ErrorCode::MissingField:
    case ErrorCode::IdentityNotAllowed:
    case ErrorCode::DuplicateKey:
    case ErrorCode::ProtocolOrder:
    case ErrorCode::BadCursor: return Tr::tr("The server did not understand this program.");
    case ErrorCode::TooLarge: return Tr::tr("That is too large.");
    case ErrorCode::VersionUnsupported:
        return Tr::tr("This program and the server speak different versions.");
    case ErrorCode::TooManyRequestsOpen: return Tr::tr("Too much at once. Please wait a moment.");
    case ErrorCode::NotImplemented: return Tr::tr("This server does not offer that.");
    case ErrorCode::AuthRequired: return Tr::tr("Please sign in first.");
    case ErrorCode::BadCredentials: return Tr::tr("The name or the password is wrong.");
    case ErrorCode::TokenExpired: return Tr::tr("Your token has expired. Please get a new one.");
    case ErrorCode::TokenInvalid: return Tr::tr("The server does not accept this token.");
    case ErrorCode::AccountDisabled: return Tr::tr("This account is closed.");
    case ErrorCode::Banned: return Tr::tr("You are shut out from this server.");
    case ErrorCode::AlreadyLoggedIn: return Tr::tr("You are already signed in elsewhere.");
    case ErrorCode::NameTaken: return Tr::tr("Somebody here has this name, or one that looks like it.");
    case ErrorCode::NameInvalid: return Tr::tr("This name is not allowed.");
    case ErrorCode::LoginThrottled: return Tr::tr("Too many attempts.");
    case ErrorCode::ServerFull: return Tr::tr("The server is full.");
    case ErrorCode::ResumeExpired: return Tr::tr("You were away too long. Please sign in again.");
    case ErrorCode::CredentialsInUrl: return Tr::tr("The address must not contain a token.");
    case ErrorCode::RoomNotFound: return Tr::tr("There is no such room.");
    case ErrorCode::RoomFull: return Tr::tr("The room is full.");
    case ErrorCode::BadPassword: return Tr::tr("That is not the password of this room.");
    case ErrorCode::InviteRequired: return Tr::tr("You need an invitation to this room.");
    case ErrorCode::InviteInvalid: return Tr::tr("This invitation is not valid, or not any more.");
    case ErrorCode::RoomBanned: return Tr::tr("You are banned from this room.");
    case ErrorCode::RoomLocked: return Tr::tr("The room is locked for now.");
    case ErrorCode::RoomClosed: return Tr::tr("The room was closed.");
    case ErrorCode::NotJoined: return Tr::tr("You are not in this room.");
    case ErrorCode::Forbidden:
    case ErrorCode::AdminDenied: return Tr::tr("You are not allowed to do that.");
    case ErrorCode::NotHost: return Tr::tr("Only the host of the room can do that.");
    case ErrorCode::RoomNameInvalid: return Tr::tr("A room cannot have this name.");
    case ErrorCode::CannotTargetSelf: return Tr::tr("You cannot do that to yourself.");
    case ErrorCode::CannotTargetHigherRole: return Tr::tr("You cannot do that to somebody of this role.");
    case ErrorCode::RoomNameTaken: return Tr::tr("There is already a room of this name.");
    case ErrorCode::TooManyRooms: return Tr::tr("There are too many rooms. Leave or close one first.");
    case ErrorCode::TargetNotInRoom: return Tr::tr("That person is not in the room.");
    case ErrorCode::WrongRoomKind: return Tr::tr("Rooms of this kind cannot do that.");
    case ErrorCode::RoomBusy: return Tr::tr("The room is very busy.");
    case ErrorCode::EmptyMessage: return Tr::tr("The message is empty.");
    case ErrorCode::MessageTooLong: return Tr::tr("The message is too long.");
    case ErrorCode::RateLimited: return Tr::tr("You are writing too fast.");
    case ErrorCode::SlowMode: return Tr::tr("This room is in slow mode.");
    case ErrorCode::Muted: return Tr::tr("You may not write for now.");
    case ErrorCode::MessageNotFound: return Tr::tr("That was not said, or is not kept any more.");
    case ErrorCode::ReadOnlyRoom: return Tr::tr("You can only read in this room.");
    case ErrorCode::UserNotFound: return Tr::tr("There is no such person.");
    case ErrorCode::UserBlockedYou: return Tr::tr("This person does not take messages from you.");
    case ErrorCode::HistoryTrimmed: return Tr::tr("Older messages are not kept any more.");
    case ErrorCode::DuplicateNonceMismatch: return Tr::tr("This message was already sent with another text.");
    case ErrorCode::AlreadyQueued: return Tr::tr("You are already waiting for a match. Cancel that first.");
    case ErrorCode::TicketNotFound: return Tr::tr("You are not waiting for this match any more.");
    case ErrorCode::AlreadyMatched: return Tr::tr("A match was just found. Accept it or decline it.");
    case ErrorCode::MatchNotFound: return Tr::tr("This match is no longer there.");
    case ErrorCode::MatchOver: return Tr::tr("This match is already over.");
    case ErrorCode::QueueCooldown: return Tr::tr("You declined a match a short while ago. Please wait.");
    case ErrorCode::ModeUnknown: return Tr::tr("This kind of match cannot be played here.");
    case ErrorCode::MatchmakingPaused: return Tr::tr("Matches of this kind are paused at the moment.");
    case ErrorCode::PartyFull: return Tr::tr("The party is full.");
    case ErrorCode::NotPartyLeader: return Tr::tr("Only the leader of the party can do that.");
    case ErrorCode::PartyMemberBusy: return Tr::tr("Somebody in the party is not free or not ready.");
    case ErrorCode::PartyNotFound: return Tr::tr("There is no such party, or you are not invited.");
    case ErrorCode::AlreadyInMatch: return Tr::tr("You are in a match. Leave that first.");
    case ErrorCode::ReasonRequired: return Tr::tr("Please give a reason.");
    case ErrorCode::ConfirmMismatch: return Tr::tr("What you typed is not the name.");
    case ErrorCode::ConfigInvalid: return Tr::tr("The configuration does not hold.");
    case ErrorCode::Maintenance: return Tr::tr("The server is closed for maintenance.");
    case ErrorCode::Draining: return Tr::tr("The server is about to restart.");
    case ErrorCode::StorageUnavailable: return Tr::tr("The server cannot store anything at the moment.");
    case ErrorCode::Overloaded: return Tr::tr("The server has too much to do.");
    }
    return Tr::tr("The server refused that (%1).").arg(int(code));
}

} // namespace

QString errorText(const Error &error)
{
    const QString what = sentence(error.code);
    if (!error.retryAfter)
        return what;
    //: %1 is a sentence that says what was refused, %2 a time such as "3 seconds"
    return Tr::tr("%1 Try again in %2.").arg(what, waitText(*error.retryAfter));
}

QString closeText(quint16 closeCode)
{
    switch (CloseCode(closeCode)) {
    case CloseCode::Normal: return Tr::tr("You signed off.");
    case CloseCode::NoStatus:
    case CloseCode::Abnormal: return Tr::tr("The connection was lost.");
    case CloseCode::GoingAway:
    case CloseCode::Drain: return Tr::tr("The server is restarting.");
    case CloseCode::ProtocolError:
    case CloseCode::UnsupportedData:
    case CloseCode::InvalidPayload:
    case CloseCode::ProtocolViolation: return Tr::tr("The server did not understand this program.");
    case CloseCode::PolicyViolation:
    case CloseCode::TooManyErrors: return Tr::tr("The server ended the connection: too many mistakes.");
    case CloseCode::MessageTooBig: return Tr::tr("Something that was sent is too large for the server.");
    case CloseCode::InternalError: return Tr::tr("The server made a mistake.");
    case CloseCode::SlowConsumer: return Tr::tr("The connection is too slow for what is said here.");
    case CloseCode::NoPong: return Tr::tr("The server did not hear from us any more.");
    case CloseCode::ForceReconnect: return Tr::tr("The server asked to connect again.");
    case CloseCode::StateLost: return Tr::tr("The server lost its state and starts afresh.");
    case CloseCode::WriteError: return Tr::tr("The server could not reach us.");
    case CloseCode::Overloaded: return Tr::tr("The server has too much to do.");
    case CloseCode::Replaced: return Tr::tr("You signed in from somewhere else.");
    case CloseCode::Kicked: return Tr::tr("An operator ended your session.");
    case CloseCode::Banned: return Tr::tr("An operator shut you out from this server.");
    case CloseCode::BadToken: return Tr::tr("Your token is not valid any more.");
    case CloseCode::ConnectionLimit: return Tr::tr("There are too many connections from here.");
    case CloseCode::VersionUnsupported:
        return Tr::tr("This program and the server speak different versions.");
    case CloseCode::NotAuthenticatedInTime: return Tr::tr("Signing in took too long.");
    case CloseCode::AccountDisabled: return Tr::tr("This account is closed.");
    case CloseCode::Idle: return Tr::tr("The session ended because nothing was said for a long time.");
    }
    return Tr::tr("The connection ended (%1).").arg(closeCode);
}

QString waitText(Milliseconds wait)
{
    const auto seconds = std::max(1s, std::chrono::ceil<std::chrono::seconds>(wait));
    if (seconds < 120s)
        return Tr::tr("%n second(s)", nullptr, int(seconds.count()));
    return Tr::tr("%n minute(s)", nullptr, int(std::chrono::ceil<std::chrono::minutes>(seconds).count()));
}

} // namespace chat::widgets
