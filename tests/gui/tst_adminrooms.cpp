// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/adminwindowtest.h"
#include "tests/support/adminroomsamples.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

/// What an operator does to rooms and the people in them, in the console's window (F-184).
class tst_AdminRooms final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void aRoomIsMade();
    void aRoomIsEdited();
    void aChannelOfTheConfigurationKeepsItsName();
    void nothingToDoIsNothingToConfirm();
    void deletingAsksForTheName();
    void everybodyIsMoved();
    void onePersonIsMoved();
    void people_data();
    void people();
    void aPersonIsSteered_data();
    void aPersonIsSteered();
    void aCodeIsMade_F_045();
    void aCodeIsTakenBack_F_045();
    void theSystemsOwnRoomIsLeftAlone();

private:
    template <class T>
    [[nodiscard]] static T *field(const QDialog *dialog, const char *name)
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] static QString lineOf(const QDialog *dialog)
    {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->text().startsWith("chat-ctl "_L1))
                return label->text();
        }
        return {};
    }
    [[nodiscard]] static QPushButton *verb(const QDialog *dialog)
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == dialog->windowTitle())
                return button;
        }
        return nullptr;
    }
    /// Types the reason into the field that is called so, and accepts.
    [[nodiscard]] static bool acceptWith(const QDialog *dialog)
    {
        for (auto *edit : dialog->findChildren<QLineEdit *>()) {
            if (edit->objectName() == "reason"_L1)
                edit->setText(u"why"_s);
        }
        QPushButton *button = verb(dialog);
        if (!button || !button->isEnabled())
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
};

void tst_AdminRooms::aRoomIsMade()
{
    const QDialog *dialog = openDialog(u"newRoom"_s);
    QVERIFY(dialog);
    QVERIFY(!acceptWith(dialog)); // it has no name yet
    field<QLineEdit>(dialog, "roomName")->setText(u"광장"_s);
    field<QComboBox>(dialog, "roomKind")->setCurrentIndex(1);
    field<QLineEdit>(dialog, "roomPassword")->setText(u"secret"_s);
    field<QSpinBox>(dialog, "roomMax")->setValue(20);
    field<QSpinBox>(dialog, "roomSlow")->setValue(3);
    QVERIFY2(!lineOf(dialog).contains(u"secret"_s), qPrintable(lineOf(dialog)));
    QCOMPARE(
        lineOf(dialog),
        u"chat-ctl room create 광장 --kind meeting --max 20 --password-file FILE --slow 3s --reason why"_s);
    QVERIFY(acceptWith(dialog));
    QVERIFY(says(u"광장"_s));
    MakeRoom wish{.roomName = u"광장"_s, .kind = RoomKind::Meeting, .password = u"secret"_s, .max = 20};
    wish.slowMs = 3000;
    wish.reason = asked<MakeRoom>().front().reason;
    QCOMPARE(asked<MakeRoom>().front(), wish);
}

void tst_AdminRooms::aRoomIsEdited()
{
    const QDialog *dialog = openDialog(u"editRoom"_s);
    QVERIFY(dialog);
    QVERIFY(field<QCheckBox>(dialog, "roomLocked")->isChecked()); // as the server said
    field<QCheckBox>(dialog, "roomLocked")->setChecked(false);
    field<QSpinBox>(dialog, "roomSlow")->setValue(0);
    QVERIFY(acceptWith(dialog));
    QVERIFY(says(u"7"_s));
    EditRoom wish{.room = oneRoom};
    wish.slowMs = 0;
    wish.locked = false;
    wish.reason = u"why"_s;
    QCOMPARE(asked<EditRoom>(), std::vector{wish});
}

void tst_AdminRooms::aChannelOfTheConfigurationKeepsItsName()
{
    const QDialog *dialog = openDialog(u"editRoom"_s);
    QVERIFY(dialog);
    QVERIFY(!field<QLineEdit>(dialog, "roomName")->isEnabled());
    QVERIFY(!field<QSpinBox>(dialog, "roomMax")->isEnabled());
    QVERIFY(field<QLineEdit>(dialog, "roomTopic")->isEnabled());
}

