// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/matchactor.h"

#include "shared/core/logging.h"
#include "shared/core/match.h"

namespace chat::server {

MatchActor::MatchActor(const MatchServices &services, std::shared_ptr<const MatchRules> rules)
    : Actor(*services.workers, "match " + rules->mode.name, "match", services.mailboxJobs),
      m_services(&services),
      m_desk(std::move(rules), *services.world)
{
}

const char *MatchActor::nameOf(const MatchJob &job) const
{
    return match(job, [](const auto &kind) { return kind.name; });
}

void MatchActor::handle(MatchJob &job, const Now &now)
{
    m_effects.clear();
    m_desk.handle(job, now, m_effects);
    for (const MatchEffect &effect : m_effects)
        apply(effect);
}

void MatchActor::apply(const MatchEffect &effect)
{
    const auto answer = [this](const Recipient &to, QByteArray payload) {
        m_deliveries.push_back(delivery::ToConnection{to.connection, std::move(payload), true});
    };
    match(
        effect, //
        [&](const matcheffect::Refuse &refused) {
            answer(refused.to,
                   refused.request != 0 ? encodeError(refused.to.format, refused.request, refused.error)
                                        : QByteArray());
        },
        [&](const matcheffect::Answer &said) {
            answer(said.to, match(said.body, [&](const auto &body) {
                       return said.request != 0 ? encodeAnswer(said.to.format, said.request, body)
                                                : QByteArray();
                   }));
        },
        [&](const matcheffect::Tell &told) {
            m_deliveries.push_back(delivery::ToConnection{
                told.to.connection,
                match(told.event, [&](const auto &event) { return encode(told.to.format, {}, event); })});
        },
        [&](const matcheffect::Enter &enter) {
            m_deliveries.push_back(delivery::EnterMatch{enter.to.connection, enter.room});
        },
        [&](const auto &told) { // to a room
            delivery::ToRoom out{told.room, {}};
            for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
                if (m_services->publisher->wants(format))
                    out.payloads[size_t(format)] = encode(format, {.room = told.room}, told.event);
            }
            m_deliveries.push_back(std::move(out));
        });
}

void MatchActor::endTurn(const Now &)
{
    if (!m_deliveries.empty())
        m_services->publisher->publish(std::exchange(m_deliveries, {}));
    wakeAt(*m_services->timers, m_desk.nextDeadline());
}

void MatchActor::failed(const char *what)
{
    // The desk goes on: what it decided before the fault holds.
    qCCritical(lcRuntime, "incident %s: a job of %s failed: %s", idToText(randomId()).constData(),
               state()->name.constData(), what);
}

} // namespace chat::server
