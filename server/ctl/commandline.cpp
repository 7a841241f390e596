// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandline.h"

#include "server/ctl/typedoptions.h"

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

Parsed<CtlCommand> readCommand(const QCommandLineParser &parser, Timestamp now)
{
    QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return refuse(u"which command? See chat-ctl --help"_s);
    const QString name = words.takeFirst();
    const auto row = std::ranges::find(commandRows(), name, &CommandRow::name);
    if (row == commandRows().end())
        return refuse("unknown command "_L1 + name + "; see chat-ctl --help"_L1);
    for (const CtlOption &option : ctlOptions()) {
        const bool belongs = option.commands.isEmpty() || QString(option.commands).split(u' ').contains(name);
        if (parser.isSet(option.shown.name) && !belongs)
            return refuse("--"_L1 + option.shown.name + " does not go with "_L1 + name);
    }
    if (words.size() > row->maxWords)
        return refuse("unexpected argument "_L1 + words.at(row->maxWords));
    return row->read({parser, words, now});
}

/// Which commands the option goes with; for --reason they are too many for a line.
QString commandNames(const CtlOption &option)
{
    const QString names = option.commands;
    if (names.isEmpty())
        return {};
    return names.count(u' ') < 6 ? QString(" ("_L1 + QString(names).replace(u' ', ", "_L1) + u')')
                                 : u" (whatever changes something)"_s;
}

} // namespace

std::expected<CommandLine, UsageError> parseCommandLine(const QStringList &arguments, Timestamp now)
{
    QCommandLineParser parser;
    for (const CtlOption &option : ctlOptions())
        declareOption(parser, option.shown);
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    CommandLine line{.socket = parser.value(u"socket"_s),
                     .connect = parser.value(u"connect"_s),
                     .tokenFile = parser.value(u"token-file"_s),
                     .caFile = parser.value(u"ca"_s),
                     .json = parser.isSet(u"json"_s)};
    if (parser.isSet(u"print-man-page"_s)) {
        line.action = CommandLine::ManPage;
        return line;
    }
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        line.action = parser.isSet(u"help"_s) ? CommandLine::Help : CommandLine::Version;
        return line;
    }
    if (parser.isSet(u"socket"_s) && line.socket.isEmpty())
        return refuse(u"--socket takes a path"_s);
    if (parser.isSet(u"socket"_s) && parser.isSet(u"connect"_s))
        return refuse(u"--socket and --connect are two servers"_s);
    if (parser.isSet(u"connect"_s) == line.tokenFile.isEmpty())
        return refuse(u"--connect and --token-file go together"_s);
    if (parser.isSet(u"ca"_s) && line.connect.isEmpty())
        return refuse(u"--ca goes with --connect"_s);
    auto command = readCommand(parser, now);
    if (!command)
        return std::unexpected(command.error());
    line.command = *std::move(command);
    return line;
}

QString versionText() { return versionLine("chat-ctl"_L1); }

QString helpText()
{
    QString text = versionText()
        + "Asks and steers a running chat-server over its admin socket, or over TLS.\n\n"
          "Usage: chat-ctl [OPTION]... COMMAND\n\nCommands:\n"_L1;
    for (const CommandRow &row : commandRows())
        text += helpLine(row.words.isEmpty() ? QString(row.name) : QString(row.name + u' ' + row.words), 28,
                         row.sentence);
    text += "\nOptions:\n"_L1;
    for (const CtlOption &option : ctlOptions()) {
        if (option.hidden)
            continue;
        text += optionLine(option.shown, 28, commandNames(option));
    }
    return text
        + "\nThe socket is --socket, else MADANG_ADMIN_SOCKET, else the first that answers of\n"
          "$RUNTIME_DIRECTORY/admin.sock, /run/chat-server/admin.sock and\n"
          "${XDG_STATE_HOME:-~/.local/state}/madang/admin.sock.\n"
          "Ends with 0, or 1 refused by the server, 2 usage, 69 not reachable, 77 denied.\n"_L1;
}

} // namespace chat::ctl
