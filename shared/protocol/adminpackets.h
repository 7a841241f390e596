// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminacts.h"
#include "shared/protocol/adminannounce.h"
#include "shared/protocol/adminbans.h"
#include "shared/protocol/adminconfig.h"
#include "shared/protocol/admincrashes.h"
#include "shared/protocol/admindetails.h"
#include "shared/protocol/admininvariants.h"
#include "shared/protocol/admininvites.h"
#include "shared/protocol/adminjournal.h"
#include "shared/protocol/adminmatches.h"
#include "shared/protocol/adminmatchlog.h"
#include "shared/protocol/adminopening.h"
#include "shared/protocol/adminoperation.h"
#include "shared/protocol/adminparties.h"
#include "shared/protocol/adminqueues.h"
#include "shared/protocol/adminrooms.h"
#include "shared/protocol/adminseries.h"
#include "shared/protocol/adminstats.h"

#include <variant>

/// Operator -> server, over the admin socket: the envelope of PROTOCOL.md as JSON, one object a line. Each is
/// answered by `ok` with the fields of its Answer, or by `error`.
namespace chat {

struct AdminRooms {
    std::vector<AdminRoomRow> rooms;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"rooms"_L1, &AdminRooms::rooms, "by id"_L1},
                      Field{"total"_L1, &AdminRooms::total, "that match the filter, on all pages"_L1}};
    }
    friend bool operator==(const AdminRooms &, const AdminRooms &) = default;
};

struct ListRooms {
    static constexpr auto name = "a.rooms"_L1;
    static constexpr auto about = "The rooms, a page at a time."_L1;
    using Answer = AdminRooms;

    std::optional<QString> filter;
    std::optional<int> limit;
    std::optional<RoomId> after;

    static constexpr auto fields()
    {
        return Fields{
            Field{"filter"_L1, &ListRooms::filter, "part of the name, in any case, or the id"_L1,
                  text(TextRule::Word)},
            Field{"limit"_L1, &ListRooms::limit, "200 when absent"_L1, between(1, limits::maxAdminRows)},
            Field{"after"_L1, &ListRooms::after, "the last id of the page before"_L1},
        };
    }
    friend bool operator==(const ListRooms &, const ListRooms &) = default;
};

struct AdminSessions {
    std::vector<AdminSessionRow> sessions;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"sessions"_L1, &AdminSessions::sessions, "by id"_L1},
                      Field{"total"_L1, &AdminSessions::total, "that match the filter, on all pages"_L1}};
    }
    friend bool operator==(const AdminSessions &, const AdminSessions &) = default;
};

struct ListSessions {
    static constexpr auto name = "a.sessions"_L1;
    static constexpr auto about = "Who is logged in, a page at a time."_L1;
    using Answer = AdminSessions;

    std::optional<QString> filter;
    std::optional<int> limit;
    std::optional<SessionId> after;

    static constexpr auto fields()
    {
        return Fields{
            Field{
                "filter"_L1, &ListSessions::filter,
                "part of the nick, in any case, or of the address, or the id of the session, user or device"_L1,
                text(TextRule::Word)},
            Field{"limit"_L1, &ListSessions::limit, "200 when absent"_L1, between(1, limits::maxAdminRows)},
            Field{"after"_L1, &ListSessions::after, "the last session of the page before"_L1},
        };
    }
    friend bool operator==(const ListSessions &, const ListSessions &) = default;
};

struct KickAnswer {
    int kicked = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"kicked"_L1, &KickAnswer::kicked, "sessions ended"_L1}};
    }
    friend bool operator==(const KickAnswer &, const KickAnswer &) = default;
};

struct KickSession {
    static constexpr auto name = "a.session.kick"_L1;
    static constexpr auto about
        = "End a session, or every session of a user. Errors: reason_required, user_not_found."_L1;
    static constexpr bool changes = true;
    using Answer = KickAnswer;

