// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/timelineview.h"
#include "shared/widgets/colours.h"
#include "tests/gui/faketimeline.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::gui;
using chat::test::FakeTimeline;

class tst_TimelineView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void beginsAtTheNewest();
    void followsTheNewestWhileAtTheBottom();
    void staysWhereItIsWhenScrolledUp();
    void olderHistoryDoesNotJump();
    void scrollingUpMovesByWhatWasScrolled();
    void removingOldRowsDoesNotJump();
    void aWidthDoesNotJump();
    void asksForHistoryNearTheTop();
    void fewMessagesStandAtTheBottom();
    void oneLayoutForPaintSizeAndMouse();
    void laysOutOnlyWhatIsSeen();
    void groupsByAuthorAndDay_data();
    void groupsByAuthorAndDay();
    void theUnreadLine();
    void retriesAndDiscards();
    void opensLinksOnlyWhenAsked();
    void linksAreSeen_data();
    void linksAreSeen();
    void marksAndCopies();
    void copiesSelectedRows();
    void theKeyboardReachesEveryMessage();
    void aScreenReaderSaysWhoSaidIt_data();
    void aScreenReaderSaysWhoSaidIt();

private:
    [[nodiscard]] int yOf(int row) const { return m_view->visualRect(m_model->index(row, 0)).top(); }
    void fill(int rows) { m_model->insert(0, FakeTimeline::many(rows, 1000)); }
    [[nodiscard]] QPoint inText(int row) const
    {
        const QRect rect = m_view->visualRect(m_model->index(row, 0));
        const MessageLayout &layout
            = m_view->timelineDelegate()->layoutOf(m_model->index(row, 0), rect.width());
        return rect.topLeft() + layout.text + QPoint(1, 3);
    }

    std::unique_ptr<FakeTimeline> m_model;
    std::unique_ptr<TimelineView> m_view;
};

void tst_TimelineView::init()
{
    m_view.reset();
    m_model = std::make_unique<FakeTimeline>();
    m_view = std::make_unique<TimelineView>();
    m_view->resize(500, 400);
    m_view->setModel(m_model.get());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_TimelineView::beginsAtTheNewest()
{
    fill(500);
    QVERIFY(m_view->isAtBottom());
    QCOMPARE(m_view->lastVisibleRow(), 499);
    QCOMPARE(m_view->visualRect(m_model->index(499, 0)).bottom(),
             m_view->viewport()->height() - TimelineView::bottomAir - 1);
}

void tst_TimelineView::followsTheNewestWhileAtTheBottom()
{
    fill(500);
    m_model->append({.text = u"new"_s, .seq = 2000});
    QCOMPARE(m_view->visualRect(m_model->index(500, 0)).bottom(),
             m_view->viewport()->height() - TimelineView::bottomAir - 1);
}

void tst_TimelineView::staysWhereItIsWhenScrolledUp()
{
    fill(500);
    m_view->showAtTop(200);
    QVERIFY(!m_view->isAtBottom());
    const int before = yOf(203);
    m_model->append({.text = u"new"_s, .seq = 2000});
    QCOMPARE(yOf(203), before);
    m_view->scrollToNewest();
    QVERIFY(m_view->isAtBottom());
}

void tst_TimelineView::olderHistoryDoesNotJump()
{
    fill(500);
    m_view->showAtTop(3);
    const int before = yOf(5);
    m_model->insert(0, FakeTimeline::many(50, 950));
    QCOMPARE(yOf(55), before);
}

void tst_TimelineView::scrollingUpMovesByWhatWasScrolled()
{
    fill(500);
    m_view->showAtTop(200);
    for (int i = 0; i < 40; ++i) { // onto rows that were never measured
        const int row = m_view->firstVisibleRow() + 1;
        const int before = yOf(row);
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() - 60);
        QCOMPARE(yOf(row), before + 60);
    }
}

void tst_TimelineView::removingOldRowsDoesNotJump()
{
    fill(500);
    m_view->showAtTop(300);
    const int before = yOf(305);
    m_model->remove(0, 100);
    QCOMPARE(yOf(205), before);
}

void tst_TimelineView::aWidthDoesNotJump()
{
    fill(500);
    m_view->showAtTop(300);
    m_view->resize(300, 400);
    QCOMPARE(m_view->firstVisibleRow(), 300);
    QCOMPARE(yOf(300), 0);
}

void tst_TimelineView::asksForHistoryNearTheTop()
{
    fill(500);
    QSignalSpy nearTop(m_view.get(), &TimelineView::nearTop);
    m_view->showAtTop(100);
    QCOMPARE(nearTop.size(), 0);
    m_view->showAtTop(10);
    QVERIFY(nearTop.size() > 0);
}

