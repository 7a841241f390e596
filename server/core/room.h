// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/datachannel.h"
#include "server/core/matchrules.h"
#include "server/core/roomaccess.h"
#include "server/core/roomeffect.h"
#include "server/core/roomjob.h"
#include "server/core/roomlog.h"
#include "server/core/roomroles.h"
#include "server/core/roomsettings.h"
#include "server/core/slowmode.h"
#include "server/core/waitlist.h"
#include "shared/core/result.h"
#include "shared/protocol/wire.h"

#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

/// The whole of what a room is. Pure: no thread, socket, SQL or clock; one job after the other (S1-46,
/// S1-51).
namespace chat::server {

/// The names of all rooms.
class RoomNames
{
public:
    virtual ~RoomNames() = default;
    /// From now on the room is called that. False: another is. Any thread.
    [[nodiscard]] virtual bool rename(RoomId room, const QString &name) = 0;
};

/// Who does not want to hear from whom.
class PersonalBlocks
{
public:
    virtual ~PersonalBlocks() = default;
    /// `who` does not want to hear from `whom`. Any thread.
    [[nodiscard]] virtual bool blocks(UserId who, UserId whom) const = 0;
};

/// Somebody's seat, for those who look. Valid until the next job.
struct RoomSeat {
    const QString *nick;
    ConnectionId connection; ///< none while lost
    quint64 order; ///< of joining
    std::optional<MonoTime> lostUntil;
};

/// What is the same for all rooms of a kind. Immutable; must outlive the rooms.
struct RoomRules {
    int snapshotMessages = limits::snapshotMessages;
    Milliseconds grace = limits::channelGrace;
    Milliseconds matchGrace = limits::matchGrace; ///< the same, in the room of a match
    int ringEvents = limits::ringEvents;
    qsizetype ringBytes = limits::ringBytes;
    qsizetype maxAnswerBytes = limits::maxAnswerBytes;
    BucketRate dataRate{.burst = limits::matchDataBurst,
                        .perSecond = limits::matchDataPerSecond}; ///< of each player
    Milliseconds emptyGrace = limits::emptyGrace; ///< of a temporary room
    Milliseconds resumeWindow = limits::resumeWindow; ///< so long a kick is remembered
    int maxPeople = limits::defaultChannelPeople; ///< that a host may allow
    int maxLargePeople = limits::defaultLargePeople; ///< the same in a large room
    int maxWaiting = limits::maxWaiting; ///< for a seat in one room; 0: nobody waits
    Milliseconds seatHold = limits::seatHold; ///< so long a seat is held for who comes next
    Milliseconds waitlistInterval = limits::countInterval; ///< between two words about places that moved
    Milliseconds absentInterval = limits::absentInterval; ///< between two words to who is away
    RoomNames *names = nullptr; ///< null: any name is free
    const PersonalBlocks *blocks = nullptr; ///< null: everybody hears everybody
};

/// Of an invitation; nobody guesses it. Any thread.
[[nodiscard]] QByteArray newInviteCode();

[[nodiscard]] inline int mostPeople(const RoomRules &rules, RoomKind kind)
{
    return kind == RoomKind::Large ? rules.maxLargePeople : rules.maxPeople;
}

class Room
{
public:
    /// `access` is what an operator made of it in an earlier life.
    Room(LoadedRoom loaded, const RoomRules &rules, RoomAccess access = RoomAccess::Open);

    /// Does one job at `now`. Effects are appended. Never blocks; does not throw of itself.
    void handle(const RoomJob &job, const Now &now, const StoreState &store, RoomEffects &effects);

    /// When a Tick is due; none: never.
    [[nodiscard]] std::optional<MonoTime> nextDeadline() const;

    /// His password is not checked after all, and he was told so.
    void stopChecking(ConnectionId connection) { m_checking.erase(connection); }

    /// When it is made, at `now`: a temporary room that nobody enters ends.
    void begin(const Now &now);

