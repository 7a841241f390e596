// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <cstdio>
#include <expected>
#include <optional>

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

inline constexpr int usageError = 64; ///< EX_USAGE of sysexits.h

/// At once, in UTF-8: somebody may follow it through a pipe.
void print(std::FILE *stream, const QString &text);
/// That the arguments are none: the exit code.
[[nodiscard]] int usageComplaint(QLatin1StringView program, const QString &complaint);

/// The program and its arguments, before there is a QCoreApplication: help needs no display.
[[nodiscard]] QStringList commandWords(int argc, char **argv);

/// Of a program with a window: what it says instead of opening one, and then its exit code. None: it opens.
template <class Line>
[[nodiscard]] std::optional<int> answeredAtOnce(QLatin1StringView program,
                                                const std::expected<Line, QString> &line, const QString &help)
{
    if (!line)
        return usageComplaint(program, line.error());
    if (!line->help && !line->version)
        return std::nullopt;
    print(stdout, line->help ? help : versionLine(program));
    return 0;
}

} // namespace chat
