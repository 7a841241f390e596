// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/partyjob.h"
#include "server/core/room.h"
#include "shared/protocol/adminparties.h"

#include <map>
#include <set>
#include <unordered_map>

namespace chat::server {

/// Immutable; must outlive the desk.
struct PartyRules {
    int maxPeople = limits::maxPartyPeople; ///< in one party; > 0
    int maxInvites = limits::maxPartyInvites; ///< of one party, open at the same time
    int maxInvitedTo = limits::maxInvitedTo; ///< parties that one person is invited to, at the same time
    int maxParties = limits::maxParties;
    Milliseconds grace = limits::partyGrace; ///< a place is kept after a drop; 0: not at all
    Milliseconds inviteLife = limits::partyInviteLife; ///< > 0
    Milliseconds inviteAgain = limits::partyInviteAgain; ///< before the same invitation is told once more
    const PersonalBlocks *blocks = nullptr; ///< null: everybody hears everybody
};

/// Everybody who is in a party, and who is invited to one. Nobody is in two. Pure: told the time, one job
/// after the other.
class PartyDesk
{
public:
    explicit PartyDesk(const PartyRules &rules) : m_rules(&rules) { }

    void handle(const PartyJob &job, const Now &now, PartyEffects &effects);

    /// When a Tick is due; none: never.
    [[nodiscard]] std::optional<MonoTime> nextDeadline() const;

    [[nodiscard]] int parties() const { return int(m_parties.size()); }
    [[nodiscard]] int people() const { return int(m_places.size()); } ///< in all parties, also who is away
    /// But for their modes.
    [[nodiscard]] AdminParties list(const ListParties &asked) const;

private:
    struct Member {
        UserInfo user;
        Recipient to; ///< without a connection while he is away
        std::optional<MonoTime> awayUntil = {}; ///< his place is kept so long; none: he is there
        bool ready = false;
    };
    struct Invite {
        MonoTime until;
        MonoTime again; ///< he is told once more from then on
    };
    struct Party {
        PartyId id;
        UserId leader;
        std::vector<Member> members; ///< as they joined; not empty
        std::map<UserId, Invite> invites = {};
        bool hasQueued = false; ///< ever

        [[nodiscard]] Member *member(UserId user);
    };

    /// Errors: those of the packets; then nothing has changed.
    using Done = Result<std::variant<Nothing, PartyInfo>>;
    /// Who asks, and what follows behind the answer.
    struct Hand {
        const Sender &sender;
        const QString &nick;
        const Now &now;
        PartyEffects &after;
    };

    void ask(const partyjob::Ask &job, const Now &now, PartyEffects &effects);
    [[nodiscard]] Done act(const CreateParty &wish, const Hand &hand);
    [[nodiscard]] Done act(const InviteToParty &wish, const Hand &hand);
    [[nodiscard]] Done act(const JoinParty &wish, const Hand &hand);
    [[nodiscard]] Done act(const LeaveParty &wish, const Hand &hand);
    [[nodiscard]] Done act(const KickFromParty &wish, const Hand &hand);
    [[nodiscard]] Done act(const PromoteInParty &wish, const Hand &hand);
    [[nodiscard]] Done act(const ReadyInParty &wish, const Hand &hand);
    [[nodiscard]] Done act(const SayInParty &wish, const Hand &hand);
    void queue(const partyjob::Queue &job, const Now &now, PartyEffects &effects);
    /// Its people are not those who queued any more, and if it waits for a match it does so no longer.
    static void withdraw(const Party &party, UserId by, MatchFailure reason, PartyEffects &effects);
    void connectionGone(const partyjob::ConnectionGone &job, const Now &now, PartyEffects &effects);
    void freed(UserId user, PartyEffects &effects);
    void tick(const Now &now, PartyEffects &effects);

    /// Who asks from another connection than before is there with that one from now on.
    void takePlace(const Hand &hand, PartyEffects &effects);
    /// The party that he is in; null: none.
    [[nodiscard]] Party *partyOf(UserId user);
    /// Errors: PartyNotFound when he is not in this one.
    [[nodiscard]] Result<Party *> own(UserId user, PartyId party);
    /// As own(), and he leads it, and `whom` is somebody else. Errors: NotPartyLeader, CannotTargetSelf, too.
    [[nodiscard]] Result<Party *> led(UserId user, PartyId party, UserId whom);
    [[nodiscard]] Result<void> mayInvite(const Party &party, UserId whom) const;
    void dropInvite(Party &party, UserId user);
    /// He is in it no more, because `by` wanted it; without anybody it is gone. Who stays is told, and who
    /// was kicked.
    void remove(Party &party, UserId user, PartyChange why, UserId by, PartyEffects &effects);
    static void unready(Party &party);
    [[nodiscard]] PartyInfo infoOf(const Party &party) const;
    /// Everybody in it is told, but `except`.
    void tell(const Party &party, PartyChange what, UserId user, PartyEffects &effects,
              UserId except = {}) const;
    [[nodiscard]] static std::vector<Recipient> present(const Party &party, UserId except = {});

    const PartyRules *m_rules;
    std::unordered_map<PartyId, Party> m_parties;
    std::unordered_map<UserId, PartyId> m_places; ///< who is in which
    std::unordered_map<UserId, int> m_invitedTo; ///< parties; > 0
    std::set<std::pair<MonoTime, UserId>> m_away; ///< until when their places are kept
    std::set<std::tuple<MonoTime, PartyId, UserId>> m_invitesDue;
};

} // namespace chat::server
