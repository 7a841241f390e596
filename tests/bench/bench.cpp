// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work.h"

#include <benchmark/benchmark.h>

using namespace chat::bench;

/// chat-bench: time and rate of each piece of work. Options are Google Benchmark's, for example
/// --benchmark_filter=room --benchmark_repetitions=5.
int main(int argc, char *argv[])
{
    for (const NamedWork &named : allWork()) {
        benchmark::RegisterBenchmark(named.name, [prepare = named.prepare](benchmark::State &state) {
            const Work work = prepare();
            for (auto _ : state)
                work.run();
            state.SetItemsProcessed(state.iterations() * work.unitsPerCall);
        })->UseRealTime();
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 64; // EX_USAGE
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