    [[nodiscard]] const RoomRecord &record() const { return m_record; }
    [[nodiscard]] const RoomSettings &settings() const { return m_settings; }
    /// What is kept of it, the settings included.
    [[nodiscard]] RoomRecord savedRecord() const;
    /// As clients are told it.
    [[nodiscard]] RoomInfo info() const;
    /// Its events and settings are in the store.
    [[nodiscard]] bool isKept() const { return server::isKept(m_kind); }
    [[nodiscard]] int people() const { return int(m_members.size()); }
    /// Who looks on without being of it.
    [[nodiscard]] int spectators() const { return int(m_spectators.size()); }
    /// Who waits for a seat; Enter lets him wait.
    [[nodiscard]] const WaitList &waiting() const { return m_waiting; }
    [[nodiscard]] Seq lastSeq() const { return m_log.lastSeq(); }
    [[nodiscard]] RoomAccess access() const { return m_access; }
    [[nodiscard]] const RoomLog &log() const { return m_log; }
    [[nodiscard]] std::optional<RoomSeat> seat(UserId user) const
    {
        const auto seat = m_members.find(user);
        return seat != m_members.end() ? std::optional(seat->second.seat()) : std::nullopt;
    }
    /// `visit(UserId, const RoomSeat &)`, in no order.
    void eachSeat(auto visit) const
    {
        for (const auto &[user, member] : m_members)
            visit(user, member.seat());
    }

    /// `visit(UserId, ConnectionId)`, in no order.
    void eachSpectator(auto visit) const
    {
        for (const auto &[user, to] : m_spectators)
            visit(user, to.connection);
    }

private:
    /// Somebody in the room: one seat per user, held by one connection (F-008: newest wins).
    struct Member {
        QString nick;
        Recipient to; ///< without a connection while lost
        quint64 order = 0; ///< of joining, for lists that do not jump
        qsizetype answerBytes = 0; ///< in a member list; at most
        std::optional<MonoTime> lostUntil; ///< end of the grace time; none while connected. Also in m_lost
        RoomRole role = RoomRole::Member; ///< as in m_settings
        bool muted = false; ///< likewise; may be over

        [[nodiscard]] RoomSeat seat() const { return {&nick, to.connection, order, lostUntil}; }
    };

    /// Somebody put out, who may still come back by himself as one who was only lost.
    struct Removed {
        MonoTime forgottenAt;
        RoomRemovedYou word;
    };

    /// Who does something with the room, and how he hears of it: a member, or an operator.
    struct Hand {
        const roomjob::Steer *job;
        std::optional<UserInfo> by; ///< none: an operator
        RoomRole role;
        Now now;
        RoomEffects *effects;

        [[nodiscard]] bool isOperator() const { return !by; }
        [[nodiscard]] Result<void> may(RoomPower power) const;
        [[nodiscard]] Result<void> mayTo(RoomPower power, UserId whom, RoomRole hisRole) const;
        [[nodiscard]] std::optional<QString> words(const std::optional<QString> &typed) const;
    };
    /// What he is answered.
    using Done = Result<std::variant<Nothing, InviteInfo, InviteList, RoomBanList, MemberPage>>;

    void enter(const roomjob::Enter &job, const Now &now, const StoreState &store, RoomEffects &effects);
    void leave(const roomjob::Leave &job, const Now &now, RoomEffects &effects);
    void say(const roomjob::Say &job, const Now &now, const StoreState &store, RoomEffects &effects);
    void relay(const roomjob::Data &job, const Now &now, RoomEffects &effects);
    void fetch(const roomjob::Fetch &job, RoomEffects &effects) const;
    void connectionGone(const roomjob::ConnectionGone &job, const Now &now, RoomEffects &effects);
    void announce(const roomjob::Announce &job, const Now &now, RoomEffects &effects);
    void setAccess(const roomjob::SetAccess &job, const Now &now, RoomEffects &effects);
    void tick(const Now &now, RoomEffects &effects);
    void shut(const roomjob::Shut &job, RoomEffects &effects);

