// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/roomdialogtest.h"

using namespace chat;
using namespace chat::gui;
using namespace chat::test;

/// The windows about rooms, against a server that the test plays.
class tst_RoomDialogs final : public RoomDialogTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void init() { begin(); }
    void makingARoom();
    void everyRefusalStandsAtItsField_data();
    void everyRefusalStandsAtItsField();
    void browsingAsks();
    void aPasswordIsAskedForUntilItIsRight();
    void aFullRoomOffersToWait();
    void aCodeIsPastedWithItsRoom();
    void everythingHasAName();
    void namesAreNoMarkup();
    void pictures();
};

void tst_RoomDialogs::makingARoom()
{
    CreateRoomDialog dialog(*m_session);
    QSignalSpy created(&dialog, &CreateRoomDialog::created);
    QVERIFY(!button(dialog, u"Create"_s)->isEnabled()); // a room has a name
    named<QLineEdit>(dialog, u"Name"_s)->setText(u" 찻집 "_s);
    named<QLineEdit>(dialog, u"Password"_s)->setText(u"보리차"_s);
    named<QLineEdit>(dialog, u"Category"_s)->setText(u"쉼터 "_s);
    named<QLineEdit>(dialog, u"Icon"_s)->setText(u"☕"_s);
    named<QComboBox>(dialog, u"Slow mode"_s)->setCurrentIndex(2);
    QCOMPARE(named<QComboBox>(dialog, u"Kind"_s)->count(), 2);
    button(dialog, u"Create"_s)->click();
    const auto [id, wish] = m_link->take<CreateRoom>();
    QCOMPARE(wish,
             (CreateRoom{.roomName = u"찻집"_s,
                         .kind = RoomKind::Meeting,
                         .password = u"보리차"_s,
                         .slowMs = 10'000,
                         .category = u"쉼터"_s,
                         .icon = u"☕"_s}));
    QVERIFY(!button(dialog, u"Create"_s)->isEnabled()); // once
    m_link->answer(id, RoomEntered{courtyard});
    QCOMPARE(created.size(), 1);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void tst_RoomDialogs::everyRefusalStandsAtItsField_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("a name that is taken")
        << Error{.code = ErrorCode::RoomNameTaken} << u"Name"_s << u"There is already a room of this name."_s;
    QTest::newRow("a name that cannot be")
        << Error{.code = ErrorCode::RoomNameInvalid} << u"Name"_s << u"A room cannot have this name."_s;
    QTest::newRow("a kind that nobody may make")
        << Error{.code = ErrorCode::WrongRoomKind} << u"Kind"_s << u"Rooms of this kind cannot do that."_s;
    QTest::newRow("too many people") << Error{.code = ErrorCode::TooLarge,
                                              .field = "max",
                                              .limit = "500 people"}
                                     << u"Most people"_s << u"That is too large. At most 500."_s;
    QTest::newRow("a long topic") << Error{.code = ErrorCode::TooLarge, .field = "topic"} << u"Topic"_s
                                  << u"That is too large."_s;
    QTest::newRow("a long category") << Error{.code = ErrorCode::TooLarge, .field = "category"}
                                     << u"Category"_s << u"That is too large."_s;
    QTest::newRow("an icon of two characters")
        << Error{.code = ErrorCode::TooLarge, .field = "icon", .limit = "1 characters"} << u"Icon"_s
        << u"That is too large. At most 1."_s;
    QTest::newRow("a long password") << Error{.code = ErrorCode::TooLarge, .field = "password"}
                                     << u"Password"_s << u"That is too large."_s;
    QTest::newRow("a slow mode that cannot be")
        << Error{.code = ErrorCode::BadField, .field = "slow_ms"} << u"Slow mode"_s
        << u"The server did not understand this program."_s;
}

void tst_RoomDialogs::everyRefusalStandsAtItsField()
{
    QFETCH(Error, error);
    QFETCH(QString, field);
    CreateRoomDialog dialog(*m_session);
    named<QLineEdit>(dialog, u"Name"_s)->setText(u"찻집"_s);
    dialog.show();
    button(dialog, u"Create"_s)->click();
    m_link->refuse(m_link->take<CreateRoom>().first, error);
    QCoreApplication::processEvents();
    const QList<TroubleLabel *> labels = dialog.findChildren<TroubleLabel *>();
    const auto said
        = std::ranges::find_if(labels, [](const TroubleLabel *label) { return label->isVisible(); });
    QVERIFY(said != labels.end());
    QTEST((*said)->text(), "text");
    const auto *named = ::named<QWidget>(dialog, field);
    const int below
        = (*said)->mapTo(&dialog, QPoint(0, 0)).y() - named->mapTo(&dialog, QPoint(0, named->height())).y();
    QVERIFY2(below >= 0 && below < named->height(), qPrintable(QString::number(below)));
    QVERIFY(button(dialog, u"Create"_s)->isEnabled());
}

