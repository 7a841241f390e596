// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandline.h"

#include "server/ctl/terminaltext.h"
#include "server/ctl/units.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

template <class T>
using Parsed = std::expected<T, UsageError>;

std::unexpected<UsageError> refuse(const QString &text) { return std::unexpected(UsageError{escaped(text)}); }

/// One option, described once. Without `commands` it goes with every one.
struct Option {
    QLatin1StringView name;
    QLatin1StringView value = {}; ///< what follows; none for a switch
    QLatin1StringView sentence;
    QLatin1StringView commands = {};
    QLatin1StringView letter = {};
};

constexpr std::array options{
    Option{.name = "reason"_L1,
           .value = "TEXT"_L1,
           .sentence = "why; kept in the audit, and told to those whom it hits"_L1,
           .commands = "kick broadcast drain"_L1},
    Option{.name = "severity"_L1,
           .value = "LEVEL"_L1,
           .sentence = "info (when absent), warn or critical"_L1,
           .commands = "broadcast"_L1},
    Option{.name = "sticky"_L1, .sentence = "stays until it is dismissed"_L1, .commands = "broadcast"_L1},
    Option{.name = "until"_L1,
           .value = "DURATION"_L1,
           .sentence = "not shown any more after that time"_L1,
           .commands = "broadcast"_L1},
    Option{.name = "ko"_L1,
           .value = "TEXT"_L1,
           .sentence = "what Korean clients show"_L1,
           .commands = "broadcast"_L1},
    Option{.name = "en"_L1,
           .value = "TEXT"_L1,
           .sentence = "what all others show"_L1,
           .commands = "broadcast"_L1},
    Option{.name = "grace"_L1,
           .value = "DURATION"_L1,
           .sentence = "until connections are closed; as configured when absent"_L1,
           .commands = "drain"_L1},
    Option{.name = "reconnect"_L1,
           .value = "DURATION"_L1,
           .sentence = "from now, when clients shall come back"_L1,
           .commands = "drain"_L1},
    Option{.name = "limit"_L1,
           .value = "N"_L1,
           .sentence = "how many rows, 1 to 200; 50 when absent"_L1,
           .commands = "audit"_L1},
    Option{.name = "socket"_L1, .value = "PATH"_L1, .sentence = "the admin socket of the server"_L1},
    Option{.name = "json"_L1, .sentence = "print the answer as JSON"_L1},
    Option{.name = "help"_L1, .sentence = "print this"_L1, .letter = "h"_L1},
    Option{.name = "version"_L1, .sentence = "print the version"_L1, .letter = "v"_L1},
};

using Words = QStringList; ///< what stands behind the command

Parsed<std::optional<QString>> reasonOf(const QCommandLineParser &parser, bool required)
{
    const QString reason = parser.value(u"reason"_s).trimmed();
    if (parser.isSet(u"reason"_s) && !reason.isEmpty())
        return reason;
    if (required || parser.isSet(u"reason"_s))
        return refuse(u"--reason TEXT says why; it is kept in the audit"_s);
    return std::nullopt;
}

Parsed<std::optional<Milliseconds>> durationOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto duration = parseDuration(parser.value(option));
    if (!duration)
        return refuse("--"_L1 + option + " takes a duration such as 30s, 5m or 1h30m"_L1);
    return duration;
}

std::optional<QString> filterOf(const Words &words)
{
    return words.isEmpty() ? std::nullopt : std::optional(words.first());
}

Parsed<CtlCommand> readKick(const QCommandLineParser &parser, const Words &words)
{
    if (words.isEmpty())
        return refuse(u"kick takes a session, a user or a nick"_s);
    const auto reason = reasonOf(parser, true);
    if (!reason)
        return std::unexpected(reason.error());
    return KickByName{.target = words.first(), .reason = **reason};
}

