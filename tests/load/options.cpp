// SPDX-License-Identifier: Apache-2.0
#include "tests/load/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <string_view>

namespace chat::load {
namespace {

constexpr int usageExit = 64; // EX_USAGE

constexpr std::array<std::string_view, 6> modeNames{"rate", "max", "idle", "storm", "churn", "match"};

std::optional<double> numberIn(std::string_view text, double least, double most)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= least && value <= most))
        return {};
    return value;
}

/// One option, described once: for the parser and for --help.
struct Option {
    std::string_view name;
    std::string_view value; ///< what follows; empty for a switch
    std::string_view sentence;
    std::function<bool(Options &, std::string_view)> take; ///< false: not such a value
};

/// A number into a member.
auto into(auto Options::*member, double least, double most)
{
    return [=](Options &options, std::string_view text) {
        const auto value = numberIn(text, least, most);
        if (value)
            options.*member = std::remove_reference_t<decltype(options.*member)>(*value);
        return value.has_value();
    };
}

const std::vector<Option> &table()
{
    constexpr double million = 1e6;
    static const std::vector<Option> known{
        {"clients", "N", "connections (1000)", into(&Options::clients, 1, million)},
        {"rooms", "N", "channels that they share evenly (10)", into(&Options::rooms, 1, million)},
        {"rate", "PER_S", "messages a second, of all together; first step of max (200)",
         into(&Options::perSecond, 0.1, 10 * million)},
        {"seconds", "S", "measured time; of each step of max (10)", into(&Options::seconds, 0.1, 86400)},
        {"warm-up", "S", "before it (2)", into(&Options::warmUp, 0, 3600)},
        {"text", "BYTES", "length of a message's text; of a bare frame (128)",
         into(&Options::textBytes, 34, 16384)},
        {"pid", "PID", "process to measure: CPU and memory of the server", into(&Options::pid, 1, 1e9)},
        {"addresses", "N", "come from 127.0.1.1 and so many more, if the server is on loopback; 0: off (64)",
         into(&Options::addresses, 0, 60000)},
        {"window", "N", "connections being opened at a time (1000)", into(&Options::window, 1, million)},
        {"churn", "PER_S", "connections a second that leave and come back, in mode churn (50)",
         into(&Options::churnPerSecond, 0.1, million)},
        {"p99", "MS", "latency that mode max has to hold (100)", into(&Options::p99Ms, 0.1, 60000)},
        {"channel-prefix", "TEXT", "channels.name_prefix of the server (channel-)",
         [](Options &options, std::string_view text) {
             options.channelPrefix = text;
             return !text.empty();
         }},
        {"match-mode", "NAME", "what all play in mode match (duel)",
         [](Options &options, std::string_view text) {
             options.matchMode = text;
             return !text.empty();
         }},
        {"bare", "", "talk to a hub that knows no packets: a frame that names the room, then frames",
         [](Options &options, std::string_view) {
             options.dialect = Dialect::Bare;
             return true;
         }},
        {"quiet", "", "print nothing but the result",
         [](Options &options, std::string_view) { return options.quiet = true; }},
    };
    return known;
}

std::string help()
{
    std::string text
        = "Usage: chat-load MODE ws://HOST:PORT/ [options]\n\n"
          "Puts a load on a chat server and prints one line of JSON. docs/LOAD.md explains it.\n\n"
          "  rate   messages at a steady rate\n"
          "  max    the highest rate at which p99 holds and nothing is lost\n"
          "  idle   connections that only stay\n"
          "  storm  connect, log in and enter, all at once\n"
          "  churn  messages while connections leave and come back\n"
          "  match  everybody queues, accepts, plays and queues again\n\n";
    for (const Option &option : table()) {
        std::string left = "  --";
        left.append(option.name).append(option.value.empty() ? "" : " ").append(option.value);
        left.resize(std::max(left.size() + 1, size_t(24)), ' ');
        text.append(left).append(option.sentence).append("\n");
    }
    return text;
}

std::unexpected<Ending> misused(std::string text)
{
    return std::unexpected(Ending{"chat-load: " + std::move(text) + "; see --help\n", usageExit});
}

} // namespace

const char *nameOf(Mode mode) { return modeNames[size_t(mode)].data(); }

std::expected<Target, std::string> parseTarget(const std::string &url)
{
    Target target;
    std::string_view rest = url;
    if (rest.starts_with("wss://"))
        target.tls = true;
    else if (!rest.starts_with("ws://"))
        return std::unexpected("an address is ws://HOST:PORT/ or wss://HOST:PORT/");
    rest.remove_prefix(target.tls ? 6 : 5);
    const size_t slash = rest.find('/');
    if (slash != std::string_view::npos) {
        target.path = rest.substr(slash);
        rest = rest.substr(0, slash);
    }
    const size_t colon = rest.rfind(':');
    if (colon == std::string_view::npos || rest.ends_with(']'))
        return std::unexpected("the address names no port");
    const auto port = numberIn(rest.substr(colon + 1), 1, 65535);
    rest = rest.substr(0, colon);
    if (rest.starts_with('[') && rest.ends_with(']'))
        rest = rest.substr(1, rest.size() - 2);
    if (!port || rest.empty())
        return std::unexpected("the address needs a host and a port from 1 to 65535");
    target.port = uint16_t(*port);
    target.host = rest;
    return target;
}

std::expected<Options, Ending> parseOptions(const std::vector<std::string> &arguments)
{
    Options options;
    std::vector<std::string_view> words;
    for (size_t i = 0; i < arguments.size(); ++i) {
        std::string_view word = arguments[i];
        if (word == "--help" || word == "-h")
            return std::unexpected(Ending{help(), 0});
        if (!word.starts_with("--")) {
            words.push_back(word);
            continue;
        }
        const size_t equals = word.find('=');
        const auto name = word.substr(2, equals == std::string_view::npos ? equals : equals - 2);
        const auto found = std::ranges::find(table(), name, &Option::name);
        if (found == table().end())
            return misused("there is no option --" + std::string(name));
        std::string_view value;
        if (equals != std::string_view::npos)
            value = word.substr(equals + 1);
        else if (!found->value.empty() && ++i < arguments.size())
            value = arguments[i];
        if (found->value.empty() != value.empty() || !found->take(options, value))
            return misused("--" + std::string(name) + " does not take \"" + std::string(value) + '"');
    }
    if (words.size() != 2)
        return misused("a mode and an address are needed");
    const auto mode = std::ranges::find(modeNames, words[0]);
    if (mode == modeNames.end())
        return misused("there is no mode \"" + std::string(words[0]) + '"');
    options.mode = Mode(mode - modeNames.begin());
    const auto target = parseTarget(std::string(words[1]));
    if (!target)
        return misused(target.error());
    options.target = *target;
    if (options.rooms > options.clients)
        return misused("more rooms than clients");
    if (options.mode == Mode::Match && options.dialect == Dialect::Bare)
        return misused("a bare hub has no matches");
    if (options.mode == Mode::Churn && options.dialect == Dialect::Bare)
        return misused("a bare hub does not say where a room stands, so churn cannot be checked");
    return options;
}

} // namespace chat::load
