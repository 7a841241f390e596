// SPDX-License-Identifier: Apache-2.0
#include "server/core/partydesk.h"

#include "shared/core/match.h"

#include <algorithm>

namespace chat::server {

namespace {

std::unexpected<Error> tooManyOf(int most, const char *what)
{
    return std::unexpected(Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(most) + what});
}

} // namespace

PartyDesk::Member *PartyDesk::Party::member(UserId user)
{
    const auto found = std::ranges::find(members, user, [](const Member &one) { return one.user.id; });
    return found != members.end() ? &*found : nullptr;
}

void PartyDesk::handle(const PartyJob &job, const Now &now, PartyEffects &effects)
{
    match(
        job, //
        [&](const partyjob::Ask &asked) { ask(asked, now, effects); },
        [&](const partyjob::Queue &asked) { queue(asked, now, effects); },
        [&](const partyjob::ConnectionGone &gone) { connectionGone(gone, now, effects); },
        [&](const partyjob::Freed &freed) { this->freed(freed.user, effects); },
        [&](const partyjob::Inspect &asked) { asked.look(*this); },
        [&](const partyjob::Tick &) { tick(now, effects); });
}

void PartyDesk::ask(const partyjob::Ask &job, const Now &now, PartyEffects &effects)
{
    const Sender &sender = job.sender;
    PartyEffects after;
    const Hand hand{sender, job.nick, now, after};
    takePlace(hand, effects);
    Done done = match(*job.command, [&](const auto &wish) { return act(wish, hand); });
    if (done)
        effects.push_back(partyeffect::Answer{sender.recipient, sender.request, *std::move(done)});
    else
        effects.push_back(partyeffect::Refuse{sender.recipient, sender.request, std::move(done.error())});
    std::ranges::move(after, std::back_inserter(effects));
}

void PartyDesk::takePlace(const Hand &hand, PartyEffects &effects)
{
    Party *const party = partyOf(hand.sender.user);
    if (!party)
        return;
    Member &member = *party->member(hand.sender.user);
    if (member.to == hand.sender.recipient)
        return;
    member.to = hand.sender.recipient;
    member.user.nick = hand.nick; // a resume may have changed it
    if (!member.awayUntil)
        return;
    m_away.erase({*member.awayUntil, member.user.id});
    member.awayUntil.reset();
    tell(*party, PartyChange::Back, member.user.id, effects, member.user.id);
}

PartyDesk::Party *PartyDesk::partyOf(UserId user)
{
    const auto place = m_places.find(user);
    return place != m_places.end() ? &m_parties.at(place->second) : nullptr;
}

Result<PartyDesk::Party *> PartyDesk::own(UserId user, PartyId party)
{
    Party *const found = partyOf(user);
    if (!found || found->id != party)
        return chat::refuse(ErrorCode::PartyNotFound);
    return found;
}

Result<PartyDesk::Party *> PartyDesk::led(UserId user, PartyId party, UserId whom)
{
    auto found = own(user, party);
    if (found && (*found)->leader != user)
        return chat::refuse(ErrorCode::NotPartyLeader);
    if (found && whom == user)
        return std::unexpected(Error{.code = ErrorCode::CannotTargetSelf, .field = "user"});
    return found;
}

PartyDesk::Done PartyDesk::act(const CreateParty &, const Hand &hand)
{
    const UserId user = hand.sender.user;
    if (m_places.contains(user))
        return chat::refuse(ErrorCode::PartyMemberBusy);
    if (parties() >= m_rules->maxParties) {
        return std::unexpected(Error{.code = ErrorCode::Overloaded,
                                     .retryAfter = m_rules->grace,
                                     .limit = QByteArray::number(m_rules->maxParties) + " parties"});
    }
    const auto id = PartyId::random();
    const Party party{.id = id, .leader = user, .members = {{{user, hand.nick}, hand.sender.recipient}}};
    m_places.emplace(user, id);
    return infoOf(m_parties.emplace(id, party).first->second);
}

Result<void> PartyDesk::mayInvite(const Party &party, UserId whom) const
{
    if (party.members.size() >= size_t(m_rules->maxPeople))
        return chat::refuse(ErrorCode::PartyFull);
    if (party.invites.contains(whom))
        return {};
    if (party.invites.size() >= size_t(m_rules->maxInvites))
        return tooManyOf(m_rules->maxInvites, " invitations");
    const auto others = m_invitedTo.find(whom);
    if (others != m_invitedTo.end() && others->second >= m_rules->maxInvitedTo)
        return tooManyOf(m_rules->maxInvitedTo, " invitations to one person");
    return {};
}

