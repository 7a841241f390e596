// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/announceform.h"
#include "shared/client/admin/rowtable.h"
#include "tests/gui/adminwindowtest.h"

#include <QAction>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

/// What an operator does in the console's window.
class tst_AdminActs final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void roomsAreClosed();
    void theVerbIsOnTheButton_data();
    void theVerbIsOnTheButton();
    void aRoomIsHeldUp_data();
    void aRoomIsHeldUp();
    void manyLinesFitTheScreen_data();
    void manyLinesFitTheScreen();
    void aBanAsksForHowLong();
    void aDeviceIsBanned_F_161();
    void aBanIsLifted();
    void aSlowJobIsRedAndNamed();
    void aMessageToOneSession();
    void anAnnouncementIsTakenBack();
};

void tst_AdminActs::roomsAreClosed()
{
    m_window->showPage(Rooms);
    TablePane *rooms = pane(u"rooms"_s);
    QVERIFY(hasRows(rooms));
    QVERIFY(!button(u"roomActs"_s)->isEnabled());
    rooms->view().selectAll();
    const auto action = [this](const QString &name) { return m_window->findChild<QAction *>(name); };
    QVERIFY(action(u"closeRoom"_s)->isEnabled());
    QVERIFY(!action(u"openRoom"_s)->isEnabled()); // none is closed
    action(u"closeRoom"_s)->trigger();
    QVERIFY(accept(u"spam"_s));
    QVERIFY(says(u"7"_s));
    const auto closed = asked<CloseRoom>();
    QCOMPARE(closed.size(), size_t(2));
    QCOMPARE(closed[0], (CloseRoom{oneRoom, u"spam"_s}));
    QCOMPARE(closed[1].room, RoomId{0x4444});
}

void tst_AdminActs::theVerbIsOnTheButton_data()
{
    QTest::addColumn<widgets::Language>("language");
    QTest::addColumn<QString>("verb");
    QTest::newRow("English, without its mnemonic") << widgets::Language::English << u"Hold up"_s;
    QTest::newRow("Korean, without the letter behind it") << widgets::Language::Korean << u"멈춰 두기"_s;
}

void tst_AdminActs::theVerbIsOnTheButton()
{
    QFETCH(widgets::Language, language);
    m_language->use(language);
    m_window->showPage(Rooms);
    QVERIFY(hasRows(pane(u"rooms"_s)));
    pane(u"rooms"_s)->view().selectRow(0);
    m_window->findChild<QAction *>(u"blockRoom"_s)->trigger();
    const auto *dialog = m_window->findChild<ActDialog *>();
    QVERIFY(dialog);
    QTEST(dialog->windowTitle(), "verb");
}

void tst_AdminActs::aRoomIsHeldUp_data()
{
    QTest::addColumn<std::optional<Error>>("refusal");
    QTest::addColumn<QString>("said");
    QTest::newRow("where the server runs with debug faults")
        << std::optional<Error>() << u"The room is held up."_s;
    QTest::newRow("anywhere else the server refuses")
        << std::optional(Error{ErrorCode::NotImplemented, {}}) << u"does not offer that"_s;
}

void tst_AdminActs::aRoomIsHeldUp()
{
    QFETCH(std::optional<Error>, refusal);
    QFETCH(QString, said);
    m_window->showPage(Rooms);
    TablePane *rooms = pane(u"rooms"_s);
    QVERIFY(hasRows(rooms));
    rooms->view().selectRow(0);
    QVERIFY(QTest::qWaitFor([this] { return asked<FetchPeople>().size() == 1; }));
    m_backend->refusal = refusal;
    m_window->findChild<QAction *>(u"blockRoom"_s)->trigger();
    const auto *dialog = m_window->findChild<ActDialog *>();
    QVERIFY(dialog);
    QVERIFY(std::ranges::any_of(dialog->findChildren<QLabel *>(), [](const QLabel *label) {
        return label->text().startsWith("chat-ctl block "_L1);
    }));
    QVERIFY(accept(u"drill"_s));
    QVERIFY(says(said));
    QCOMPARE(asked<BlockRoom>().front().reason, u"drill"_s);
}

void tst_AdminActs::manyLinesFitTheScreen_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("shown");
    QTest::addColumn<QString>("last");
    QTest::newRow("nine") << 9 << 9 << u"line 9"_s;
    QTest::newRow("ten") << 10 << 10 << u"line 10"_s;
    QTest::newRow("eleven") << 11 << 11 << u"… and 1 more"_s;
    QTest::newRow("two hundred") << 200 << 11 << u"… and 190 more"_s;
}

void tst_AdminActs::manyLinesFitTheScreen()
{
    QFETCH(int, lines);
    QFETCH(int, shown);
    QFETCH(QString, last);
    QStringList all;
    for (int i = 1; i <= lines; ++i)
        all << u"line %1"_s.arg(i);
    const auto words = [] { return ActDialog::Words{u"Really?"_s, u"Act"_s}; };
    const ActDialog dialog(words, [&](const QString &) { return all.join(u'\n'); }, nullptr);
    QStringList seen;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->text().startsWith(u"line 1"_s))
            seen = label->text().split(u'\n');
    }
    QCOMPARE(seen.size(), shown);
    QCOMPARE(seen.last(), last);
}

