// SPDX-License-Identifier: Apache-2.0
#include "server/core/loginthrottle.h"

namespace chat::server {

using namespace limits;

std::optional<Milliseconds> LoginThrottle::wait(const AddressKey &address, MonoTime now) const
{
    const auto found = m_failures.find(address);
    if (found == m_failures.end() || found->count() < m_most)
        return std::nullopt;
    const auto left = found->endsAt(badTokenWindow) - now;
    if (left <= left.zero())
        return std::nullopt;
    return std::chrono::ceil<Milliseconds>(left);
}

void LoginThrottle::failed(const AddressKey &address, MonoTime now)
{
    if (m_failures.size() >= badTokenAddresses && !m_failures.contains(address)) {
        m_failures.removeIf([&](const auto &entry) { return entry.value().endsAt(badTokenWindow) <= now; });
        if (m_failures.size() >= badTokenAddresses)
            return;
    }
    m_failures[address].add(now, badTokenWindow);
}

} // namespace chat::server