PartyDesk::Done PartyDesk::act(const InviteToParty &wish, const Hand &hand)
{
    const auto found = led(hand.sender.user, wish.party, wish.user);
    if (!found)
        return std::unexpected(found.error());
    Party &party = **found;
    if (party.member(wish.user))
        return Nothing{};
    if (m_rules->blocks && m_rules->blocks->blocks(wish.user, hand.sender.user))
        return chat::refuse(ErrorCode::UserBlockedYou);
    if (const auto may = mayInvite(party, wish.user); !may)
        return std::unexpected(may.error());
    const auto [place, isNew] = party.invites.try_emplace(wish.user);
    Invite &invite = place->second;
    if (isNew)
        ++m_invitedTo[wish.user];
    else
        m_invitesDue.erase({invite.until, party.id, wish.user});
    invite.until = hand.now.mono + m_rules->inviteLife;
    m_invitesDue.emplace(invite.until, party.id, wish.user);
    if (isNew || invite.again <= hand.now.mono) {
        invite.again = hand.now.mono + m_rules->inviteAgain;
        hand.after.push_back(partyeffect::Invite{wish.user,
                                                 {.party = party.id,
                                                  .by = party.member(hand.sender.user)->user,
                                                  .people = int(party.members.size()),
                                                  .ms = m_rules->inviteLife.count()}});
    }
    return Nothing{};
}

PartyDesk::Done PartyDesk::act(const JoinParty &wish, const Hand &hand)
{
    const UserId user = hand.sender.user;
    const Party *const earlier = partyOf(user);
    if (earlier && (!wish.party || *wish.party == earlier->id))
        return infoOf(*earlier);
    const auto found = wish.party ? m_parties.find(*wish.party) : m_parties.end();
    if (found == m_parties.end() || !found->second.invites.contains(user))
        return chat::refuse(ErrorCode::PartyNotFound);
    if (earlier)
        return chat::refuse(ErrorCode::PartyMemberBusy);
    Party &party = found->second;
    if (party.members.size() >= size_t(m_rules->maxPeople))
        return chat::refuse(ErrorCode::PartyFull);
    dropInvite(party, user);
    withdraw(party, {}, MatchFailure::Party, hand.after);
    party.members.push_back({{user, hand.nick}, hand.sender.recipient});
    m_places.emplace(user, party.id);
    unready(party);
    tell(party, PartyChange::Joined, user, hand.after, user);
    return infoOf(party);
}

PartyDesk::Done PartyDesk::act(const LeaveParty &wish, const Hand &hand)
{
    if (const auto party = own(hand.sender.user, wish.party))
        remove(**party, hand.sender.user, PartyChange::Left, hand.sender.user, hand.after);
    return Nothing{};
}

PartyDesk::Done PartyDesk::act(const KickFromParty &wish, const Hand &hand)
{
    const auto party = led(hand.sender.user, wish.party, wish.user);
    if (!party)
        return std::unexpected(party.error());
    if (!(*party)->member(wish.user))
        return chat::refuse(ErrorCode::UserNotFound);
    remove(**party, wish.user, PartyChange::Kicked, hand.sender.user, hand.after);
    return Nothing{};
}

PartyDesk::Done PartyDesk::act(const PromoteInParty &wish, const Hand &hand)
{
    const auto party = led(hand.sender.user, wish.party, wish.user);
    if (!party)
        return std::unexpected(party.error());
    if (!(*party)->member(wish.user))
        return chat::refuse(ErrorCode::UserNotFound);
    (*party)->leader = wish.user;
    tell(**party, PartyChange::Leader, wish.user, hand.after);
    return Nothing{};
}

PartyDesk::Done PartyDesk::act(const ReadyInParty &wish, const Hand &hand)
{
    const UserId user = hand.sender.user;
    const auto party = own(user, wish.party);
    if (!party)
        return std::unexpected(party.error());
    if (std::exchange((*party)->member(user)->ready, wish.ready) != wish.ready)
        tell(**party, wish.ready ? PartyChange::Ready : PartyChange::NotReady, user, hand.after);
    return Nothing{};
}

PartyDesk::Done PartyDesk::act(const SayInParty &wish, const Hand &hand)
{
    const auto party = own(hand.sender.user, wish.party);
    if (!party)
        return std::unexpected(party.error());
    hand.after.push_back(partyeffect::Tell{present(**party),
                                           PartyMessage{.party = wish.party,
                                                        .user = (*party)->member(hand.sender.user)->user,
                                                        .text = wish.text}});
    return Nothing{};
}

/// Who is free the desk of the mode knows.
void PartyDesk::queue(const partyjob::Queue &job, const Now &now, PartyEffects &effects)
{
    const Sender &sender = job.sender;
    takePlace({sender, job.nick, now, effects}, effects);
    const auto no = [&](ErrorCode code) {
        effects.push_back(partyeffect::Refuse{sender.recipient, sender.request, {.code = code}});
    };
    const auto mine = own(sender.user, *job.wish->party);
    if (!mine)
        return no(mine.error().code);
    Party &party = **mine;
    if (party.leader != sender.user)
        return no(ErrorCode::NotPartyLeader);
    matchjob::Queue together{sender, job.nick, job.wish};
    for (const Member &member : party.members) {
        if (member.user.id == sender.user)
            continue;
        if (member.awayUntil || !member.ready)
            return no(ErrorCode::PartyMemberBusy);
        together.mates.push_back({member.user, member.to});
    }
    party.hasQueued = true;
    effects.push_back(partyeffect::Queue{std::move(together)});
}

