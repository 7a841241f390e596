// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/matchcooldowns.h"
#include "server/core/matchcounts.h"
#include "server/core/matchjob.h"
#include "server/core/matchqueue.h"
#include "server/core/matchratings.h"
#include "server/core/matchrules.h"
#include "server/core/minutecount.h"
#include "server/core/runningmatch.h"
#include "shared/matching/backfill.h"
#include "shared/matching/matcher.h"
#include "shared/matching/ticketlog.h"
#include "shared/protocol/adminmatchlog.h"

#include <deque>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

namespace chat::server {

/// What follows from a job, in this order.
namespace matcheffect {

struct Refuse {
    Recipient to;
    RequestId request = 0;
    Error error;
};
struct Answer {
    Recipient to;
    RequestId request = 0;
    std::variant<Nothing, MatchQueued, MatchCancelled, TicketStatus, WatchableMatches> body;
};
struct Tell {
    Recipient to;
    std::variant<MatchStatus, MatchFound, MatchReadiness, MatchFailed, MatchStart> event;
};
/// The connection enters the room of its match.
struct Enter {
    Recipient to;
    RoomId room;
};
struct TellRoom {
    RoomId room;
    MatchEnded event;
};
struct TellJoined {
    RoomId room;
    MatchJoined event;
};

} // namespace matcheffect

using MatchEffect = std::variant<matcheffect::Refuse, matcheffect::Answer, matcheffect::Tell,
                                 matcheffect::Enter, matcheffect::TellRoom, matcheffect::TellJoined>;
using MatchEffects = std::vector<MatchEffect>;

/// The room of a match, as it is to be made: of these people and no others.
struct MatchRoom {
    RoomId id;
    QString mode;
    UserInfo host;
    std::vector<UserInfo> players;
    int spectators = 0; ///< who may watch; 0: nobody
};

/// What the desks of all modes share. Any thread.
class MatchWorld
{
public:
    virtual ~MatchWorld() = default;
    /// Nobody waits or plays in two modes: from now on all of them are here. False, and nothing has changed:
    /// one of them is elsewhere.
    [[nodiscard]] virtual bool claim(std::span<const UserId> people, const QByteArray &mode) = 0;
    virtual void release(UserId user) = 0;
    /// These people may enter the room of a match, too.
    virtual void admit(RoomId room, const std::vector<UserId> &people) = 0;
    /// Whom he does not want to hear anywhere, and so not meet either.
    [[nodiscard]] virtual std::vector<UserId> blockedBy(UserId user) const = 0;
    /// Is answered by a RatingLoaded at the mode's desk.
    virtual void loadRating(UserId user, TicketId ticket, const QByteArray &mode) = 0;
    /// Is answered by a RatingsSaved at the mode's desk.
    virtual void saveRatings(MatchId match, const QByteArray &mode, std::vector<RatingRecord> ratings) = 0;
    /// False: there is no room for another room.
    [[nodiscard]] virtual bool openRoom(const MatchRoom &room) = 0;
    /// Who watch there now.
    [[nodiscard]] virtual int spectators(RoomId room) const = 0;
};

/// Everybody who waits for a match of one mode, or plays one. Pure: told the time, one job after the other.
/// A ticket ends in exactly one way: cancelled, failed, or started.
class MatchDesk
{
public:
    /// `world` outlives it.
    MatchDesk(std::shared_ptr<const MatchRules> rules, MatchWorld &world);

    void handle(const MatchJob &job, const Now &now, MatchEffects &effects);

    /// When a Tick is due; none: never.
    [[nodiscard]] std::optional<MonoTime> nextDeadline() const;

    [[nodiscard]] int waiting() const { return m_queue.size(); } ///< tickets
    [[nodiscard]] int checking() const { return int(m_checks.size()); } ///< matches whose people are asked
    [[nodiscard]] int running() const { return int(m_running.size()); } ///< matches
    /// Up to date after each job.
    [[nodiscard]] const MatchCounts &counts() const { return m_counts; }
    [[nodiscard]] const MatchRules &rules() const { return *m_rules; }