    std::optional<SessionId> session;
    std::optional<UserId> user;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"session"_L1, &KickSession::session, "this or `user`"_L1},
                      Field{"user"_L1, &KickSession::user},
                      Field{"reason"_L1, &KickSession::reason, "kept, and told to whom it hits"_L1,
                            text(TextRule::Reason)}};
    }
    friend bool operator==(const KickSession &, const KickSession &) = default;
};

struct DrainServer {
    static constexpr auto name = "a.drain"_L1;
    static constexpr auto about
        = "Stop in order: nobody new, everybody is told when to come back, then the program ends. Errors: reason_required, draining."_L1;
    static constexpr bool changes = true;
    using Answer = Nothing;

    std::optional<qint64> graceMs;
    std::optional<qint64> reconnectMs;
    QString reason;

    static constexpr auto fields()
    {
        constexpr auto day = between(0, 24 * 60 * 60 * 1000);
        return Fields{
            Field{"grace_ms"_L1, &DrainServer::graceMs,
                  "until connections are closed; as configured when absent"_L1, day},
            Field{"reconnect_ms"_L1, &DrainServer::reconnectMs, "from now, when clients shall come back"_L1,
                  day},
            Field{"reason"_L1, &DrainServer::reason, "kept, and told to everybody"_L1,
                  text(TextRule::Reason)},
        };
    }
    friend bool operator==(const DrainServer &, const DrainServer &) = default;
};

struct AuditPage {
    std::vector<AuditRow> rows;

    static constexpr auto fields() { return Fields{Field{"rows"_L1, &AuditPage::rows, "newest first"_L1}}; }
    friend bool operator==(const AuditPage &, const AuditPage &) = default;
};

struct FetchAudit {
    static constexpr auto name = "a.audit"_L1;
    static constexpr auto about = "What operators did. Errors: storage_unavailable."_L1;
    using Answer = AuditPage;

    std::optional<qint64> before;
    std::optional<int> limit;
    std::optional<QByteArray> who;
    std::optional<QByteArray> act;
    std::optional<Timestamp> since;

    static constexpr auto fields()
    {
        return Fields{
            Field{"before"_L1, &FetchAudit::before, "only rows with a smaller id"_L1,
                  between(1, (qint64(1) << 53) - 1)},
            Field{"limit"_L1, &FetchAudit::limit, "50 when absent"_L1, between(1, limits::maxAdminRows)},
            Field{"who"_L1, &FetchAudit::who, "only of this operator"_L1, text(TextRule::Word)},
            Field{"act"_L1, &FetchAudit::act, "only acts with this in their name"_L1, text(TextRule::Word)},
            Field{"since"_L1, &FetchAudit::since, "only from then on; ms UTC"_L1},
        };
    }
    friend bool operator==(const FetchAudit &, const FetchAudit &) = default;
};

/// All that an operator may ask; the variant is the table.
using AdminCommand
    = std::variant<AdminHello, AdminLogin, WhoAmI, Subscribe, Unsubscribe, FetchStats, FetchSeries,
                   FetchWorkers, ListRooms, FetchRoom, ListSessions, FetchSession, FetchQueues, KickSession,
                   CloseRoom, OpenRoom, QuarantineRoom, BlockRoom, AddBan, ListBans, LiftBan, Announce,
                   ListAnnouncements, RecallAnnouncement, DrainServer, FetchConfig, ReloadConfig,
                   ChangeConfig, FetchLogs, FetchLogLevels, SetLogLevel, FetchAudit, BackUpStore,
                   FetchJournal, ListCrashes, FetchCrash, ThrowInRoom, FetchInvariants, RepairViolation,
                   MakeRoom, EditRoom, ShelveRoom, EndRoom, AppointHost, MovePeople, SteerMember, FetchPeople,
                   MakeInvite, DropInvite, FetchModes, ListTickets, ExplainTicket, ListMatches, EndMatch,
                   CancelTicket, PauseMode, FetchMatchLog, ListParties>;

/// A request that changes something: it carries who did it, and leaves a row in the audit.
template <class T>
concept AdminAct = Packet<T> && requires { requires T::changes; };

} // namespace chat
