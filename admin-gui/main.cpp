// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/mainwindow.h"
#include "admin-gui/serverdialog.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include <cstdio>

using namespace Qt::StringLiterals;
using chat::admin::ServerChoice;

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setOrganizationName(u"madang"_s);
    QApplication::setApplicationName(u"chat-admin"_s);
    QApplication::setApplicationVersion(QStringLiteral(CHAT_VERSION));
    QApplication::setDesktopFileName(u"chat-admin"_s);
    QApplication::setWindowIcon(QIcon(u":/admin/chat-admin.svg"_s));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"The console of a running chat-server."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption socket(u"socket"_s, u"The admin socket of the server."_s, u"PATH"_s);
    const QCommandLineOption address(u"connect"_s, u"Another machine's server, over TLS."_s, u"HOST:PORT"_s);
    const QCommandLineOption tokenFile(u"token-file"_s, u"With the token to log in there."_s, u"FILE"_s);
    const QCommandLineOption ca(u"ca"_s, u"Authority of its certificate, or the certificate itself."_s,
                                u"FILE"_s);
    parser.addOptions({socket, address, tokenFile, ca});
    parser.process(app);

    const QSettings settings;
    const bool isNamed = parser.isSet(socket) || parser.isSet(address);
    const auto choice = isNamed
        ? ServerChoice{parser.value(address), parser.value(tokenFile), parser.value(ca)}
        : chat::admin::loadServerChoice(settings);
    const auto environment = QProcessEnvironment::systemEnvironment();
    auto targets = chat::adminTargets(parser.value(socket), choice.address, choice.tokenFile, choice.caFile,
                                      environment);
    if (!targets && isNamed) {
        std::fprintf(stderr, "chat-admin: %s\n", qPrintable(targets.error().text));
        return 2;
    }
    if (!targets) // the token that was chosen last time is not there any more
        targets = chat::localTargets({}, environment);
    chat::widgets::AppearanceSwitch appearance;
    appearance.use(chat::widgets::loadAppearance(settings));
    chat::widgets::LanguageSwitch language(u"admin"_s);
    language.use(chat::widgets::loadLanguage(settings));

    chat::ServerLink link(*targets);
    chat::admin::MainWindow window(link, appearance, language);
    window.show();
    link.start();
    return QApplication::exec();
}
