// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/answers.h"
#include "shared/protocol/matchcommands.h"
#include "shared/protocol/partycommands.h"
#include "shared/protocol/peoplecommands.h"
#include "shared/protocol/roomcommands.h"
#include "shared/protocol/values.h"

#include <variant>

/// Client -> server. Each is answered by `ok` with the fields of its Answer, or by `error`.
namespace chat {

struct Hello {
    static constexpr auto name = "hello"_L1;
    static constexpr auto about
        = "The client's first packet: which version it speaks. Errors: version_unsupported."_L1;
    using Answer = HelloAnswer;

    int version = 0;
    std::optional<ClientInfo> client = {};
    std::optional<QByteArray> language = {};
    std::optional<std::vector<QString>> capabilities = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ver"_L1, &Hello::version, "protocol version, now 1"_L1, between(0, 1'000'000)},
            Field{"client"_L1, &Hello::client, "shown to operators"_L1},
            Field{"lang"_L1, &Hello::language, "of announcements; en when absent"_L1,
                  text(TextRule::Language)},
            Field{"caps"_L1, &Hello::capabilities, "what the client can do; none are defined yet"_L1,
                  Check{.text = TextRule::Word, .min = 0, .max = 32}},
        };
    }
    friend bool operator==(const Hello &, const Hello &) = default;
};

struct AuthGuest {
    static constexpr auto name = "auth.guest"_L1;
    static constexpr auto about
        = "Log in without an account. The server makes the id; the token that is answered is the same guest again with auth.token. Errors: banned, name_invalid, name_taken, server_full, login_throttled, draining."_L1;
    using Answer = AuthAnswer;

    std::optional<QString> nick = {};
    std::optional<QByteArray> deviceId = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"nick"_L1, &AuthGuest::nick, "made by the server when absent"_L1, text(TextRule::Nick)},
            Field{"device_id"_L1, &AuthGuest::deviceId,
                  "random, made once by the client and kept; for bans (F-161)"_L1, text(TextRule::Device)},
        };
    }
    friend bool operator==(const AuthGuest &, const AuthGuest &) = default;
};

struct AuthToken {
    static constexpr auto name = "auth.token"_L1;
    static constexpr auto about
        = "Log in with a token: one of auth.guest's, or a JWT of the game's own backend. The newest login of a user wins; the older session gets session.replaced. Errors: banned, token_invalid, token_expired, name_taken, server_full, login_throttled, draining."_L1;
    using Answer = AuthAnswer;

    QByteArray token;
    std::optional<QString> device = {};
    std::optional<QByteArray> deviceId = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"token"_L1, &AuthToken::token, {}, text(TextRule::Token)},
            Field{"device"_L1, &AuthToken::device,
                  "what the other session is told when this one replaces it"_L1, text(TextRule::Word)},
            Field{"device_id"_L1, &AuthToken::deviceId,
                  "random, made once by the client and kept; for bans (F-161)"_L1, text(TextRule::Device)},
        };
    }
    friend bool operator==(const AuthToken &, const AuthToken &) = default;
};

struct AuthResume {
    static constexpr auto name = "auth.resume"_L1;
    static constexpr auto about
        = "Take up a session whose connection was lost, with the key of its welcome. Then enter each room again with `since`. Errors: resume_expired (the socket stays: log in instead)."_L1;
    using Answer = AuthAnswer;

    SessionId session;
    QByteArray resumeKey;
    std::optional<Position> since = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"session"_L1, &AuthResume::session, "of welcome"_L1},
            Field{"resume_key"_L1, &AuthResume::resumeKey, "of welcome"_L1, text(TextRule::Token)},
            Field{
                "since"_L1, &AuthResume::since,
                "position in the room `system`: announcements behind it are sent again, each exactly once"_L1},
        };
    }
    friend bool operator==(const AuthResume &, const AuthResume &) = default;
};

struct Ping {
    static constexpr auto name = "ping"_L1;
    static constexpr auto about
        = "A sign of life and a measure of the way. Answered by pong with the same id."_L1;
    using Answer = Pong;

    std::optional<qint64> number = {};
    std::optional<qint64> time = {};

    static constexpr auto fields()
    {
        return Fields{Field{"n"_L1, &Ping::number, "comes back in pong"_L1},
                      Field{"t"_L1, &Ping::time, "the client's clock; comes back in pong"_L1}};
    }
    friend bool operator==(const Ping &, const Ping &) = default;
};

struct ListChannels {
    static constexpr auto name = "channel.list"_L1;
    static constexpr auto about
        = "The channels of this server, by name. With `subscribe`, channel.changed follows."_L1;
    using Answer = ChannelList;

    std::optional<bool> subscribe = {};

    static constexpr auto fields()
    {
        return Fields{Field{"subscribe"_L1, &ListChannels::subscribe, "false ends it"_L1}};
    }
    friend bool operator==(const ListChannels &, const ListChannels &) = default;
};

