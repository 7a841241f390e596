// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/roomdelegate.h"
#include "client-gui/panes/roomspane.h"
#include "client-gui/rooms/blockeddialog.h"
#include "client-gui/timeline/messagelayout.h"
#include "tests/gui/roomdialogtest.h"

#include <QListWidget>

using namespace chat;
using namespace chat::gui;
using namespace chat::test;

/// Direct messages and blocked people in the window (S5-07).
class tst_PeopleTools final : public RoomDialogTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void init();
    void theMenuOfSomebody_data();
    void theMenuOfSomebody();
    void writingToSomebody();
    void invitingToTheParty_F_066();
    void blockingSomebody();
    void theBlockedAreListed();
    void directRoomsStandApart();
    void aHiddenMessageSaysWhy();

private:
    [[nodiscard]] static QAction *action(const QMenu &menu, const QString &words)
    {
        for (QAction *one : menu.actions()) {
            if (one->text().remove(u'&') == words)
                return one;
        }
        return nullptr;
    }
    void block()
    {
        m_session->people()->block(them, [](const auto &) { });
        m_link->answer(m_link->take<BlockUser>().first, Nothing());
    }
};

void tst_PeopleTools::init()
{
    makeSession();
    m_session->open(QUrl(u"ws://example.invalid/"_s), {.nick = u"미나"_s});
    Q_EMIT m_link->opened();
    auto hello = sample<ServerHello>();
    hello.features = {"people", "party"};
    m_link->tell(hello);
    m_link->answer(m_link->take<Hello>().first, HelloAnswer{1});
    QVERIFY(m_link->letIn());
    m_link->answer(m_link->take<ListBlocks>().first, BlockList{});
    m_link->answer(m_link->take<ListDirect>().first, DirectList{});
    comeAs(RoomRole::Member);
}

void tst_PeopleTools::theMenuOfSomebody_data()
{
    QTest::addColumn<UserId>("whom");
    QTest::addColumn<bool>("blocked");
    QTest::addColumn<QStringList>("menu");
    const QString direct = u"Send a direct message"_s;
    const QString party = u"Invite to your party"_s;
    QTest::newRow("somebody") << jiho << false << QStringList{u"Mention"_s, direct, party, u"Block"_s};
    QTest::newRow("somebody whom we have blocked")
        << jiho << true << QStringList{u"Mention"_s, direct, party, u"Unblock"_s};
    QTest::newRow("we ourselves") << mina << false << QStringList{u"Mention"_s};
}

void tst_PeopleTools::theMenuOfSomebody()
{
    QFETCH(UserId, whom);
    QFETCH(bool, blocked);
    if (blocked)
        block();
    QWidget window;
    RoomTools tools(&window, new NoticeBar(&window), new NoticeBar(&window));
    tools.setSession(m_session.get());
    QMenu menu;
    tools.fillMemberMenu(menu, courtyard, {whom, u"x"_s});
    QTEST(words(menu), "menu");
}

void tst_PeopleTools::writingToSomebody()
{
    QWidget window;
    auto *notice = new NoticeBar(&window);
    RoomTools tools(&window, notice, new NoticeBar(&window));
    tools.setSession(m_session.get());
    QSignalSpy entering(&tools, &RoomTools::entering);
    QMenu menu;
    tools.fillMemberMenu(menu, courtyard, them);
    QAction *write = action(menu, u"Send a direct message"_s);
    write->trigger();
    const auto [first, asked] = m_link->take<OpenDirect>();
    QCOMPARE(asked.to, std::vector{jiho});
    m_link->refuse(first, {.code = ErrorCode::UserBlockedYou});
    QCOMPARE(notice->text(), u"This person does not take messages from you."_s);
    write->trigger();
    m_link->answer(m_link->take<OpenDirect>().first, RoomEntered{RoomId{77}});
    QCOMPARE(entering.size(), 1);
}

