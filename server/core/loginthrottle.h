// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/addresslimit.h"
#include "server/core/windowcount.h"

#include <QHash>

#include <optional>

namespace chat::limits {
inline constexpr int badTokens = 10; ///< of users, from one address within badTokenWindow
inline constexpr Milliseconds badTokenWindow{60'000};
inline constexpr int badTokenAddresses = 4096; ///< remembered; past it nobody new is
} // namespace chat::limits

namespace chat::server {

/// Slows down whoever guesses tokens (faults row 27): counts the failed logins of an address. Pure; one
/// owner.
class LoginThrottle
{
public:
    /// So many failures in a window; more are not looked at.
    explicit LoginThrottle(int most) : m_most(most) { }

    /// How long the address has to wait before a token of it is looked at; none: not at all.
    [[nodiscard]] std::optional<Milliseconds> wait(const AddressKey &address, MonoTime now) const;

    void failed(const AddressKey &address, MonoTime now);

private:
    int m_most;
    QHash<AddressKey, WindowCount> m_failures;
};

} // namespace chat::server
