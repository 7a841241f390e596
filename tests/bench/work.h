// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

/// Pieces of the daily work of a server and of a client, each without what is around it, so that its cost can
/// be counted.
namespace chat::bench {

/// A piece of work that was set up: each call does `unitsPerCall` units and leaves things as they were.
struct Work {
    int unitsPerCall = 1;
    std::function<void()> run;
};

struct NamedWork {
    const char *name; ///< "frame_read_128"
    const char *unit; ///< "frame"
    std::function<Work()> prepare;
    bool isExact = true; ///< takes the same instructions each time: one thread, no waiting
};

/// All of them. The order is that of a message's way through the server.
[[nodiscard]] std::vector<NamedWork> allWork();

// The parts of allWork().
[[nodiscard]] std::vector<NamedWork> wireWork();
[[nodiscard]] std::vector<NamedWork> coreWork();
[[nodiscard]] std::vector<NamedWork> openingWork();
[[nodiscard]] std::vector<NamedWork> storeWork();
[[nodiscard]] std::vector<NamedWork> clientWork();

/// 128 characters, as a person would type them.
[[nodiscard]] QByteArray sampleText();

/// Keeps a result that nobody reads from being optimised away.
template <class T>
inline void keep(const T &value)
{
    asm volatile("" : : "g"(&value) : "memory");
}

} // namespace chat::bench
