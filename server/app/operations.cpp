// SPDX-License-Identifier: Apache-2.0
#include "server/app/operations.h"

#include <QFile>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype minTokenBytes = 16;

/// The secret in the file, without the newline at its end. An error is a sentence.
std::expected<QByteArray, QString> readToken(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected("ops.token_file "_L1 + path + ": "_L1 + file.errorString());
    const QByteArray token = file.read(4096).trimmed();
    if (token.size() < minTokenBytes)
        return std::unexpected("ops.token_file "_L1 + path + " holds less than "_L1
                               + QString::number(minTokenBytes)
                               + " characters; run: openssl rand -hex 32"_L1);
    return token;
}

std::expected<OpsAccess, QString> readAccess(const Config &config, const HttpAddress &address)
{
    OpsAccess access{.openOnLoopback = address.host.isLoopback() && config.server.trustedProxies.empty()};
    if (config.ops.tokenFile.isEmpty())
        return access;
    auto token = readToken(config.ops.tokenFile);
    if (!token)
        return std::unexpected(token.error());
    access.token = *std::move(token);
    return access;
}

} // namespace

std::expected<std::unique_ptr<Operations>, StartFailure> Operations::open(const OpsSource &source,
                                                                          const Config &config)
{
    const auto address = parseHttpAddress(config.ops.listen);
    if (!address)
        return std::unexpected(
            StartFailure{ExitCode::Configuration, "ops.listen must be "_L1 + address.error()});
    auto access = readAccess(config, *address);
    if (!access)
        return std::unexpected(StartFailure{ExitCode::Configuration, access.error()});
    std::unique_ptr<Operations> operations(new Operations(source, *address, *std::move(access)));
    const auto port = operations->m_http.bind(address->host.toString().toLatin1(), address->port);
    if (!port)
        return std::unexpected(
            StartFailure{port.error().notAllowed ? ExitCode::Permission : ExitCode::Unavailable,
                         "cannot listen on http://"_L1 + address->toText() + ": "_L1 + port.error().text});
    operations->m_address.port = *port;
    return operations;
}

Operations::Operations(const OpsSource &source, HttpAddress address, OpsAccess access)
    : m_address(std::move(address)),
      m_pages(source, std::move(access)),
      m_http([this](const HttpRequest &request) { return m_pages.answer(request); }, {})
{
}

Operations::~Operations() = default;

std::vector<QByteArray> Operations::origins() const
{
    const QHostAddress &host = m_address.host;
    const bool every = host == QHostAddress::AnyIPv4 || host == QHostAddress::AnyIPv6;
    std::vector<QByteArray> origins;
    if (!every)
        origins.push_back("http://" + m_address.toText().toLatin1());
    if (every || host.isLoopback()) {
        for (const QByteArray &name : {"127.0.0.1"_ba, "localhost"_ba, "[::1]"_ba})
            origins.push_back("http://" + name + ':' + QByteArray::number(m_address.port));
    }
    return origins;
}

std::expected<OpsAccess, QString> Operations::freshAccess(const Config &config) const
{
    return readAccess(config, m_address);
}

void Operations::serve() { m_http.serve(); }

} // namespace chat::server
