// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/composer.h"
#include "client-gui/composer/composeredit.h"
#include "client-gui/conversation.h"
#include "client-gui/dialogs/certificatedialog.h"
#include "client-gui/mainwindow.h"
#include "client-gui/matches/readycheck.h"
#include "client-gui/panes/connectionbanner.h"
#include "client-gui/panes/roomspane.h"
#include "client-gui/singleinstance.h"
#include "client-gui/timeline/timelinepane.h"
#include "client-gui/timeline/timelineview.h"
#include "shared/core/limits.h"
#include "shared/protocol/validate.h"
#include "tests/checkout.h"
#include "tests/support/testserver.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::gui;

/// The whole window against a real server.
class tst_ClientWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void saysAndShows();
    void switchesRoomsWithTheKeyboard();
    void oneListFeedsEveryBadge();
    void keepsADraft();
    void speaksBothLanguages();
    void everythingHasANameForScreenReaders();
    void theTimelineIsReadLineByLine();
    void noModelIsEverReset();
    void aMatchOpensItsRoom_F_071();
    void aCertificateIsShownAndRemembered();
    void aSecondStartRaisesTheFirst();
    void itsDeviceHasOneNameForEver_F_161();

private:
    void connectTo(MainWindow &window, const QString &nick);
    void save(QWidget &window, const QString &name);

    test::TestServer m_server;
    QString m_profile;
};

void tst_ClientWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_server.config.modes = {{.name = u"duel"_s}};
    QVERIFY2(m_server.start(), qPrintable(m_server.failure));
}

void tst_ClientWindow::init()
{
    m_profile = u"test-%1"_s.arg(QString::fromLatin1(UserId::random().toText()));
}

void tst_ClientWindow::connectTo(MainWindow &window, const QString &nick)
{
    window.show();
    window.begin(
        {.server = m_server.url(test::Transport::Ws), .guest = nick, .room = u"channel-0"_s, .profile = {}});
    QTRY_VERIFY(window.conversation()->room().isValid());
}

void tst_ClientWindow::save(QWidget &window, const QString &name)
{
    const QDir pictures(QStringLiteral(CHAT_BINARY_DIR "/pictures"));
    QVERIFY(pictures.mkpath(u"."_s));
    QVERIFY(window.grab().save(pictures.filePath(name)));
}

void tst_ClientWindow::saysAndShows()
{
    MainWindow mina{Profile(m_profile)};
    connectTo(mina, u"mina"_s);
    QVERIFY(mina.findChild<ConnectionBanner *>()->isHidden());
    QTest::keyClicks(mina.conversation()->composer()->edit(), u"hello from the window"_s);
    QTest::keyClick(mina.conversation()->composer()->edit(), Qt::Key_Return);
    const auto *view = mina.conversation()->timeline()->view();
    QTRY_VERIFY(view->model()->rowCount() > 0);
    const QModelIndex last = view->model()->index(view->model()->rowCount() - 1, 0);
    QCOMPARE(last.data(client::Timeline::TextRole).toString(), u"hello from the window"_s);
    QTRY_COMPARE(last.data(client::Timeline::StateRole).value<client::MessageState>(),
                 client::MessageState::Sent);
    save(mina, u"client_says.png"_s);
}

void tst_ClientWindow::switchesRoomsWithTheKeyboard()
{
    MainWindow window{Profile(m_profile)};
    connectTo(window, u"jun"_s);
    QTRY_VERIFY(window.session()->channels()->rowCount() > 1);
    const RoomId first = window.conversation()->room();
    const RoomId next = window.roomsPane()->neighbour(first, 1, false);
    QVERIFY(next.isValid() && next != first);
    QCOMPARE(window.roomsPane()->neighbour(next, -1, false), first);
    QVERIFY(!window.roomsPane()->neighbour(first, 1, true).isValid()); // nothing is unread

    window.showRoom(next);
    QCOMPARE(window.conversation()->room(), next);
    QTRY_VERIFY(window.session()
                    ->channels()
                    ->index(window.session()->channels()->rowOf(next))
                    .data(client::RoomListModel::JoinedRole)
                    .toBool());
}

