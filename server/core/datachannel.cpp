// SPDX-License-Identifier: Apache-2.0
#include "server/core/datachannel.h"

namespace chat::server {

Result<MatchData> DataChannel::relay(UserId from, int op, const MatchBytes &data, const BucketRate &rate,
                                     MonoTime now)
{
    TokenBucket &bucket = m_buckets[from];
    if (!bucket.take(rate, now))
        return refuseLater(ErrorCode::RateLimited, bucket.waitFor(rate, now));
    return MatchData{.number = ++m_number, .from = from, .op = op, .data = data};
}

} // namespace chat::server