void tst_TimelineView::fewMessagesStandAtTheBottom()
{
    m_model->append({.text = u"alone"_s, .seq = 1});
    const QRect rect = m_view->visualRect(m_model->index(0, 0));
    QCOMPARE(rect.bottom(), m_view->viewport()->height() - TimelineView::bottomAir - 1);
    QCOMPARE(m_view->indexAt(rect.center()).row(), 0);
    QVERIFY(!m_view->indexAt({10, 2}).isValid());
}

void tst_TimelineView::oneLayoutForPaintSizeAndMouse()
{
    fill(60);
    QStyleOptionViewItem option;
    option.rect.setWidth(m_view->viewport()->width());
    for (int row = m_view->firstVisibleRow(); row <= m_view->lastVisibleRow(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const QRect rect = m_view->visualRect(index);
        QCOMPARE(rect.height(), m_view->timelineDelegate()->sizeHint(option, index).height());
        const MessageLayout &layout = m_view->timelineDelegate()->layoutOf(index, rect.width());
        QVERIFY(layout.text.y() + int(layout.body->boundingRect().height()) <= layout.height);
        QCOMPARE(m_view->timelineDelegate()->hit(index, rect.width(), layout.text + QPoint(1, 3)).part,
                 TimelineHit::Part::Text);
    }
}

// 100,000 rows: what is read from the model does not depend on how many there are.
void tst_TimelineView::laysOutOnlyWhatIsSeen()
{
    m_model->insert(0, FakeTimeline::many(100'000, 1));
    m_view->viewport()->repaint();

    m_model->reads = 0;
    m_model->append({.text = u"new"_s, .seq = 200'000});
    m_view->viewport()->repaint();
    m_model->insert(0, FakeTimeline::many(50, 300'000));
    m_view->viewport()->repaint();
    m_view->resize(450, 400);
    m_view->viewport()->repaint();
    m_view->showAtTop(50'000);
    m_view->viewport()->repaint();
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 3);
    m_view->viewport()->repaint();
    QVERIFY2(m_model->reads < 10'000, qPrintable(QString::number(m_model->reads)));
}

void tst_TimelineView::groupsByAuthorAndDay_data()
{
    QTest::addColumn<FakeTimeline::Row>("above");
    QTest::addColumn<FakeTimeline::Row>("row");
    QTest::addColumn<bool>("day");
    QTest::addColumn<bool>("author");

    const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0));
    const FakeTimeline::Row first{.text = u"a"_s, .seq = 1, .time = noon};
    const auto later = [&](int seconds) {
        return FakeTimeline::Row{.text = u"b"_s, .seq = 2, .time = noon.addSecs(seconds)};
    };
    FakeTimeline::Row other = later(1);
    other.authorId = 2;
    other.author = u"jun"_s;
    FakeTimeline::Row renamed = later(1);
    renamed.author = u"mina2"_s;
    FakeTimeline::Row gap = later(1);
    gap.gap = true;
    QTest::newRow("the same author a second later") << first << later(1) << false << false;
    QTest::newRow("just within five minutes") << first << later(299) << false << false;
    QTest::newRow("five minutes later") << first << later(300) << false << true;
    QTest::newRow("another author") << first << other << false << true;
    QTest::newRow("the same person under another name") << first << renamed << false << true;
    QTest::newRow("the next day") << first << later(24 * 3600) << true << true;
    QTest::newRow("behind something that is missing") << first << gap << false << true;
}

void tst_TimelineView::groupsByAuthorAndDay()
{
    QFETCH(FakeTimeline::Row, above);
    QFETCH(FakeTimeline::Row, row);
    QFETCH(bool, day);
    QFETCH(bool, author);
    m_model->append(above);
    m_model->append(row);
    const MessageLayout &layout = m_view->timelineDelegate()->layoutOf(m_model->index(1, 0), 400);
    QCOMPARE(!layout.day.isEmpty(), day);
    QCOMPARE(!layout.author.isEmpty(), author);
    QCOMPARE(!layout.missing.isEmpty(), row.gap);
}

void tst_TimelineView::theUnreadLine()
{
    fill(20); // 1000 ...
    m_view->setUnreadAfter(1009);
    for (int row = 0; row < 20; ++row) {
        const MessageLayout &layout = m_view->timelineDelegate()->layoutOf(m_model->index(row, 0), 400);
        QCOMPARE(!layout.unread.isEmpty(), row == 10);
    }
}

void tst_TimelineView::retriesAndDiscards()
{
    m_model->append({.text = u"late"_s, .state = client::MessageState::Failed, .nonce = "n1"});
    const QModelIndex index = m_model->index(0, 0);
    const QRect rect = m_view->visualRect(index);
    const MessageLayout layout = m_view->timelineDelegate()->layoutOf(index, rect.width());
    QSignalSpy retry(m_view.get(), &TimelineView::retryRequested);
    QSignalSpy discard(m_view.get(), &TimelineView::discardRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rect.topLeft() + layout.retry.center());
    QCOMPARE(retry.size(), 1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rect.topLeft() + layout.discard.center());
    QCOMPARE(discard.size(), 1);
    m_view->setCurrentIndex(index);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(retry.size(), 2);

    m_model->change(0, {.text = u"late"_s, .seq = 1});
    QVERIFY(m_view->timelineDelegate()->layoutOf(index, rect.width()).retry.isEmpty());
}

void tst_TimelineView::opensLinksOnlyWhenAsked()
{
    m_model->append({.text = u"https://example.org/x tail"_s, .seq = 1});
    QSignalSpy link(m_view.get(), &TimelineView::linkActivated);
    QTest::mouseMove(m_view->viewport(), inText(0));
    QCOMPARE(link.size(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, inText(0));
    QCOMPARE(link.size(), 1);
    QCOMPARE(link[0][0].toUrl(), QUrl(u"https://example.org/x"_s));
}

void tst_TimelineView::linksAreSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<client::MessageState>("state");
    QTest::addColumn<bool>("underlined");
    QTest::newRow("an address") << u"at https://example.org/x"_s << client::MessageState::Sent << true;
    QTest::newRow("an address that is on its way")
        << u"at https://example.org/x"_s << client::MessageState::Pending << true;
    QTest::newRow("words") << u"at the end of the yard"_s << client::MessageState::Sent << false;
}

void tst_TimelineView::linksAreSeen()
{
    QFETCH(QString, text);
    QFETCH(client::MessageState, state);
    m_model->append({.text = text, .seq = 1, .state = state});
    const int y = inText(0).y();
    const QImage body = m_view->viewport()->grab({0, y, m_view->width(), 40}).toImage();
    const QRgb colour = widgets::tones(m_view->palette()).link.rgb();
    const auto inColour = [&](int line) {
        int pixels = 0;
        for (int x = 0; x < body.width(); ++x)
            pixels += body.pixel(x, line) == colour;
        return pixels;
    };
    int most = 0;
    for (int line = 0; line < body.height(); ++line)
        most = std::max(most, inColour(line));
    QTEST(most > 50, "underlined");
}

void tst_TimelineView::marksAndCopies()
{
    m_model->append({.text = u"hello world"_s, .seq = 1});
    m_model->append({.text = u"second"_s, .seq = 2});
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, inText(0));
    QCOMPARE(m_view->copiedText(), u"hello"_s);

    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, inText(0));
    QTest::mouseMove(m_view->viewport(), inText(1) + QPoint(300, 0));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, inText(1) + QPoint(300, 0));
    const QString copied = m_view->copiedText();
    QCOMPARE(copied.count(u'\n'), 1);
    QVERIFY(copied.contains(u"mina"_s) && copied.endsWith(u"second"_s));
    QTest::keySequence(m_view.get(), QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), copied);
}

void tst_TimelineView::copiesSelectedRows()
{
    fill(3);
    m_view->setCurrentIndex(m_model->index(1, 0));
    QCOMPARE(m_view->copiedText(), m_model->index(1, 0).data(Qt::DisplayRole).toString());
    m_view->selectAll();
    QCOMPARE(m_view->copiedText().count(u'\n'), 2);
}

void tst_TimelineView::theKeyboardReachesEveryMessage()
{
    fill(300);
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QVERIFY(m_view->visualRect(m_view->currentIndex()).top() >= 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentIndex().row(), 299);
    QCOMPARE(m_view->visualRect(m_view->currentIndex()).bottom(),
             m_view->viewport()->height() - TimelineView::bottomAir - 1);
    QVERIFY(m_view->isAtBottom()); // and follows what comes
}

void tst_TimelineView::aScreenReaderSaysWhoSaidIt_data()
{
    QTest::addColumn<client::MessageState>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("behind");
    using State = client::MessageState;
    QTest::newRow("sent") << State::Sent << u"hello"_s << QString();
    QTest::newRow("on its way") << State::Pending << u"hello"_s << u" (Being sent)"_s;
    QTest::newRow("refused") << State::Failed << u"hello"_s << u" (Not sent. You are writing too fast.)"_s;
    QTest::newRow("markup is only text") << State::Sent << u"<b>hello</b>"_s << QString();
}

// C-55
void tst_TimelineView::aScreenReaderSaysWhoSaidIt()
{
    QFETCH(client::MessageState, state);
    QFETCH(QString, text);
    QFETCH(QString, behind);
    m_model->append({.text = text, .author = u"미나"_s, .state = state});
    const QString time = timeText(QDateTime(QDate(2026, 3, 1), QTime(12, 0)));
    QCOMPARE(spokenMessage(m_model->index(0)), u"미나, %1: %2%3"_s.arg(time, text, behind));
}

QTEST_MAIN(tst_TimelineView)
#include "tst_timelineview.moc"
