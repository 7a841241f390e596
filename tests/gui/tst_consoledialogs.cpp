// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/adminwindowtest.h"
#include "tests/gui/hostiletext.h"

#include <QAccessible>
#include <QClipboard>
#include <QPointer>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

namespace {

/// A server with something for every dialog: a room that is closed, and names that would break what they are
/// shown in.
void prepare(FakeBackend &backend)
{
    for (AdminRoomRow &room : backend.rooms.rooms)
        room.name = hostileText();
    backend.room.row.name = hostileText();
    backend.rooms.rooms.push_back(
        {.id = RoomId{0x7777}, .name = hostileText(), .access = RoomAccess::Closed});
    backend.rooms.total = 3;
    for (RoomPerson &person : backend.people.people)
        person.user->nick = hostileText();
    for (AdminSessionRow &session : backend.sessions.sessions)
        session.user.nick = hostileText();
    backend.bans.bans.front().nick = hostileText();
    backend.config.rows = {{hostileText(), hostileText(), "file "_L1 + hostileText(), true}};
}

QString nameOf(const QWidget &widget)
{
    return QLatin1StringView(widget.metaObject()->className()) + u' ' + widget.objectName();
}

bool takesTab(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus)
        && !widget.focusProxy();
}

} // namespace

/// Every dialog of the console (issue 5).
class tst_ConsoleDialogs final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init() { QVERIFY(open(widgets::Language::English, &prepare)); }
    void cleanup() { close(); }

    void everyFieldHasAName_data();
    void everyFieldHasAName();
    void tabsGoOnAsOneReads_data() { everyFieldHasAName_data(); }
    void tabsGoOnAsOneReads();
    void escapeChangesNothing_data() { everyFieldHasAName_data(); }
    void escapeChangesNothing();
    void namesAreHarmless_data() { everyFieldHasAName_data(); }
    void namesAreHarmless();
    void everyTextIsSeenWhole_data() { everyFieldHasAName_data(); }
    void everyTextIsSeenWhole();
    void theStatusLineIsHarmless();
    void theStateIsHarmless();
    void theLineOfASettingIsCopied();
};

void tst_ConsoleDialogs::everyFieldHasAName_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : dialogNames())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_ConsoleDialogs::everyFieldHasAName()
{
    QFETCH(QString, name);
    const QDialog *dialog = openDialog(name);
    QVERIFY(dialog);
    QVERIFY(dialog->isModal()); // what it asks about does not change behind it by other acts
    QVERIFY(!dialog->windowTitle().isEmpty());
    int reached = 0;
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (!takesTab(*widget))
            continue;
        ++reached;
        const auto *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(*widget)));
    }
    QVERIFY(reached > 0);
}

void tst_ConsoleDialogs::tabsGoOnAsOneReads()
{
    QFETCH(QString, name);
    QDialog *dialog = openDialog(name);
    QVERIFY(dialog);
    const auto placeOf
        = [dialog](const QWidget *widget) { return QRect(widget->mapTo(dialog, QPoint()), widget->size()); };
    const QWidget *last = nullptr;
    for (QWidget *widget = dialog->nextInFocusChain(); widget != dialog;
         widget = widget->nextInFocusChain()) {
        if (widget->window() != dialog || !takesTab(*widget))
            continue;
        if (last) {
            const QString step = nameOf(*last) + " to "_L1 + nameOf(*widget);
            QVERIFY2(placeOf(widget).top() >= placeOf(last).bottom()
                         || placeOf(widget).left() >= placeOf(last).right(),
                     qPrintable(step));
        }
        last = widget;
    }
    QVERIFY(last);
}

void tst_ConsoleDialogs::escapeChangesNothing()
{
    QFETCH(QString, name);
    QPointer<QDialog> dialog = openDialog(name);
    QVERIFY(dialog);
    QTest::keyClick(dialog.data(), Qt::Key_Escape);
    QVERIFY(QTest::qWaitFor([&] { return dialog.isNull(); })); // gone, not only hidden
    QVERIFY(m_backend->operators.empty());
}

