// SPDX-License-Identifier: Apache-2.0
#include "server/ops/loginthrottle.h"

namespace chat::server {

using namespace adminlimits;

std::optional<Milliseconds> LoginThrottle::wait(const AddressKey &address, MonoTime now) const
{
    const auto found = m_failures.find(address);
    if (found == m_failures.end() || found->last < badLogins)
        return std::nullopt;
    const auto left = found->count.endsAt(badLoginWindow) - now;
    if (left <= left.zero())
        return std::nullopt;
    return std::chrono::ceil<Milliseconds>(left);
}

void LoginThrottle::failed(const AddressKey &address, MonoTime now)
{
    if (m_failures.size() >= badLoginAddresses && !m_failures.contains(address)) {
        m_failures.removeIf(
            [&](const auto &entry) { return entry.value().count.endsAt(badLoginWindow) <= now; });
        if (m_failures.size() >= badLoginAddresses)
            return;
    }
    Failures &failures = m_failures[address];
    failures.last = failures.count.add(now, badLoginWindow);
}

} // namespace chat::server
