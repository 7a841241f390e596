// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchrun.h"

/// chat-bench: time and rate of each piece of work. Options are Google Benchmark's, for example
/// --benchmark_filter=room --benchmark_repetitions=5.
int main(int argc, char *argv[]) { return chat::bench::runBenchmarks(argc, argv, chat::bench::allWork()); }
