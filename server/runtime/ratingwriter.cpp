// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/ratingwriter.h"

#include "shared/core/logging.h"

namespace chat::server {

RatingWriter::RatingWriter(Pipeline &pipeline) : m_pipeline(&pipeline), m_waiting(std::make_shared<Waiting>())
{
}

void RatingWriter::save(const std::vector<RatingRecord> &ratings, Told told)
{
    bool first = false;
    {
        const std::scoped_lock lock(m_waiting->mutex);
        first = m_waiting->told.empty();
        m_waiting->ratings.insert(m_waiting->ratings.end(), ratings.begin(), ratings.end());
        m_waiting->told.push_back(std::move(told));
    }
    if (first)
        m_pipeline->write([waiting = m_waiting](EventLog &log) { write(*waiting, log); });
}

void RatingWriter::write(Waiting &waiting, EventLog &log)
{
    std::vector<RatingRecord> ratings;
    std::vector<Told> told;
    {
        const std::scoped_lock lock(waiting.mutex);
        ratings.swap(waiting.ratings);
        told.swap(waiting.told);
    }
    const auto done = log.keepRatings(ratings);
    if (!done)
        qCCritical(lcStore, "the ratings of %zu matches are not kept: %ls", told.size(),
                   qUtf16Printable(done.error().detail));
    for (const Told &tell : told)
        tell(done.has_value());
}

} // namespace chat::server