void tst_RoomDialogs::browsingAsks()
{
    BrowseDialog dialog(*m_session);
    fillBrowser();
    QCOMPARE(dialog.view()->model()->rowCount(), 3);
    QVERIFY(readable(dialog).contains(u"3 rooms"_s));
    named<QLineEdit>(dialog, u"Part of a name or topic"_s)->setText(u"차"_s);
    QTRY_VERIFY(std::ranges::any_of(m_link->sent, [](const Request &request) {
        return std::holds_alternative<BrowseRooms>(request.command);
    }));
    const auto [id, asked] = m_link->take<BrowseRooms>();
    QCOMPARE(asked.query, std::optional(u"차"_s));
    m_link->answer(id, RoomList{});
    QVERIFY(readable(dialog).contains(u"There is no such room."_s));
    QVERIFY(!button(dialog, u"Enter"_s)->isEnabled());
}

// F-034, B1-12
void tst_RoomDialogs::aPasswordIsAskedForUntilItIsRight()
{
    BrowseDialog dialog(*m_session);
    QSignalSpy entered(&dialog, &BrowseDialog::entered);
    fillBrowser();
    dialog.show();
    dialog.view()->setCurrentIndex(dialog.view()->model()->index(1, 0));
    Q_EMIT dialog.view()->activated(dialog.view()->currentIndex());
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::BadPassword});
    QVERIFY(readable(dialog).contains(u"The room 찻집 asks for a password."_s));
    auto *field = named<QLineEdit>(dialog, u"Password"_s);
    QVERIFY(field && field->isVisible() && field->echoMode() == QLineEdit::Password);
    QTest::keyClicks(field, u"coffee"_s);
    QTest::keyClick(field, Qt::Key_Return);
    auto [id, asked] = m_link->take<EnterRoom>();
    QCOMPARE(asked.password, std::optional(u"coffee"_s));
    m_link->refuse(id, {.code = ErrorCode::BadPassword});
    QVERIFY(readable(dialog).contains(u"That is not the password of this room."_s));
    QCOMPARE(field->text(), QString());
    QTest::keyClicks(field, u"tea"_s);
    QTest::keyClick(field, Qt::Key_Return);
    std::tie(id, asked) = m_link->take<EnterRoom>();
    QCOMPARE(asked.password, std::optional(u"tea"_s));
    m_link->answer(id, RoomEntered{RoomId{2}});
    QCOMPARE(entered.size(), 1);
    QVERIFY(!dialog.isVisible());
}

// U-17
void tst_RoomDialogs::aFullRoomOffersToWait()
{
    BrowseDialog dialog(*m_session);
    fillBrowser();
    dialog.show();
    Q_EMIT dialog.view()->activated(dialog.view()->model()->index(0, 0));
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::RoomFull});
    button(dialog, u"Wait for a seat"_s)->click();
    const auto [id, asked] = m_link->take<EnterRoom>();
    QCOMPARE(asked.waitlist, std::optional(true));
    m_link->answer(id, RoomEntered{.room = RoomId{1}, .queued = 2});
    QVERIFY(readable(dialog).contains(
        u"The room yard is full. You are number 2 of those who wait for a seat."_s));
    m_link->tell(RoomWaitlist{.room = RoomId{1}, .position = 1, .estimateMs = 3000});
    QVERIFY(readable(dialog).contains(
        u"The room yard is full. You are number 1 of those who wait for a seat. It may take 3 seconds."_s));
}

// F-045
void tst_RoomDialogs::aCodeIsPastedWithItsRoom()
{
    EnterDialog dialog(*m_session);
    named<QLineEdit>(dialog, u"Invitation code"_s)->setText(u" abcdefghij0123456789 tea house "_s);
    QCOMPARE(named<QLineEdit>(dialog, u"Name of the room"_s)->text(), u"tea house"_s);
    button(dialog, u"Enter"_s)->click();
    const EnterRoom asked = m_link->take<EnterRoom>().second;
    QCOMPARE(asked.roomName, std::optional(u"tea house"_s));
    QCOMPARE(asked.invite, std::optional(QByteArray("abcdefghij0123456789")));
}

