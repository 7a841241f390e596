// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"
#include "shared/core/timestamp.h"

#include <QHash>
#include <QLatin1StringView>

#include <array>
#include <expected>
#include <vector>

namespace chat::server {

/// An IPv6 address in network order; IPv4 as ::ffff:a.b.c.d. QHostAddress::toIPv6Address() gives both, but
/// 0.0.0.0 as ::, which matters for the first address of a network.
using AddressBytes = std::array<quint8, 16>;

[[nodiscard]] bool isIpv4(const AddressBytes &address);

/// A network.
struct AddressRange {
    AddressBytes first{};
    int prefixBits = 128; ///< 0 .. 128; of an IPv4 network its own prefix + 96

    [[nodiscard]] bool contains(const AddressBytes &address) const;
};

/// Who counts as one: an IPv4 address, or all of an IPv6 /64, which is what one subscriber gets.
struct AddressKey {
    quint64 high = 0;
    quint64 low = 0; ///< zero for IPv6

    explicit AddressKey(const AddressBytes &address);
    friend bool operator==(const AddressKey &, const AddressKey &) = default;
    friend size_t qHash(const AddressKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.high, key.low);
    }
};

/// Every limit: zero means "none".
struct AddressRules {
    int connections = limits::connectionsPerAddress; ///< from one address
    int unopened = limits::unopenedPerAddress; ///< from one address, before their upgrade
    int attempts = limits::attemptsPerAddress; ///< admitted from one address in attemptWindow
    Milliseconds attemptWindow = limits::attemptWindow;
    int attemptsPerViolation = 3; ///< what breaking the protocol counts beside the attempt itself
    int totalConnections = 0;
    int totalUnopened = 0;
    int maxRemembered = 65536; ///< addresses whose attempts are counted; past it counting begins anew
    std::vector<AddressRange> exempt; ///< only the two totals hold for them
};

struct AddressRefusal {
    enum Reason { TotalConnections, TotalUnopened, Connections, Unopened, Attempts };
    Reason reason;
    Milliseconds retryAfter;

    friend bool operator==(const AddressRefusal &, const AddressRefusal &) = default;
};

/// Admission by address, before a byte is read (faults.md row 26). Attempts are counted in windows that are
/// the same for all addresses; one that was refused does not count. Memory: an entry per address with
/// connections, and at most maxRemembered counts. Pure; one owner thread.
class AddressLimit
{
public:
    explicit AddressLimit(AddressRules rules) : m_rules(std::move(rules)) { }

    /// Counts a new connection, which has not upgraded yet, or says why it may not be.
    [[nodiscard]] std::expected<void, AddressRefusal> admit(const AddressBytes &address, MonoTime now);

    /// Holds from the next admit() on; what was counted stays counted.
    void setRules(AddressRules rules) { m_rules = std::move(rules); }

    /// A connection from there was closed for what it sent (faults.md row 9): counts as
    /// attemptsPerViolation attempts, when one of its attempts still counts.
    void violated(const AddressBytes &address);

    /// An admitted connection has upgraded. Once for each.
    void upgraded(const AddressBytes &address);

    /// An admitted connection is gone. Once for each.
    void released(const AddressBytes &address, bool wasUpgraded);

    [[nodiscard]] int connections() const { return m_total.connections; }
    [[nodiscard]] int unopened() const { return m_total.unopened; }
    /// Entries in memory.
    [[nodiscard]] qsizetype remembered() const { return m_open.size() + m_attempts.size(); }

private:
    struct Open {
        int connections = 0;
        int unopened = 0;
    };

    [[nodiscard]] bool isExempt(const AddressBytes &address) const;
    [[nodiscard]] std::expected<void, AddressRefusal> checkAddress(const AddressKey &key, MonoTime now);

    AddressRules m_rules;
    Open m_total;
    QHash<AddressKey, Open> m_open; ///< QHash, because its seed is random: the keys are the peers' choice
    QHash<AddressKey, int> m_attempts;
    MonoTime m_windowBegin = MonoTime::min();
};

} // namespace chat::server
