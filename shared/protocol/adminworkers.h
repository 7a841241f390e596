// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"

/// Who works, and on what (S2-07, U-02).
namespace chat {

struct AdminWorkers {
    std::vector<WorkerThreadRow> threads;
    std::vector<ActorRow> actors;
    int matching = 0;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"threads"_L1, &AdminWorkers::threads},
            Field{"actors"_L1, &AdminWorkers::actors, "those that match, in the order asked for"_L1},
            Field{"matching"_L1, &AdminWorkers::matching, "actors that match the filter"_L1},
            Field{"total"_L1, &AdminWorkers::total, "actors there are"_L1},
        };
    }
    friend bool operator==(const AdminWorkers &, const AdminWorkers &) = default;
};

/// By what actors are sorted.
enum class ActorOrder : quint8 { Wait, Name, Kind, State, Queued, Job, Jobs, Cpu };
constexpr std::array<QLatin1StringView, 8> enumNames(ActorOrder)
{
    return {"wait"_L1, "name"_L1, "kind"_L1, "state"_L1, "queued"_L1, "job"_L1, "jobs"_L1, "cpu"_L1};
}

struct FetchWorkers {
    static constexpr auto name = "a.workers"_L1;
    static constexpr auto about = "What every worker thread does, and the actors that matter most."_L1;
    using Answer = AdminWorkers;

    std::optional<QString> filter;
    std::optional<ActorOrder> order;
    std::optional<bool> ascending;
    std::optional<int> limit;
    std::optional<int> skip;

    static constexpr auto fields()
    {
        return Fields{
            Field{"filter"_L1, &FetchWorkers::filter, "part of the name, in any case, or the kind"_L1,
                  text(TextRule::Word)},
            Field{
                "order"_L1, &FetchWorkers::order,
                "which come first: those that waited longest (`wait`, when absent), by how long the job runs, by jobs or CPU of the last second ..."_L1},
            Field{"ascending"_L1, &FetchWorkers::ascending, "the smallest first"_L1},
            Field{"limit"_L1, &FetchWorkers::limit, "200 when absent"_L1, between(1, limits::maxAdminRows)},
            Field{"skip"_L1, &FetchWorkers::skip,
                  "how many that match come before the first row; 0 when absent"_L1, between(0, 1'000'000)},
        };
    }
    friend bool operator==(const FetchWorkers &, const FetchWorkers &) = default;
};

} // namespace chat
