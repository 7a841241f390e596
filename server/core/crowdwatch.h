// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <utility>

namespace chat::server {

/// Tells when a crowd is through: many connections have come or gone, and now hardly any do. Then what they
/// needed for a moment (request heads, handshakes, snapshots) lies free between what they keep, and can go
/// back to the system. Looked at every few seconds. Pure; one owner.
class CrowdWatch
{
public:
    static constexpr qint64 crowd = 1000; ///< connections come and gone together that make one
    static constexpr qint64 calm = 20; ///< so many since the last look are hardly any

    /// `turnover`: connections come and gone since the start, together. True once for each crowd.
    [[nodiscard]] bool isThrough(qint64 turnover)
    {
        const bool isCalm = turnover - std::exchange(m_seen, turnover) <= calm;
        if (!isCalm || turnover - m_through < crowd)
            return false;
        m_through = turnover;
        return true;
    }

private:
    qint64 m_seen = 0;
    qint64 m_through = 0; ///< the turnover when the last crowd was through
};

} // namespace chat::server
