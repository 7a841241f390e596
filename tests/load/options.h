// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <sys/types.h>
#include <vector>

namespace chat::load {

enum class Mode : uint8_t { Rate, Max, Idle, Storm, Churn, Match };
enum class Dialect : uint8_t { Madang, Bare };

/// Where the server is: ws://HOST:PORT/PATH or wss://...
struct Target {
    bool tls = false;
    std::string host; ///< an IPv4 or IPv6 address, or a name
    uint16_t port = 0;
    std::string path = "/";
};

/// Everything that a run of chat-load can be told. The sentences are in options.cpp.
struct Options {
    Mode mode = Mode::Rate;
    Target target;
    Dialect dialect = Dialect::Madang;
    int clients = 1000;
    int rooms = 10;
    double perSecond = 200; ///< messages, of all clients together; in mode max the first step
    double seconds = 10; ///< measured; in mode max each step
    double warmUp = 2; ///< seconds, before
    int textBytes = 128; ///< of a message; a bare frame's whole length
    pid_t pid = 0; ///< of the server; 0: not measured
    int addresses = 64; ///< loopback addresses to come from; 0: what the system gives
    int window = 1000; ///< connections that are being opened at the same time
    double churnPerSecond = 50; ///< connections that leave and come back
    double p99Ms = 100; ///< what mode max holds
    std::string channelPrefix = "channel-";
    std::string matchMode = "duel"; ///< that all play, in mode match
    bool quiet = false; ///< nothing but the line of JSON
};

/// Why there is nothing to do: a text for the terminal and the exit code, 0 after --help.
struct Ending {
    std::string text;
    int exitCode = 0;
};

[[nodiscard]] std::expected<Target, std::string> parseTarget(const std::string &url);
/// The command line without the program's name.
[[nodiscard]] std::expected<Options, Ending> parseOptions(const std::vector<std::string> &arguments);
[[nodiscard]] const char *nameOf(Mode mode);

} // namespace chat::load
