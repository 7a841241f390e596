// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace chat::limits {
inline constexpr unsigned long long hashPasses = 2; ///< of argon2id
inline constexpr size_t hashBytes = 19 * 1024 * 1024; ///< memory that one hash takes while it is made
} // namespace chat::limits

namespace chat::server {

/// Passwords of rooms, as they are kept: argon2id with a salt of its own. Each call takes tens of
/// milliseconds: never inside a turn or an I/O thread. The password counts in Unicode form NFKC, so that a
/// Korean one is the same from every keyboard. Any thread.
[[nodiscard]] QByteArray hashPassword(const QString &password);
/// False also for a hash that cannot be read.
[[nodiscard]] bool passwordMatches(const QByteArray &hash, const QString &password);

} // namespace chat::server
