// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/mainwindow.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"chat-admin"_s);
    QApplication::setApplicationVersion(QStringLiteral(CHAT_VERSION));

    QTranslator translator;
    if (translator.load(QLocale(), u"admin"_s, u"_"_s,
                        u":/i18n"_s)) // otherwise the texts of the source, English
        QApplication::installTranslator(&translator);

    chat::admin::MainWindow window;
    window.show();
    return QApplication::exec();
}
