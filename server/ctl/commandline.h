// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

#include <QString>
#include <QStringList>

#include <expected>
#include <variant>

/// The command line of chat-ctl. Pure; any thread.
namespace chat::ctl {

/// How chat-ctl ends; from 64 up after sysexits(3).
enum class ExitCode {
    Ok = 0,
    Refused = 1, ///< the server said no, or did not answer
    Usage = 2,
    Unreachable = 69,
    Denied = 77,
};

/// Somebody by the id of a session or of a user, or by nick; looked up before the kick.
struct KickByName {
    QString target;
    QString reason;

    friend bool operator==(const KickByName &, const KickByName &) = default;
};

/// The room or the session that the operator means by a word.
struct ShowRoom {
    QString target;
    friend bool operator==(const ShowRoom &, const ShowRoom &) = default;
};
/// Its last jobs; or how it was after one of them.
struct ShowJournal {
    QString target;
    std::optional<qint64> job;
    friend bool operator==(const ShowJournal &, const ShowJournal &) = default;
};
struct ShowSession {
    QString target;
    friend bool operator==(const ShowSession &, const ShowSession &) = default;
};

/// An announcement to a room or a session, named by a word; looked up before.
struct AnnounceByName {
    Announce announce; ///< but the audience
    QString room; ///< or
    QString session;
    friend bool operator==(const AnnounceByName &, const AnnounceByName &) = default;
};

/// Somebody by the id of a session or of a user, or by nick; looked up before the ban.
struct BanByName {
    AddBan ban; ///< but the target
    QString target;
    bool byDevice = false; ///< not he but his device; then it may also be the id of a device
    friend bool operator==(const BanByName &, const BanByName &) = default;
};

/// What happens to a room, named by a word; looked up before.
struct RoomActByName {
    std::variant<CloseRoom, OpenRoom, QuarantineRoom, BlockRoom, ThrowInRoom, EditRoom, ShelveRoom, EndRoom,
                 FetchPeople, MakeInvite, DropInvite>
        act; ///< but the room
    QString target;
    friend bool operator==(const RoomActByName &, const RoomActByName &) = default;
};

/// The same for what is done to somebody in a room, who is looked up, too.
struct RoomPersonByName {
    std::variant<AppointHost, SteerMember, MakeInvite> act; ///< but the room and the user
    QString room;
    QString person; ///< user, or nick of somebody who is logged in
    friend bool operator==(const RoomPersonByName &, const RoomPersonByName &) = default;
};

/// People are brought from one room into another, both named by a word.
struct MoveByName {
    MovePeople move; ///< but the rooms and the session
    QString from;
    QString to;
    QString session; ///< session, user or nick; empty: everybody
    friend bool operator==(const MoveByName &, const MoveByName &) = default;
};

/// Somebody who waits for a match, by the id of the ticket or of the user, or by nick; looked up before.
struct TicketByName {
    std::variant<ExplainTicket, CancelTicket> act; ///< but the ticket
    QString target;
    friend bool operator==(const TicketByName &, const TicketByName &) = default;
};

/// A match, by its id or by one of its people; looked up before.
struct EndMatchByName {
    QString target;
    QString reason;
    friend bool operator==(const EndMatchByName &, const EndMatchByName &) = default;
};

/// A log that `match log --json` wrote, matched again by other settings; needs no server.
struct ReplayLog {
    QString file;
    QList<std::pair<QString, QString>> settings; ///< name and value
    friend bool operator==(const ReplayLog &, const ReplayLog &) = default;
};

/// What `match` does.
using MatchCommand = std::variant<FetchModes, ListTickets, ListMatches, ListParties, TicketByName,
                                  EndMatchByName, PauseMode, FetchMatchLog, ReplayLog>;

/// A topic, for as long as the operator looks: page after page, or for `top` the whole screen.
struct Follow {
    Subscribe wanted;
    bool fullScreen = false;
    friend bool operator==(const Follow &, const Follow &) = default;
};

/// Text for a shell; needs no server.
struct PrintCompletion {
    enum Shell { Bash, Zsh, Fish };
    Shell shell = Bash;
    friend bool operator==(const PrintCompletion &, const PrintCompletion &) = default;
};

/// What the server is asked; most commands are one request.
using CtlCommand
    = std::variant<FetchStats, FetchWorkers, ListRooms, ShowRoom, ListSessions, ShowSession, KickByName,
                   RoomActByName, BanByName, AddBan, ListBans, LiftBan, Announce, AnnounceByName,
                   ListAnnouncements, RecallAnnouncement, DrainServer, FetchConfig, ReloadConfig,
                   ChangeConfig, FetchLogs, FetchLogLevels, SetLogLevel, FetchAudit, BackUpStore, ShowJournal,
                   ListCrashes, FetchCrash, FetchInvariants, RepairViolation, Follow, PrintCompletion,
                   MakeRoom, RoomPersonByName, MoveByName, MatchCommand>;

struct CommandLine {
    enum Action { Run, Help, Version, ManPage };
    Action action = Run;
    QString socket; ///< empty: look for it
    QString connect; ///< "HOST:PORT"; empty: a local socket
    QString tokenFile;
    QString caFile;
    bool json = false;
    CtlCommand command;
};

/// Why it cannot be understood; the program ends with ExitCode::Usage.
struct UsageError {
    QString text; ///< one line
};

/// `arguments` as QCoreApplication::arguments(), the program's name first. `now` is what --until counts from.
[[nodiscard]] std::expected<CommandLine, UsageError> parseCommandLine(const QStringList &arguments,
                                                                      Timestamp now);

/// For --help; the first line is versionText().
[[nodiscard]] QString helpText();

/// "chat-ctl 0.1.0\n"
[[nodiscard]] QString versionText();

} // namespace chat::ctl
