// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/connectionid.h"

#include <array>
#include <utility>
#include <vector>

namespace chat::server {

/// When words of who comes and goes are written at once, and when they may wait until there are more of them.
/// A crowd that comes back tells each of its members of each other: in rooms of a hundred that is fifty
/// writes for everybody who enters. So of a tenth of a second the first `freeDeliveries` are written at once;
/// behind them such words stay in the outbox until something else is written, a second at most (decision 37).
/// The order of what a connection hears does not change. Pure; one owner, which calls next() ten times a
/// second.
class PresencePacing
{
public:
    static constexpr size_t freeDeliveries = 500; ///< in a tenth of a second
    static constexpr size_t slices = 10; ///< of the second that a word waits at most

    /// Whether `deliveries` more of them, one each for so many connections, are written at once.
    [[nodiscard]] bool areUrgent(size_t deliveries)
    {
        m_told += deliveries;
        return m_told <= freeDeliveries;
    }
    /// Something waits for this connection from now on.
    void put(ConnectionId connection) { m_waiting[m_slice].push_back(connection); }
    /// A tenth of a second is over: those whose words have waited long enough. They may be gone.
    [[nodiscard]] std::vector<ConnectionId> next()
    {
        m_told = 0;
        m_slice = (m_slice + 1) % slices;
        return std::exchange(m_waiting[m_slice], {});
    }

private:
    std::array<std::vector<ConnectionId>, slices> m_waiting; ///< by the tenth in which they began to wait
    size_t m_slice = 0;
    size_t m_told = 0;
};

} // namespace chat::server