void tst_AdminRooms::nothingToDoIsNothingToConfirm()
{
    const QDialog *dialog = openDialog(u"editRoom"_s);
    QVERIFY(dialog);
    QVERIFY(!acceptWith(dialog));
    field<QLineEdit>(dialog, "roomCategory")->setText(u"놀이터"_s);
    QVERIFY(verb(dialog)->isEnabled());
    field<QLineEdit>(dialog, "roomCategory")->setText(u"쉼터"_s); // as it was
    QVERIFY(!verb(dialog)->isEnabled());
    field<QLineEdit>(dialog, "roomIcon")->setText(u"♟"_s);
    QVERIFY(verb(dialog)->isEnabled());
}

void tst_AdminRooms::deletingAsksForTheName()
{
    const QDialog *dialog = openDialog(u"deleteRoom"_s);
    QVERIFY(dialog);
    QVERIFY(!acceptWith(dialog));
    auto *name = field<QLineEdit>(dialog, "confirmName");
    name->setText(u"마"_s);
    QVERIFY(!verb(dialog)->isEnabled());
    name->setText(u"마당"_s);
    QVERIFY(acceptWith(dialog));
    QVERIFY(says(u"no more"_s));
    QCOMPARE(asked<EndRoom>().front().confirm, u"마당"_s);
}

void tst_AdminRooms::everybodyIsMoved()
{
    const QDialog *dialog = openDialog(u"moveRoom"_s);
    QVERIFY(dialog);
    QVERIFY(!acceptWith(dialog)); // nowhere
    field<QLineEdit>(dialog, "moveTo")->setText(u"channel-10"_s);
    QVERIFY(acceptWith(dialog));
    QVERIFY(says(u"7 people moved, 1 stayed"_s));
    QCOMPARE(asked<MovePeople>(),
             std::vector{(MovePeople{.room = oneRoom, .to = otherRoom, .reason = u"why"_s})});
}

void tst_AdminRooms::onePersonIsMoved()
{
    const QDialog *dialog = openDialog(u"movePerson"_s);
    QVERIFY(dialog);
    field<QLineEdit>(dialog, "moveTo")->setText(u"channel-10"_s);
    QVERIFY(acceptWith(dialog));
    QVERIFY(says(u"moved"_s));
    QCOMPARE(asked<MovePeople>().front().session, std::optional(oneSession));
}

void tst_AdminRooms::people_data()
{
    QTest::addColumn<PeopleList>("list");
    QTest::addColumn<QString>("useful");
    QTest::addColumn<QString>("useless");
    QTest::newRow("members") << PeopleList::Members << u"kickPerson"_s << u"unbanPerson"_s;
    QTest::newRow("muted") << PeopleList::Muted << u"unmutePerson"_s << u"hostPerson"_s;
    QTest::newRow("banned") << PeopleList::Banned << u"unbanPerson"_s << u"kickPerson"_s;
    QTest::newRow("waiting for a seat (U-17)") << PeopleList::Waiting << u"banPerson"_s << u"kickPerson"_s;
    QTest::newRow("invited") << PeopleList::Invited << u"banPerson"_s << u"unmutePerson"_s;
}

void tst_AdminRooms::people()
{
    QFETCH(PeopleList, list);
    QFETCH(QString, useful);
    QFETCH(QString, useless);
    m_window->showPage(Rooms);
    QVERIFY(hasRows(pane(u"rooms"_s)));
    pane(u"rooms"_s)->view().selectRow(0);
    TablePane *people = pane(u"people"_s);
    QVERIFY(hasRows(people));
    QVERIFY(!people->csv().contains("anybody"));
    m_window->findChild<QComboBox *>(u"peopleList"_s)->setCurrentIndex(int(list));
    QVERIFY(QTest::qWaitFor([&] { return asked<FetchPeople>().back().list == list; }));
    QCOMPARE(asked<FetchPeople>().back().room, oneRoom);
    people->view().selectRow(0);
    QVERIFY(QTest::qWaitFor([&] { return m_window->findChild<QAction *>(useful)->isEnabled(); }));
    QVERIFY(!m_window->findChild<QAction *>(useless)->isEnabled());
    // Each list has its own columns; no title is cut.
    const QHeaderView *titles = people->view().horizontalHeader();
    for (int column = 0; column < titles->count(); ++column)
        QVERIFY(titles->sectionSize(column) >= titles->sectionSizeHint(column));
}

void tst_AdminRooms::aPersonIsSteered_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("line");
    QTest::newRow("kicked") << u"kickPerson"_s << u" --reason "_s;
    QTest::newRow("banned for an hour") << u"banPerson"_s << u" --for 1h --reason "_s;
    QTest::newRow("made host") << u"hostPerson"_s << u" --reason "_s;
}

