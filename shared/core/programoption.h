// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QCommandLineParser;

namespace chat {

/// One option of a program, described once: for the parser and for --help. Texts live as long as the program.
struct ProgramOption {
    QLatin1StringView name;
    QLatin1StringView value = {}; ///< what follows; none for a switch
    QLatin1StringView sentence;
    QLatin1StringView letter = {};
};

/// Lets `parser` know the option, by its name and its letter.
void declareOption(QCommandLineParser &parser, const ProgramOption &option);

/// A line of --help: "  -h, --help   print this". `name` is at least `width` wide.
[[nodiscard]] QString optionLine(const ProgramOption &option, int width, const QString &behind = {});

/// The same for a command: "  rooms [FILTER]   the rooms".
[[nodiscard]] QString helpLine(const QString &name, int width, const QString &sentence);

/// "chat-ctl 0.1.0\n"
[[nodiscard]] QString versionLine(QLatin1StringView program);

} // namespace chat
