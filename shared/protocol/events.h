// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/matchevents.h"
#include "shared/protocol/partyevents.h"
#include "shared/protocol/roomevents.h"

#include <variant>

/// Server -> client, unasked.
namespace chat {

struct LimitsInfo {
    qint64 frameBytes = limits::maxFrameBytes;
    int textCodePoints = limits::maxTextCodePoints;
    int textBytes = limits::maxTextBytes;
    int nickMax = limits::maxNickGraphemes;
    int roomsPerSession = limits::maxRoomsPerSession;
    int requestsOpen = limits::maxRequestsOpen;
    int historyPage = limits::maxHistoryPage;
    int authMs = int(Milliseconds(limits::authTimeout).count());

    static constexpr auto fields()
    {
        return Fields{Field{"frame_bytes"_L1, &LimitsInfo::frameBytes},
                      Field{"text_code_points"_L1, &LimitsInfo::textCodePoints},
                      Field{"text_bytes"_L1, &LimitsInfo::textBytes},
                      Field{"nick_max"_L1, &LimitsInfo::nickMax},
                      Field{"rooms"_L1, &LimitsInfo::roomsPerSession},
                      Field{"requests_open"_L1, &LimitsInfo::requestsOpen},
                      Field{"history_page"_L1, &LimitsInfo::historyPage},
                      Field{"auth_ms"_L1, &LimitsInfo::authMs}};
    }
    friend bool operator==(const LimitsInfo &, const LimitsInfo &) = default;
};

struct ServerHello {
    static constexpr auto name = "hello"_L1;
    static constexpr auto about = "The server speaks first, at once after the handshake."_L1;

    QString server;
    int version = limits::protocolVersion;
    int versionMin = limits::protocolVersionMin;
    Timestamp time;
    bool authRequired = true;
    std::vector<QByteArray> authKinds;
    LimitsInfo limits;
    QString motd;
    QString node;
    std::vector<QByteArray> features;

    static constexpr auto fields()
    {
        return Fields{
            Field{"server"_L1, &ServerHello::server, "program and version"_L1},
            Field{"ver"_L1, &ServerHello::version, "the newest protocol version spoken"_L1},
            Field{"ver_min"_L1, &ServerHello::versionMin, "the oldest"_L1},
            Field{"time"_L1, &ServerHello::time, "ms UTC"_L1},
            Field{"auth_required"_L1, &ServerHello::authRequired},
            Field{"auth_kinds"_L1, &ServerHello::authKinds, "guest, token, resume"_L1},
            Field{"limits"_L1, &ServerHello::limits},
            Field{"motd"_L1, &ServerHello::motd, "the operator's word of welcome; may be empty"_L1},
            Field{"node"_L1, &ServerHello::node, "the server's name"_L1},
            Field{"features"_L1, &ServerHello::features},
        };
    }
    friend bool operator==(const ServerHello &, const ServerHello &) = default;
};

struct Welcome {
    static constexpr auto name = "welcome"_L1;
    static constexpr auto about = "Logged in. The room.snapshot of the room `system` follows."_L1;

    SessionId session;
    QByteArray resumeKey;
    bool resumed = false;
    UserInfo user;
    int pingMs = 0;
    int pongMs = 0;
    std::vector<RoomId> rooms;
    RoomId system;

    static constexpr auto fields()
    {
        return Fields{
            Field{"session"_L1, &Welcome::session},
            Field{"resume_key"_L1, &Welcome::resumeKey, "for auth.resume; new at each login and resume"_L1},
            Field{"resumed"_L1, &Welcome::resumed},
            Field{"user"_L1, &Welcome::user},
            Field{"ping_ms"_L1, &Welcome::pingMs, "the server asks after so much silence"_L1},
            Field{"pong_ms"_L1, &Welcome::pongMs, "and closes after so much more"_L1},
            Field{"rooms"_L1, &Welcome::rooms, "after a resume: the rooms to enter again"_L1},
            Field{"system"_L1, &Welcome::system, "the room of announcements"_L1},
        };
    }
    friend bool operator==(const Welcome &, const Welcome &) = default;
};

enum class ResumeFailure : quint8 { Expired, Unknown };
constexpr std::array<QLatin1StringView, 2> enumNames(ResumeFailure) { return {"expired"_L1, "unknown"_L1}; }

struct ResumeFailed {
    static constexpr auto name = "resume_failed"_L1;
    static constexpr auto about = "Log in and enter the rooms again; the socket stays."_L1;

    ResumeFailure reason = ResumeFailure::Unknown;

    static constexpr auto fields() { return Fields{Field{"reason"_L1, &ResumeFailed::reason}}; }
    friend bool operator==(const ResumeFailed &, const ResumeFailed &) = default;
};

struct ReplacedBy {
    std::optional<QString> device;
    QString addressHint;
    Timestamp time;

