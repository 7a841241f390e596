// SPDX-License-Identifier: Apache-2.0
#include "client-gui/commandline.h"

#include "client-gui/dialogs/connectdialog.h"
#include "shared/core/programoption.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

using L1 = QLatin1StringView;

constexpr std::array options{
    ProgramOption{.name = L1("server"),
                  .value = L1("URL"),
                  .sentence = L1("connect to it, for example ws://127.0.0.1:7070")},
    ProgramOption{
        .name = L1("guest"), .value = L1("NAME"), .sentence = L1("come in as a guest of this name")},
    ProgramOption{.name = L1("room"), .value = L1("NAME"), .sentence = L1("enter this room")},
    ProgramOption{.name = L1("profile"),
                  .value = L1("NAME"),
                  .sentence = L1("settings and drafts of their own; one window each")},
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
    CommandLine line{.help = parser.isSet(u"help"_s),
                     .version = parser.isSet(u"version"_s),
                     .guest = parser.value(u"guest"_s),
                     .room = parser.value(u"room"_s),
                     .profile = parser.value(u"profile"_s)};
    if (parser.isSet(u"server"_s)) {
        line.server = serverUrl(parser.value(u"server"_s));
        if (!line.server.isValid())
            return std::unexpected(u"'%1' is not the address of a server."_s.arg(parser.value(u"server"_s)));
    }
    return line;
}

QString helpText()
{
    QString text
        = u"Usage: chat-client [OPTIONS]\n\nThe window of Madang, a chat for games and communities.\n\n"_s;
    for (const ProgramOption &option : options)
        text += optionLine(option, 18);
    return text;
}

} // namespace chat::gui
