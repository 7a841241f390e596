// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/bans.h"
#include "server/core/connectionid.h"
#include "server/core/floodmemory.h"
#include "server/core/roomeffect.h"
#include "server/core/tick.h"
#include "shared/core/closecode.h"
#include "shared/protocol/wire.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <variant>
#include <vector>

/// Who is logged in: sessions, by user. Pure; one job after the other. Credentials are verified before; the
/// lobby only decides.
namespace chat::server {

class GuestTokens;
class NickRules;

namespace lobbyjob {

/// What is known of a client beside who it is; for operators and for session.replaced.
struct Client {
    QString address;
    QString network; ///< what a ban of the address names, as networkOf() makes it
    QString device;
    QString program;
    DeviceId deviceId = {}; ///< of its login; none: it gave none
};
/// A login. Without an identity: a new guest.
struct Login {
    static constexpr auto name = "login";
    Recipient to;
    RequestId request = 0;
    std::optional<UserId> user; ///< from a verified token
    QString nick; ///< wished for (guest) or given by the token
    bool guest = true;
    QByteArray token; ///< of an account of a game's backend: goes back as it came
    Timestamp expires; ///< of that token
    Client client;
};
struct Resume {
    static constexpr auto name = "resume";
    Recipient to;
    RequestId request = 0;
    SessionId session;
    QByteArray key;
    std::optional<Position> since; ///< in the room `system`
    Client client;
};
/// The connection is gone; sent once for each connection that ever sent a Login or a Resume.
struct ConnectionGone {
    static constexpr auto name = "connection gone";
    ConnectionId connection;
    LeaveReason reason = LeaveReason::Lost;
    /// What only the connection knew. None when it was never told that it is logged in.
    struct Legacy {
        UserId user;
        std::vector<RoomId> rooms; ///< that it was in
        FloodGate flood;
    };
    std::optional<Legacy> legacy;
};
struct Kick {
    static constexpr auto name = "kick";
    std::optional<SessionId> session;
    std::optional<UserId> user;
    quint64 ticket = 0; ///< comes back in Kicked
};
/// An operator speaks to one session.
struct Tell {
    static constexpr auto name = "tell";
    SessionId session;
    SystemAnnounce word;
    quint64 ticket = 0; ///< comes back in Told
};
/// A word for somebody, when he is online.
struct Invite {
    static constexpr auto name = "invite";
    UserId user;
    PersonalWord word;
};
/// Somebody wants a room with people; it is not there yet.
struct Direct {
    static constexpr auto name = "direct";
    RoomId room;
    std::vector<UserId> people; ///< sorted, himself included
    roomjob::Enter enter;
};
/// The end of a connection reached a room that was not there: maybe an earlier Direct makes it.
struct LateGone {
    static constexpr auto name = "late gone";
    RoomId room;
    roomjob::ConnectionGone gone;
};
/// Shuts somebody out; who is there is ended.
struct Ban {
    static constexpr auto name = "ban";
    BanRecord ban;
    quint64 ticket = 0; ///< comes back in Kicked
};
struct Unban {
    static constexpr auto name = "unban";
    BanId id;
};
using server::Tick;
/// No login and no resume from now on.
struct Drain {
    static constexpr auto name = "drain";
};
struct List {
    static constexpr auto name = "list";
    quint64 ticket = 0;
};

} // namespace lobbyjob

using LobbyJob
    = std::variant<lobbyjob::Login, lobbyjob::Resume, lobbyjob::ConnectionGone, lobbyjob::Kick,
                   lobbyjob::Direct, lobbyjob::LateGone, lobbyjob::Tell, lobbyjob::Invite, lobbyjob::Ban,
                   lobbyjob::Unban, lobbyjob::Tick, lobbyjob::Drain, lobbyjob::List>;

/// One session as an operator sees it.
struct SessionRow {
    SessionId session;
    UserInfo user;
    ConnectionId connection; ///< none while lost
    lobbyjob::Client client;
    Timestamp since;
    bool lost = false;
    int rooms = 0; ///< only while lost; the connection knows while it is there
};

namespace lobbyeffect {

struct Refuse {
    Recipient to;
    RequestId request = 0;
    Error error;
    std::optional<ResumeFailure> resume; ///< says so in a resume_failed, too
    bool byToken = false; ///< a login with a token, not as a new guest
};
/// The connection has its session: `ok`, then `welcome`, then it enters the room `system`.
struct LoggedIn {
    Recipient to;
    RequestId request = 0;
    AuthAnswer answer;
    Welcome welcome;
    FloodGate flood;
    std::optional<Position> systemSince;
    bool byToken = false; ///< not as a new guest, not a resume
};
/// The connection is told why, if there is a word for it, and closed.
struct Close {
    Recipient to;
    CloseCode code = CloseCode::Normal;
    LeaveReason reason = LeaveReason::Lost; ///< what its rooms are told
    std::optional<SessionReplaced> word;
};
struct Kicked {
    quint64 ticket = 0;
    int sessions = 0;
};
struct Invite {
    Recipient to;
    PersonalWord word;
};
/// All whom he wants are here. Without people: one of them is not.
struct Direct {
    RoomId room;
    std::vector<UserInfo> people;
    roomjob::Enter enter;
};
/// It goes to the room that may be there now.
struct LateGone {
    RoomId room;
    roomjob::ConnectionGone gone;
};
struct Tell {
    Recipient to;
    SystemAnnounce word;
    Timestamp time;
};
struct Told {
    quint64 ticket = 0;
    Result<int> sessions; ///< 0: it is there, but without a connection now
};
struct Listed {
    quint64 ticket = 0;
    std::vector<SessionRow> sessions;
};

} // namespace lobbyeffect

using LobbyEffect
    = std::variant<lobbyeffect::Refuse, lobbyeffect::LoggedIn, lobbyeffect::Close, lobbyeffect::Kicked,
                   lobbyeffect::Tell, lobbyeffect::Invite, lobbyeffect::Told, lobbyeffect::Listed,
                   lobbyeffect::Direct, lobbyeffect::LateGone>;
using LobbyEffects = std::vector<LobbyEffect>;

/// Immutable; must outlive the lobby.
struct LobbyRules {
    int maxSessions = 0; ///< 0: no limit
    Milliseconds serverFullRetry{5000};
    Milliseconds resumeWindow = limits::resumeWindow;
    Milliseconds nickHold = limits::channelGrace; ///< how long a lost session keeps its nick from others
    Milliseconds pingInterval = limits::pingInterval;
    Milliseconds pongTimeout = limits::pongTimeout;
    int tokenDays = 30;
    RoomId system;
    FloodRules flood;
};

class Lobby
{
public:
    Lobby(const LobbyRules &rules, const NickRules &nicks, const GuestTokens &tokens);

