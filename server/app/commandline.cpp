// SPDX-License-Identifier: Apache-2.0
#include "server/app/commandline.h"

#include "server/app/nearestword.h"
#include "shared/core/programoption.h"

#include <QCommandLineParser>

#include <array>
#include <optional>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

/// One option: what the operator sees of it, and what it does.
struct Option {
    ProgramOption shown;
    QLatin1StringView key = {}; ///< the key that it sets
    std::optional<CommandLine::Action> action = {}; ///< what it asks for
    bool hidden = false;
};

const std::array options{
    Option{.shown
           = {.name = "listen"_L1,
              .value = "ADDRESS"_L1,
              .sentence = "accept connections at ws://127.0.0.1:7070, wss://[::]:443 ...; repeatable"_L1},
           .key = "server.listen"_L1},
    Option{.shown
           = {.name = "state"_L1, .value = "DIR"_L1, .sentence = "keep everything in this directory"_L1},
           .key = "server.state"_L1},
    Option{.shown = {.name = "admin-socket"_L1,
                     .value = "PATH"_L1,
                     .sentence = "local socket for chat-ctl and chat-admin"_L1},
           .key = "server.admin_socket"_L1},
    Option{.shown = {.name = "admin-listen"_L1,
                     .value = "ADDRESS:PORT"_L1,
                     .sentence = "let them connect from other machines, over TLS"_L1},
           .key = "server.admin_listen"_L1},
    Option{.shown = {.name = "admin-token-file"_L1,
                     .value = "FILE"_L1,
                     .sentence = "with one of the tokens in this file"_L1},
           .key = "server.admin_token_file"_L1},
    Option{.shown
           = {.name = "ops-listen"_L1,
              .value = "ADDRESS:PORT"_L1,
              .sentence = "serve health, status and metrics over HTTP, for example at 127.0.0.1:7080"_L1},
           .key = "ops.listen"_L1},
    Option{.shown = {.name = "ops-token-file"_L1,
                     .value = "FILE"_L1,
                     .sentence = "ask for the token in this file before showing them"_L1},
           .key = "ops.token_file"_L1},
    Option{.shown = {.name = "jwt-key-file"_L1,
                     .value = "FILE"_L1,
                     .sentence = "accept logins signed with this key of your login server"_L1},
           .key = "auth.jwt_key_file"_L1},
    Option{.shown = {.name = "set"_L1,
                     .value = "SECTION.KEY=VALUE"_L1,
                     .sentence = "set any key of the configuration, lists with commas; repeatable"_L1}},
    Option{.shown = {.name = "config"_L1, .value = "FILE"_L1, .sentence = "read this configuration file"_L1}},
    Option{.shown = {.name = "check-config"_L1, .sentence = "only look for mistakes; ends with 0 or 78"_L1},
           .action = CommandLine::CheckConfig},
    Option{.shown = {.name = "print-config"_L1, .sentence = "print every value and where it comes from"_L1},
           .action = CommandLine::PrintConfig},
    Option{.shown = {.name = "check-store"_L1,
                     .sentence = "read the whole store and look for faults; ends with 0 or 74"_L1},
           .action = CommandLine::CheckStore},
    Option{.shown
           = {.name = "debug-faults"_L1,
              .sentence = "let operators hold up rooms on purpose, with chat-ctl block; for tests only"_L1}},
    Option{.shown = {.name = "print-config-page"_L1, .sentence = "print docs/CONFIGURATION.md"_L1},
           .action = CommandLine::PrintConfigPage,
           .hidden = true},
    Option{.shown = {.name = "help"_L1, .sentence = "print this"_L1, .letter = "h"_L1},
           .action = CommandLine::Help},
    Option{.shown = {.name = "version"_L1, .sentence = "print the version"_L1, .letter = "v"_L1},
           .action = CommandLine::Version},
};

std::unexpected<UsageError> refuse(const QString &text) { return std::unexpected(UsageError{oneLine(text)}); }

QString parserError(const QCommandLineParser &parser)
{
    const QStringList unknown = parser.unknownOptionNames();
    if (unknown.isEmpty())
        return parser.errorText();
    QStringList known;
    for (const Option &option : options)
        known.append(option.shown.name);
    const QString nearest = nearestWord(unknown.first(), known);
    return "unknown option "_L1 + unknown.first()
        + didYouMean(nearest.isEmpty() ? nearest : "--"_L1 + nearest);
}

std::expected<TextSetting, UsageError> parseSetting(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 0) // the text is not repeated: it may be a secret that went to the wrong place
        return refuse(u"--set takes SECTION.KEY=VALUE"_s);
    const QString path = text.first(equals).trimmed();
    if (const ConfigKey *key = findKey(path))
        return TextSetting{key, text.sliced(equals + 1), "command line --set "_L1 + path};
    return refuse("--set: unknown key "_L1 + path + didYouMean(nearestKey(path)));
}

std::expected<CommandLine::Action, UsageError> chosenAction(const QCommandLineParser &parser)
{
    const Option *chosen = nullptr;
    for (const Option &option : options) {
        if (!option.action || !parser.isSet(option.shown.name))
            continue;
        if (chosen)
            return refuse("--"_L1 + chosen->shown.name + " and --"_L1 + option.shown.name
                          + ": choose one"_L1);
        chosen = &option;
    }
    return chosen ? *chosen->action : CommandLine::Run;
}

} // namespace

std::expected<CommandLine, UsageError> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const Option &option : options)
        declareOption(parser, option.shown);
    if (!parser.parse(arguments))
        return refuse(parserError(parser));
    if (const QStringList extra = parser.positionalArguments(); !extra.isEmpty())
        return refuse("unexpected argument "_L1 + extra.first());
    const auto action = chosenAction(parser);
    if (!action)
        return std::unexpected(action.error());

    CommandLine line{.action = *action,
                     .configFile = parser.value(u"config"_s),
                     .debugFaults = parser.isSet(u"debug-faults"_s),
                     .settings = {}};
    if (parser.isSet(u"config"_s) && line.configFile.isEmpty())
        return refuse(u"--config takes the name of a file"_s);
    for (const QString &text : parser.values(u"set"_s)) {
        auto setting = parseSetting(text);
        if (!setting)
            return std::unexpected(setting.error());
        line.settings.push_back(*std::move(setting));
    }
    for (const Option &option : options) {
        if (!option.key.isEmpty() && parser.isSet(option.shown.name)) {
            const QStringList values = parser.values(option.shown.name);
            const bool list = std::holds_alternative<QStringList>(valueOf(*findKey(option.key), Config()));
            line.settings.push_back({findKey(option.key), list ? values.join(u',') : values.last(),
                                     "command line --"_L1 + option.shown.name});
        }
    }
    return line;
}

QString versionText() { return versionLine("chat-server"_L1); }

QString helpText()
{
    QString text = versionText()
        + "Self-hosted chat server: channels, history and an admin socket.\n\n"
          "Usage: chat-server [OPTION]...\n\n"_L1;
    for (const Option &option : options) {
        if (!option.hidden)
            text += optionLine(option.shown, 28);
    }
    return text
        + "\nAn option wins over the environment (MADANG_SECTION_KEY), that over the file, that over the "
          "default;\n"
          "an option of its own wins over --set. Every key: docs/CONFIGURATION.md, or --print-config.\n"
          "Ends with 0, or 1 failure, 2 usage, 69 unavailable, 70 fault, 74 I/O, 77 permission, 78 configuration.\n"_L1;
}

} // namespace chat::server
