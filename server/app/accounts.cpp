// SPDX-License-Identifier: Apache-2.0
#include "server/app/accounts.h"

#include "server/app/tokenkeyfile.h"

namespace chat::server {

using namespace Qt::StringLiterals;

Result<std::optional<TokenVerifier>> accountVerifier(const Config::Auth &auth)
{
    if (auth.jwtKeyFile.isEmpty())
        return std::nullopt;
    auto key = tokenKeyFrom(auth.jwtKeyFile);
    if (!key)
        return std::unexpected(key.error());
    const QByteArray wanted = auth.jwtAlgorithm.toUtf8();
    if (!wanted.isEmpty() && wanted != key->algorithmName()) {
        return refuse(ErrorCode::ConfigInvalid,
                      auth.jwtKeyFile + " is a key for "_L1 + QString::fromUtf8(key->algorithmName())
                          + ", but auth.jwt_algorithm is "_L1 + auth.jwtAlgorithm);
    }
    return TokenVerifier(*std::move(key),
                         TokenPolicy{.issuer = auth.jwtIssuer.toUtf8(),
                                     .audience = auth.jwtAudience.toUtf8(),
                                     .leeway = auth.jwtLeeway});
}

} // namespace chat::server
