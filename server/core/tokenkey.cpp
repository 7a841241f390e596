// SPDX-License-Identifier: Apache-2.0
#include "server/core/tokenkey.h"

#include <array>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace chat::server {
namespace {

using EvpKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

const uchar *bytes(QByteArrayView view) { return reinterpret_cast<const uchar *>(view.data()); }

/// QSslSocket reads the error queue of its thread; what we leave there would be its next error.
struct CleanErrorQueue {
    ~CleanErrorQueue() { ERR_clear_error(); }
};

/// Without it OpenSSL asks for the passphrase of an encrypted key on the terminal.
int noPassphrase(char *, int, int, void *) { return -1; }

std::unexpected<Error> badKey(const QString &why) { return refuse(ErrorCode::ConfigInvalid, why); }

bool isP256(EVP_PKEY *key)
{
    std::array<char, 64> curve{};
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC
        && EVP_PKEY_get_group_name(key, curve.data(), curve.size(), nullptr) == 1
        && QByteArrayView(curve.data()) == "prime256v1";
}

bool looksLikeAnotherKind(QByteArrayView key)
{
    const CleanErrorQueue clean;
    const uchar *begin = bytes(key);
    const EvpKey der(d2i_PUBKEY(nullptr, &begin, long(key.size())), &EVP_PKEY_free);
    return der || key.startsWith("{") || key.startsWith("ssh-") || key.startsWith("ecdsa-sha2-");
}

/// From r and s side by side (RFC 7518 section 3.4) to what OpenSSL takes; empty when it is none.
QByteArray asDer(QByteArrayView signature)
{
    constexpr int half = 32;
    if (signature.size() != 2 * half)
        return {};
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(ECDSA_SIG_new(), &ECDSA_SIG_free);
    BIGNUM *r = BN_bin2bn(bytes(signature), half, nullptr);
    BIGNUM *s = BN_bin2bn(bytes(signature) + half, half, nullptr);
    if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) { // takes both over, or neither
        BN_free(r);
        BN_free(s);
        return {};
    }
    QByteArray der(qMax(i2d_ECDSA_SIG(pair.get(), nullptr), 0), Qt::Uninitialized);
    auto *out = reinterpret_cast<uchar *>(der.data());
    i2d_ECDSA_SIG(pair.get(), &out);
    return der;
}

bool verifiesEs256(EVP_PKEY *key, QByteArrayView message, QByteArrayView signature)
{
    const CleanErrorQueue clean;
    const QByteArray der = asDer(signature);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return !der.isEmpty() && digest
        && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(digest.get(), bytes(der), size_t(der.size()), bytes(message),
                            size_t(message.size()))
        == 1;
}

} // namespace

Result<TokenKey> TokenKey::parse(QByteArrayView file)
{
    if (file.size() > maxFileBytes)
        return badKey(u"the key file is over 16 KiB"_s);
    while (file.endsWith('\n') || file.endsWith('\r'))
        file.chop(1);
    if (file.contains("-----BEGIN "))
        return parsePem(file);
    if (looksLikeAnotherKind(file))
        return badKey(u"a public key must be PEM"_s);
    if (file.size() < minSecretBytes)
        return badKey(u"the secret is under 32 bytes"_s);
    TokenKey key;
    key.m_secret = file.toByteArray();
    return key;
}

Result<TokenKey> TokenKey::parsePem(QByteArrayView pem)
{
    const CleanErrorQueue clean;
    const auto read = [&](auto *reader) {
        const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new_mem_buf(pem.data(), int(pem.size())),
                                                             &BIO_free);
        return EvpKey(reader(text.get(), nullptr, &noPassphrase, nullptr), &EVP_PKEY_free);
    };
    EvpKey found = read(&PEM_read_bio_PUBKEY);
    if (!found)
        found = read(&PEM_read_bio_PrivateKey);
    if (!found)
        return badKey(u"no key in the PEM text, or an encrypted one"_s);
    if (!isP256(found.get()))
        return badKey(u"the key is not an EC key on P-256"_s);
    TokenKey key;
    key.m_public = std::move(found);
    return key;
}

TokenKey TokenKey::generate()
{
    TokenKey key;
    key.m_secret = newSecret();
    return key;
}

bool TokenKey::verifies(QByteArrayView message, QByteArrayView signature) const
{
    if (m_public)
        return verifiesEs256(m_public.get(), message, signature);
    return sameSecret(this->signature(message), signature);
}

QByteArray TokenKey::signature(QByteArrayView message) const
{
    Q_ASSERT(algorithm() == Algorithm::Hs256);
    crypto_auth_hmacsha256_state state;
    QByteArray mac(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_init(&state, bytes(m_secret), size_t(m_secret.size()));
    crypto_auth_hmacsha256_update(&state, bytes(message), quint64(message.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<uchar *>(mac.data()));
    return mac;
}

QByteArray newSecret()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        qFatal("libsodium cannot start");
    QByteArray random(32, Qt::Uninitialized);
    randombytes_buf(random.data(), size_t(random.size()));
    return random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool sameSecret(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

} // namespace chat::server
