// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/completionlist.h"
#include "client-gui/composer/composer.h"
#include "client-gui/composer/composeredit.h"
#include "shared/core/limits.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace chat::gui;

namespace {

/// What an input method does, step by step: "ㅎ", "하", "한" are shown, then committed.
struct Typing {
    ComposerEdit *edit;

    void show(const QString &preedit) const
    {
        QInputMethodEvent event(preedit, {});
        QApplication::sendEvent(edit, &event);
    }
    void commit(const QString &text, const QString &next = {}) const
    {
        QInputMethodEvent event(next, {});
        event.setCommitString(text);
        QApplication::sendEvent(edit, &event);
    }
    void enter() const { QTest::keyClick(edit, Qt::Key_Return); }
};

} // namespace

class tst_Composer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void enterSendsAndShiftEnterBreaks();
    void blanksAreNotSent();
    void enterWhileComposingSendsOnce();
    void theInputMethodCommitsBeforeTheEnter();
    void aSyllableThatGrowsIntoTheNext();
    void theButtonFinishesTheSyllable();
    void composedTextIsNotSentByItself();
    void aHeldEnterSendsOnce();
    void upRecallsOnlyInAnEmptyField();
    void pasteIsPlainText();
    void completesANick();
    void completesWhileComposing();
    void escapeKeepsWhatWasTyped();
    void remaining_data();
    void remaining();
    void theLengthIsShownNearTheLimit();
    void draftsBelongToTheirRooms();
    void growsWithItsText();
    void canBeLeftWithTheKeyboard();

private:
    void type(const QString &text) { QTest::keyClicks(m_composer->edit(), text); }

    std::unique_ptr<QWidget> m_window;
    Composer *m_composer = nullptr;
    QStringListModel m_people{{u"mina"_s, u"jun"_s, u"홍길동"_s}};
    QStringListModel m_rooms{{u"channel-0"_s}};
};

void tst_Composer::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(500, 400);
    m_composer = new Composer(m_window.get());
    m_composer->setGeometry(0, 300, 500, 100);
    m_composer->setRoom(u"channel-0"_s, {}, &m_people, &m_rooms);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_composer->edit()->setFocus();
}

void tst_Composer::cleanup() { m_window.reset(); }

void tst_Composer::enterSendsAndShiftEnterBreaks()
{
    QSignalSpy said(m_composer, &Composer::said);
    type(u"one"_s);
    QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
    type(u"two"_s);
    QCOMPARE(said.size(), 0);
    QTest::keyClick(m_composer->edit(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"one\ntwo"_s);
    QVERIFY(m_composer->text().isEmpty());
}

void tst_Composer::blanksAreNotSent()
{
    QSignalSpy said(m_composer, &Composer::said);
    type(u"   "_s);
    Typing{m_composer->edit()}.enter();
    QCOMPARE(said.size(), 0);
}

// C-53: the platform hands us the Enter while the last syllable is still being composed.
void tst_Composer::enterWhileComposingSendsOnce()
{
    QSignalSpy said(m_composer, &Composer::said);
    const Typing typing{m_composer->edit()};
    typing.show(u"ㅎ"_s);
    typing.show(u"하"_s);
    typing.show(u"한"_s);
    typing.enter();
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"한"_s);
    QVERIFY(m_composer->text().isEmpty());
    QVERIFY(!m_composer->edit()->isComposing());
}

// C-53: ibus-hangul and fcitx finish the syllable and pass the Enter on.
void tst_Composer::theInputMethodCommitsBeforeTheEnter()
{
    QSignalSpy said(m_composer, &Composer::said);
    const Typing typing{m_composer->edit()};
    typing.show(u"글"_s);
    typing.commit(u"글"_s);
    typing.enter();
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"글"_s);
}

void tst_Composer::aSyllableThatGrowsIntoTheNext()
{
    QSignalSpy said(m_composer, &Composer::said);
    const Typing typing{m_composer->edit()};
    typing.show(u"한"_s);
    typing.show(u"핝"_s); // a final that belongs to the next syllable
    typing.commit(u"한"_s, u"자"_s);
    typing.enter();
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"한자"_s);
}

void tst_Composer::theButtonFinishesTheSyllable()
{
    QSignalSpy said(m_composer, &Composer::said);
    Typing{m_composer->edit()}.show(u"한"_s);
    QTest::mouseClick(m_composer->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"한"_s);
}

void tst_Composer::composedTextIsNotSentByItself()
{
    QSignalSpy said(m_composer, &Composer::said);
    const Typing typing{m_composer->edit()};
    typing.show(u"한"_s);
    typing.show({}); // taken back
    typing.enter();
    QCOMPARE(said.size(), 0);
}

void tst_Composer::aHeldEnterSendsOnce()
{
    QSignalSpy said(m_composer, &Composer::said);
    type(u"hello"_s);
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    type(u"x"_s);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QApplication::sendEvent(m_composer->edit(), &held);
    QCOMPARE(said.size(), 1);
}

