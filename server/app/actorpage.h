// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/workers.h"
#include "shared/protocol/adminpackets.h"

#include <unordered_map>

namespace chat::server {

using Actors = std::vector<std::shared_ptr<const ActorState>>;

/// How busy each actor was between two looks. Pure but for the actors' numbers; one thread.
class ActorRates
{
public:
    struct Rate {
        double jobsPerSecond = 0;
        double cpuShare = 0; ///< of one core, 0 .. 1
    };

    void look(const Actors &actors, MonoTime now);
    /// Nothing for an actor that was not there at both of the last two looks.
    [[nodiscard]] Rate of(const ActorState &actor) const;

private:
    struct Seen {
        quint64 jobs = 0;
        qint64 cpuNs = 0;
        Rate rate;
    };
    std::unordered_map<const ActorState *, Seen> m_seen;
    MonoTime m_when;
};

struct ActorPage {
    std::vector<ActorRow> rows;
    int matching = 0; ///< of the filter, on all pages
};

/// The page of the actors that match the view, in its order, at most as many as it wants. Of ten thousand it
/// takes a few milliseconds. Reads the clock.
[[nodiscard]] ActorPage actorPage(const Actors &actors, const ActorRates &rates, const FetchWorkers &view);

/// All that is known of one actor now. Reads the clock.
[[nodiscard]] ActorRow actorRow(const ActorState &actor, const ActorRates &rates);

} // namespace chat::server
