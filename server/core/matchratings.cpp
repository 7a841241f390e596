// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchratings.h"

#include "shared/matching/glicko.h"

#include <cmath>

namespace chat::server {
namespace {

matching::Rating ratingIn(const RatingRecord &record)
{
    return {record.rating, record.deviation, record.volatility};
}

matching::Rating meanOf(const std::vector<UserId> &team, const Ratings &ratings)
{
    matching::Rating mean{0, 0, 0};
    for (const UserId user : team) {
        const RatingRecord &one = ratings.at(user);
        mean.rating += one.rating / double(team.size());
        mean.deviation += one.deviation * one.deviation / double(team.size());
        mean.volatility += one.volatility / double(team.size());
    }
    mean.deviation = std::sqrt(mean.deviation);
    return mean;
}

double scoreOf(int his, int theirs)
{
    if (his == theirs)
        return 0.5;
    return his < theirs ? 1 : 0;
}

} // namespace

std::vector<RatingRecord> ratingsAfter(const std::vector<std::vector<UserId>> &teams,
                                       const std::vector<int> &places, const Ratings &before, Timestamp now)
{
    std::vector<RatingRecord> after;
    for (size_t own = 0; own < teams.size(); ++own) {
        std::vector<matching::Bout> bouts;
        for (size_t other = 0; other < teams.size(); ++other) {
            if (other != own)
                bouts.push_back({meanOf(teams[other], before), scoreOf(places[own], places[other])});
        }
        for (const UserId user : teams[own]) {
            RatingRecord record = before.at(user);
            const matching::Rating rating = matching::after(ratingIn(record), bouts);
            record.rating = rating.rating;
            record.deviation = rating.deviation;
            record.volatility = rating.volatility;
            ++record.games;
            record.time = now;
            after.push_back(std::move(record));
        }
    }
    return after;
}

} // namespace chat::server