void tst_RoomDialogs::everythingHasAName()
{
    comeAs(RoomRole::Host);
    CreateRoomDialog create(*m_session);
    BrowseDialog browse(*m_session);
    EnterDialog enter(*m_session);
    MemberActDialog act(*m_session, MemberAct::Mute, courtyard, them);
    RoomSettingsDialog settings(*m_session, courtyard, RoomSettingsDialog::Page::Settings);
    for (QDialog *dialog : std::initializer_list<QDialog *>{&create, &browse, &enter, &act, &settings}) {
        QVERIFY(!dialog->windowTitle().isEmpty());
        for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
            const bool isField = qobject_cast<const QComboBox *>(widget)
                || qobject_cast<const QListView *>(widget) || qobject_cast<const QTableWidget *>(widget)
                || (qobject_cast<const QLineEdit *>(widget) && !widget->inherits("QSpinBox")
                    && !widget->parentWidget()->inherits("QAbstractSpinBox"));
            const bool isInside = widget->parentWidget()->inherits("QComboBoxPrivateContainer");
            QVERIFY2(!isField || isInside || !widget->accessibleName().isEmpty(),
                     qPrintable(dialog->windowTitle() + u' '
                                + QLatin1StringView(widget->metaObject()->className())));
        }
    }
}

// faults.md row 31
void tst_RoomDialogs::namesAreNoMarkup()
{
    const QString hostile = u"<b>x</b>\u202e\n<img src=a>"_s;
    comeAs(RoomRole::Host);
    MemberActDialog act(*m_session, MemberAct::Kick, courtyard, {jiho, hostile});
    BrowseDialog browse(*m_session);
    m_link->answer(
        m_link->take<BrowseRooms>().first,
        RoomList{.rooms = {{.id = RoomId{4}, .name = hostile, .topic = u"<b>y</b>"_s}}, .total = 1});
    Q_EMIT browse.view()->activated(browse.view()->model()->index(0, 0));
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::RoomFull});
    int shown = 0;
    for (const QDialog *dialog : std::initializer_list<QDialog *>{&act, &browse}) {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (!label->text().contains("<b>"_L1))
                continue;
            ++shown;
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(!label->text().contains(QChar(0x202e)) && !label->text().contains(u'\n'));
        }
    }
    QCOMPARE(shown, 2);
    const QModelIndex row = browse.view()->model()->index(0, 0);
    QVERIFY(!row.data(Qt::ToolTipRole).toString().contains("<b>"_L1)); // escaped
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().startsWith("<b>x</b>"_L1));
}

/// For a person to look at: build/*/pictures/room_*.png.
void tst_RoomDialogs::pictures()
{
    const QDir folder(QStringLiteral(CHAT_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    comeAs(RoomRole::Host);
    widgets::AppearanceSwitch look;
    for (const auto language : {widgets::Language::Korean, widgets::Language::English}) {
        for (const auto theme : {widgets::Theme::Light, widgets::Theme::Dark}) {
            m_languages.use(language);
            look.use({.theme = theme});
            const auto save = [&](QDialog &dialog, const QString &name) {
                dialog.show();
                QCoreApplication::processEvents();
                const QString file = u"room_%1_%2_%3.png"_s.arg(name).arg(int(language)).arg(int(theme));
                QVERIFY(dialog.grab().save(folder.filePath(file)));
            };
            CreateRoomDialog create(*m_session);
            named<QLineEdit>(create, create.findChildren<QLineEdit *>().constFirst()->accessibleName())
                ->setText(u"찻집"_s);
            create.findChildren<QPushButton *>().constLast()->click();
            m_link->refuse(m_link->take<CreateRoom>().first, {.code = ErrorCode::RoomNameTaken});
            save(create, u"create"_s);
            BrowseDialog browse(*m_session);
            fillBrowser();
            browse.view()->setCurrentIndex(browse.view()->model()->index(1, 0));
            Q_EMIT browse.view()->activated(browse.view()->currentIndex());
            m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::BadPassword});
            save(browse, u"browse"_s);
            EnterDialog enter(*m_session);
            save(enter, u"enter"_s);
            MemberActDialog ban(*m_session, MemberAct::Ban, courtyard, them);
            save(ban, u"ban"_s);
            RoomSettingsDialog settings(*m_session, courtyard, RoomSettingsDialog::Page::Settings);
            save(settings, u"settings"_s);
            RoomSettingsDialog codes(*m_session, courtyard, RoomSettingsDialog::Page::Invitations);
            for (int i = 0; i < 2; ++i)
                m_link->answer(m_link->take<ListInvites>().first,
                               InviteList{{{.code = "abcdefghij0123456789", .uses = 3, .until = noon}}});
            save(codes, u"codes"_s);
        }
    }
    m_languages.use(widgets::Language::English);
}

QTEST_MAIN(tst_RoomDialogs)
#include "tst_roomdialogs.moc"
