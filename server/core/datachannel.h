// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/tokenbucket.h"
#include "shared/core/result.h"
#include "shared/protocol/matchevents.h"

#include <unordered_map>

namespace chat::limits {
inline constexpr int matchDataBurst = 60; ///< packets of match.data of one player at once
inline constexpr double matchDataPerSecond = 30; ///< and for ever
} // namespace chat::limits

namespace chat::server {

/// What the games of one match say to each other (F-074, decision 39): one after the other, each with the
/// next number, and nobody more often than he may. Keeps nothing of it. Pure; one owner, its room.
class DataChannel
{
public:
    /// What everybody in the match hears. Errors: RateLimited, with the time after which the next one passes.
    /// `from` is a player: as many are remembered as there are.
    [[nodiscard]] Result<MatchData> relay(UserId from, int op, const MatchBytes &data, const BucketRate &rate,
                                          MonoTime now);

private:
    qint64 m_number = 0; ///< of the last one
    std::unordered_map<UserId, TokenBucket> m_buckets; ///< also of who was away meanwhile
};

} // namespace chat::server