    enum class Word : quint8 { None, Over };
    [[nodiscard]] bool hasSeatFor(UserId user) const;
    /// The room is full: he waits, if he wants to and there is a place.
    void queue(const roomjob::Enter &job, const Now &now, RoomEffects &effects);
    void takeAway(const roomjob::TakeAway &job, const Now &now, RoomEffects &effects);
    void stopWaiting(const roomjob::StopWaiting &job, RoomEffects &effects);
    [[nodiscard]] bool waitsOn(UserId user, ConnectionId connection) const;
    /// He waits no longer, if he did; with Word::Over he is told so.
    void dropPlace(UserId user, Word word, RoomEffects &effects);
    void endWait(const Sender &sender, const Now &now, RoomEffects &effects);
    void dropAllPlaces(RoomEffects &effects);
    void lostWhileWaiting(const roomjob::ConnectionGone &job, const Now &now);
    void settleWaiting(const Now &now, RoomEffects &effects);
    void steer(const roomjob::Steer &job, const Now &now, const StoreState &store, RoomEffects &effects);
    [[nodiscard]] std::optional<Done> act(const UpdateRoom &wish, const Hand &hand);
    [[nodiscard]] Done act(const YieldHost &wish, const Hand &hand);
    [[nodiscard]] Done act(const KickMember &wish, const Hand &hand);
    [[nodiscard]] Done act(const BanMember &wish, const Hand &hand);
    [[nodiscard]] Done act(const UnbanMember &wish, const Hand &hand);
    [[nodiscard]] Done act(const ListRoomBans &wish, const Hand &hand);
    [[nodiscard]] Done act(const MuteMember &wish, const Hand &hand);
    [[nodiscard]] Done act(const UnmuteMember &wish, const Hand &hand);
    [[nodiscard]] Done act(const SetRole &wish, const Hand &hand);
    [[nodiscard]] Done act(const InviteToRoom &wish, const Hand &hand);
    [[nodiscard]] Done act(const RevokeInvite &wish, const Hand &hand);
    [[nodiscard]] Done act(const ListInvites &wish, const Hand &hand);
    [[nodiscard]] Done act(const DeleteRoom &wish, const Hand &hand);
    [[nodiscard]] Done act(const ArchiveRoom &wish, const Hand &hand);
    [[nodiscard]] Done act(const ListMembers &wish, const Hand &hand);
    void answer(const Hand &hand, const Done &done);
    void tellChange(const RoomChanged &word, const Hand &hand);
    /// He is put out; whoever asks again as if he had only been lost is told so.
    void putOut(UserId user, MemberLeft word, const Hand &hand);
    void giveHost(const UserInfo &to, HostReason reason, const Now &now, RoomEffects &effects);
    /// The host is gone for good: the next is who came first of those who are in (B1-37).
    void succeed(const Now &now, RoomEffects &effects);
    void refreshRole(UserId user);
    void settingsChanged();
    template <Packet T>
    void keep(const T &event, UserId user, const Now &now, RoomEffects &effects)
    {
        keep(QByteArray(T::name.data(), T::name.size()), toJson(event), user, now, effects);
    }
    void keep(QByteArray type, QByteArray body, UserId user, const Now &now, RoomEffects &effects);

    // Of a dm room
    [[nodiscard]] bool belongs(UserId user) const;
    /// Nobody else learns that there is such a room.
    [[nodiscard]] bool isHiddenFrom(UserId user) const
    {
        return m_kind == RoomKind::Direct && !belongs(user);
    }
    [[nodiscard]] bool isBlockedBy(UserId who, UserId whom) const;
    /// He has another nick than when he was here last.
    void noteNick(const UserInfo &newcomer, RoomEffects &effects);
    /// The one other person does not want to hear from him.
    [[nodiscard]] bool isUnwanted(UserId author) const;
    /// Those who are away hear of it, now and then.
    void tellAbsent(const UserInfo &author, const Now &now, RoomEffects &effects);

