// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/partypane.h"
#include "client-gui/matches/partywords.h"
#include "tests/gui/matchpaneltest.h"

#include <QAccessible>
#include <QListWidget>

using namespace chat;
using namespace chat::gui;
using namespace chat::test;

namespace {

constexpr PartyId ours{77};
const UserInfo we{mina, u"미나"_s};

PartyInfo party(UserId leader, bool ready = false)
{
    return {.id = ours, .leader = leader, .members = {{.user = we}, {them, ready}}};
}

MatchModeInfo duo(std::optional<int> together = 2)
{
    return {.mode = u"duo"_s, .teams = 2, .teamSize = 2, .agree = {}, .largestParty = together};
}

} // namespace

/// Parties in the match panel (F-066).
class tst_PartyPane final : public MatchPanelTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void init();
    void showsNothingWithoutAParty();
    void aPartyIsMade_F_066();
    void whomANickMeans_data();
    void whomANickMeans();
    void weAreInvited();
    void anInvitationIsDeclined();
    void whatIsInTheWay_data();
    void whatIsInTheWay();
    void theLeaderQueuesTheParty_F_066();
    void readyTalkAndLeave();
    void theLeadersMenu();
    void everybodyIsSeen();
    void howItEnds_data();
    void howItEnds();
    void whatIsSaid_data();
    void whatIsSaid();
    void foreignNamesAreNoMarkup();
    void everythingHasANameForScreenReaders();
    void speaksBothLanguages();

private:
    [[nodiscard]] PartyPane *pane() const { return m_panel->findChild<PartyPane *>(); }
    [[nodiscard]] QStringList people() const
    {
        const auto *list = m_panel->findChild<QListWidget *>();
        QStringList texts;
        for (int row = 0; row < list->count(); ++row)
            texts << list->item(row)->text();
        return texts;
    }
    [[nodiscard]] bool isSeen(const QString &words) const
    {
        QPushButton *one = button(*m_panel, words);
        return one && one->isVisibleTo(m_panel.get());
    }
    void beIn(const PartyInfo &party)
    {
        m_link->tell(PartyInvited{.party = party.id, .by = them, .people = 1, .ms = 120'000});
        m_session->parties()->join(party.id);
        m_link->answer(m_link->take<JoinParty>().first, party);
    }
    void hear(PartyChange what, UserId user, const PartyInfo &now)
    {
        m_link->tell(PartyChanged{.what = what, .user = user, .party = now});
    }
};

void tst_PartyPane::init()
{
    m_features = {"people", "party"};
    beginPanel();
    m_link->refuse(m_link->take<JoinParty>().first, {.code = ErrorCode::PartyNotFound});
}

void tst_PartyPane::showsNothingWithoutAParty()
{
    m_panel->open();
    answerModes({duo()});
    QVERIFY(pane()->isHidden());
    QVERIFY(isSeen(u"Play with others..."_s));
    m_features = {"people"}; // an older server
    beginPanel();
    m_panel->open();
    answerModes({duo()});
    QVERIFY(!isSeen(u"Play with others..."_s));
}

void tst_PartyPane::aPartyIsMade_F_066()
{
    m_panel->open();
    answerModes({duo()});
    button(*m_panel, u"Play with others..."_s)->click();
    m_link->answer(m_link->take<CreateParty>().first,
                   PartyInfo{.id = ours, .leader = mina, .members = {{.user = we}}});
    QVERIFY(!pane()->isHidden());
    QVERIFY(!isSeen(u"Play with others..."_s));
    QCOMPARE(people(), QStringList{u"★ 미나"_s});
    QVERIFY(isSeen(u"Play"_s)); // alone as ever
    hear(PartyChange::Joined, jiho, party(mina));
    QCOMPARE(people(), (QStringList{u"★ 미나"_s, u"지호"_s}));
    QVERIFY(said().contains(u"지호 is in the party now."_s));
    hear(PartyChange::Ready, jiho, party(mina, true));
    QCOMPARE(people().last(), u"지호 ✓"_s);
    PartyInfo away = party(mina);
    away.members.back().away = true;
    hear(PartyChange::Away, jiho, away);
    QCOMPARE(people().last(), u"지호 (away)"_s);
}

void tst_PartyPane::whomANickMeans_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<UserId>("whom"); // none: nobody
    QTest::addColumn<QString>("trouble");
    QTest::newRow("somebody in our room") << u" 지호 "_s << jiho << QString();
    QTest::newRow("whatever the case") << u"SORA"_s << UserId{31} << QString();
    QTest::newRow("nobody") << u"boram"_s << UserId() << u"Nobody in your rooms is called boram."_s;
    QTest::newRow("we ourselves") << u"미나"_s << UserId() << u"Nobody in your rooms is called 미나."_s;
    QTest::newRow("two") << u"twin"_s << UserId()
                         << u"Several people are called twin. Invite one from the list of people."_s;
    QTest::newRow("nothing") << u"  "_s << UserId() << QString();
}

