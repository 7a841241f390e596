// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/fleet.h"
#include "tests/load/progress.h"
#include "tests/load/report.h"

namespace chat::load {

/// The parts of which every mode is made: open all, talk for a while, wait until all is heard.
class Run
{
public:
    explicit Run(const Options &options);

    /// Opens whoever is closed, `window` at a time; returns when nobody is opening any more.
    Stretch openAll();
    /// Messages at `perSecond`, for warm-up and window; connections come and go when `churnPerSecond` > 0.
    /// Ends early when the newest message heard is older than `patience`: the server does not keep up.
    Stretch talk(double perSecond, double warmUp, double seconds, double churnPerSecond = 0);
    /// Nothing is sent any more; until all that was sent is heard, or nothing came for two seconds.
    void settle();
    /// Only listens.
    Stretch listen(double seconds);

    [[nodiscard]] Fleet &fleet() { return m_fleet; }
    [[nodiscard]] Tally &tally() { return m_fleet.tally(); }
    [[nodiscard]] bool gaveUp() const { return m_gaveUp; } ///< the last talk() ended early

private:
    [[nodiscard]] Stretch begin() const;
    void end(Stretch &stretch) const;
    void showTraffic(Stamp now, const char *what, double perSecond);

    const Options *m_options;
    Route m_route;
    Fleet m_fleet;
    Progress m_progress;
    bool m_gaveUp = false;
    int m_nextToLeave = 0;
};

} // namespace chat::load