    enum class Door : quint8 { Open, Checking, Watch };
    /// What stands between somebody new and the room, but that it may be full.
    [[nodiscard]] Result<Door> door(const roomjob::Enter &job, const Now &now, RoomEffects &effects);
    /// He takes part from now on, and hears how it stands.
    void letIn(const roomjob::Enter &job, const Now &now, RoomEffects &effects);

    // Of a match: who watches
    void admit(const roomjob::Admit &job);
    [[nodiscard]] bool isSpectator(const Sender &sender) const;
    /// Errors: RoomFull, Forbidden.
    [[nodiscard]] Result<Door> spectatorsDoor(UserId user) const;
    void watch(const roomjob::Enter &job, const Now &now, RoomEffects &effects);
    /// False: he did not watch, or on another connection.
    bool stopWatching(UserId user, ConnectionId connection, const Now &now, RoomEffects &effects);
    void countSpectatorsLater(const Now &now);
    /// Nobody watches any more. They are told nothing.
    void dropSpectators(RoomEffects &effects);

    /// Why he may not speak now; none: he may.
    [[nodiscard]] std::optional<Error> silenced(UserId user, Member &member, const Now &now) const;
    void takeSeat(const roomjob::Enter &job, const Now &now, RoomEffects &effects);
    void afterLeaving(UserId user, const Now &now, RoomEffects &effects);
    void noteEmpty(const Now &now);
    void countLater(const Now &now);

    void remove(UserId user, LeaveReason reason, const Now &now, RoomEffects &effects);
    /// Off the list, without a word.
    void dropSeat(UserId user, RoomEffects &effects);
    void tellMatch(UserId user, bool taken, RoomEffects &effects) const;
    void removeAll(const RoomClosed &word, RoomEffects &effects);
    [[nodiscard]] int connected() const;
    /// Why he may neither speak nor read here; none: he may.
    [[nodiscard]] std::optional<ErrorCode> shutOut(const Sender &sender) const;
    void setLost(UserId user, Member &member, std::optional<MonoTime> until);
    [[nodiscard]] bool isMember(const Sender &sender) const;
    /// Nobody hears who comes and goes.
    [[nodiscard]] bool isQuiet() const { return m_kind == RoomKind::System || m_kind == RoomKind::Large; }
    [[nodiscard]] bool isLocked() const { return m_access != RoomAccess::Open || m_settings.locked; }
    [[nodiscard]] RoomSnapshot snapshot(const roomjob::Enter &job, const Now &now) const;
    void addStanding(RoomSnapshot &snapshot, UserId user, const Now &now) const;
    /// In the order of joining; cut after `maxBytes`.
    [[nodiscard]] std::vector<UserInfo> memberList(qsizetype maxBytes, qsizetype &bytes) const;

    RoomRecord m_record;
    RoomKind m_kind;
    RoomAccess m_access;
    const RoomRules *m_rules;
    RoomLog m_log;
    std::unordered_map<UserId, Member> m_members;
    std::set<std::pair<MonoTime, UserId>> m_lost; ///< who is in the grace time, first to leave first
    quint64 m_nextOrder = 1;
    DataChannel m_data; ///< of a match
    std::unordered_map<UserId, Recipient> m_spectators; ///< likewise; nobody of m_members
    RoomSettings m_settings;
    bool m_fewSpeak = false; ///< by the settings not everybody may at any time
    SlowMode m_slow;
    std::map<UserId, Removed> m_removed; ///< at most limits::maxRoomBans
    std::set<ConnectionId> m_checking; ///< whose password is being checked
    std::optional<MonoTime> m_emptySince; ///< of a temporary room
    std::map<UserId, MonoTime> m_toldAbsent; ///< of a dm room: when who is away heard of something new
    WaitList m_waiting; ///< nobody of m_members
    bool m_waitingMoved = false; ///< by the job that runs
    std::optional<MonoTime> m_waitingDue; ///< of m_waiting and m_positionsDue
    std::optional<MonoTime> m_positionsDue; ///< who moved up is told then
    std::optional<MonoTime>
        m_countDue; ///< a large room tells then how many are in it, a match how many watch
};

} // namespace chat::server
