// SPDX-License-Identifier: Apache-2.0
#include "client-gui/mainwindow.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"chat-client"_s);
    QApplication::setApplicationVersion(QStringLiteral(CHAT_VERSION));

    QTranslator translator;
    if (translator.load(QLocale(), u"client"_s, u"_"_s,
                        u":/i18n"_s)) // otherwise the texts of the source, English
        QApplication::installTranslator(&translator);

    chat::gui::MainWindow window;
    window.show();
    return QApplication::exec();
}
