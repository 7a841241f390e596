// SPDX-License-Identifier: Apache-2.0
#include "server/core/addresslimit.h"

#include <QtEndian>

#include <algorithm>

namespace chat::server {
namespace {

using enum AddressRefusal::Reason;

/// When a place gets free is not known; a connection that does not open is gone by then.
constexpr Milliseconds placeRetry = limits::handshakeTimeout;

bool isReached(int limit, int count) { return limit != 0 && count >= limit; }

auto refused(AddressRefusal::Reason reason, Milliseconds retryAfter)
{
    return std::unexpected(AddressRefusal{reason, retryAfter});
}

} // namespace

bool isIpv4(const AddressBytes &address)
{
    constexpr std::array<quint8, 12> prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::equal(prefix.begin(), prefix.end(), address.begin());
}

bool AddressRange::contains(const AddressBytes &address) const
{
    const size_t whole = size_t(prefixBits) / 8;
    if (!std::equal(first.begin(), first.begin() + whole, address.begin()))
        return false;
    const int rest = prefixBits % 8;
    return rest == 0 || (first[whole] >> (8 - rest)) == (address[whole] >> (8 - rest));
}

AddressKey::AddressKey(const AddressBytes &address)
    : high(qFromBigEndian<quint64>(address.data())),
      low(isIpv4(address) ? qFromBigEndian<quint64>(address.data() + 8) : 0)
{
}

bool AddressLimit::isExempt(const AddressBytes &address) const
{
    return std::ranges::any_of(m_rules.exempt,
                               [&](const AddressRange &range) { return range.contains(address); });
}

std::expected<void, AddressRefusal> AddressLimit::admit(const AddressBytes &address, MonoTime now)
{
    if (isReached(m_rules.totalConnections, m_total.connections))
        return refused(TotalConnections, placeRetry);
    if (isReached(m_rules.totalUnopened, m_total.unopened))
        return refused(TotalUnopened, placeRetry);
    if (!isExempt(address)) {
        const AddressKey key(address);
        if (const auto allowed = checkAddress(key, now); !allowed)
            return allowed;
        Open &open = m_open[key];
        ++open.connections;
        ++open.unopened;
        ++m_attempts[key];
    }
    ++m_total.connections;
    ++m_total.unopened;
    return {};
}

std::expected<void, AddressRefusal> AddressLimit::checkAddress(const AddressKey &key, MonoTime now)
{
    const Open open = m_open.value(key);
    if (isReached(m_rules.connections, open.connections))
        return refused(Connections, placeRetry);
    if (isReached(m_rules.unopened, open.unopened))
        return refused(Unopened, placeRetry);

    // Somebody with more addresses than we remember is not held by a limit per address anyway.
    const bool isFull = m_attempts.size() >= m_rules.maxRemembered && !m_attempts.contains(key);
    if (m_attempts.isEmpty() || isFull || now - m_windowBegin >= m_rules.attemptWindow) {
        m_attempts.clear();
        m_windowBegin = now;
    }
    if (isReached(m_rules.attempts, m_attempts.value(key)))
        return refused(Attempts,
                       std::chrono::ceil<Milliseconds>(m_windowBegin + m_rules.attemptWindow - now));
    return {};
}

void AddressLimit::violated(const AddressBytes &address)
{
    const AddressKey key(address);
    if (const auto attempts = m_attempts.find(key); attempts != m_attempts.end())
        *attempts += m_rules.attemptsPerViolation;
}

void AddressLimit::upgraded(const AddressBytes &address)
{
    --m_total.unopened;
    if (const auto open = m_open.find(AddressKey(address)); open != m_open.end() && !isExempt(address))
        --open->unopened;
}

void AddressLimit::released(const AddressBytes &address, bool wasUpgraded)
{
    --m_total.connections;
    if (!wasUpgraded)
        --m_total.unopened;
    const auto open = m_open.find(AddressKey(address));
    if (open == m_open.end() || isExempt(address))
        return;
    if (!wasUpgraded)
        --open->unopened;
    if (--open->connections == 0)
        m_open.erase(open);
}

} // namespace chat::server