    // What operators see; pages are filled with as many rows as are asked for, by id.
    [[nodiscard]] AdminModeRow modeRow(const Now &now) const;
    /// Whose rating is not there yet has no ticket yet.
    [[nodiscard]] AdminTickets tickets(const ListTickets &asked, const Now &now) const;
    /// Errors: TicketNotFound, AlreadyMatched.
    [[nodiscard]] Result<TicketExplanation> explain(TicketId ticket, const Now &now) const;
    [[nodiscard]] AdminMatches matches(const ListMatches &asked, const Now &now) const;
    [[nodiscard]] MatchLog log(const FetchMatchLog &asked) const;
    /// The same, for who replays it here.
    [[nodiscard]] const matching::TicketLog &ticketLog() const { return m_log; }

private:
    /// Somebody with a ticket. Everybody on a ticket is one; the first of them, its head, has it as it waits,
    /// and what the others have of it are its number, its age and its people.
    struct Seeker {
        UserInfo user;
        Recipient to;
        std::shared_ptr<const QueueForMatch> wish;
        matching::Ticket ticket;
        MonoTime expires;
        MonoTime statusDue;
        MatchId found; ///< none: he waits
        RatingRecord rating; ///< as it was kept
        std::vector<std::pair<Recipient, RequestId>> asked
            = {}; ///< of a head: not answered, because a rating is not there yet; empty: all are
        size_t missing = 0; ///< of a head: ratings that are not there yet
        bool accepted = false;
    };
    using Seekers = std::unordered_map<UserId, Seeker>;

    /// A match that was found and is not accepted by all yet.
    struct Check {
        std::vector<std::vector<UserId>> teams;
        MonoTime since;
        MonoTime until;
        MatchId joins = {}; ///< a match that runs, of which they take free places; none: they begin one
        size_t team = 0; ///< of it
    };

    struct Running {
        RunningMatch match;
        MonoTime due; ///< as in m_runningDue
        Ratings ratings; ///< as it began; empty where the game rates
        std::vector<MatchTeam> teams; ///< as it began
        MonoTime since;
        int spectators = 0; ///< who may watch, as it began
        qint64 seed = 0;
        std::vector<matching::Ticket> tickets = {}; ///< of everybody who came, as they waited
        MatchId asks = {}; ///< whose check it is, who may take free places; none: nobody is asked
        std::optional<MatchEnded> ended = {}; ///< its word waits for the ratings to be stored
    };

    void queue(const matchjob::Queue &job, const Now &now, MatchEffects &effects);
    [[nodiscard]] Result<void> mayQueue(const matchjob::Queue &job, const Now &now) const;
    [[nodiscard]] Result<void> mayBring(const matchjob::Queue &job, const Now &now) const;
    void takeIn(const matchjob::Queue &job, matching::Ticket ticket, const Now &now, MatchEffects &effects);
    [[nodiscard]] Seeker &headOf(const Seeker &seeker);
    [[nodiscard]] static bool isHead(const Seeker &seeker)
    {
        return seeker.ticket.players.front().user == seeker.user.id;
    }
    void withdraw(const matchjob::Withdraw &job, const Now &now, MatchEffects &effects);
    void ratingLoaded(const matchjob::RatingLoaded &job, const Now &now, MatchEffects &effects);
    void ratingsSaved(const matchjob::RatingsSaved &job, MatchEffects &effects);
    void waits(Seeker &head, const Now &now, MatchEffects &effects);
    [[nodiscard]] MatchQueued queuedAnswer(const Seeker &head);
    void queueAgain(Seeker &seeker, const matchjob::Queue &job, MatchEffects &effects);
    void cancel(const matchjob::Cancel &job, MatchEffects &effects);
    void status(const matchjob::Status &job, const Now &now, MatchEffects &effects);
    void list(const matchjob::List &job, const Now &now, MatchEffects &effects) const;
    void ready(const matchjob::Ready &job, const Now &now, MatchEffects &effects);
    void report(const matchjob::Report &job, const Now &now, MatchEffects &effects);
    void connectionGone(const matchjob::ConnectionGone &job, const Now &now, MatchEffects &effects);
    void blocksChanged(const matchjob::BlocksChanged &job, const Now &now, MatchEffects &effects);
    [[nodiscard]] std::vector<UserId> avoidedBy(const matching::Ticket &ticket,
                                                const QueueForMatch &wish) const;
    void seatChanged(const matchjob::SeatChanged &job, const Now &now, MatchEffects &effects);
    void setRules(const matchjob::SetRules &job, MatchEffects &effects);
    void tick(const Now &now, MatchEffects &effects);
    [[nodiscard]] Result<int> steer(const MatchAct &act, const Now &now, MatchEffects &effects);
    [[nodiscard]] Result<int> cancel(TicketId ticket, MatchEffects &effects);
    [[nodiscard]] Result<int> endMatch(MatchId match, const Now &now, MatchEffects &effects);
    void count();

