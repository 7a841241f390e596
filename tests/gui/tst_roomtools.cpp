// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/roomdialogtest.h"

using namespace chat;
using namespace chat::gui;
using namespace chat::test;

/// What host and moderators do from the menus of a room, and what others hear of it.
class tst_RoomTools final : public RoomDialogTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void init() { begin(); }
    void whatOurRoleAllows_data();
    void whatOurRoleAllows();
    void aBanIsConfirmed();
    void settingsSendWhatIsDifferent();
    void invitationsAndBans();
    void whatOthersDidToUs();
    void theComposerCountsDown();
};

void tst_RoomTools::whatOurRoleAllows_data()
{
    QTest::addColumn<RoomRole>("ours");
    QTest::addColumn<UserId>("whom");
    QTest::addColumn<QStringList>("member");
    QTest::addColumn<QStringList>("room");
    const QStringList steering{u"Room settings..."_s, u"Invitations..."_s, u"Bans..."_s};
    const QStringList hosting = steering + QStringList{u"Archive"_s, u"Delete the room..."_s, u"Leave"_s};
    const QStringList acts{u"Mute..."_s, u"Let write again"_s, u"Kick..."_s, u"Ban..."_s};
    QTest::newRow("a member talks") << RoomRole::Member << jiho << QStringList{u"Mention"_s}
                                    << QStringList{u"Leave"_s};
    QTest::newRow("a moderator and a member")
        << RoomRole::Moderator << jiho << QStringList{u"Mention"_s, u"Make guest: reads only"_s} + acts
        << steering + QStringList{u"Leave"_s};
    QTest::newRow("a moderator and another") << RoomRole::Moderator << UserId{2} << QStringList{u"Mention"_s}
                                             << steering + QStringList{u"Leave"_s};
    QTest::newRow("the host and a member")
        << RoomRole::Host << jiho
        << QStringList{u"Mention"_s, u"Make host..."_s, u"Make moderator"_s, u"Make guest: reads only"_s}
            + acts
        << hosting;
    QTest::newRow("the host and a moderator")
        << RoomRole::Host << UserId{2}
        << QStringList{u"Mention"_s, u"Make host..."_s, u"No moderator any more"_s} + acts << hosting;
}

// F-036, F-038, F-043
void tst_RoomTools::whatOurRoleAllows()
{
    QFETCH(RoomRole, ours);
    QFETCH(UserId, whom);
    comeAs(ours);
    QWidget window;
    RoomTools tools(&window, new NoticeBar(&window), new NoticeBar(&window));
    tools.setSession(m_session.get());
    QMenu member;
    tools.fillMemberMenu(member, courtyard, {whom, u"x"_s});
    QTEST(words(member), "member");
    QMenu room;
    tools.fillRoomMenu(room, courtyard);
    QTEST(words(room), "room");
}

void tst_RoomTools::aBanIsConfirmed()
{
    comeAs(RoomRole::Host);
    MemberActDialog dialog(*m_session, MemberAct::Ban, courtyard, them);
    QVERIFY(button(dialog, u"Cancel"_s)->isDefault());
    dialog.show();
    named<QLineEdit>(dialog, u"Reason"_s)->setText(u"도배"_s);
    named<QComboBox>(dialog, u"How long"_s)->setCurrentIndex(3);
    button(dialog, u"Ban"_s)->click();
    const auto [first, ban] = m_link->take<BanMember>();
    QCOMPARE(ban, (BanMember{courtyard, jiho, 86'400'000, u"도배"_s}));
    m_link->refuse(first, {.code = ErrorCode::CannotTargetHigherRole});
    QVERIFY(readable(dialog).contains(u"You cannot do that to somebody of this role."_s));
    named<QComboBox>(dialog, u"How long"_s)->setCurrentIndex(5); // for good
    button(dialog, u"Ban"_s)->click();
    const auto [second, again] = m_link->take<BanMember>();
    QVERIFY(!again.ms);
    m_link->answer(second, Nothing());
    QVERIFY(!dialog.isVisible());
}

