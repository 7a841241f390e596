// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/timeline.h"
#include "tests/bench/work.h"

namespace chat::bench {

inline constexpr int manyMessages = 100'000;
inline constexpr int manyMembers = 10'000;

/// Some text of 10 to 128 characters; three in a row are of one author, 20 s apart.
[[nodiscard]] client::Message messageOf(Seq seq);
/// `manyMessages` that are read, and room for as many as `limit`.
[[nodiscard]] std::shared_ptr<client::Timeline> longTimeline(qsizetype limit);
/// `manyMembers`, not sorted.
[[nodiscard]] std::vector<UserInfo> manyPeople();

} // namespace chat::bench
