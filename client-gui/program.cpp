// SPDX-License-Identifier: Apache-2.0
#include "client-gui/program.h"

#include "client-gui/commandline.h"
#include "client-gui/mainwindow.h"
#include "client-gui/singleinstance.h"
#include "shared/core/programoption.h"

#include <QApplication>

#include <cstdio>

namespace chat::gui {

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
        return print(stderr, u"chat-client: %1\n"_s.arg(line.error()), usageError);
    if (line->help)
        return print(stdout, helpText(), 0);
    if (line->version)
        return print(stdout, versionLine("chat-client"_L1), 0);

    QApplication app(argc, argv);
    QApplication::setApplicationName(u"chat-client"_s);
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