    /// Somebody with this ticket, also while he is asked; null: nobody.
    [[nodiscard]] const Seeker *seekerOf(TicketId ticket) const;
    [[nodiscard]] AdminTicketRow row(const Seeker &seeker, const Now &now) const;
    [[nodiscard]] AdminMatchRow row(MatchId match, const Check &check, const Now &now) const;
    [[nodiscard]] AdminMatchRow row(MatchId match, const Running &running, const Now &now) const;
    /// The head of this ticket, which waits. Errors: TicketNotFound, also for somebody else's;
    /// AlreadyMatched.
    [[nodiscard]] Result<Seeker *> holder(UserId user, TicketId ticket);
    [[nodiscard]] TicketStatus statusOf(const Seeker &seeker, const Now &now);
    void pass(const Now &now, MatchEffects &effects);
    void found(const matching::Match &match, const Now &now, MatchEffects &effects);
    /// `guilty` have no ticket any more and wait for a while, the others' tickets wait on.
    void fail(MatchId match, MatchFailure reason, const std::set<UserId> &guilty, const Now &now,
              MatchEffects &effects);
    /// Nobody is guilty, and nobody can wait on. How many were asked.
    int callOff(MatchId match, MatchFailure reason, MatchEffects &effects);
    [[nodiscard]] Check takeCheck(MatchId match);
    void start(MatchId match, const Now &now, MatchEffects &effects);

    // Free places in matches that run
    [[nodiscard]] matching::Opening openingOf(const Running &running) const;
    [[nodiscard]] bool isOpen(const Running &running) const;
    /// Somebody has gone from it, or somebody may be asked again.
    void noteOpen(MatchId match);
    [[nodiscard]] std::optional<MonoTime> fillDue() const;
    void fill(const Now &now, MatchEffects &effects);
    void askToJoin(MatchId match, const matching::Backfill &found, const Now &now, MatchEffects &effects);
    void join(MatchId check, const Now &now, MatchEffects &effects);
    void wait(Seeker &head, const Now &now);
    void tellSoon(const Now &now);
    /// And has no match.
    void stopWaiting(const Seeker &head);
    /// False: it was not in it, a rating is not there yet.
    bool leaveQueue(const Seeker &head);
    /// His ticket is over without a match; everybody on it is told, unless he cannot be, but `silent`.
    void end(UserId user, MatchFailed word, MatchEffects &effects, UserId silent = {});
    /// The same for one of those whom a match was found for.
    void drop(UserId user, MatchFailed word, MatchEffects &effects);
    void dueTickets(const Now &now, MatchEffects &effects);
    void dueMatches(const Now &now, MatchEffects &effects);
    void changed(MatchId match, const Now &now, MatchEffects &effects);
    /// What it says is told when the ratings that follow are stored.
    void finish(MatchId match, MatchEnded word, const Now &now, MatchEffects &effects);
    void close(MatchId match, MatchEffects &effects);
    [[nodiscard]] std::optional<MonoTime> passDue() const;

    std::shared_ptr<const MatchRules> m_rules;
    MatchWorld *m_world;
    quint64 m_nextTicket = randomId() >> 1; ///< who comes later has the greater number
    bool m_paused = false;
    bool m_closed = false; ///< the mode is no more
    MatchCounts m_counts;
    MinuteCount m_begun; ///< matches
    MatchQueue m_queue;
    matching::TicketLog m_log;
    Timestamp m_time; ///< of this job, as the matcher takes it
    MatchCooldowns m_cooldowns;
    Seekers m_seekers;
    std::set<std::pair<MonoTime, UserId>> m_due; ///< who waits: his status, or the end of his ticket
    std::map<MatchId, Check> m_checks;
    std::set<std::pair<MonoTime, MatchId>> m_checksDue;
    std::unordered_map<MatchId, Running> m_running;
    std::unordered_map<UserId, MatchId> m_playing; ///< who is in one of them
    std::set<std::pair<MonoTime, MatchId>> m_runningDue;
    std::set<MatchId> m_open; ///< of these, those that may have free places
    MatchId m_lastOpen; ///< looked at
    std::optional<MonoTime> m_lastFill;
    std::deque<MatchId> m_ended; ///< the last ones
    std::optional<MonoTime> m_lastPass;
};

} // namespace chat::server
