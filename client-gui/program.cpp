// SPDX-License-Identifier: Apache-2.0
#include "client-gui/program.h"

#include "client-gui/commandline.h"
#include "client-gui/mainwindow.h"
#include "client-gui/singleinstance.h"
#include "shared/core/programoption.h"

#include <QApplication>

namespace chat::gui {

using namespace Qt::StringLiterals;

int runProgram(int argc, char **argv)
{
    constexpr auto program = "chat-client"_L1;
    const auto line = parseCommandLine(commandWords(argc, argv));
    if (const auto status = answeredAtOnce(program, line, helpText()))
        return *status;

    QApplication app(argc, argv);
    QApplication::setApplicationName(program);
    QApplication::setApplicationVersion(QStringLiteral(CHAT_VERSION));
    QApplication::setDesktopFileName(u"io.github.madang.Client"_s);
    QApplication::setWindowIcon(QIcon(u":/client/madang.svg"_s));
    QApplication::setQuitOnLastWindowClosed(false); // the tray may keep it

    const Profile profile(line->profile);
    const SingleInstance instance(profile.folder());
    if (!instance.isFirst())
        return 0;
    MainWindow window(profile);
    QObject::connect(&instance, &SingleInstance::raiseRequested, &window, &MainWindow::raiseWindow);
    window.show();
    window.begin(*line);
    return QApplication::exec();
}

} // namespace chat::gui
