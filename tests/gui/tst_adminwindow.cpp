// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/announceform.h"
#include "admin-gui/serverdialog.h"
#include "tests/gui/adminwindowtest.h"
#include "tests/gui/hostiletext.h"

#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QLineSeries>
#include <QListWidget>
#include <QRadioButton>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

/// What the console's window shows.
class tst_AdminWindow final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void everyPageShowsItsRows_data() { addTables(); }
    void everyPageShowsItsRows();
    void theCurvesBeginWithTheServersPast();
    void hostileTextIsHarmless();
    void aKickAsksWhyAndIsDone();
    void aBroadcastIsSent();
    void everyFieldHasAName_data();
    void everyFieldHasAName();
    void tabsGoOnAsOneReads_data() { everyFieldHasAName_data(); }
    void tabsGoOnAsOneReads();
    void itSpeaksBothLanguages();
    void itFitsASmallScreen_data();
    void itFitsASmallScreen();
    void itSaysHowOldItIs();
    void anotherServerCanBeChosen();

private:
    [[nodiscard]] QString state() const { return m_window->findChild<QLabel *>(u"state"_s)->text(); }
};

void tst_AdminWindow::everyPageShowsItsRows()
{
    QFETCH(int, page);
    QFETCH(QString, pane);
    m_window->showPage(page);
    QVERIFY(hasRows(this->pane(pane)));
    QVERIFY(this->pane(pane)->csv().count("\r\n") > 1);
}

void tst_AdminWindow::theCurvesBeginWithTheServersPast()
{
    m_window->findChild<QComboBox *>(u"span"_s)->setCurrentIndex(int(Span::Hour));
    const auto points = [this] { // of the first tile
        const auto *chart = m_window->findChild<QChartView *>()->chart();
        qsizetype most = 0;
        for (QAbstractSeries *series : chart->series())
            most = std::max(most, qobject_cast<QLineSeries *>(series)->points().size());
        return most;
    };
    const auto past = qsizetype(sampleSeries().slots.size());
    QVERIFY(past > 1); // more than one push could draw
    QVERIFY(QTest::qWaitFor([&] { return points() >= past; }));
    const QString about = m_window->findChild<QLabel *>(u"about"_s)->text();
    QVERIFY2(about.contains("the limit of open files"_L1), qPrintable(about));
}

void tst_AdminWindow::hostileTextIsHarmless() // faults row 31
{
    m_window->showPage(Sessions);
    TablePane *sessions = pane(u"sessions"_s);
    QVERIFY(hasRows(sessions));
    const QAbstractItemModel &model = *sessions->view().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString text = model.index(row, column).data().toString();
            QVERIFY2(isHarmless(text) && !text.contains(u'\n'), qPrintable(text));
        }
    }
}

void tst_AdminWindow::aKickAsksWhyAndIsDone()
{
    m_window->showPage(Sessions);
    TablePane *sessions = pane(u"sessions"_s);
    QVERIFY(hasRows(sessions));
    QVERIFY(!button(u"kick"_s)->isEnabled());
    sessions->view().selectRow(0);
    QVERIFY(button(u"kick"_s)->isEnabled());
    QTest::mouseClick(button(u"kick"_s), Qt::LeftButton);
    QVERIFY(accept(u"spam"_s));
    QVERIFY(QTest::qWaitFor([this] { return m_window->statusBar()->currentMessage().contains(u"ended"_s); }));
}

void tst_AdminWindow::aBroadcastIsSent()
{
    m_window->showPage(Broadcast);
    QVERIFY(!button(u"send"_s)->isEnabled());
    const auto labels = m_window->findChild<AnnounceForm *>()->findChildren<QLabel *>();
    const auto names = [](const QLabel *label) { return label->buddy() && !label->text().isEmpty(); };
    QCOMPARE(std::ranges::count_if(labels, names), 5); // severity, to whom, a text in each language, when
    m_window->findChild<QPlainTextEdit *>(u"english"_s)->setPlainText(u"We restart at six."_s);
    QVERIFY(button(u"send"_s)->isEnabled());
    QTest::mouseClick(button(u"send"_s), Qt::LeftButton);
    QVERIFY(accept(u"new version"_s));
    QVERIFY(QTest::qWaitFor([this] { return m_window->statusBar()->currentMessage().contains(u"120"_s); }));
}

void tst_AdminWindow::everyFieldHasAName_data()
{
    QTest::addColumn<int>("page");
    for (int page = Overview; page <= Drain; ++page)
        QTest::addRow("page %d", page) << page;
}