    static constexpr auto fields()
    {
        return Fields{Field{"device"_L1, &ReplacedBy::device},
                      Field{"address_hint"_L1, &ReplacedBy::addressHint, "its last part is hidden"_L1},
                      Field{"time"_L1, &ReplacedBy::time, "ms UTC"_L1}};
    }
    friend bool operator==(const ReplacedBy &, const ReplacedBy &) = default;
};

struct SessionReplaced {
    static constexpr auto name = "session.replaced"_L1;
    static constexpr auto about = "The same user logged in elsewhere; close 4500 follows."_L1;

    ReplacedBy by;

    static constexpr auto fields() { return Fields{Field{"by"_L1, &SessionReplaced::by}}; }
    friend bool operator==(const SessionReplaced &, const SessionReplaced &) = default;
};

struct MessageNew {
    static constexpr auto name = "msg.new"_L1;
    static constexpr auto about
        = "Somebody said something. The same bytes for everybody in the room; the author got his ok before it and ties the two by `q`."_L1;

    UserInfo user;
    QString text;

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &MessageNew::user},
                      Field{"text"_L1, &MessageNew::text, "plain text"_L1}};
    }
    friend bool operator==(const MessageNew &, const MessageNew &) = default;
};

struct AnnouncementText {
    std::optional<QString> ko;
    std::optional<QString> en;

    static constexpr auto fields()
    {
        return Fields{Field{"ko"_L1, &AnnouncementText::ko, {}, text(TextRule::Announcement)},
                      Field{"en"_L1, &AnnouncementText::en, {}, text(TextRule::Announcement)}};
    }
    friend bool operator==(const AnnouncementText &, const AnnouncementText &) = default;
};

struct SystemAnnounce {
    static constexpr auto name = "sys.announce"_L1;
    static constexpr auto about
        = "Said by the operators to everybody, whatever rooms they are in (B1-24): then it is an event of the room `system`. Without `q` it is for the people of the room `r`, or without `r` for this session alone."_L1;

    Severity severity = Severity::Info;
    AnnouncementText text;
    bool sticky = false;
    std::optional<Timestamp> until = {};
    std::optional<AnnounceId> id = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"severity"_L1, &SystemAnnounce::severity},
            Field{"text"_L1, &SystemAnnounce::text, "at least one language"_L1},
            Field{"sticky"_L1, &SystemAnnounce::sticky, "stays until dismissed"_L1},
            Field{"until"_L1, &SystemAnnounce::until, "not shown after; ms UTC"_L1},
            Field{"id"_L1, &SystemAnnounce::id,
                  "by which it may be recalled; the same when it is repeated"_L1},
        };
    }
    friend bool operator==(const SystemAnnounce &, const SystemAnnounce &) = default;
};

struct AnnounceRecall {
    static constexpr auto name = "sys.announce.recall"_L1;
    static constexpr auto about
        = "An event of the room `system`: an announcement, to whomever it was said, is taken back. Show it no longer; whoever never saw it ignores this."_L1;

    AnnounceId id;

    static constexpr auto fields() { return Fields{Field{"id"_L1, &AnnounceRecall::id}}; }
    friend bool operator==(const AnnounceRecall &, const AnnounceRecall &) = default;
};

struct SystemDrain {
    static constexpr auto name = "sys.drain"_L1;
    static constexpr auto about
        = "The server is about to stop. It closes this connection at close_at with 4000."_L1;

    Timestamp closeAt;
    std::optional<Timestamp> reconnectAt;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"close_at"_L1, &SystemDrain::closeAt, "ms UTC"_L1},
            Field{"reconnect_at"_L1, &SystemDrain::reconnectAt, "not before; ms UTC"_L1},
            Field{"reason"_L1, &SystemDrain::reason, "the operator's words; may be empty"_L1},
        };
    }
    friend bool operator==(const SystemDrain &, const SystemDrain &) = default;
};

struct RoomBrought {
    static constexpr auto name = "room.brought"_L1;
    static constexpr auto about
        = "An operator brings you from one room into another, unasked: its room.snapshot follows, then room.removed_you{left} of the room that you were in."_L1;

    RoomId room;
    RoomId from;
    std::optional<QString> words = {};

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &RoomBrought::room, "where you are now"_L1},
                      Field{"from"_L1, &RoomBrought::from, "where you were"_L1},
                      Field{"words"_L1, &RoomBrought::words, "why, as typed"_L1}};
    }
    friend bool operator==(const RoomBrought &, const RoomBrought &) = default;
};

/// All that a server says unasked; the variant is the table.
using Event
    = std::variant<ServerHello, Welcome, ResumeFailed, SessionReplaced, ChannelChanged, RoomSnapshot,
                   MemberJoined, MemberLeft, RoomClosed, RoomChanged, MessageNew, Gap, SystemAnnounce,
                   AnnounceRecall, SystemDrain, Pong, RoomHost, MemberRole, MemberMuted, RoomRemovedYou,
                   RoomGone, RoomListChanged, RoomInvited, RoomCount, RoomWaitlist, SeatReady, MatchStatus,
                   MatchFound, MatchReadiness, MatchFailed, MatchStart, MatchEnded, MatchData, MatchJoined,
                   MatchSpectators, RoomBrought, RoomAdded, PartyChanged, PartyInvited, PartyMessage>;

} // namespace chat