void tst_RoomTools::settingsSendWhatIsDifferent()
{
    comeAs(RoomRole::Moderator);
    RoomSettingsDialog dialog(*m_session, courtyard, RoomSettingsDialog::Page::Settings);
    QVERIFY(!named<QLineEdit>(dialog, u"Name"_s)->isEnabled()); // only the host
    named<QLineEdit>(dialog, u"Topic"_s)->setText(u"차"_s);
    button(dialog, u"Save"_s)->click();
    const auto [id, change] = m_link->take<UpdateRoom>();
    QCOMPARE(change, (UpdateRoom{.room = courtyard, .topic = u"차"_s}));
    m_link->answer(id, Nothing());
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void tst_RoomTools::invitationsAndBans()
{
    comeAs(RoomRole::Host);
    RoomSettingsDialog dialog(*m_session, courtyard, RoomSettingsDialog::Page::Invitations);
    const auto answerCodes = [this](const std::vector<InviteInfo> &codes) {
        m_link->answer(m_link->take<ListInvites>().first, InviteList{codes});
    };
    answerCodes({});
    m_link->answer(m_link->take<ListRoomBans>().first, RoomBanList{{{.user = them, .words = u"도배"_s}}});
    button(dialog, u"Make a code"_s)->click();
    const auto [id, wish] = m_link->take<InviteToRoom>();
    QCOMPARE(wish, (InviteToRoom{.room = courtyard, .uses = 1, .ms = 86'400'000}));
    m_link->answer(id, InviteInfo{.code = "abcdefghij0123456789", .uses = 1});
    answerCodes({{.code = "abcdefghij0123456789", .uses = 1}});
    auto *codes = named<QTableWidget>(dialog, u"Invitations"_s);
    QCOMPARE(codes->rowCount(), 1);
    button(dialog, u"Take back"_s)->click();
    QCOMPARE(m_link->take<RevokeInvite>().second.code, QByteArray("abcdefghij0123456789"));

    auto *bans = named<QTableWidget>(dialog, u"Bans"_s);
    QCOMPARE(bans->rowCount(), 1);
    QCOMPARE(bans->item(0, 2)->text(), u"도배"_s);
    QVERIFY(!button(dialog, u"Let in again"_s)->isEnabled());
    bans->setCurrentCell(0, 0);
    button(dialog, u"Let in again"_s)->click();
    QCOMPARE(m_link->take<UnbanMember>().second.user, jiho);
}

void tst_RoomTools::whatOthersDidToUs()
{
    comeAs(RoomRole::Member);
    QWidget window;
    auto *notice = new NoticeBar(&window);
    RoomTools tools(&window, notice, new NoticeBar(&window));
    tools.setSession(m_session.get());
    m_link->tell(RoomHost{.to = {mina, u"미나"_s}, .reason = HostReason::Yield},
                 {.room = courtyard, .seq = 3});
    QCOMPARE(notice->text(), u"You are the host of the room Channel_0 now."_s);
    m_link->tell(RoomRemovedYou{.room = courtyard, .by = them, .words = u"<b>도배</b>"_s});
    QCOMPARE(notice->text(), u"지호 has put you out of the room Channel_0. Reason: <b>도배</b>"_s);
    m_link->tell(RoomInvited{.room = meeting(7, u"찻집"_s, 1, 0), .by = them, .code = "c0de"});
    QCOMPARE(notice->text(), u"지호 invites you to the room 찻집."_s);
    button(*notice, u"Enter"_s)->click();
    QCOMPARE(m_link->take<EnterRoom>().second.invite, std::optional(QByteArray("c0de")));
    QVERIFY(notice->isHidden());
    m_link->tell(RoomInvited{.room = meeting(7, u"찻집"_s, 1, 0), .code = "c0de"});
    QCOMPARE(notice->text(), u"An operator invites you to the room 찻집."_s);
}

// F-163, F-164
void tst_RoomTools::theComposerCountsDown()
{
    Composer composer;
    QSignalSpy said(&composer, &Composer::said);
    composer.setRoom(u"마당"_s, {}, nullptr, nullptr);
    composer.setSilence(client::Silence::Slow, 60s);
    QVERIFY(readable(composer).contains(u"Slow mode: you may write again in 60 seconds."_s));
    QTest::keyClicks(composer.edit(), u"hello"_s); // a draft
    QVERIFY(!named<QToolButton>(composer, u"Send"_s)->isEnabled());
    QTest::keyClick(composer.edit(), Qt::Key_Return);
    QCOMPARE(said.size(), 0);
    QCOMPARE(composer.text(), u"hello"_s);
    composer.setSilence(client::Silence::Slow, 0ms);
    QVERIFY(named<QToolButton>(composer, u"Send"_s)->isEnabled());
    composer.setSilence(client::Silence::Muted, std::nullopt);
    QVERIFY(readable(composer).contains(u"You are muted here."_s));
    composer.setSilence(client::Silence::FewSpeak, std::nullopt);
    QVERIFY(readable(composer).contains(u"Only the host and moderators write here."_s));
    composer.setSilence(client::Silence::None, std::nullopt);
    QTest::keyClick(composer.edit(), Qt::Key_Return);
    QCOMPARE(said.size(), 1);
}

QTEST_MAIN(tst_RoomTools)
#include "tst_roomtools.moc"
