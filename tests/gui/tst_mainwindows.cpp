// SPDX-License-Identifier: Apache-2.0
#include "client-gui/mainwindow.h"
#include "tests/checkout.h"

#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QTest>
#include <QTranslator>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

using MakeWindow = std::function<std::unique_ptr<QMainWindow>()>;

/// The client's window opens and speaks both languages.
class tst_MainWindows final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensInItsLanguage_data();
    void opensInItsLanguage();
};

void tst_MainWindows::opensInItsLanguage_data()
{
    QTest::addColumn<MakeWindow>("makeWindow");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("word");

    const MakeWindow client = [] { return std::make_unique<chat::gui::MainWindow>(); };
    const QLocale korean(QLocale::Korean, QLocale::SouthKorea);
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale finnish(QLocale::Finnish);

    QTest::newRow("the client in Korean") << client << u"client"_s << korean << u"마당"_s << u"대화"_s;
    QTest::newRow("the client in English")
        << client << u"client"_s << english << u"Madang"_s << u"conversation"_s;
    QTest::newRow("another language falls back to English")
        << client << u"client"_s << finnish << u"Madang"_s << u"conversation"_s;
}

void tst_MainWindows::opensInItsLanguage()
{
    QFETCH(MakeWindow, makeWindow);
    QFETCH(QString, program);
    QFETCH(QLocale, locale);
    QFETCH(QString, title);
    QFETCH(QString, word);

    QTranslator translator;
    const bool translated = translator.load(locale, program, u"_"_s, u":/i18n"_s);
    QCOMPARE(translated, locale.language() != QLocale::Finnish);
    QCOMPARE(QCoreApplication::installTranslator(&translator), translated);

    const auto window = makeWindow();
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    QCOMPARE(window->windowTitle(), title);

    const auto *note = window->findChild<QLabel *>();
    QVERIFY(note);
    QVERIFY2(note->text().contains(word), qPrintable(note->text()));
    QCOMPARE(note->textFormat(), Qt::PlainText);
    QVERIFY(note->heightForWidth(note->width()) <= note->height()); // nothing is cut off

    // Kept beside the build, for eyes.
    const QDir pictures(QStringLiteral(CHAT_BINARY_DIR "/pictures"));
    QVERIFY(pictures.mkpath(u"."_s));
    QVERIFY(window->grab().save(pictures.filePath(program + u'_' + locale.name() + u".png")));
}

QTEST_MAIN(tst_MainWindows)
#include "tst_mainwindows.moc"
