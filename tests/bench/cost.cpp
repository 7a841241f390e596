// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <valgrind/callgrind.h>

using namespace chat::bench;

namespace {

long allocations = 0;

} // namespace

// Qt's containers allocate with malloc, everything else with new.
extern "C" {
void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *memory, size_t bytes);

void *malloc(size_t bytes)
{
    ++allocations;
    return __libc_malloc(bytes);
}
void *calloc(size_t count, size_t bytes)
{
    ++allocations;
    return __libc_calloc(count, bytes);
}
void *realloc(void *memory, size_t bytes)
{
    ++allocations;
    return __libc_realloc(memory, bytes);
}
}

/// chat-cost: does each piece of work a thousand times, after once to warm up, and prints as JSON how often a
/// unit of it asks for memory. Under `valgrind --tool=callgrind` it leaves a dump of the
/// instructions behind each (test_cost.py).
int main()
{
    const char *comma = "";
    std::printf("{");
    for (const NamedWork &named : allWork()) {
        if (!named.isExact)
            continue;
        const Work work = named.prepare();
        const int calls = std::max(1, 1000 / work.unitsPerCall);
        work.run();
        CALLGRIND_ZERO_STATS;
        const long before = allocations;
        for (int i = 0; i < calls; ++i)
            work.run();
        const long asked = allocations - before;
        CALLGRIND_DUMP_STATS_AT(named.name);
        const long units = long(calls) * work.unitsPerCall;
        std::printf("%s\n  \"%s\": {\"units\": %ld, \"allocations\": %.2f}", comma, named.name, units,
                    double(asked) / double(units));
        comma = ",";
    }
    std::printf("\n}\n");
    return 0;
}
