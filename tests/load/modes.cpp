// SPDX-License-Identifier: Apache-2.0
#include "tests/load/modes.h"

#include "tests/load/matchplay.h"

namespace chat::load {
namespace {

/// Opens all and forgets how that went, so that what follows is counted alone. False: not all are there.
bool assemble(Run &run, Outcome &outcome)
{
    const Stretch stretch = run.openAll();
    outcome.findings["opening"] = openingFindings(run.tally(), stretch);
    outcome.good = isClean(run.tally());
    if (!outcome.good)
        outcome.findings["reasons"] = run.tally().reasons;
    run.settle();
    run.tally() = {};
    return outcome.good;
}

void talkAtRate(Run &run, const Options &options, Outcome &outcome)
{
    if (!assemble(run, outcome))
        return;
    const bool churns = options.mode == Mode::Churn;
    const Stretch stretch
        = run.talk(options.perSecond, options.warmUp, options.seconds, churns ? options.churnPerSecond : 0);
    run.settle();
    outcome.findings["traffic"] = trafficFindings(run.tally(), stretch);
    if (churns)
        outcome.findings["returning"] = openingFindings(run.tally(), stretch);
    outcome.findings["reasons"] = run.tally().reasons;
    outcome.good = isClean(run.tally()) && !run.gaveUp();
}

void searchMax(Run &run, const Options &options, Outcome &outcome)
{
    if (!assemble(run, outcome))
        return;
    StepSearch search(options.perSecond);
    Findings steps = Findings::array();
    Findings best;
    while (!search.isDone()) {
        const double rate = search.next();
        const Stretch stretch = run.talk(rate, options.warmUp, options.seconds);
        run.settle();
        const double p99 = double(run.tally().delivery.percentileUs(99)) / 1000;
        const bool held = isClean(run.tally()) && !run.gaveUp() && p99 <= options.p99Ms;
        Findings found = trafficFindings(run.tally(), stretch);
        steps.push_back({{"messages_per_s", rate},
                         {"deliveries_per_s", found["deliveries_per_s"]},
                         {"p99_ms", p99},
                         {"held", held},
                         {"reasons", run.tally().reasons}});
        if (held)
            best = std::move(found);
        search.result(held);
        run.tally() = {};
        (void)run.openAll(); // whoever was closed comes back
        run.settle();
        run.tally() = {};
    }
    outcome.findings["max_messages_per_s"] = search.best();
    outcome.findings["traffic"] = best;
    outcome.findings["steps"] = steps;
    outcome.good = search.best() > 0;
}

void measureIdle(Run &run, const Options &options, Outcome &outcome)
{
    const ProcessUse before = useOf(options.pid);
    if (!assemble(run, outcome))
        return;
    (void)run.listen(options.warmUp);
    const Stretch stretch = run.listen(options.seconds);
    if (options.pid != 0) {
        outcome.findings["memory"] = memoryFindings(before, stretch.serverAfter, run.fleet().ready());
        outcome.findings["server_cpu_percent"]
            = double(stretch.serverCpuNs()) * 100 / double(stretch.end - stretch.begin);
    }
    outcome.findings["reasons"] = run.tally().reasons;
    outcome.good = isClean(run.tally());
}

/// Good: all play, and every match ended as it should.
void playMatches(Run &run, const Options &options, Outcome &outcome)
{
    if (!assemble(run, outcome))
        return;
    MatchPlay play(run.fleet(), options.matchMode);
    play.begin(steadyNow());
    (void)run.listen(options.warmUp);
    play.tally() = {};
    const Stretch stretch = run.listen(options.seconds);
    play.finish();
    outcome.findings["matches"] = matchFindings(play.tally(), stretch);
    outcome.findings["reasons"] = run.tally().reasons;
    outcome.good = isClean(run.tally()) && play.tally().ended > 0 && play.tally().withoutResult == 0
        && play.tally().requeued == 0 && play.tally().failed == 0;
}

} // namespace

Outcome runMode(const Options &options)
{
    Outcome outcome;
    outcome.findings = {{"mode", nameOf(options.mode)},
                        {"tls", options.target.tls},
                        {"bare", options.dialect == Dialect::Bare},
                        {"clients", options.clients},
                        {"rooms", options.rooms},
                        {"messages_per_s", options.perSecond},
                        {"text_bytes", options.textBytes},
                        {"limits_to_lift", limitsToLift(options)}};
    Run run(options);
    switch (options.mode) {
    case Mode::Rate:
    case Mode::Churn: talkAtRate(run, options, outcome); break;
    case Mode::Max: searchMax(run, options, outcome); break;
    case Mode::Idle: measureIdle(run, options, outcome); break;
    case Mode::Match: playMatches(run, options, outcome); break;
    case Mode::Storm: (void)assemble(run, outcome); break;
    }
    outcome.findings["good"] = outcome.good;
    return outcome;
}

} // namespace chat::load
