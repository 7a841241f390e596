// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/addresslimit.h"
#include "server/core/windowcount.h"

#include <QHash>

namespace chat::server {

namespace adminlimits {
inline constexpr int badLogins = 5; ///< from one address within badLoginWindow; more are not looked at
inline constexpr Milliseconds badLoginWindow{60'000};
inline constexpr int badLoginAddresses = 4096; ///< remembered; past it nobody new is
} // namespace adminlimits

/// Slows down whoever guesses tokens: counts the failed logins of an address. Pure; one owner.
class LoginThrottle
{
public:
    /// How long the address has to wait before a token of it is looked at; none: not at all.
    [[nodiscard]] std::optional<Milliseconds> wait(const AddressKey &address, MonoTime now) const;

    void failed(const AddressKey &address, MonoTime now);

private:
    struct Failures {
        WindowCount count;
        int last = 0;
    };
    QHash<AddressKey, Failures> m_failures;
};

} // namespace chat::server
