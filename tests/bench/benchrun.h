// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/work.h"

#include <benchmark/benchmark.h>

namespace chat::bench {

/// Time and rate of each piece of work, with the options of Google Benchmark. The exit code of the program.
inline int runBenchmarks(int argc, char *argv[], const std::vector<NamedWork> &all)
{
    for (const NamedWork &named : all) {
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

} // namespace chat::bench