void tst_ClientWindow::oneListFeedsEveryBadge()
{
    MainWindow called{Profile(m_profile)};
    connectTo(called, u"called"_s);
    const auto *rooms = called.session()->channels();
    QTRY_VERIFY(rooms->rowCount() > 1);
    const RoomId shown = called.conversation()->room();
    const RoomId other = called.roomsPane()->neighbour(shown, 1, false);
    called.showRoom(other);
    QTRY_VERIFY(called.session()->timeline(other)->position());
    called.showRoom(shown);

    MainWindow caller{Profile(m_profile + u"-caller"_s)};
    connectTo(caller, u"caller"_s);
    caller.showRoom(other);
    for (const QString &text : {u"is anybody here"_s, u"@called are you"_s})
        caller.session()->say(other, text);
    QTRY_COMPARE(rooms->totalUnread(), 2);
    QCOMPARE(rooms->totalMentions(), 1);
    QVERIFY2(called.windowTitle().startsWith(u"(2) "_s), qPrintable(called.windowTitle()));
    QCOMPARE(called.roomsPane()->neighbour(shown, 1, true), other);

    called.session()->markRead(other, called.session()->timeline(other)->position()->seq);
    QCOMPARE(rooms->totalUnread(), 0);
    QVERIFY2(!called.windowTitle().contains(u'('), qPrintable(called.windowTitle()));
}

void tst_ClientWindow::keepsADraft()
{
    {
        MainWindow window{Profile(m_profile)};
        connectTo(window, u"draft"_s);
        window.conversation()->composer()->edit()->setPlainText(u"half a thought"_s);
    }
    MainWindow window{Profile(m_profile)};
    connectTo(window, u"draft"_s);
    QCOMPARE(window.conversation()->composer()->text(), u"half a thought"_s);
}

void tst_ClientWindow::speaksBothLanguages()
{
    MainWindow window{Profile(m_profile)};
    Settings settings;
    settings.language = widgets::Language::Korean;
    window.applySettings(settings);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(window.windowTitle(), u"마당"_s);
    settings.language = widgets::Language::English;
    settings.appearance.theme = widgets::Theme::Dark;
    window.applySettings(settings);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(window.windowTitle(), u"Madang"_s);
    window.show();
    save(window, u"client_dark.png"_s);
}

// C-55: whoever cannot see the window hears what has the focus.
void tst_ClientWindow::everythingHasANameForScreenReaders()
{
    MainWindow window{Profile(m_profile)};
    window.show();
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const bool takesKeys = widget->focusPolicy() & Qt::TabFocus;
        const bool matters = qobject_cast<const QAbstractItemView *>(widget)
            || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
            || qobject_cast<const QToolButton *>(widget);
        if (takesKeys && matters && widget->objectName() != "qt_toolbar_ext_button"_L1)
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

// C-55: each message is a line of its own, with its author.
void tst_ClientWindow::theTimelineIsReadLineByLine()
{
    MainWindow window{Profile(m_profile)};
    connectTo(window, u"reader"_s);
    auto *view = window.conversation()->timeline()->view();
    const int before = view->model()->rowCount();
    const QStringList said{u"first"_s, u"두 번째"_s};
    for (const QString &text : said)
        window.session()->say(window.conversation()->room(), text);
    QTRY_COMPARE(view->model()->rowCount(), before + 2);
    QTRY_COMPARE(window.session()->diagnostics().unsent, 0);

    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view);
    QVERIFY(list);
    QCOMPARE(list->childCount(), before + 2);
    for (int i = 0; i < 2; ++i) {
        const QString line = list->child(before + i)->text(QAccessible::Name);
        QVERIFY2(line.startsWith("reader, "_L1) && line.endsWith(u": "_s + said[i]), qPrintable(line));
    }
}

