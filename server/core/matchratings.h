// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

#include <map>

namespace chat::server {

using Ratings = std::map<UserId, RatingRecord>;

/// Everybody's rating after a match, by Glicko-2: each against each other team, taken as one opponent with
/// the mean of its people's ratings (F-075). `before` has all of them; `places` as in match.result.
[[nodiscard]] std::vector<RatingRecord> ratingsAfter(const std::vector<std::vector<UserId>> &teams,
                                                     const std::vector<int> &places, const Ratings &before,
                                                     Timestamp now);

} // namespace chat::server