void tst_PartyPane::whomANickMeans()
{
    QFETCH(QString, typed);
    QFETCH(UserId, whom);
    QFETCH(QString, trouble);
    RoomSnapshot room = snapshot(1, 2, true);
    for (const auto &[id, nick] : {std::pair(31, u"sora"_s), {32, u"twin"_s}, {33, u"twin"_s}})
        room.members.push_back({UserId{quint64(id)}, nick});
    m_session->enter(u"Channel_0"_s);
    QVERIFY(m_link->letInto(room));
    beIn(PartyInfo{.id = ours, .leader = mina, .members = {{.user = we}}});
    auto *field = named<QLineEdit>(*m_panel, u"Invite somebody by nick"_s);
    field->setText(typed);
    QTest::keyClick(field, Qt::Key_Return);
    const auto [id, asked] = m_link->take<InviteToParty>();
    QCOMPARE(asked.user, whom);
    QCOMPARE(id != 0, whom.isValid());
    QCOMPARE(field->text().isEmpty(), whom.isValid());
    if (!trouble.isEmpty())
        QVERIFY2(said().contains(trouble), qPrintable(said().join(u'\n')));
}

void tst_PartyPane::weAreInvited()
{
    QSignalSpy found(m_panel.get(), &MatchPanel::found);
    m_link->tell(PartyInvited{.party = ours, .by = them, .people = 1, .ms = 120'000});
    QVERIFY(!m_panel->isHidden()); // it comes up by itself
    QCOMPARE(found.front().back().toString(), u"지호 invites you to play together."_s);
    QVERIFY(said().contains(u"지호 invites you to play together."_s));
    button(*pane(), u"Join"_s)->click();
    const auto [id, asked] = m_link->take<JoinParty>();
    QCOMPARE(asked.party, std::optional(ours));
    m_link->answer(id, party(jiho));
    QCOMPARE(people(), (QStringList{u"미나"_s, u"★ 지호"_s}));
    QVERIFY(!isSeen(u"Join"_s));
}

void tst_PartyPane::anInvitationIsDeclined()
{
    m_link->tell(PartyInvited{.party = PartyId{78}, .by = them, .people = 3, .ms = 120'000});
    m_link->tell(PartyInvited{.party = ours, .by = them, .people = 1, .ms = 120'000});
    button(*pane(), u"Not now"_s)->click();
    QVERIFY(said().contains(u"지호 invites you to a party of 3 people."_s)); // the next one
    m_clock->advance(2min);
    QVERIFY(pane()->isHidden()); // it holds no longer
}

void tst_PartyPane::whatIsInTheWay_data()
{
    QTest::addColumn<PartyInfo>("party");
    QTest::addColumn<MatchModeInfo>("mode");
    QTest::addColumn<QString>("words"); // empty: nothing
    QTest::newRow("all are ready") << party(mina, true) << duo() << QString();
    QTest::newRow("somebody is not") << party(mina) << duo()
                                     << u"Not everybody in your party is ready yet."_s;
    QTest::newRow("another leads") << party(jiho, true) << duo() << u"지호 leads your party and begins."_s;
    QTest::newRow("nobody plays this together")
        << party(mina, true) << duo({}) << u"A party cannot play this together."_s;
    PartyInfo three = party(mina, true);
    three.members.push_back({.user = {UserId{31}, u"소라"_s}, .ready = true});
    QTest::newRow("one too many") << three << duo() << u"At most 2 people can play this together."_s;
    QTest::newRow("as many as can") << three << duo(3) << QString();
    PartyInfo one = party(mina);
    one.members.pop_back();
    QTest::newRow("nobody else is in it") << one << duo({}) << QString();
}

void tst_PartyPane::whatIsInTheWay()
{
    QFETCH(PartyInfo, party);
    QFETCH(MatchModeInfo, mode);
    QFETCH(QString, words);
    m_panel->open();
    answerModes({mode});
    beIn(party);
    const bool together = party.leader == mina && party.members.size() > 1;
    QCOMPARE(button(*m_panel, together ? u"Play together"_s : u"Play"_s)->isEnabled(), words.isEmpty());
    if (!words.isEmpty())
        QVERIFY2(said().contains(words), qPrintable(said().join(u'\n')));
}

void tst_PartyPane::theLeaderQueuesTheParty_F_066()
{
    m_panel->open();
    answerModes({duo()});
    beIn(party(mina, true));
    button(*m_panel, u"Play together"_s)->click();
    const auto [id, wish] = m_link->take<QueueForMatch>();
    QCOMPARE(wish.party, std::optional(ours));
    m_link->answer(id, MatchQueued{.ticket = ourTicket, .position = 1});
    QVERIFY(said().contains(u"duo: waiting for 0:00"_s));
    m_link->tell(MatchFailed{.ticket = ourTicket, .reason = MatchFailure::Party});
    QVERIFY(said().contains(
        u"Your party is not waiting any more: somebody in it cancelled, did not accept, or is gone."_s));
}

void tst_PartyPane::readyTalkAndLeave()
{
    beIn(party(jiho));
    button(*m_panel, u"Ready"_s)->click();
    QCOMPARE(m_link->take<ReadyInParty>().second, (ReadyInParty{ours, true}));
    PartyInfo now = party(jiho);
    now.members.front().ready = true;
    hear(PartyChange::Ready, mina, now);
    button(*m_panel, u"Not ready"_s)->click();
    QCOMPARE(m_link->take<ReadyInParty>().second, (ReadyInParty{ours, false}));
    auto *field = named<QLineEdit>(*m_panel, u"Say something to your party"_s);
    field->setText(u"한 판 더?"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_link->take<SayInParty>().second, (SayInParty{ours, u"한 판 더?"_s}));
    QVERIFY(field->text().isEmpty());
    for (const QString &text : {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s})
        m_link->tell(PartyMessage{.party = ours, .user = them, .text = text});
    QVERIFY(said().contains(u"지호: 2\n지호: 3\n지호: 4\n지호: 5"_s));
    button(*m_panel, u"Leave the party"_s)->click();
    m_link->answer(m_link->take<LeaveParty>().first, Nothing());
    QVERIFY(pane()->isHidden());
}

void tst_PartyPane::theLeadersMenu()
{
    beIn(party(mina));
    QMenu own;
    pane()->fillMenu(own, mina);
    QVERIFY(own.isEmpty());
    QMenu menu;
    pane()->fillMenu(menu, jiho);
    QCOMPARE(words(menu), (QStringList{u"Let him or her lead"_s, u"Put out of the party"_s}));
    menu.actions().front()->trigger();
    QCOMPARE(m_link->take<PromoteInParty>().second, (PromoteInParty{ours, jiho}));
    menu.actions().back()->trigger();
    QCOMPARE(m_link->take<KickFromParty>().second, (KickFromParty{ours, jiho}));
    hear(PartyChange::Leader, jiho, party(jiho));
    QMenu ofAMember;
    pane()->fillMenu(ofAMember, jiho);
    QVERIFY(ofAMember.isEmpty());
}

void tst_PartyPane::everybodyIsSeen()
{
    PartyInfo full{.id = ours, .leader = mina, .members = {{.user = we}}};
    while (int(full.members.size()) < limits::maxPartyPeople)
        full.members.push_back({.user = {UserId{100 + full.members.size()}, u"somebody with a long name"_s}});
    beIn(full);
    const auto *list = m_panel->findChild<QListWidget *>();
    m_panel->resize(600, 300);
    m_panel->show();
    QTRY_VERIFY(list->viewport()->rect().contains(list->visualItemRect(list->item(list->count() - 1))));
    QVERIFY(list->viewport()->rect().contains(list->visualItemRect(list->item(0))));
}

void tst_PartyPane::howItEnds_data()
{
    QTest::addColumn<PartyChange>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("put out") << PartyChange::Kicked << u"You were put out of the party."_s;
    QTest::newRow("lost") << PartyChange::Lost << u"You are not in the party any more."_s;
}

void tst_PartyPane::howItEnds()
{
    QFETCH(PartyChange, what);
    QFETCH(QString, words);
    beIn(party(jiho));
    PartyInfo without = party(jiho);
    without.members.erase(without.members.begin());
    hear(what, mina, without);
    QVERIFY(pane()->isHidden());
    QVERIFY2(said().contains(words), qPrintable(said().join(u'\n')));
}

void tst_PartyPane::whatIsSaid_data()
{
    QTest::addColumn<client::PartyLine>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](PartyChange change, const QString &words) {
        QTest::newRow(qPrintable(words)) << client::PartyLine{.user = them, .change = change} << words;
    };
    row(PartyChange::Joined, u"지호 is in the party now."_s);
    row(PartyChange::Left, u"지호 has left the party."_s);
    row(PartyChange::Kicked, u"지호 was put out of the party."_s);
    row(PartyChange::Lost, u"지호 is gone."_s);
    row(PartyChange::Away, u"지호 has lost the connection."_s);
    row(PartyChange::Back, u"지호 is back."_s);
    row(PartyChange::Leader, u"지호 leads the party now."_s);
    QTest::newRow("a line of several lines is one")
        << client::PartyLine{.user = them, .text = u"a\nb %1"_s} << u"지호: a b %1"_s;
}

void tst_PartyPane::whatIsSaid()
{
    QFETCH(client::PartyLine, line);
    QTEST(partyLineText(line), "words");
}

void tst_PartyPane::foreignNamesAreNoMarkup()
{
    PartyInfo strange = party(jiho);
    strange.members.back().user.nick = u"<b>지호</b>\n%1"_s;
    beIn(strange);
    m_link->tell(PartyMessage{.party = ours, .user = strange.members.back().user, .text = u"<i>x</i>"_s});
    QCOMPARE(people().last(), u"★ <b>지호</b> %1"_s);
    QVERIFY(said().contains(u"<b>지호</b> %1: <i>x</i>"_s));
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(!m_panel->findChild<QListWidget *>()->item(1)->toolTip().contains(u'<'));
}

void tst_PartyPane::everythingHasANameForScreenReaders()
{
    m_link->tell(PartyInvited{.party = PartyId{78}, .by = them, .people = 3, .ms = 120'000});
    beIn(party(mina));
    for (QWidget *widget : pane()->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
    const auto *list = m_panel->findChild<QListWidget *>();
    QCOMPARE(list->item(0)->data(Qt::AccessibleTextRole).toString(), u"미나, leads the party"_s);
    QCOMPARE(list->item(1)->data(Qt::AccessibleTextRole).toString(), u"지호, not ready"_s);
}

void tst_PartyPane::speaksBothLanguages()
{
    beIn(party(jiho));
    m_languages.use(widgets::Language::Korean);
    QCoreApplication::processEvents();
    const bool korean
        = std::ranges::any_of(pane()->findChildren<QPushButton *>(),
                              [](const QPushButton *one) { return one->text().contains(u"파티"_s); });
    m_languages.use(widgets::Language::English);
    QCoreApplication::processEvents();
    QVERIFY(korean);
    QVERIFY(isSeen(u"Leave the party"_s));
}

QTEST_MAIN(tst_PartyPane)
#include "tst_partypane.moc"