void tst_AdminWindow::everyFieldHasAName()
{
    QFETCH(int, page);
    m_window->showPage(page);
    QCOMPARE(m_window->pageCount(), int(Drain) + 1);
    QWidget *first = m_window->focusWidget() ? m_window->focusWidget() : m_window.get();
    int reached = 0;
    for (QWidget *widget = first->nextInFocusChain(); widget != first; widget = widget->nextInFocusChain()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled())
            continue;
        ++reached;
        const auto *asButton = qobject_cast<QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (asButton && !asButton->text().isEmpty());
        QVERIFY2(isNamed, widget->metaObject()->className());
    }
    QVERIFY(reached > 0);
}

void tst_AdminWindow::tabsGoOnAsOneReads()
{
    QFETCH(int, page);
    m_window->showPage(page);
    auto *pages = m_window->findChild<QListWidget *>(u"pages"_s);
    const auto placeOf = [this](const QWidget *widget) {
        return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
    };
    const QWidget *last = pages;
    for (QWidget *widget = pages->nextInFocusChain(); widget != pages; widget = widget->nextInFocusChain()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const QRect from = placeOf(last);
        const QRect to = placeOf(widget);
        const QString step = last->accessibleName() + u'/' + last->objectName() + " to "_L1
            + widget->accessibleName() + u'/' + widget->objectName();
        QVERIFY2(to.top() >= from.bottom() || to.left() >= from.right(), qPrintable(step));
        last = widget;
    }
    QVERIFY(last != pages);
}

void tst_AdminWindow::itSpeaksBothLanguages()
{
    QCOMPARE(m_window->windowTitle(), u"Madang Console"_s);
    m_language->use(widgets::Language::Korean);
    QTRY_COMPARE(m_window->windowTitle(), u"마당 관리 콘솔"_s);
    QCOMPARE(m_window->findChild<QListWidget *>(u"pages"_s)->item(Sessions)->text(), u"세션"_s);
    QCOMPARE(pane(u"sessions"_s)->view().model()->headerData(0, Qt::Horizontal).toString(), u"닉네임"_s);
}

void tst_AdminWindow::itFitsASmallScreen_data()
{
    QTest::addColumn<widgets::Language>("language");
    QTest::newRow("in English") << widgets::Language::English;
    QTest::newRow("in Korean") << widgets::Language::Korean;
}

/// Every page, after each of them was shown: one that asks for more makes the window wider for all.
void tst_AdminWindow::itFitsASmallScreen()
{
    QFETCH(const widgets::Language, language);
    close();
    QVERIFY(open(language));
    auto *names = m_window->findChild<QListWidget *>(u"pages"_s);
    for (int page = Overview; page <= Drain; ++page) {
        m_window->showPage(page);
        QCoreApplication::processEvents();
        const QSize least = m_window->minimumSizeHint();
        QVERIFY2(least.width() <= 1024 && least.height() <= 700,
                 qPrintable(u"page %1 asks for %2 x %3"_s.arg(page).arg(least.width()).arg(least.height())));
        QVERIFY(names->width() >= names->sizeHintForColumn(0));
    }
}

void tst_AdminWindow::itSaysHowOldItIs()
{
    QVERIFY2(state().contains(u"Connected"_s), qPrintable(state()));
    m_socket.reset();
    QVERIFY(QTest::qWaitFor([this] { return m_link->state() == ServerLink::State::Searching; }));
    QVERIFY2(state().contains(u"No connection"_s), qPrintable(state()));
}

void tst_AdminWindow::anotherServerCanBeChosen()
{
    QFile file(m_dir.filePath(u"operator.token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("secret\n") > 0);
    file.close();
    ServerDialog dialog({});
    auto *button = dialog.findChild<QPushButton *>(u"connect"_s);
    const auto fields = dialog.findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 3); // address, file with the token, authority
    QVERIFY(button->isEnabled()); // this machine needs no more
    QVERIFY(!fields[0]->isEnabled());
    dialog.findChildren<QRadioButton *>()[1]->click();
    QVERIFY(!button->isEnabled());
    fields[0]->setText(u"not an address"_s);
    fields[1]->setText(file.fileName());
    QVERIFY(button->isEnabled());
    button->click();
    QCOMPARE(dialog.result(), int(QDialog::Rejected)); // it stays, and says why
    fields[0]->setText(u" [::1]:7443 "_s);
    fields[1]->setText(m_dir.filePath(u"none"_s));
    button->click();
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
    fields[1]->setText(file.fileName());
    button->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.target().host, u"::1"_s);
    QCOMPARE(dialog.target().token, "secret");
    QSettings settings;
    saveServerChoice(settings, dialog.choice());
    QCOMPARE(loadServerChoice(settings),
             (ServerChoice{.address = u"[::1]:7443"_s, .tokenFile = file.fileName(), .caFile = {}}));
    for (const QString &key : settings.allKeys())
        QVERIFY2(!settings.value(key).toString().contains(u"secret"_s),
                 qPrintable(key)); // its file's name only
    saveServerChoice(settings, {});
}

QTEST_MAIN(tst_AdminWindow)
#include "tst_adminwindow.moc"
