// SPDX-License-Identifier: Apache-2.0
#include "server/core/passwordhash.h"

#include <array>
#include <new>
#include <sodium.h>

namespace chat::server {
namespace {

QByteArray passwordBytes(const QString &password)
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        qFatal("libsodium cannot start");
    return password.normalized(QString::NormalizationForm_KC).toUtf8();
}

} // namespace

QByteArray hashPassword(const QString &password)
{
    const QByteArray bytes = passwordBytes(password);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), bytes.constData(), quint64(bytes.size()), limits::hashPasses,
                              limits::hashBytes, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool passwordMatches(const QByteArray &hash, const QString &password)
{
    const QByteArray bytes = passwordBytes(password);
    return crypto_pwhash_str_verify(hash.constData(), bytes.constData(), quint64(bytes.size())) == 0;
}

} // namespace chat::server
