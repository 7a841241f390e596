// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/iothreads.h"

#include <memory>
#include <mutex>

namespace chat::server {

/// Asks every I/O thread: `collect(IoLoop &, Collected &)` runs in each, one at a time, then
/// `told(Collected)` once, in the one that was last. Returns at once.
template <class Collected, class Collect, class Told>
void gather(IoThreads &io, Collect collect, Told told)
{
    struct State {
        std::mutex mutex;
        Collected collected{};
        size_t missing;
    };
    auto state = std::make_shared<State>();
    state->missing = io.counts().size();
    io.perform([state, collect = std::move(collect), told = std::move(told)](IoLoop &loop) {
        {
            const std::scoped_lock lock(state->mutex);
            collect(loop, state->collected);
            if (--state->missing != 0)
                return;
        }
        told(std::move(state->collected)); // the last one: nobody else touches it any more
    });
}

} // namespace chat::server
