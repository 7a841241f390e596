// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/commandline.h"

#include "shared/core/programoption.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace chat::admin {
namespace {

using L1 = QLatin1StringView;

constexpr std::array options{
    ProgramOption{
        .name = L1("socket"), .value = L1("PATH"), .sentence = L1("the admin socket of the server")},
    ProgramOption{.name = L1("connect"),
                  .value = L1("HOST:PORT"),
                  .sentence = L1("another machine's server, over TLS")},
    ProgramOption{
        .name = L1("token-file"), .value = L1("FILE"), .sentence = L1("with the token to log in there")},
    ProgramOption{.name = L1("ca"),
                  .value = L1("FILE"),
                  .sentence = L1("authority of its certificate, or the certificate itself")},
    ProgramOption{.name = L1("help"), .sentence = L1("print this"), .letter = L1("h")},
    ProgramOption{.name = L1("version"), .sentence = L1("print the version"), .letter = L1("v")},
};

} // namespace

std::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const ProgramOption &option : options)
        declareOption(parser, option);
    if (!parser.parse(arguments))
        return std::unexpected(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return std::unexpected(u"'%1' is not an option."_s.arg(parser.positionalArguments().first()));
    return CommandLine{.help = parser.isSet(u"help"_s),
                       .version = parser.isSet(u"version"_s),
                       .socket = parser.value(u"socket"_s),
                       .server = {.address = parser.value(u"connect"_s),
                                  .tokenFile = parser.value(u"token-file"_s),
                                  .caFile = parser.value(u"ca"_s)}};
}

QString helpText()
{
    QString text = u"Usage: chat-admin [OPTIONS]\n\nThe console of a running chat-server.\n\n"_s;
    for (const ProgramOption &option : options)
        text += optionLine(option, 23);
    return text;
}

} // namespace chat::admin
