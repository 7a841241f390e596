// SPDX-License-Identifier: Apache-2.0
#include "tests/load/processmeter.h"

#include <fstream>
#include <string>
#include <sys/resource.h>
#include <time.h>

namespace chat::load {
namespace {

int64_t clockNs(clockid_t clock)
{
    timespec time{};
    if (clock_gettime(clock, &time) != 0)
        return 0;
    return int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

ProcessUse useOf(pid_t pid)
{
    ProcessUse use;
    clockid_t clock{};
    if (pid == 0 || clock_getcpuclockid(pid, &clock) != 0)
        return use;
    use.cpuNs = clockNs(clock);
    std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
    std::string key;
    int64_t kibibytes = 0;
    for (std::string line; std::getline(file, line);) {
        const size_t colon = line.find(':');
        if (colon == std::string::npos || line.find("kB") == std::string::npos)
            continue;
        key = line.substr(0, colon);
        kibibytes = std::stoll(line.substr(colon + 1));
        if (key == "Rss")
            use.residentBytes = kibibytes * 1024;
        else if (key == "Private_Clean" || key == "Private_Dirty")
            use.privateBytes += kibibytes * 1024;
    }
    return use;
}

int64_t ownCpuNs() { return clockNs(CLOCK_PROCESS_CPUTIME_ID); }

int64_t raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return int64_t(limit.rlim_cur);
}

} // namespace chat::load