void tst_Composer::upRecallsOnlyInAnEmptyField()
{
    type(u"first"_s);
    Typing{m_composer->edit()}.enter();
    QTest::keyClick(m_composer->edit(), Qt::Key_Up);
    QCOMPARE(m_composer->text(), u"first"_s);
    m_composer->edit()->setPlainText(u"typed"_s);
    QTest::keyClick(m_composer->edit(), Qt::Key_Up);
    QCOMPARE(m_composer->text(), u"typed"_s);
}

void tst_Composer::pasteIsPlainText()
{
    auto *copied = new QMimeData;
    copied->setHtml(u"<b>bold</b>"_s);
    copied->setText(u"a <b>"_s);
    QApplication::clipboard()->setMimeData(copied);
    m_composer->edit()->paste();
    QCOMPARE(m_composer->text(), u"a <b>"_s);
}

void tst_Composer::completesANick()
{
    QSignalSpy said(m_composer, &Composer::said);
    type(u"hi @mi"_s);
    const auto *list = m_window->findChild<CompletionList *>();
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 1);
    Typing{m_composer->edit()}.enter(); // chooses, does not send
    QCOMPARE(m_composer->text(), u"hi @mina "_s);
    QVERIFY(!list->isVisible());
    QCOMPARE(said.size(), 0);
    Typing{m_composer->edit()}.enter();
    QCOMPARE(said.size(), 1);
}

void tst_Composer::completesWhileComposing()
{
    type(u"@"_s);
    Typing{m_composer->edit()}.show(u"호"_s);
    const auto *list = m_window->findChild<CompletionList *>();
    QVERIFY(list->isVisible());
    QTest::keyClick(m_composer->edit(), Qt::Key_Tab);
    QCOMPARE(m_composer->text(), u"@홍길동 "_s);
    QVERIFY(!m_composer->edit()->isComposing());
}

void tst_Composer::escapeKeepsWhatWasTyped()
{
    type(u"@mi"_s);
    QTest::keyClick(m_composer->edit(), Qt::Key_Escape);
    QVERIFY(!m_window->findChild<CompletionList *>()->isVisible());
    QCOMPARE(m_composer->text(), u"@mi"_s);
}

void tst_Composer::remaining_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("left");
    const int most = chat::limits::maxTextCodePoints;
    QTest::newRow("nothing") << QString() << most;
    QTest::newRow("one below the limit") << QString(most - 1, u'가') << 1;
    QTest::newRow("at the limit") << QString(most, u'가') << 0;
    QTest::newRow("one above the limit") << QString(most + 1, u'가') << -1;
    QTest::newRow("a code point of two units counts once") << u"🚀"_s << most - 1;
}

void tst_Composer::remaining()
{
    QFETCH(QString, text);
    QFETCH(int, left);
    QCOMPARE(Composer::remaining(text), left);

    QSignalSpy said(m_composer, &Composer::said);
    m_composer->edit()->setPlainText(text);
    Typing{m_composer->edit()}.enter();
    QCOMPARE(said.size(), left >= 0 && !text.isEmpty() ? 1 : 0);
}

void tst_Composer::theLengthIsShownNearTheLimit()
{
    const auto *label = m_composer->findChild<QLabel *>();
    m_composer->edit()->setPlainText(QString(chat::limits::maxTextCodePoints - Composer::warnBelow, u'a'));
    QVERIFY(!label->isVisible());
    m_composer->edit()->insertPlainText(u"a"_s);
    QVERIFY(label->isVisible());
    QVERIFY(label->text().contains(QString::number(Composer::warnBelow - 1)));
}

void tst_Composer::draftsBelongToTheirRooms()
{
    QSignalSpy drafted(m_composer, &Composer::draftChanged);
    type(u"half a thou"_s);
    m_composer->setRoom(u"channel-1"_s, u"other"_s, nullptr, nullptr);
    QCOMPARE(drafted.size(), 1); // at once, before the room is another
    QCOMPARE(drafted[0][0].toString(), u"half a thou"_s);
    QCOMPARE(m_composer->text(), u"other"_s);
    m_composer->setRoom(u"channel-0"_s, u"half a thou"_s, nullptr, nullptr);
    QCOMPARE(drafted.size(), 1); // nothing was changed

    Typing{m_composer->edit()}.enter();
    QCOMPARE(drafted.size(), 2); // said, so there is no draft any more
    QCOMPARE(drafted[1][0].toString(), QString());
}

void tst_Composer::growsWithItsText()
{
    const int one = m_composer->edit()->height();
    m_composer->edit()->setPlainText(u"1\n2\n3"_s);
    const int three = m_composer->edit()->height();
    QVERIFY(three > one);
    m_composer->edit()->setPlainText(QString(100, u'\n'));
    const int most = m_composer->edit()->height();
    QVERIFY(most > three);
    QVERIFY(most < one * (ComposerEdit::mostLines + 1));
}

void tst_Composer::canBeLeftWithTheKeyboard()
{
    type(u"x"_s);
    QVERIFY(m_composer->edit()->hasFocus());
    QTest::keyClick(m_composer->edit(), Qt::Key_Tab);
    QVERIFY(!m_composer->edit()->hasFocus()); // C-55: no trap
    QCOMPARE(m_composer->text(), u"x"_s);
}

QTEST_MAIN(tst_Composer)
#include "tst_composer.moc"
