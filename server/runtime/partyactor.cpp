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
    for (const PartyEffect &effect : m_effects)
        apply(effect);
}

void PartyActor::apply(const PartyEffect &effect)
{
    const auto answer = [this](const Recipient &to, QByteArray payload) {
        m_deliveries.push_back(delivery::ToConnection{to.connection, std::move(payload), true});
    };
    match(
        effect, //
        [&](const partyeffect::Refuse &refused) {
            answer(refused.to,
                   refused.request != 0 ? encodeError(refused.to.format, refused.request, refused.error)
                                        : QByteArray());
        },
        [&](const partyeffect::Answer &said) {
            answer(said.to, match(said.body, [&](const auto &body) {
                       return said.request != 0 ? encodeAnswer(said.to.format, said.request, body)
                                                : QByteArray();
                   }));
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
        });
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
