// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/glicko.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace chat::matching {
namespace {

constexpr double scale = 173.7178; // step 2: points in one unit of Glicko-2

double g(double phi) { return 1 / std::sqrt(1 + 3 * phi * phi / (std::numbers::pi * std::numbers::pi)); }

/// Step 5, by the Illinois algorithm.
double newVolatility(double sigma, double phi, double v, double delta)
{
    constexpr double close = 1e-6;
    constexpr int most = 100; // it takes about ten
    const double a = std::log(sigma * sigma);
    const auto f = [&](double x) {
        const double e = std::exp(x);
        const double sum = phi * phi + v + e;
        return e * (delta * delta - sum) / (2 * sum * sum) - (x - a) / (glickoTau * glickoTau);
    };
    double low = a;
    double high = 0;
    if (delta * delta > phi * phi + v) {
        high = std::log(delta * delta - phi * phi - v);
    } else {
        int k = 1;
        while (f(a - k * glickoTau) < 0 && k < most)
            ++k;
        high = a - k * glickoTau;
    }
    double fLow = f(low);
    double fHigh = f(high);
    for (int i = 0; i < most && std::abs(high - low) > close; ++i) {
        const double next = low + (low - high) * fLow / (fHigh - fLow);
        const double fNext = f(next);
        if (fNext * fHigh <= 0) {
            low = high;
            fLow = fHigh;
        } else {
            fLow /= 2;
        }
        high = next;
        fHigh = fNext;
    }
    return std::exp(low / 2);
}

} // namespace

Rating after(const Rating &player, std::span<const Bout> bouts)
{
    const double mu = (player.rating - Rating().rating) / scale;
    const double phi = player.deviation / scale;
    double information = 0; // steps 3 and 4
    double surprise = 0;
    for (const Bout &bout : bouts) {
        const double weight = g(bout.opponent.deviation / scale);
        const double expected
            = 1 / (1 + std::exp(-weight * (mu - (bout.opponent.rating - Rating().rating) / scale)));
        information += weight * weight * expected * (1 - expected);
        surprise += weight * (bout.score - expected);
    }
    Rating result = player;
    double phiStar = std::sqrt(phi * phi + player.volatility * player.volatility);
    if (information > 0) {
        const double v = 1 / information;
        result.volatility = newVolatility(player.volatility, phi, v, v * surprise);
        phiStar = std::sqrt(phi * phi + result.volatility * result.volatility); // step 6
        phiStar = 1 / std::sqrt(1 / (phiStar * phiStar) + information); // step 7
        result.rating = Rating().rating + scale * (mu + phiStar * phiStar * surprise);
    }
    result.deviation = std::min(scale * phiStar, Rating().deviation);
    return result;
}

} // namespace chat::matching
