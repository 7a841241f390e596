// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/program.h"

#include "admin-gui/commandline.h"
#include "admin-gui/mainwindow.h"
#include "shared/core/programoption.h"

#include <QApplication>
#include <QSettings>

namespace chat::admin {

using namespace Qt::StringLiterals;

int runProgram(int argc, char **argv)
{
    constexpr auto program = "chat-admin"_L1;
    const auto line = parseCommandLine(commandWords(argc, argv));
    if (const auto status = answeredAtOnce(program, line, helpText()))
        return *status;

    QApplication app(argc, argv);
    QApplication::setOrganizationName(u"madang"_s);
    QApplication::setApplicationName(program);
    QApplication::setApplicationVersion(QStringLiteral(CHAT_VERSION));
    QApplication::setDesktopFileName(u"io.github.madang.Console"_s);
    QApplication::setWindowIcon(QIcon(u":/admin/io.github.madang.Console.svg"_s));

    const QSettings settings;
    const auto server = line->isNamed() ? line->server : loadServerChoice(settings);
    const auto environment = QProcessEnvironment::systemEnvironment();
    auto targets = adminTargets(line->socket, server.address, server.tokenFile, server.caFile, environment);
    if (!targets && line->isNamed())
        return usageComplaint(program, targets.error().text);
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
