// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/pipeline.h"

namespace chat::server {

/// Ratings on their way into the store. What comes while the log writer is busy is kept in one commit: a
/// commit for each match would make the players of a few thousand matches wait for seconds. Any thread.
class RatingWriter
{
public:
    /// On the log writer's thread: whether they are stored.
    using Told = std::function<void(bool kept)>;

    /// `pipeline` outlives it.
    explicit RatingWriter(Pipeline &pipeline);
    /// Of one match. Later ones of the same person and mode replace earlier ones.
    void save(const std::vector<RatingRecord> &ratings, Told told);

private:
    struct Waiting {
        std::mutex mutex;
        std::vector<RatingRecord> ratings;
        std::vector<Told> told;
    };
    static void write(Waiting &waiting, EventLog &log);

    Pipeline *m_pipeline;
    std::shared_ptr<Waiting> m_waiting; ///< with what is on its way
};

} // namespace chat::server
