// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/watchdialog.h"
#include "tests/gui/matchpaneltest.h"

#include <QListWidget>

using namespace chat;
using namespace chat::gui;
using namespace chat::test;

/// Choosing a match to watch (F-077).
class tst_WatchDialog final : public MatchPanelTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void init();
    void onlyWhereItIsAllowed();
    void theMatchesAreShown();
    void whoIsChosenStaysChosen();
    void watching();
    void refusals_data();
    void refusals();
    void nothingToWatch();
    void speaksBothLanguages();

private:
    [[nodiscard]] static WatchableMatch one(quint64 match, const QString &nick, int spectators)
    {
        return {.match = MatchId{match},
                .teams = {{{{UserId{5}, nick}}}, {{{UserId{6}, u"지호"_s}}}},
                .sinceMs = 222'000,
                .spectators = spectators,
                .most = 5};
    }
    void tell(const WatchableMatches &list) { m_link->answer(m_link->take<ListWatchable>().first, list); }
    [[nodiscard]] QListWidget *list() const { return m_dialog->findChild<QListWidget *>(); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < list()->count(); ++row)
            texts << list()->item(row)->text();
        return texts;
    }
    [[nodiscard]] QPushButton *watch() const { return button(*m_dialog, u"Watch"_s); }

    std::unique_ptr<WatchDialog> m_dialog;
};

void tst_WatchDialog::init()
{
    m_dialog.reset();
    beginPanel();
    m_dialog = std::make_unique<WatchDialog>(*m_session, u"duel"_s);
}

void tst_WatchDialog::onlyWhereItIsAllowed()
{
    m_panel->open();
    answerModes({{.mode = u"duel"_s, .teams = 2, .teamSize = 1, .agree = {}, .spectators = 5},
                 {.mode = u"secret"_s, .teams = 2, .teamSize = 1, .agree = {}}});
    QPushButton *open = button(*m_panel, u"Watch..."_s);
    QVERIFY(open->isVisibleTo(m_panel.get()) && open->isEnabled());
    named<QComboBox>(*m_panel, u"What to play"_s)->setCurrentIndex(1);
    QVERIFY(!open->isVisibleTo(m_panel.get()));
    named<QComboBox>(*m_panel, u"What to play"_s)->setCurrentIndex(0);
    (void)m_link->take<ListWatchable>(); // of the dialog that the test made itself
    open->click();
    QCOMPARE(m_link->take<ListWatchable>().second.mode, u"duel"_s);
    auto *dialog = m_panel->findChild<WatchDialog *>();
    QVERIFY(dialog);
    QSignalSpy wanted(m_panel.get(), &MatchPanel::roomWanted);
    Q_EMIT dialog->entered(RoomId{77});
    QCOMPARE(wanted.size(), 1);
}

void tst_WatchDialog::theMatchesAreShown()
{
    QVERIFY(!watch()->isEnabled());
    QVERIFY(readable(*m_dialog).contains(u"Looking..."_s));
    tell({.matches = {one(77, u"<b>미나</b>"_s, 2), one(78, u"하나"_s, 5)}, .total = 2});
    QCOMPARE(rows(),
             (QStringList{u"<b>미나</b> against 지호  ·  played for 3:42  ·  2 watching"_s,
                          u"하나 against 지호  ·  played for 3:42  ·  5 watching (full)"_s}));
    QVERIFY(watch()->isEnabled());
    QVERIFY(readable(*m_dialog).contains(u"You hear everything that is said there, and cannot write."_s));
    m_session->matches()->refreshWatchable(u"duel"_s);
    tell({.matches = {one(77, u"미나"_s, 2)}, .total = 21});
    QVERIFY(readable(*m_dialog).contains(u"1 of 21 matches"_s));
    m_link->lose();
    QVERIFY(readable(*m_dialog).contains(u"You are not connected."_s));
    QVERIFY(!watch()->isEnabled());
}

void tst_WatchDialog::whoIsChosenStaysChosen()
{
    tell({.matches = {one(77, u"미나"_s, 0), one(78, u"하나"_s, 0)}, .total = 2});
    QCOMPARE(list()->currentRow(), 0);
    list()->setCurrentRow(1);
    m_session->matches()->refreshWatchable(u"duel"_s);
    tell({.matches = {one(76, u"소라"_s, 0), one(77, u"미나"_s, 0), one(78, u"하나"_s, 0)}, .total = 3});
    QCOMPARE(list()->currentRow(), 2);
    m_session->matches()->refreshWatchable(u"duel"_s);
    tell({.matches = {one(76, u"소라"_s, 0)}, .total = 1}); // it is over
    QCOMPARE(list()->currentRow(), 0);
}

void tst_WatchDialog::watching()
{
    QSignalSpy entered(m_dialog.get(), &WatchDialog::entered);
    tell({.matches = {one(77, u"미나"_s, 0)}, .total = 1});
    watch()->click();
    QVERIFY(!watch()->isEnabled()); // once
    const auto [id, asked] = m_link->take<EnterRoom>();
    QCOMPARE(asked.room, std::optional(RoomId{77}));
    m_link->answer(id, RoomEntered{.room = RoomId{77}});
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.front().front().value<RoomId>(), RoomId{77});
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void tst_WatchDialog::refusals_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("said");
    QTest::newRow("full") << ErrorCode::RoomFull << u"As many people are watching as may."_s;
    QTest::newRow("over meanwhile") << ErrorCode::RoomNotFound << u"The match is over."_s;
    QTest::newRow("a player does not want us") << ErrorCode::Forbidden << u"You cannot watch this match."_s;
}

void tst_WatchDialog::refusals()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, said);
    tell({.matches = {one(77, u"미나"_s, 0)}, .total = 1});
    watch()->click();
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = code});
    QVERIFY(readable(*m_dialog).contains(said));
    QVERIFY(watch()->isEnabled());
}

void tst_WatchDialog::nothingToWatch()
{
    tell({});
    QVERIFY(readable(*m_dialog).contains(u"Nothing of this kind is being played now."_s));
    QVERIFY(!watch()->isEnabled());
}

void tst_WatchDialog::speaksBothLanguages()
{
    tell({});
    const QStringList english = readable(*m_dialog);
    m_languages.use(widgets::Language::Korean);
    const WatchDialog korean(*m_session, u"duel"_s);
    m_languages.use(widgets::Language::English);
    QVERIFY(korean.windowTitle() != m_dialog->windowTitle());
    QVERIFY(!korean.windowTitle().isEmpty() && korean.windowTitle().contains(u"duel"_s));
}

QTEST_MAIN(tst_WatchDialog)
#include "tst_watchdialog.moc"