void tst_ConsoleDialogs::namesAreHarmless() // faults row 31
{
    QFETCH(QString, name);
    const QDialog *dialog = openDialog(name);
    QVERIFY(dialog);
    QVERIFY2(isHarmless(dialog->windowTitle()), qPrintable(dialog->windowTitle()));
    int foreign = 0;
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        QVERIFY2(isHarmless(label->text()), qPrintable(label->text()));
        QVERIFY2(!label->text().contains(u'<') || label->textFormat() == Qt::PlainText,
                 qPrintable(label->text()));
        foreign += label->text().contains(u'<');
    }
    for (const QWidget *widget : dialog->findChildren<QWidget *>())
        QVERIFY(!Qt::mightBeRichText(widget->toolTip()));
    const bool showsNames = QStringList{u"kick"_s, u"ban"_s, u"editSetting"_s}.contains(name)
        || name.endsWith("Person"_L1) || (name.endsWith("Room"_L1) && name != "newRoom"_L1);
    QVERIFY2(foreign > 0 || !showsNames, "the name is not shown at all");
}

void tst_ConsoleDialogs::everyTextIsSeenWhole()
{
    QFETCH(QString, name);
    const QDialog *dialog = openDialog(name);
    QVERIFY(dialog);
    const auto isWhole = [](const QLabel *label) {
        const int needed
            = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        return label->height() >= needed
            && (label->wordWrap() || label->width() >= label->sizeHint().width());
    };
    for (QLineEdit *field :
         dialog->findChildren<QLineEdit *>()) // what is written makes a line of chat-ctl longer
        field->setText(u"a reason "_s.repeated(20));
    QCoreApplication::processEvents();
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        if (label->isVisible())
            QVERIFY2(isWhole(label), qPrintable(label->text()));
    }
}

void tst_ConsoleDialogs::theStatusLineIsHarmless() // faults row 31
{
    close();
    // Controls would be refused as a key; markup and a pile of marks are not.
    const QString key = u"<b>auth</b>"_s + QString(30, u'\u0301');
    QVERIFY(open(widgets::Language::English, [&](FakeBackend &backend) {
        backend.config.rows = {{key, u"true"_s, u"default"_s, true}};
    }));
    QDialog *dialog = openDialog(u"editSetting"_s);
    QVERIFY(dialog);
    auto *apply = dialog->findChild<QPushButton *>(u"apply"_s);
    dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"a test"_s);
    dialog->findChild<QLineEdit *>(u"value"_s)->setText(u"false"_s);
    QVERIFY(QTest::qWaitFor([&] { return apply->isEnabled(); }));
    apply->click();
    QVERIFY(says(u"is changed until"_s));
    const QString said = m_window->statusBar()->currentMessage();
    QVERIFY2(said.contains(u'<') && isHarmless(said), qPrintable(said));
}

void tst_ConsoleDialogs::theStateIsHarmless() // faults row 31
{
    close();
    m_socketName = u"<b>ad\u202emin"_s + QString(30, u'\u0301');
    const bool isOpen = open();
    m_socketName = u"admin.sock"_s;
    QVERIFY(isOpen);
    const auto *state = m_window->findChild<QLabel *>(u"state"_s);
    QCOMPARE(state->textFormat(), Qt::PlainText);
    QVERIFY2(state->text().contains(u'<') && isHarmless(state->text()), qPrintable(state->text()));
}

void tst_ConsoleDialogs::theLineOfASettingIsCopied()
{
    QDialog *dialog = openDialog(u"editSetting"_s);
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"value"_s)->setText(u"two words"_s);
    dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"why"_s);
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == u"Copy the command"_s)
            button->click();
    }
    const QString line = QGuiApplication::clipboard()->text();
    QVERIFY2(line.startsWith("chat-ctl config set "_L1) && line.endsWith(" 'two words' --reason why"_L1),
             qPrintable(line));
    QVERIFY2(std::ranges::none_of(line, isHostile), qPrintable(line)); // a terminal would obey
}

QTEST_MAIN(tst_ConsoleDialogs)
#include "tst_consoledialogs.moc"
