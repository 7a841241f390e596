// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/partyactor.h"

#include "shared/core/logging.h"
#include "shared/core/match.h"

namespace chat::server {

PartyActor::PartyActor(PartyServices services, const PartyRules &rules)
    : Actor(*services.workers, "parties", "parties", services.mailboxJobs),
      m_services(std::move(services)),
      m_rules(rules)
{
}

const char *PartyActor::nameOf(const PartyJob &job) const
{
    return match(job, [](const auto &kind) { return kind.name; });
}

void PartyActor::handle(PartyJob &job, const Now &now)
{
    m_effects.clear();
    m_desk.handle(job, now, m_effects);
    for (PartyEffect &effect : m_effects)
        apply(effect);
}

void PartyActor::refuse(const partyeffect::Refuse &refused)
{
    const auto &[to, request, error] = refused;
    m_deliveries.push_back(delivery::ToConnection{
        to.connection, request != 0 ? encodeError(to.format, request, error) : QByteArray(), true});
}

void PartyActor::apply(PartyEffect &effect)
{
    match(
        effect, //
        [&](const partyeffect::Refuse &refused) { refuse(refused); },
        [&](const partyeffect::Answer &said) {
            m_deliveries.push_back(delivery::ToConnection{said.to.connection,
                                                          match(said.body,
                                                                [&](const auto &body) {
                                                                    return said.request != 0
                                                                        ? encodeAnswer(said.to.format,
                                                                                       said.request, body)
                                                                        : QByteArray();
                                                                }),
                                                          true});
        },
        [&](const partyeffect::Tell &told) {
            Payloads spelled; // once for each format that one of them speaks
            for (const Recipient &to : told.to) {
                QByteArray &payload = spelled[size_t(to.format)];
                if (payload.isEmpty())
                    payload
                        = match(told.event, [&](const auto &event) { return encode(to.format, {}, event); });
                m_deliveries.push_back(delivery::ToConnection{to.connection, payload});
            }
        },
        [&](const partyeffect::Invite &invited) {
            m_services.lobby->post(lobbyjob::Invite{invited.user, invited.word}, false);
        },
        [&](partyeffect::Queue &wanted) {
            const Sender sender = wanted.job.sender;
            if (const auto taken = m_services.matches->queue(std::move(wanted.job)); !taken)
                refuse({sender.recipient, sender.request, taken.error()});
        },
        [&](partyeffect::Withdraw &withdrawn) { m_services.matches->withdraw(withdrawn.job); });
}

void PartyActor::list(const ListParties &asked, std::function<void(Result<AdminParties>)> reply)
{
    partyjob::Inspect job{[this, asked, reply](const PartyDesk &desk) {
        AdminParties page = desk.list(asked);
        for (AdminPartyRow &row : page.parties)
            row.mode = m_services.matches->modeOf(row.leader);
        reply(std::move(page));
    }};
    if (post(std::move(job), true) == Posted::Full)
        reply(chat::refuseLater(ErrorCode::Overloaded, Milliseconds(1000)));
}

void PartyActor::endTurn(const Now &)
{
    if (!m_deliveries.empty())
        m_services.publisher->publish(std::exchange(m_deliveries, {}));
    wakeAt(*m_services.timers, m_desk.nextDeadline());
}

void PartyActor::failed(const char *what)
{
    // The desk goes on: what it decided before the fault holds.
    qCCritical(lcRuntime, "incident %s: a job of the parties failed: %s", idToText(randomId()).constData(),
               what);
}

} // namespace chat::server
