// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_pkey_st; // OpenSSL's EVP_PKEY

namespace chat::server {

/// What tokens are signed or checked with. The algorithm is a property of the key, never of the token (RFC
/// 8725 section 3.1, faults.md row 28). A value; copies share the key. Any thread.
class TokenKey
{
public:
    enum class Algorithm : quint8 {
        Hs256, ///< HMAC-SHA256: a secret of at least minSecretBytes (RFC 7518 section 3.2)
        Es256, ///< ECDSA on P-256: only checks
    };
    static constexpr qsizetype minSecretBytes = 32;
    static constexpr qsizetype maxFileBytes = 16 * 1024;

    /// The key in a file: PEM with an EC P-256 key, public or private and not encrypted, is for ES256;
    /// anything else is the secret of HS256, as it stands, without line breaks at its end. What looks like a
    /// public key in another spelling is refused: as a secret it would be known to everybody. Errors:
    /// ConfigInvalid.
    [[nodiscard]] static Result<TokenKey> parse(QByteArrayView file);

    /// A new HS256 key.
    [[nodiscard]] static TokenKey generate();

    [[nodiscard]] Algorithm algorithm() const { return m_public ? Algorithm::Es256 : Algorithm::Hs256; }
    /// As in the header of a token: "HS256" or "ES256".
    [[nodiscard]] QByteArrayView algorithmName() const { return m_public ? "ES256" : "HS256"; }
    /// What parse() reads back; empty for ES256.
    [[nodiscard]] QByteArray secret() const { return m_secret; }

    /// Whether `signature`, in the bytes of RFC 7518 section 3, is this key's for `message`. Constant time
    /// for HS256.
    [[nodiscard]] bool verifies(QByteArrayView message, QByteArrayView signature) const;

    /// HMAC-SHA256 of `message`, 32 bytes. Only with an HS256 key.
    [[nodiscard]] QByteArray signature(QByteArrayView message) const;

private:
    TokenKey() = default;
    [[nodiscard]] static Result<TokenKey> parsePem(QByteArrayView pem);

    QByteArray m_secret;
    std::shared_ptr<evp_pkey_st> m_public;
};

/// 256 random bits as 43 characters of base64url: a key for tokens, or for resuming a session. Any thread.
[[nodiscard]] QByteArray newSecret();

/// Compares in constant time; only a difference of length shows. Any thread.
[[nodiscard]] bool sameSecret(QByteArrayView a, QByteArrayView b);

} // namespace chat::server
