// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/mainwindow.h"
#include "shared/client/admin/socketplaces.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

using namespace Qt::StringLiterals;

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
    parser.addOption(socket);
    parser.process(app);

    const QSettings settings;
    chat::widgets::AppearanceSwitch appearance;
    appearance.use(chat::widgets::loadAppearance(settings));
    chat::widgets::LanguageSwitch language(u"admin"_s);
    language.use(chat::widgets::loadLanguage(settings));

    chat::ServerLink link(chat::socketPlaces(parser.value(socket), QProcessEnvironment::systemEnvironment()));
    chat::admin::MainWindow window(link, appearance, language);
    window.show();
    link.start();
    return QApplication::exec();
}
