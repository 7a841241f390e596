// SPDX-License-Identifier: Apache-2.0
#include "client-gui/dialogs/shortcutdialog.h"
#include "client-gui/profile.h"
#include "client-gui/windowactions.h"

#include <QKeySequenceEdit>
#include <QMainWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat::gui;

/// Keys that a person may choose.
class tst_Shortcuts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBe_data();
    void whatCannotBe();
    void theDefaultsCanBe();
    void areKept();
    void theDialogChangesAndRefuses();
};

void tst_Shortcuts::whatCannotBe_data()
{
    using Problem = std::optional<ShortcutProblem>;
    using Kind = ShortcutProblem::Kind;
    QTest::addColumn<QString>("keys");
    QTest::addColumn<Problem>("problem");
    const Problem none;
    const Problem typing(ShortcutProblem{Kind::Typing, {}});
    QTest::newRow("free keys") << u"Ctrl+Shift+K"_s << none;
    QTest::newRow("no keys at all") << QString() << none;
    QTest::newRow("its own keys") << u"Ctrl+F"_s << none;
    QTest::newRow("a function key alone") << u"F7"_s << none;
    QTest::newRow("a letter") << u"K"_s << typing;
    QTest::newRow("a capital letter") << u"Shift+K"_s << typing;
    QTest::newRow("a key that moves the cursor") << u"Left"_s << typing;
    QTest::newRow("the key that sends") << u"Return"_s << typing;
    QTest::newRow("another's keys") << u"Ctrl+K"_s << Problem(ShortcutProblem{Kind::Taken, u"switch_room"_s});
    QTest::newRow("the beginning of another's keys")
        << u"Ctrl+X"_s << Problem(ShortcutProblem{Kind::Taken, u"long"_s});
}

void tst_Shortcuts::whatCannotBe()
{
    QFETCH(QString, keys);
    const Shortcuts all{{u"find"_s, QKeySequence(u"Ctrl+F"_s)},
                        {u"switch_room"_s, QKeySequence(u"Ctrl+K"_s)},
                        {u"long"_s, QKeySequence(u"Ctrl+X, Ctrl+Y"_s)},
                        {u"nothing"_s, QKeySequence()}};
    QTEST(shortcutProblem(u"find"_s, QKeySequence(keys), all), "problem");
}

void tst_Shortcuts::theDefaultsCanBe()
{
    QMainWindow window;
    const WindowActions actions(&window);
    QCOMPARE(actions.defaults().size(), actions.all().size()); // each has a name of its own
    for (auto one = actions.defaults().cbegin(); one != actions.defaults().cend(); ++one)
        QVERIFY2(!shortcutProblem(one.key(), *one, actions.defaults()), qPrintable(one.key()));
}

void tst_Shortcuts::areKept()
{
    const QTemporaryDir dir;
    QSettings stored(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Settings settings;
    settings.shortcuts = {{u"find"_s, QKeySequence(u"Ctrl+Shift+F"_s)}, {u"quit"_s, QKeySequence()}};
    saveSettings(stored, settings);
    QCOMPARE(loadSettings(stored).shortcuts, settings.shortcuts);

    QMainWindow window;
    WindowActions actions(&window);
    actions.setShortcuts(loadSettings(stored).shortcuts);
    QCOMPARE(actions.find->shortcut(), QKeySequence(u"Ctrl+Shift+F"_s));
    QVERIFY(actions.quit->shortcut().isEmpty());
    QCOMPARE(actions.switchRoom->shortcut(), QKeySequence(u"Ctrl+K"_s));

    saveSettings(stored, Settings());
    QVERIFY(loadSettings(stored).shortcuts.isEmpty());
}

void tst_Shortcuts::theDialogChangesAndRefuses()
{
    QMainWindow window;
    WindowActions actions(&window);
    ShortcutDialog dialog(actions.all(), actions.defaults());
    const QSignalSpy changed(&dialog, &ShortcutDialog::changed);
    const auto press = [&](const QAction *action, const QString &keys) {
        auto *edit = dialog.findChildren<QKeySequenceEdit *>().at(actions.all().indexOf(action));
        edit->setKeySequence(QKeySequence(keys));
        Q_EMIT edit->editingFinished();
        return edit->keySequence().toString();
    };
    QCOMPARE(press(actions.find, u"Ctrl+Shift+F"_s), u"Ctrl+Shift+F"_s);
    QCOMPARE(dialog.changes(), (Shortcuts{{u"find"_s, QKeySequence(u"Ctrl+Shift+F"_s)}}));
    QCOMPARE(press(actions.quit, u"Ctrl+K"_s), u"Ctrl+Q"_s); // taken, so it stays
    QCOMPARE(press(actions.quit, u"Backspace"_s), QString());
    QCOMPARE(press(actions.newest, u"Ctrl+Q"_s), u"Ctrl+Q"_s); // which is free now
    QCOMPARE(changed.size(), 3);
    QCOMPARE(press(actions.find, u"Ctrl+F"_s), u"Ctrl+F"_s);
    QCOMPARE(dialog.changes().size(), 2); // as it was made is no change
}

QTEST_MAIN(tst_Shortcuts)
#include "tst_shortcuts.moc"
