// SPDX-License-Identifier: Apache-2.0
#include "server/app/adminaccess.h"

#include "server/app/netsetup.h"

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

struct Secrets {
    std::shared_ptr<const QSslConfiguration> tls;
    AdminTokens tokens;
};

std::expected<Secrets, QString> readSecrets(const Config &config)
{
    auto tls = setUpTls(config.tls);
    if (!tls)
        return std::unexpected(tls.error());
    auto tokens = AdminTokens::load(config.server.adminTokenFile);
    if (!tokens)
        return std::unexpected("server.admin_token_file "_L1 + tokens.error());
    return Secrets{*std::move(tls), *std::move(tokens)};
}

} // namespace

std::expected<std::unique_ptr<AdminPort>, StartFailure> openAdminPort(AdminBackend &backend,
                                                                      const Config &config)
{
    if (config.server.adminListen.isEmpty())
        return nullptr;
    const auto address = parseHttpAddress(config.server.adminListen);
    if (!address)
        return std::unexpected(
            StartFailure{ExitCode::Configuration, "server.admin_listen must be "_L1 + address.error()});
    auto secrets = readSecrets(config);
    if (!secrets)
        return std::unexpected(StartFailure{ExitCode::Configuration, secrets.error()});
    auto port = std::make_unique<AdminPort>(backend, std::move(secrets->tls), std::move(secrets->tokens));
    if (const auto listening = port->listen(address->host, address->port); !listening) {
        const bool notAllowed = listening.error().kind == SocketFailure::NotAllowed;
        return std::unexpected(
            StartFailure{notAllowed ? ExitCode::Permission : ExitCode::Unavailable, listening.error().text});
    }
    return port;
}

std::expected<std::function<void()>, QString> refreshed(AdminPort &port, const Config &config)
{
    auto secrets = readSecrets(config);
    if (!secrets)
        return std::unexpected(secrets.error());
    return [&port, fresh = *std::move(secrets)] { port.use(fresh.tls, fresh.tokens); };
}

} // namespace chat::server