Parsed<CtlCommand> readBroadcast(const QCommandLineParser &parser, const Words &words, Timestamp now)
{
    Announce announce;
    const auto names = enumNames(Severity());
    const QString severity = parser.isSet(u"severity"_s) ? parser.value(u"severity"_s) : u"info"_s;
    const auto *name = std::ranges::find(names, severity);
    if (name == names.end())
        return refuse("--severity is info, warn or critical, not "_L1 + severity);
    announce.severity = Severity(name - names.begin());
    if (!words.isEmpty())
        announce.text = {.ko = words.join(u' '), .en = words.join(u' ')};
    if (parser.isSet(u"ko"_s))
        announce.text.ko = parser.value(u"ko"_s);
    if (parser.isSet(u"en"_s))
        announce.text.en = parser.value(u"en"_s);
    if (!announce.text.ko && !announce.text.en)
        return refuse(u"broadcast takes a text, or --ko and --en"_s);
    if (parser.isSet(u"sticky"_s))
        announce.sticky = true;
    const auto lasts = durationOf(parser, u"until"_s);
    const auto reason = reasonOf(parser, false);
    if (!lasts || !reason)
        return std::unexpected(lasts ? reason.error() : lasts.error());
    if (*lasts)
        announce.until = now + **lasts;
    announce.reason = *reason;
    return announce;
}

Parsed<CtlCommand> readDrain(const QCommandLineParser &parser)
{
    const auto reason = reasonOf(parser, true);
    const auto grace = durationOf(parser, u"grace"_s);
    const auto reconnect = durationOf(parser, u"reconnect"_s);
    if (!reason || !grace || !reconnect)
        return std::unexpected(!reason ? reason.error() : !grace ? grace.error() : reconnect.error());
    const auto count = [](Milliseconds ms) { return qint64(ms.count()); };
    return DrainServer{
        .graceMs = grace->transform(count), .reconnectMs = reconnect->transform(count), .reason = **reason};
}

Parsed<CtlCommand> readAudit(const QCommandLineParser &parser)
{
    FetchAudit audit;
    if (parser.isSet(u"limit"_s)) {
        bool isNumber = false;
        const int limit = parser.value(u"limit"_s).toInt(&isNumber);
        if (!isNumber || limit < 1 || limit > limits::maxAdminRows)
            return refuse(u"--limit is a number from 1 to 200"_s);
        audit.limit = limit;
    }
    return audit;
}

/// One command, described once.
struct CommandRow {
    QLatin1StringView name;
    QLatin1StringView words; ///< for --help
    QLatin1StringView sentence;
    qsizetype maxWords = 0;
    Parsed<CtlCommand> (*read)(const QCommandLineParser &, const Words &, Timestamp now);
};

using Parser = QCommandLineParser;

constexpr std::array commands{
    CommandRow{"status"_L1, ""_L1, "how the server is"_L1, 0,
               [](const Parser &, const Words &, Timestamp) -> Parsed<CtlCommand> { return FetchStats(); }},
    CommandRow{"workers"_L1, ""_L1, "what every thread and actor does"_L1, 0,
               [](const Parser &, const Words &, Timestamp) -> Parsed<CtlCommand> { return FetchWorkers(); }},
    CommandRow{"rooms"_L1, "[FILTER]"_L1, "the rooms; by part of the name"_L1, 1,
               [](const Parser &, const Words &words, Timestamp) -> Parsed<CtlCommand> {
                   return ListRooms{.filter = filterOf(words)};
               }},
    CommandRow{"sessions"_L1, "[FILTER]"_L1, "who is logged in; by part of the nick or address, or by id"_L1,
               1,
               [](const Parser &, const Words &words, Timestamp) -> Parsed<CtlCommand> {
                   return ListSessions{.filter = filterOf(words)};
               }},
    CommandRow{"kick"_L1, "SESSION|USER|NICK"_L1, "end a session, or all of a user"_L1, 1,
               [](const Parser &parser, const Words &words, Timestamp) { return readKick(parser, words); }},
    CommandRow{"broadcast"_L1, "[TEXT]"_L1, "say something to everybody; TEXT is for both languages"_L1, 1000,
               &readBroadcast},
    CommandRow{"drain"_L1, ""_L1, "stop the server in order"_L1, 0,
               [](const Parser &parser, const Words &, Timestamp) { return readDrain(parser); }},
    CommandRow{"audit"_L1, ""_L1, "what operators did, newest first"_L1, 0,
               [](const Parser &parser, const Words &, Timestamp) { return readAudit(parser); }},
};