// Whoever reads a list, or listens to it, keeps his place whatever happens.
void tst_ClientWindow::noModelIsEverReset()
{
    MainWindow window{Profile(m_profile)};
    connectTo(window, u"keeper"_s);
    auto *session = window.session();
    QTRY_VERIFY(session->channels()->rowCount() > 1);
    const RoomId room = window.conversation()->room();
    const RoomId other = window.roomsPane()->neighbour(room, 1, false);

    std::vector<std::pair<const char *, std::unique_ptr<QSignalSpy>>> resets; // by the class of the model
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    QSet<QAbstractItemModel *> models{session->channels(),     session->announcements(),
                                      session->timeline(room), session->timeline(other),
                                      session->members(room),  session->members(other)};
    for (const QAbstractItemView *view : window.findChildren<QAbstractItemView *>())
        models << view->model();
    QVERIFY(models.size() > 6); // the filter of the rooms and the proposals besides
    for (QAbstractItemModel *model : std::as_const(models)) {
        testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        resets.emplace_back(model->metaObject()->className(),
                            std::make_unique<QSignalSpy>(model, &QAbstractItemModel::modelReset));
    }

    auto *edit = window.conversation()->composer()->edit();
    QTest::keyClicks(edit, u"@kee"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QTest::keyClicks(edit, u" says #chan"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(session->diagnostics().unsent, 0);
    auto *filter = window.roomsPane()->findChild<QLineEdit *>();
    QTest::keyClicks(filter, u"channel-1"_s);
    filter->clear();
    window.showRoom(other);
    QTRY_COMPARE_WITH_TIMEOUT(session->members(other)->rowCount(), 1,
                              15'000); // guests of before have a grace
    window.showRoom(room);
    Settings settings;
    settings.language = widgets::Language::Korean;
    settings.compact = true;
    window.applySettings(settings);
    auto &listen = m_server.config.server.listen;
    const auto anyPorts = listen;
    listen.front().port = m_server.port(test::Transport::Ws);
    m_server.stop(); // and back at the same place, so that the rooms are entered again
    QTRY_VERIFY(session->status().state == client::LinkState::Waiting);
    QVERIFY2(m_server.start(), qPrintable(m_server.failure));
    listen = anyPorts;
    session->tryNow();
    QTRY_COMPARE(session->status().state, client::LinkState::Online);
    QTRY_COMPARE(session->members(room)->rowCount(), 1);
    session->leave(other);
    session->close();
    for (const auto &[name, reset] : resets)
        QVERIFY2(reset->isEmpty(), name);
}

void tst_ClientWindow::aMatchOpensItsRoom_F_071()
{
    MainWindow mina{Profile(m_profile)};
    MainWindow jiho{Profile(m_profile + u"-jiho"_s)};
    connectTo(mina, u"mina"_s);
    connectTo(jiho, u"jiho"_s);
    const RoomId before = mina.conversation()->room();
    for (const MainWindow *window : {&mina, &jiho})
        window->session()->matches()->queue({.mode = u"duel"_s});
    const auto stage = [](const MainWindow &window) { return window.session()->matches()->life().stage(); };
    QTRY_COMPARE(stage(mina), client::MatchStage::Found);
    QTRY_COMPARE(stage(jiho), client::MatchStage::Found);
    QVERIFY(!mina.findChild<ReadyCheck *>()->isHidden());
    QCOMPARE(mina.conversation()->room(), before);
    for (const MainWindow *window : {&mina, &jiho})
        window->session()->matches()->answer(true);
    for (const MainWindow *window : {&mina, &jiho}) {
        QTRY_COMPARE(stage(*window), client::MatchStage::Playing);
        QTRY_COMPARE(window->conversation()->room(), window->session()->matches()->life().match().room);
        QCOMPARE(window->windowTitle(), u"duel - Madang"_s);
        QVERIFY(window->findChild<ReadyCheck *>()->isHidden());
    }
    mina.session()->matches()->leave();
    QVERIFY(!mina.conversation()->room().isValid());
}

void tst_ClientWindow::aCertificateIsShownAndRemembered()
{
    const CommandLine line{.server = m_server.url(test::Transport::Wss), .guest = u"careful"_s};
    {
        MainWindow window{Profile(m_profile)};
        window.show();
        window.begin(line);
        QTRY_COMPARE(window.session()->status().state, client::LinkState::Ended);
        auto *banner = window.findChild<ConnectionBanner *>();
        Q_EMIT banner->certificateRequested();
        auto *dialog = window.findChild<CertificateDialog *>();
        QVERIFY(dialog);
        const QByteArray shown = QSslCertificate(m_server.certificate()).digest(QCryptographicHash::Sha256);
        const auto labels = dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->text() == fingerprintText(shown) && label->textFormat() == Qt::PlainText;
        }));
        dialog->accept();
        QTRY_COMPARE(window.session()->status().state, client::LinkState::Online);
        QVERIFY(banner->isHidden());
    }
    MainWindow window{Profile(m_profile)};
    window.show();
    window.begin(line);
    QTRY_COMPARE(window.session()->status().state, client::LinkState::Online); // without a question
}

void tst_ClientWindow::aSecondStartRaisesTheFirst()
{
    const Profile profile(m_profile);
    const SingleInstance first(profile.folder());
    QVERIFY(first.isFirst());
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    const SingleInstance second(profile.folder());
    QVERIFY(!second.isFirst());
    QTRY_COMPARE(raised.size(), 1);
}

void tst_ClientWindow::itsDeviceHasOneNameForEver_F_161()
{
    const QByteArray made = deviceId();
    QVERIFY(checkedAscii(TextRule::Device, made));
    QCOMPARE(deviceId(), made);
    QFile kept(QFileInfo(Profile(m_profile).folder()).dir().filePath(u"device.id"_s));
    QCOMPARE(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(kept.open(QIODevice::ReadWrite));
    QCOMPARE(kept.readAll(), made);
    QVERIFY(kept.resize(limits::minDeviceIdChars - 1)); // spoiled
    kept.close();
    const QByteArray another = deviceId();
    QVERIFY(another != made);
    QCOMPARE(deviceId(), another);
}

QTEST_MAIN(tst_ClientWindow)
#include "tst_clientwindow.moc"
