// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/commandline.h"
#include "shared/core/programoption.h"

#include <span>

class QCommandLineParser;

/// What chat-ctl can be asked: one table, from which come parser, --help, shell completion and manual page.
namespace chat::ctl {

struct CtlOption {
    ProgramOption shown;
    QLatin1StringView commands = {}; ///< those that it goes with, with blanks between; none: all
    QLatin1StringView choices = {}; ///< what its value may be, when that is one of a few words
    bool hidden = false; ///< not in --help
};

/// What was typed behind the command, and when: what --until counts from.
struct Typed {
    const QCommandLineParser &options;
    const QStringList &words;
    Timestamp now;
};

struct CommandRow {
    QLatin1StringView name;
    QLatin1StringView words; ///< for --help: "[FILTER]"
    QLatin1StringView sentence;
    qsizetype maxWords = 0;
    std::expected<CtlCommand, UsageError> (*read)(const Typed &);
    QLatin1StringView choices = {}; ///< what its first word may be, when that is one of a few

    /// Only a line for --help and the manual page: the command is the first of its words.
    [[nodiscard]] bool isVerb() const { return name.contains(u' '); }
};

[[nodiscard]] std::span<const CtlOption> ctlOptions();
[[nodiscard]] std::span<const CommandRow> commandRows();

} // namespace chat::ctl