void tst_AdminRooms::aPersonIsSteered()
{
    QFETCH(QString, action);
    QFETCH(QString, line);
    const QDialog *dialog = openDialog(action);
    QVERIFY(dialog);
    const QString verb = QString(action).remove("Person"_L1);
    const QString command = "chat-ctl room "_L1 + verb + u' ' + QString::fromLatin1(oneRoom.toText()) + u' '
        + QString::fromLatin1(oneUser.toText()) + line;
    QVERIFY2(lineOf(dialog).startsWith(command), qPrintable(lineOf(dialog)));
    QVERIFY(acceptWith(dialog));
    QVERIFY(says(u"7"_s));
    if (verb == "host"_L1) {
        QCOMPARE(asked<AppointHost>(), std::vector{(AppointHost{oneRoom, oneUser, u"why"_s})});
        return;
    }
    const SteerMember act = asked<SteerMember>().front();
    QCOMPARE(act.act, verb == "ban"_L1 ? MemberAct::Ban : MemberAct::Kick);
    QCOMPARE(act.ms, verb == "ban"_L1 ? std::optional<qint64>(3'600'000) : std::nullopt);
}

void tst_AdminRooms::aCodeIsMade_F_045()
{
    const QDialog *dialog = openDialog(u"inviteToRoom"_s);
    QVERIFY(dialog);
    field<QSpinBox>(dialog, "inviteUses")->setValue(5);
    QVERIFY(acceptWith(dialog));
    QVERIFY(says(u"0123456789abcdefghij"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"0123456789abcdefghij"_s);
    QCOMPARE(asked<MakeInvite>(),
             std::vector{(MakeInvite{.room = oneRoom, .uses = 5, .ms = 3'600'000, .reason = u"why"_s})});
}

void tst_AdminRooms::aCodeIsTakenBack_F_045()
{
    m_backend->people.people.push_back({.number = 3, .code = "0123456789abcdefghij", .uses = 5});
    m_backend->people.total = 3;
    m_window->showPage(Rooms);
    QVERIFY(hasRows(pane(u"rooms"_s)));
    pane(u"rooms"_s)->view().selectRow(0);
    m_window->findChild<QComboBox *>(u"peopleList"_s)->setCurrentIndex(int(PeopleList::Invited));
    TablePane *people = pane(u"people"_s);
    const QAbstractItemModel &model = *people->view().model();
    QVERIFY(QTest::qWaitFor([&] { return model.rowCount() == 3 && people->csv().contains("anybody"); }));
    auto *revoke = m_window->findChild<QAction *>(u"revokeInvite"_s);
    for (int row = 0; row < 3; ++row) {
        people->view().selectRow(row);
        const bool isCode = model.index(row, 0).data().toString() == u"anybody"_s;
        QVERIFY(QTest::qWaitFor([&] { return revoke->isEnabled() == isCode; }));
        if (!isCode)
            continue;
        revoke->trigger();
        const auto *dialog = m_window->findChild<ActDialog *>();
        QVERIFY(dialog);
        QVERIFY(lineOf(dialog).contains(u" room uninvite "_s));
        QVERIFY(acceptWith(dialog));
        break;
    }
    QVERIFY(says(u"opens nothing"_s));
    QCOMPARE(asked<DropInvite>(),
             std::vector{(DropInvite{.room = oneRoom, .code = "0123456789abcdefghij", .reason = u"why"_s})});
}

void tst_AdminRooms::theSystemsOwnRoomIsLeftAlone()
{
    close();
    QVERIFY(open(widgets::Language::English,
                 [](FakeBackend &backend) { backend.rooms.rooms.front().kind = RoomKind::System; }));
    m_window->showPage(Rooms);
    QVERIFY(hasRows(pane(u"rooms"_s)));
    pane(u"rooms"_s)->view().selectRow(0);
    for (const char *name :
         {"editRoom", "moveRoom", "inviteToRoom", "archiveRoom", "deleteRoom", "closeRoom"})
        QVERIFY2(!m_window->findChild<QAction *>(QLatin1StringView(name))->isEnabled(), name);
}

QTEST_MAIN(tst_AdminRooms)
#include "tst_adminrooms.moc"
