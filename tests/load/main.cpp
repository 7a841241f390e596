// SPDX-License-Identifier: Apache-2.0
#include "tests/load/modes.h"

#include <cstdio>
#include <exception>
#include <iostream>

using namespace chat::load;

namespace {

constexpr int badRunExit = 1; ///< something was lost, refused or not let in
constexpr int cannotRunExit = 2;

void sayWhatToLift(const Options &options)
{
    const auto sets = limitsToLift(options);
    if (options.quiet || sets.empty())
        return;
    std::cerr << "This load needs a chat-server with\n";
    for (const std::string &set : sets)
        std::cerr << "  " << set << '\n';
}

} // namespace

int main(int argc, char **argv)
{
    const auto options = parseOptions({argv + 1, argv + argc});
    if (!options) {
        (options.error().exitCode == 0 ? std::cout : std::cerr) << options.error().text;
        return options.error().exitCode;
    }
    constexpr int ownDescriptors = 32;
    const int64_t descriptors = raiseDescriptorLimit();
    if (options->clients + ownDescriptors > descriptors) {
        std::cerr << "chat-load: " << options->clients << " connections need more than the " << descriptors
                  << " files that one process may open here\n";
        return cannotRunExit;
    }
    sayWhatToLift(*options);
    try {
        const Outcome outcome = runMode(*options);
        std::cout << outcome.findings.dump() << std::endl;
        return outcome.good ? 0 : badRunExit;
    } catch (const std::exception &failure) {
        std::cerr << "chat-load: " << failure.what() << '\n';
        return cannotRunExit;
    }
}