void PartyDesk::withdraw(const Party &party, UserId by, MatchFailure reason, PartyEffects &effects)
{
    if (!party.hasQueued)
        return;
    matchjob::Withdraw job{.party = party.id, .people = {}, .by = by, .reason = reason};
    for (const Member &member : party.members)
        job.people.push_back(member.user.id);
    effects.push_back(partyeffect::Withdraw{std::move(job)});
}

void PartyDesk::connectionGone(const partyjob::ConnectionGone &job, const Now &now, PartyEffects &effects)
{
    Party *const party = partyOf(job.user);
    if (!party)
        return;
    Member &member = *party->member(job.user);
    if (member.to.connection != job.connection)
        return;
    // A place is a person's, so whoever logs in anew keeps it; whoever goes or is sent away does not.
    const bool comesBack = job.reason == LeaveReason::Lost || job.reason == LeaveReason::Replaced;
    if (!comesBack || m_rules->grace.count() == 0) {
        const bool isLeft = job.reason == LeaveReason::Left;
        return remove(*party, job.user, isLeft ? PartyChange::Left : PartyChange::Lost, job.user, effects);
    }
    withdraw(*party, job.user, MatchFailure::MemberLost, effects); // it may be on its way to a desk
    member.to.connection = {};
    member.ready = false;
    member.awayUntil = now.mono + m_rules->grace;
    m_away.emplace(*member.awayUntil, job.user);
    tell(*party, PartyChange::Away, job.user, effects);
}

void PartyDesk::freed(UserId user, PartyEffects &effects)
{
    Party *const party = partyOf(user);
    if (party && std::exchange(party->member(user)->ready, false))
        tell(*party, PartyChange::NotReady, user, effects);
}

void PartyDesk::dropInvite(Party &party, UserId user)
{
    const auto invite = party.invites.find(user);
    m_invitesDue.erase({invite->second.until, party.id, user});
    party.invites.erase(invite);
    const auto count = m_invitedTo.find(user);
    if (--count->second == 0)
        m_invitedTo.erase(count);
}

void PartyDesk::unready(Party &party)
{
    for (Member &member : party.members)
        member.ready = false;
}

void PartyDesk::remove(Party &party, UserId user, PartyChange why, UserId by, PartyEffects &effects)
{
    const bool isLost = why == PartyChange::Lost;
    withdraw(party, by, isLost ? MatchFailure::MemberLost : MatchFailure::Party, effects);
    const auto found = std::ranges::find(party.members, user, [](const Member &one) { return one.user.id; });
    if (found->awayUntil)
        m_away.erase({*found->awayUntil, user});
    const Recipient his = found->to;
    party.members.erase(found);
    m_places.erase(user);
    if (party.members.empty()) {
        while (!party.invites.empty())
            dropInvite(party, party.invites.begin()->first);
        m_parties.erase(PartyId(party.id)); // a copy: the party goes with its own id
        return;
    }
    if (party.leader == user) {
        const auto isThere = [](const Member &one) { return !one.awayUntil; };
        const auto next = std::ranges::find_if(party.members, isThere);
        party.leader = (next != party.members.end() ? *next : party.members.front()).user.id;
    }
    unready(party);
    tell(party, why, user, effects);
    if (why != PartyChange::Kicked || !his.connection.isValid())
        return;
    const PartyChanged word{.what = why, .user = user, .party = infoOf(party)};
    effects.push_back(partyeffect::Tell{{his}, word});
}

PartyInfo PartyDesk::infoOf(const Party &party) const
{
    PartyInfo info{.id = party.id, .leader = party.leader, .members = {}, .max = m_rules->maxPeople};
    for (const Member &member : party.members)
        info.members.push_back(
            {.user = member.user, .ready = member.ready, .away = member.awayUntil.has_value()});
    return info;
}

void PartyDesk::tell(const Party &party, PartyChange what, UserId user, PartyEffects &effects,
                     UserId except) const
{
    auto to = present(party, except);
    if (!to.empty())
        effects.push_back(partyeffect::Tell{
            std::move(to), PartyChanged{.what = what, .user = user, .party = infoOf(party)}});
}

std::vector<Recipient> PartyDesk::present(const Party &party, UserId except)
{
    std::vector<Recipient> people;
    for (const Member &member : party.members) {
        if (!member.awayUntil && member.user.id != except)
            people.push_back(member.to);
    }
    return people;
}

void PartyDesk::tick(const Now &now, PartyEffects &effects)
{
    while (!m_away.empty() && m_away.begin()->first <= now.mono) {
        const UserId user = m_away.begin()->second;
        remove(*partyOf(user), user, PartyChange::Lost, user, effects);
    }
    while (!m_invitesDue.empty() && std::get<MonoTime>(*m_invitesDue.begin()) <= now.mono) {
        const auto [until, party, user] = *m_invitesDue.begin();
        dropInvite(m_parties.at(party), user);
    }
}

std::optional<MonoTime> PartyDesk::nextDeadline() const
{
    std::optional<MonoTime> next;
    if (!m_away.empty())
        next = m_away.begin()->first;
    if (!m_invitesDue.empty())
        next = std::min(next.value_or(MonoTime::max()), std::get<MonoTime>(*m_invitesDue.begin()));
    return next;
}

} // namespace chat::server