void declareOptions(QCommandLineParser &parser)
{
    for (const Option &option : options) {
        QStringList names{option.name};
        if (!option.letter.isEmpty())
            names.append(option.letter);
        parser.addOption(QCommandLineOption(names, option.sentence, option.value));
    }
}

Parsed<CtlCommand> readCommand(const QCommandLineParser &parser, Timestamp now)
{
    Words words = parser.positionalArguments();
    if (words.isEmpty())
        return refuse(u"which command? See chat-ctl --help"_s);
    const QString name = words.takeFirst();
    const auto *row = std::ranges::find(commands, name, &CommandRow::name);
    if (row == commands.end())
        return refuse("unknown command "_L1 + name + "; see chat-ctl --help"_L1);
    for (const Option &option : options) {
        const bool belongs = option.commands.isEmpty() || QString(option.commands).split(u' ').contains(name);
        if (parser.isSet(option.name) && !belongs)
            return refuse("--"_L1 + option.name + " does not go with "_L1 + name);
    }
    if (words.size() > row->maxWords)
        return refuse("unexpected argument "_L1 + words.at(row->maxWords));
    return row->read(parser, words, now);
}

} // namespace

std::expected<CommandLine, UsageError> parseCommandLine(const QStringList &arguments, Timestamp now)
{
    QCommandLineParser parser;
    declareOptions(parser);
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    CommandLine line{.socket = parser.value(u"socket"_s), .json = parser.isSet(u"json"_s)};
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        line.action = parser.isSet(u"help"_s) ? CommandLine::Help : CommandLine::Version;
        return line;
    }
    if (parser.isSet(u"socket"_s) && line.socket.isEmpty())
        return refuse(u"--socket takes a path"_s);
    auto command = readCommand(parser, now);
    if (!command)
        return std::unexpected(command.error());
    line.command = *std::move(command);
    return line;
}

QString versionText() { return "chat-ctl "_L1 + QLatin1StringView(CHAT_VERSION) + u'\n'; }

QString helpText()
{
    QString text = versionText()
        + "Asks and steers a running chat-server over its admin socket.\n\n"
          "Usage: chat-ctl [OPTION]... COMMAND\n\nCommands:\n"_L1;
    for (const CommandRow &row : commands) {
        const QString name = row.words.isEmpty() ? QString(row.name) : QString(row.name + u' ' + row.words);
        text += "  "_L1 + name.leftJustified(24) + u' ' + row.sentence + u'\n';
    }
    text += "\nOptions:\n"_L1;
    for (const Option &option : options) {
        const QString letter = option.letter.isEmpty() ? u"    "_s : QString(u'-' + option.letter + ", "_L1);
        const QString name
            = letter + "--"_L1 + option.name + (option.value.isEmpty() ? ""_L1 : " "_L1) + option.value;
        const QString commandNames = option.commands.isEmpty()
            ? QString()
            : QString(" ("_L1 + QString(option.commands).replace(u' ', ", "_L1) + u')');
        text += "  "_L1 + name.leftJustified(24) + u' ' + option.sentence + commandNames + u'\n';
    }
    return text
        + "\nThe socket is --socket, else MADANG_ADMIN_SOCKET, else the first that answers of\n"
          "$RUNTIME_DIRECTORY/admin.sock, /run/chat-server/admin.sock and\n"
          "${XDG_STATE_HOME:-~/.local/state}/madang/admin.sock.\n"
          "Ends with 0, or 1 refused by the server, 2 usage, 69 not reachable, 77 denied.\n"_L1;
}

} // namespace chat::ctl
