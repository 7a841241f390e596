// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/matchcommands.h"

#include <optional>

namespace chat::client {

/// Where we are on the way to a match.
enum class MatchStage : quint8 {
    Idle, ///< nowhere; end() says how the last ticket ended
    Asking, ///< asked to queue, not answered yet
    Waiting, ///< with a ticket
    Found, ///< a match waits for its people to accept
    Playing,
    Over, ///< it has ended; its room may still be open
};

/// How a ticket, or a match for us, ended without a result.
enum class TicketEnd : quint8 {
    None, ///< none did, or not yet
    Cancelled, ///< by us
    Declined, ///< by us
    Late, ///< we said nothing in time
    LineLost, ///< the connection was, and the ticket with it
    Expired, ///< nobody was found in time
    Maintenance,
    Operator,
    Party, ///< somebody of ours cancelled, did not accept, or is gone
    Left, ///< we left the match, or lost our seat in it
};

/// How it stands with a ticket that waits, as the server said it last.
struct MatchStanding {
    int position = 0; ///< 1: waits longest of all in this mode; 0: not said
    std::optional<Milliseconds> estimate = {}; ///< none: nobody can say yet
    std::optional<int> window = {}; ///< points; none: any rating, or not said
    bool paused = false; ///< by an operator: nobody is matched
    std::optional<int> near = {}; ///< others within the window; none: not said

    friend bool operator==(const MatchStanding &, const MatchStanding &) = default;
};

/// A match that waits for its people to accept.
struct ReadyCheckState {
    MatchId match;
    std::vector<UserInfo> players;
    int accepted = 0; ///< people
    int spread = 0; ///< points
    MonoTime until;
    bool answered = false; ///< by us
    bool backfill = false; ///< it is played already, and has a free place
};

/// One person's way from the queue to a result, as the server tells it. Told the time; a value.
class MatchLife
{
public:
    [[nodiscard]] MatchStage stage() const { return m_stage; }
    /// Whether a new match.queue makes sense.
    [[nodiscard]] bool isFree() const { return m_stage == MatchStage::Idle || m_stage == MatchStage::Over; }
    [[nodiscard]] const QString &mode() const { return m_mode; } ///< of the last stage but Idle
    [[nodiscard]] TicketId ticket() const { return m_ticket; } ///< none: nothing waits
    [[nodiscard]] bool isTogether() const { return m_together; } ///< it is our party's ticket
    [[nodiscard]] std::optional<int> rating() const { return m_rating; } ///< points with which we wait
    [[nodiscard]] const MatchStanding &standing() const { return m_standing; } ///< while Waiting
    /// What the server said last, and the time since.
    [[nodiscard]] Milliseconds waited(MonoTime now) const;
    /// While Waiting: why a match that was found did not begin; our time counts on.
    [[nodiscard]] std::optional<MatchFailure> setback() const { return m_setback; }
    [[nodiscard]] const ReadyCheckState &check() const { return m_check; } ///< while Found
    [[nodiscard]] Milliseconds checkLeft(MonoTime now) const; ///< to accept; never negative
    [[nodiscard]] const MatchStart &match() const { return m_match; } ///< while Playing or Over
    [[nodiscard]] size_t ourTeam() const { return m_ourTeam; } ///< its place among match().teams
    [[nodiscard]] const std::vector<int> &reported() const
    {
        return m_reported;
    } ///< by us, while Playing; empty: nothing
    /// While Over. None: it was over when we came back; how is not known.
    [[nodiscard]] const std::optional<MatchEnded> &result() const { return m_result; }
    [[nodiscard]] std::optional<RatingChange> ratingChange(UserId who) const;
    [[nodiscard]] TicketEnd end() const { return m_end; } ///< while Idle
    /// What was refused last, until the next thing that we do or that happens.
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }
    /// Until we may queue again; none: now.
    [[nodiscard]] std::optional<Milliseconds> cooldown(MonoTime now) const;

    // What happens. What does not belong to our ticket or match changes nothing; a ticket of our party is
    // ours when we hear of it.
    void asked(const QString &mode, bool together = false);
    void queued(const MatchQueued &answer, MonoTime now);
    void refuseQueue(const Error &error, MonoTime now);
    void told(const TicketStatus &status, MonoTime now);
    void cancelled();
    void found(const MatchFound &word, MonoTime now);
    void accepted(const MatchReadiness &word);
    void answered(bool accept); ///< we have said so
    void failed(const MatchFailed &word, MonoTime now);
    void started(const MatchStart &word, UserId self);
    void joined(const MatchJoined &word);
    void reported(const std::vector<int> &places);
    void ended(const MatchEnded &word);
    void isOver(); ///< the server says so without saying how
    void left(RoomId room);
    void lineLost();
    void refuse(const Error &error); ///< whatever else was asked

private:
    void begin(MatchStage stage);
    void stop(TicketEnd end);
    [[nodiscard]] TicketEnd endOf(MatchFailure reason) const;
    void wait(Milliseconds waited, MonoTime now);

    MatchStage m_stage = MatchStage::Idle;
    QString m_mode;
    TicketId m_ticket;
    std::optional<int> m_rating;
    MatchStanding m_standing;
    Milliseconds m_waited{0}; ///< at m_heard
    MonoTime m_heard;
    std::optional<MatchFailure> m_setback;
    ReadyCheckState m_check;
    bool m_declined = false;
    bool m_together = false;
    TicketId m_lastTicket; ///< that is over
    MatchStart m_match;
    size_t m_ourTeam = 0;
    std::vector<int> m_reported;
    std::optional<MatchEnded> m_result;
    TicketEnd m_end = TicketEnd::None;
    std::optional<Error> m_refusal;
    std::optional<MonoTime> m_cooldownUntil;
};

/// The places of a report in which the team at `ours` of two has won, lost, or neither.
enum class DuelResult : quint8 { Won, Lost, Draw };
[[nodiscard]] std::vector<int> duelPlaces(DuelResult result, size_t ours);

} // namespace chat::client
