// SPDX-License-Identifier: Apache-2.0
#include "shared/client/parties.h"

#include <algorithm>

namespace chat::client {

namespace {

const PartyMember *memberOf(const PartyInfo &party, UserId user)
{
    const auto isHe = [user](const PartyMember &one) { return one.user.id == user; };
    const auto found = std::ranges::find_if(party.members, isHe);
    return found != party.members.end() ? &*found : nullptr;
}

} // namespace

Parties::Parties(Connection &connection, Clock &clock)
    : m_connection(connection),
      m_clock(clock),
      m_alarm(clock, this, [this] { expire(); })
{
}

bool Parties::isReady() const
{
    const PartyMember *us = m_party ? memberOf(*m_party, m_self.id) : nullptr;
    return us && us->ready;
}

bool Parties::othersAreReady() const
{
    return m_party && std::ranges::all_of(m_party->members, [this](const PartyMember &one) {
               return one.user.id == m_self.id || (one.ready && !one.away);
           });
}

/// Where the answer says nothing but that it was done; what has changed is told.
template <Packet T>
void Parties::ask(const T &packet)
{
    m_refusal.reset();
    m_connection.ask(packet, [this](const Result<Nothing> &answer) {
        if (!answer)
            refuse(answer.error());
    });
    Q_EMIT changed();
}

void Parties::create()
{
    if (!m_connection.isOnline() || m_party)
        return;
    m_refusal.reset();
    m_connection.ask(CreateParty{}, [this](const Result<PartyInfo> &answer) {
        answer ? take(*answer) : refuse(answer.error());
    });
}

void Parties::invite(UserId user)
{
    if (!m_connection.isOnline())
        return;
    if (m_party)
        return ask(InviteToParty{.party = m_party->id, .user = user});
    m_refusal.reset();
    m_connection.ask(CreateParty{}, [this, user](const Result<PartyInfo> &answer) {
        if (!answer)
            return refuse(answer.error());
        take(*answer);
        invite(user);
    });
}

void Parties::join(PartyId party)
{
    if (!m_connection.isOnline() || m_party)
        return;
    m_refusal.reset();
    m_connection.ask(JoinParty{.party = party}, [this, party](const Result<PartyInfo> &answer) {
        if (!answer && answer.error().code == ErrorCode::PartyNotFound)
            drop(party); // it holds no longer
        answer ? take(*answer) : refuse(answer.error());
    });
}

void Parties::decline(PartyId party)
{
    drop(party);
    Q_EMIT changed();
}

void Parties::leave()
{
    if (!m_connection.isOnline() || !m_party)
        return;
    m_refusal.reset();
    m_connection.ask(LeaveParty{.party = m_party->id},
                     [this, party = m_party->id](const Result<Nothing> &answer) {
                         if (!answer)
                             return refuse(answer.error());
                         if (m_party && m_party->id == party)
                             forget({});
                     });
}

void Parties::kick(UserId user)
{
    if (m_connection.isOnline() && m_party)
        ask(KickFromParty{.party = m_party->id, .user = user});
}

void Parties::promote(UserId user)
{
    if (m_connection.isOnline() && m_party)
        ask(PromoteInParty{.party = m_party->id, .user = user});
}

void Parties::setReady(bool ready)
{
    if (m_connection.isOnline() && m_party)
        ask(ReadyInParty{.party = m_party->id, .ready = ready});
}

void Parties::say(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_connection.isOnline() && m_party && !trimmed.isEmpty())
        ask(SayInParty{.party = m_party->id, .text = trimmed});
}

void Parties::take(const PartyInfo &party)
{
    if (!m_party || m_party->id != party.id)
        m_lines.clear();
    m_party = party;
    m_ending.reset();
    drop(party.id);
    Q_EMIT changed();
}

void Parties::forget(std::optional<PartyChange> ending)
{
    m_party.reset();
    m_lines.clear();
    m_ending = ending;
    Q_EMIT changed();
}

/// Who is not in the party any more has missed how that came.
void Parties::refuse(const Error &error)
{
    m_refusal = error;
    if (error.code == ErrorCode::PartyNotFound && m_party)
        return askWhereWeAre();
    Q_EMIT changed();
}

void Parties::askWhereWeAre()
{
    m_connection.ask(JoinParty{}, [this](const Result<PartyInfo> &answer) {
        if (answer)
            take(*answer);
        else if (m_party && answer.error().code == ErrorCode::PartyNotFound)
            forget(PartyChange::Lost);
    });
}

void Parties::welcome(const UserInfo &self, bool known)
{
    if (self.id != m_self.id) {
        m_invitations.clear();
        forget({});
    }
    m_self = self;
    if (known)
        askWhereWeAre();
    else if (m_party)
        forget({});
}

bool Parties::hear(const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    if (!type.startsWith("party."_L1))
        return false;
    if (type == PartyChanged::name) {
        if (const auto word = packet.as<PartyChanged>())
            hear(*word);
    } else if (type == PartyInvited::name) {
        if (const auto word = packet.as<PartyInvited>())
            hear(*word);
    } else if (type == PartyMessage::name) {
        const auto word = packet.as<PartyMessage>();
        if (word && m_party && m_party->id == word->party) {
            note({.user = word->user, .text = word->text});
            Q_EMIT changed();
        }
    }
    return true;
}

void Parties::hear(const PartyChanged &word)
{
    if (!memberOf(word.party, m_self.id)) {
        if (m_party && m_party->id == word.party.id)
            forget(word.what);
        return;
    }
    const PartyMember *who = memberOf(word.party, word.user);
    if (!who && m_party)
        who = memberOf(*m_party, word.user); // who has gone
    const bool isMark = word.what == PartyChange::Ready || word.what == PartyChange::NotReady;
    const std::optional<UserInfo> user = who ? std::optional(who->user) : std::nullopt;
    take(word.party);
    if (!user || isMark)
        return;
    note({.user = *user, .change = word.what});
    Q_EMIT changed();
}

void Parties::hear(const PartyInvited &word)
{
    drop(word.party);
    if (m_party && m_party->id == word.party)
        return;
    m_invitations.push_back({word, m_clock.now().mono + Milliseconds(word.ms)});
    if (m_invitations.size() > size_t(limits::maxInvitedTo))
        m_invitations.erase(m_invitations.begin());
    expire();
    Q_EMIT invited(word);
}

void Parties::drop(PartyId invitation)
{
    std::erase_if(m_invitations,
                  [invitation](const PartyInvitation &one) { return one.word.party == invitation; });
}

/// And wakes by the next one's end.
void Parties::expire()
{
    const MonoTime now = m_clock.now().mono;
    std::erase_if(m_invitations, [now](const PartyInvitation &one) { return one.until <= now; });
    std::optional<MonoTime> next;
    for (const PartyInvitation &one : m_invitations)
        next = earlier(next, one.until);
    m_alarm.wakeBy(next);
    Q_EMIT changed();
}

void Parties::note(PartyLine line)
{
    m_lines.push_back(std::move(line));
    if (m_lines.size() > limits::partyLinesKept)
        m_lines.pop_front();
}

} // namespace chat::client

#include "moc_parties.cpp"