void tst_PeopleTools::invitingToTheParty_F_066()
{
    QWidget window;
    RoomTools tools(&window, new NoticeBar(&window), new NoticeBar(&window));
    tools.setSession(m_session.get());
    QMenu menu;
    tools.fillMemberMenu(menu, courtyard, them);
    action(menu, u"Invite to your party"_s)->trigger();
    PartyInfo party{.id = PartyId{77}, .leader = mina, .members = {{.user = {mina, u"미나"_s}}}};
    m_link->answer(m_link->take<CreateParty>().first, party); // there was none
    QCOMPARE(m_link->take<InviteToParty>().second.user, jiho);
    party.leader = UserId{9};
    party.members.push_back({.user = {UserId{9}, u"소라"_s}});
    m_link->tell(PartyChanged{.what = PartyChange::Leader, .user = UserId{9}, .party = party});
    QMenu later;
    tools.fillMemberMenu(later, courtyard, them);
    QVERIFY(!action(later, u"Invite to your party"_s)); // another leads
}

void tst_PeopleTools::blockingSomebody()
{
    QWidget window;
    auto *notice = new NoticeBar(&window);
    RoomTools tools(&window, notice, new NoticeBar(&window));
    tools.setSession(m_session.get());
    QMenu menu;
    tools.fillMemberMenu(menu, courtyard, {jiho, u"<b>지호</b>"_s});
    action(menu, u"Block"_s)->trigger();
    m_link->answer(m_link->take<BlockUser>().first, Nothing());
    QCOMPARE(notice->text(), u"You do not hear from <b>지호</b> any more. Nobody is told."_s);
    QMenu again;
    tools.fillMemberMenu(again, courtyard, them);
    action(again, u"Unblock"_s)->trigger();
    m_link->answer(m_link->take<UnblockUser>().first, Nothing());
    QCOMPARE(notice->text(), u"You hear from 지호 again."_s);
}

void tst_PeopleTools::theBlockedAreListed()
{
    BlockedDialog dialog(*m_session);
    dialog.show();
    QCOMPARE(readable(dialog), QStringList{u"You have blocked nobody."_s});
    QVERIFY(!dialog.list()->isVisible());
    block();
    QCOMPARE(dialog.list()->count(), 1);
    QCOMPARE(dialog.list()->item(0)->text(), u"지호"_s);
    QVERIFY(!button(dialog, u"Unblock"_s)->isEnabled());
    dialog.list()->setCurrentRow(0);
    button(dialog, u"Unblock"_s)->click();
    const auto [first, wish] = m_link->take<UnblockUser>();
    QCOMPARE(wish.user, jiho);
    m_link->refuse(first, {.code = ErrorCode::StorageUnavailable});
    QVERIFY(!readable(dialog).first().isEmpty() && dialog.list()->count() == 1);
    button(dialog, u"Unblock"_s)->click();
    m_link->answer(m_link->take<UnblockUser>().first, Nothing());
    QCOMPARE(dialog.list()->count(), 0);
}

void tst_PeopleTools::directRoomsStandApart()
{
    RoomsPane pane;
    pane.setModel(m_session->channels());
    pane.resize(220, 400);
    pane.show();
    QVERIFY(!pane.directsView()->isVisible()); // nobody sees an empty list
    m_link->tell(
        RoomAdded{.room = {.id = RoomId{77}, .name = u"지호"_s, .kind = RoomKind::Direct}, .by = them});
    QVERIFY(pane.directsView()->isVisible());
    QCOMPARE(readable(pane), QStringList{u"Direct messages"_s});
    QCOMPARE(pane.directsView()->model()->rowCount(), 1);
    QCOMPARE(pane.view()->model()->rowCount(), 1);
    const QModelIndex row = pane.directsView()->model()->index(0, 0);
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"지호, direct messages"_s);
    QCOMPARE(pane.neighbour(courtyard, 1, false), RoomId{77});
    QCOMPARE(pane.neighbour(RoomId{77}, 1, false), courtyard);
    QSignalSpy chosen(&pane, &RoomsPane::roomChosen);
    Q_EMIT pane.directsView()->clicked(row);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<RoomId>(), RoomId{77});
    pane.setCurrent(RoomId{77});
    QVERIFY(pane.directsView()->currentIndex().isValid());
    QVERIFY(pane.view()->selectionModel()->selectedIndexes().isEmpty());
}

void tst_PeopleTools::aHiddenMessageSaysWhy()
{
    const QModelIndex row = m_session->timeline(courtyard)->index(0);
    QCOMPARE(rowFacts(row, 0).text, u"1"_s);
    block();
    QCOMPARE(rowFacts(row, 0).text, u"(You have blocked this person.)"_s);
}

QTEST_MAIN(tst_PeopleTools)
#include "tst_peopletools.moc"
