// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/tokenkey.h"
#include "shared/core/ids.h"

namespace chat::server {

/// Who a token says somebody is.
struct Identity {
    QByteArray issuer; ///< `iss`; empty when it has none
    QByteArray subject; ///< `sub`: 1 .. limits::maxSubjectBytes of UTF-8 without control characters
    QString nick; ///< `nick`, else `name`, else empty; not checked by NickRules yet
    Timestamp expires; ///< `exp`, without leeway

    friend bool operator==(const Identity &, const Identity &) = default;
};

/// What is asked of tokens beside their signature.
struct TokenPolicy {
    QByteArray issuer; ///< `iss` must be this; empty: not checked
    QByteArray audience; ///< `aud` must be or contain this; empty: not checked
    Milliseconds leeway = std::chrono::seconds(60); ///< for clocks that differ
};

/// Checks tokens (JWT, RFC 7519, signed as in RFC 7515). Of the header only `alg` is read, which must name
/// the key's algorithm, and `crit`, which must be absent: a token never chooses its key (faults.md row 28).
/// Any thread.
class TokenVerifier
{
public:
    TokenVerifier(TokenKey key, TokenPolicy policy) : m_key(std::move(key)), m_policy(std::move(policy)) { }

    /// Errors: TokenExpired; TokenInvalid for everything else. `detail` names the claim, never the content.
    [[nodiscard]] Result<Identity> verify(QByteArrayView token, Timestamp now) const;

    [[nodiscard]] const TokenKey &key() const { return m_key; }

private:
    TokenKey m_key;
    TokenPolicy m_policy;
};

/// A guest, as our own token names him.
struct Guest {
    UserId user;
    QString nick;
    Timestamp expires;

    friend bool operator==(const Guest &, const Guest &) = default;
};

/// The tokens that the server itself gives, so that a guest comes back as the same guest. Any thread.
class GuestTokens
{
public:
    /// `key` must be for HS256.
    explicit GuestTokens(TokenKey key);

    /// A token that ends `days` after `now`.
    [[nodiscard]] QByteArray issue(UserId user, const QString &nick, Timestamp now, int days) const;

    /// Errors as of TokenVerifier.
    [[nodiscard]] Result<Guest> verify(QByteArrayView token, Timestamp now) const;

private:
    TokenVerifier m_verifier;
};

/// The id of somebody whom another server knows: the same whenever `key`, issuer and subject are, and not to
/// be guessed without the key, which is our own (HS256). Never zero. Any thread.
[[nodiscard]] UserId userIdOfSubject(QByteArrayView issuer, QByteArrayView subject, const TokenKey &key);

} // namespace chat::server