void tst_AdminActs::aBanAsksForHowLong()
{
    m_window->showPage(Sessions);
    TablePane *sessions = pane(u"sessions"_s);
    QVERIFY(hasRows(sessions));
    sessions->view().selectRow(0);
    QTest::mouseClick(button(u"ban"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<ActDialog *>();
    QVERIFY(dialog);
    const auto shows = [dialog](const QString &text) {
        return std::ranges::any_of(dialog->findChildren<QLabel *>(),
                                   [&](const QLabel *label) { return label->text().contains(text); });
    };
    QVERIFY(shows(u"--for 1h"_s));
    dialog->findChild<QComboBox *>(u"banTime"_s)->setCurrentIndex(5); // for good
    QVERIFY(!shows(u"--for"_s));
    dialog->findChild<QComboBox *>(u"banTarget"_s)->setCurrentIndex(1);
    QVERIFY(shows(u"--address 192.0.2.7"_s));
    QVERIFY(accept(u"flood"_s));
    QVERIFY(says(u"Shut out"_s));
    QCOMPARE(asked<AddBan>(),
             std::vector{(AddBan{
                 .target = {.user = {}, .address = u"192.0.2.7"_s}, .until = {}, .reason = u"flood"_s})});
}

/// Where all who are selected have named theirs.
void tst_AdminActs::aDeviceIsBanned_F_161()
{
    m_window->showPage(Sessions);
    TablePane *sessions = pane(u"sessions"_s);
    QVERIFY(hasRows(sessions));
    const auto askBan = [&](const std::vector<int> &rows) {
        sessions->view().clearSelection();
        for (const int row : rows) {
            sessions->view().selectionModel()->select(sessions->view().model()->index(row, 0),
                                                      QItemSelectionModel::Select
                                                          | QItemSelectionModel::Rows);
        }
        QTest::mouseClick(button(u"ban"_s), Qt::LeftButton);
        return m_window->findChild<ActDialog *>();
    };
    int named = 0; // the row of who has named his device
    while (sessions->view().model()->index(named, 2).data().toString() != u"192.0.2.7"_s)
        QVERIFY(++named < 2);
    ActDialog *dialog = askBan({0, 1});
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QComboBox *>(u"banTarget"_s)->count(), 2);
    delete dialog;
    dialog = askBan({named});
    QVERIFY(dialog);
    auto *target = dialog->findChild<QComboBox *>(u"banTarget"_s);
    QCOMPARE(target->count(), 3);
    target->setCurrentIndex(2);
    QVERIFY(accept(u"again"_s));
    QVERIFY(says(u"Shut out"_s));
    AddBan wish = asked<AddBan>().front();
    QCOMPARE(wish.target, (BannedTarget{.user = {}, .address = {}, .device = DeviceId{0x7373}}));
}

void tst_AdminActs::aBanIsLifted()
{
    m_window->showPage(Bans);
    TablePane *bans = pane(u"bans"_s);
    QVERIFY(hasRows(bans));
    QVERIFY(!button(u"lift"_s)->isEnabled());
    bans->view().selectRow(0);
    QTest::mouseClick(button(u"lift"_s), Qt::LeftButton);
    QVERIFY(accept(u"sorry"_s));
    QVERIFY(says(u"lifted"_s));
}

void tst_AdminActs::aSlowJobIsRedAndNamed() // U-02
{
    m_backend->workers.actors = {
        {.name = u"room hall"_s, .kind = "room", .state = ActorState::Running, .job = "block", .jobMs = 2000},
        {.name = u"room attic"_s, .kind = "room"}};
    m_window->showPage(Workers);
    TablePane *actors = pane(u"actors"_s);
    const QAbstractItemModel &model = *actors->view().model();
    QVERIFY(QTest::qWaitFor([&] { return model.rowCount() == 2; }));
    for (int row = 0; row < 2; ++row) {
        const bool isSlow = model.index(row, 0).data().toString().contains(u"hall"_s);
        QCOMPARE(model.index(row, 0).data(AlarmRole).toBool(), isSlow);
    }
    QVERIFY(actors->csv().contains("held up")); // in the words of the flight recorder
    Q_EMIT actors->activated(0); // what can be done about it: close it, put it under quarantine
    QCOMPARE(m_window->findChild<QListWidget *>(u"pages"_s)->currentRow(), int(Rooms));
    QCOMPARE(pane(u"rooms"_s)->filter(), u"hall"_s);
}

void tst_AdminActs::aMessageToOneSession()
{
    m_window->showPage(Sessions);
    TablePane *sessions = pane(u"sessions"_s);
    QVERIFY(hasRows(sessions));
    sessions->view().selectRow(0);
    QTest::mouseClick(button(u"messageSession"_s), Qt::LeftButton);
    QCOMPARE(m_window->findChild<QListWidget *>(u"pages"_s)->currentRow(), int(Broadcast));
    m_window->findChild<QPlainTextEdit *>(u"english"_s)->setPlainText(u"Hello."_s);
    QTest::mouseClick(button(u"send"_s), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([this] { return m_window->findChild<ActDialog *>() != nullptr; }));
    QVERIFY(accept(u"a question"_s));
    QVERIFY(says(u"120"_s));
    QCOMPARE(asked<Announce>().front().audience, std::optional(Audience{.room = {}, .session = oneSession}));
}

void tst_AdminActs::anAnnouncementIsTakenBack()
{
    m_window->showPage(Broadcast);
    TablePane *said = pane(u"announcements"_s);
    QVERIFY(hasRows(said));
    QVERIFY(!button(u"recall"_s)->isEnabled());
    said->view().selectAll(); // one of the two is taken back already
    QVERIFY(button(u"recall"_s)->isEnabled());
    QTest::mouseClick(button(u"recall"_s), Qt::LeftButton);
    QVERIFY(accept(u"typo"_s));
    QVERIFY(says(u"120"_s));
    QCOMPARE(asked<RecallAnnouncement>().size(), size_t(1));
}

QTEST_MAIN(tst_AdminActs)
#include "tst_adminacts.moc"
