// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/program.h"

#include "admin-gui/commandline.h"
#include "admin-gui/mainwindow.h"
#include "shared/core/programoption.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 64; // EX_USAGE

int print(std::FILE *stream, const QString &text, int status)
{
    std::fputs(qPrintable(text), stream);
    return status;
}

} // namespace

int runProgram(int argc, char **argv)
{
    // Before there is a QApplication, so that help needs no display.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto line = parseCommandLine(arguments);
    if (!line)
        return print(stderr, u"chat-admin: %1\n"_s.arg(line.error()), usageError);
    if (line->help)
        return print(stdout, helpText(), 0);
    if (line->version)
        return print(stdout, versionLine("chat-admin"_L1), 0);

    QApplication app(argc, argv);
    QApplication::setOrganizationName(u"madang"_s);
    QApplication::setApplicationName(u"chat-admin"_s);
    QApplication::setApplicationVersion(QStringLiteral(CHAT_VERSION));
    QApplication::setDesktopFileName(u"io.github.madang.Console"_s);
    QApplication::setWindowIcon(QIcon(u":/admin/io.github.madang.Console.svg"_s));

    const QSettings settings;
    const auto server = line->isNamed() ? line->server : loadServerChoice(settings);
    const auto environment = QProcessEnvironment::systemEnvironment();
    auto targets = adminTargets(line->socket, server.address, server.tokenFile, server.caFile, environment);
    if (!targets && line->isNamed())
        return print(stderr, u"chat-admin: %1\n"_s.arg(targets.error().text), usageError);
    if (!targets) // the token that was chosen last time is not there any more
        targets = localTargets({}, environment);
    widgets::AppearanceSwitch appearance;
    appearance.use(widgets::loadAppearance(settings));
    widgets::LanguageSwitch language(u"admin"_s);
    language.use(widgets::loadLanguage(settings));

    ServerLink link(*targets);
    MainWindow window(link, appearance, language);
    window.show();
    link.start();
    return QApplication::exec();
}

} // namespace chat::admin
