// SPDX-License-Identifier: Apache-2.0
#include "server/app/accounts.h"
#include "server/app/chatserver.h"
#include "server/app/matchmodes.h"
#include "server/app/netsetup.h"
#include "server/app/operations.h"

/// What ChatServer does while it runs to be another server than at its start.
namespace chat::server {

std::expected<void, QString> ChatServer::reconfigure(const Config &wanted)
{
    auto accounts = accountVerifier(wanted.auth); // first what may fail
    if (!accounts)
        return std::unexpected(accounts.error().detail);
    auto access = m_operations ? m_operations->freshAccess(wanted) : OpsAccess();
    if (!access)
        return std::unexpected(access.error());
    if (auto done = reloadTls(wanted.tls); !done)
        return done;
    if (m_operations)
        m_operations->setAccess(*std::move(access));
    m_config = std::make_shared<const Config>(wanted);
    m_backend->setLogins(wanted.auth.guests, *std::move(accounts), addressRules(wanted).exempt);
    m_admission->setRules(addressRules(wanted));
    m_io->reconfigure(std::make_shared<const NetConfig>(netConfigFor(wanted)), floodRules(wanted));
    m_matches->configure(matchRules(wanted));
    watchTurns();
    return {};
}

std::expected<void, QString> ChatServer::reloadTls(const Config::Tls &tls)
{
    if (std::ranges::none_of(m_listeners, &Listener::isTls))
        return {};
    const auto fresh = setUpTls(tls);
    if (!fresh)
        return std::unexpected(fresh.error());
    for (const auto &listener : m_listeners) {
        if (listener->isTls())
            listener->setTls(*fresh);
    }
    return {};
}

} // namespace chat::server