struct EnterRoom {
    static constexpr auto name = "room.enter"_L1;
    static constexpr auto about
        = "Enter a room, by id or by name; then room.snapshot. Entering a room that one is in gives a fresh snapshot, and asks for neither password nor invitation. Errors: room_not_found, room_full, bad_password, invite_required, invite_invalid, room_banned, login_throttled, room_locked, room_closed, room_busy, too_many_rooms, storage_unavailable."_L1;
    using Answer = RoomEntered;

    std::optional<RoomId> room = {};
    std::optional<QString> roomName = {};
    std::optional<Position> since = {};
    std::optional<QString> password = {};
    std::optional<QByteArray> invite = {};
    std::optional<bool> waitlist = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &EnterRoom::room, "this or `name`"_L1},
            Field{"name"_L1, &EnterRoom::roomName, {}, text(TextRule::RoomName)},
            Field{
                "since"_L1, &EnterRoom::since,
                "after a drop: what was the last event seen; the snapshot then holds just what followed, when the server still has it in memory (`complete: true`)"_L1},
            Field{"password"_L1, &EnterRoom::password, "of the room, where it has one"_L1,
                  text(TextRule::RoomPassword)},
            Field{"invite"_L1, &EnterRoom::invite,
                  "a code; it opens an invite-only room, and any other without its password"_L1,
                  text(TextRule::Token)},
            Field{
                "waitlist"_L1, &EnterRoom::waitlist,
                "true: when the room is full, wait for a seat instead of being refused; only where `hello.features` names `waitlist`, else it is as absent"_L1},
        };
    }
    friend bool operator==(const EnterRoom &, const EnterRoom &) = default;
};

struct LeaveRoom {
    static constexpr auto name = "room.leave"_L1;
    static constexpr auto about = "Leave a room. Leaving twice is no error."_L1;
    using Answer = Nothing;

    RoomId room;

    static constexpr auto fields() { return Fields{Field{"room"_L1, &LeaveRoom::room}}; }
    friend bool operator==(const LeaveRoom &, const LeaveRoom &) = default;
};

struct SendMessage {
    static constexpr auto name = "msg.send"_L1;
    static constexpr auto about
        = "Say something in a room. Answered when it is stored. Sending it again with the same nonce is harmless: the answer is the same, with `dup: true`. Errors: not_joined, empty_message, message_too_long, rate_limited, slow_mode, muted, read_only_room, room_busy, storage_unavailable, duplicate_nonce_mismatch."_L1;
    using Answer = MessageSent;

    RoomId room;
    QByteArray nonce;
    QString text;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &SendMessage::room},
            Field{"nonce"_L1, &SendMessage::nonce, "the client's own mark, new for each message"_L1,
                  chat::text(TextRule::Nonce)},
            Field{"text"_L1, &SendMessage::text, {}, chat::text(TextRule::Message)},
        };
    }
    friend bool operator==(const SendMessage &, const SendMessage &) = default;
};

struct FetchHistory {
    static constexpr auto name = "msg.history"_L1;
    static constexpr auto about
        = "A page of a room's history, oldest first: before, after or around a sequence number, or the newest. Errors: not_joined, bad_cursor, storage_unavailable."_L1;
    using Answer = HistoryAnswer;

    RoomId room;
    std::optional<Seq> before = {};
    std::optional<Seq> after = {};
    std::optional<Seq> around = {};
    std::optional<int> limit = {};

    static constexpr auto fields()
    {
        constexpr auto position = between(0, (qint64(1) << 53) - 1);
        return Fields{
            Field{"room"_L1, &FetchHistory::room},
            Field{"before"_L1, &FetchHistory::before, "at most one of the three"_L1, position},
            Field{"after"_L1, &FetchHistory::after, {}, position},
            Field{"around"_L1, &FetchHistory::around, {}, position},
            Field{"limit"_L1, &FetchHistory::limit, "50 when absent"_L1, between(1, limits::maxHistoryPage)},
        };
    }
    friend bool operator==(const FetchHistory &, const FetchHistory &) = default;
};

/// All that a client may send; the variant is the table.
using Command
    = std::variant<Hello, AuthGuest, AuthToken, AuthResume, Ping, ListChannels, EnterRoom, LeaveRoom,
                   SendMessage, FetchHistory, BrowseRooms, CreateRoom, UpdateRoom, YieldHost, KickMember,
                   BanMember, UnbanMember, ListRoomBans, MuteMember, UnmuteMember, SetRole, InviteToRoom,
                   RevokeInvite, ListInvites, DeleteRoom, ArchiveRoom, LeaveWaitlist, ListMembers,
                   ListMatchModes, QueueForMatch, CancelMatch, AskMatchStatus, ReadyForMatch, ReportResult,
                   SendMatchData, ListWatchable, WatchMatch, LeaveMatch, BlockUser, UnblockUser, ListBlocks,
                   OpenDirect, ListDirect, CreateParty, InviteToParty, JoinParty, LeaveParty, KickFromParty,
                   PromoteInParty, ReadyInParty, SayInParty>;

} // namespace chat