    void handle(const LobbyJob &job, const Now &now, LobbyEffects &effects);

    /// When a Tick is due; none: never.
    [[nodiscard]] std::optional<MonoTime> nextDeadline() const;

    [[nodiscard]] int sessions() const { return int(m_sessions.size()); }
    [[nodiscard]] int connected() const { return int(m_byConnection.size()); }

private:
    /// A login or a resume for a session that another connection still holds. That one is closed first, and
    /// only when it has told its rooms and handed over what it knew is the claim decided. So nothing of the
    /// old connection comes after the new one.
    using Claim = std::variant<lobbyjob::Login, lobbyjob::Resume>;

    struct Session {
        UserInfo user;
        QString skeleton; ///< of the nick
        bool guest = true;
        Recipient to; ///< without a connection while lost
        QByteArray resumeKey;
        lobbyjob::Client client;
        Timestamp since;
        QByteArray token; ///< of an account; a guest's is issued again when it is asked for
        Timestamp expires; ///< of that token, or of the guest's
        std::vector<RoomId> rooms; ///< at the last loss
        FloodGate flood; ///< at the last loss; the connection's own goes on from there
        std::unique_ptr<Claim> claim; ///< waits for the end of the connection; hardly ever there
        std::optional<MonoTime> lostUntil;
        std::optional<MonoTime> nickUntil; ///< of a lost session
    };
    using Sessions = std::unordered_map<SessionId, Session>;

    /// Who waits for the claim to be decided.
    [[nodiscard]] static const Recipient &claimantOf(const Claim &claim);

    void login(const lobbyjob::Login &job, const Now &now, LobbyEffects &effects);
    void resume(const lobbyjob::Resume &job, const Now &now, LobbyEffects &effects);
    void connectionGone(const lobbyjob::ConnectionGone &job, const Now &now, LobbyEffects &effects);
    void kick(const lobbyjob::Kick &job, const Now &now, LobbyEffects &effects);
    void ban(const lobbyjob::Ban &job, const Now &now, LobbyEffects &effects);
    [[nodiscard]] std::optional<Error> banOf(std::optional<UserId> user, const lobbyjob::Client &client,
                                             const Now &now) const;
    void end(Sessions::iterator session, CloseCode code, LeaveReason reason, const Now &now,
             LobbyEffects &effects);
    void invite(const lobbyjob::Invite &job, LobbyEffects &effects) const;
    void direct(const lobbyjob::Direct &job, LobbyEffects &effects) const;
    void tell(const lobbyjob::Tell &job, const Now &now, LobbyEffects &effects) const;
    void list(const lobbyjob::List &job, LobbyEffects &effects) const;
    void tick(const Now &now);

    [[nodiscard]] Result<QString> nickFor(const lobbyjob::Login &job, UserId user, const Now &now) const;
    [[nodiscard]] bool isTaken(const QString &skeleton, UserId user, const Now &now) const;
    void attach(SessionId id, Session &session, const Recipient &to);
    void wait(SessionId id, Session &session, Claim claim, const Now &now, LobbyEffects &effects);
    [[nodiscard]] AuthAnswer answerOf(const Session &session) const;
    void forget(Sessions::iterator session, MonoTime now);
    [[nodiscard]] lobbyeffect::LoggedIn loggedIn(SessionId id, const Session &session,
                                                 RequestId request) const;

    const LobbyRules *m_rules;
    const NickRules *m_nicks;
    const GuestTokens *m_tokens;
    bool m_draining = false;
    Sessions m_sessions;
    std::unordered_map<UserId, SessionId> m_byUser;
    std::map<ConnectionId, SessionId> m_byConnection;
    std::map<ConnectionId, SessionId> m_claims; ///< whose claim waits
    FloodMemory m_floods;
    Bans m_bans;
    std::unordered_map<QString, SessionId> m_bySkeleton; ///< who had the nick last
    std::set<std::pair<MonoTime, SessionId>> m_lost; ///< first to expire first
};

} // namespace chat::server
