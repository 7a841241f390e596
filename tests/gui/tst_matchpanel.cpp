// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/readycheck.h"
#include "client-gui/matches/resultdialog.h"
#include "tests/gui/matchpaneltest.h"

#include <QAccessible>
#include <QProgressBar>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace chat;
using namespace chat::gui;
using namespace chat::test;

/// The strip in which people queue, accept and report (F-060, F-067, F-068, F-075).
class tst_MatchPanel final : public MatchPanelTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void init() { beginPanel(); }
    void isHiddenUntilItIsWanted();
    void choosesAMode();
    void whatAllHaveInCommonIsAsked();
    void nothingToPlay();
    void queuesAndSaysHowItStands();
    void whyItWaitsOn();
    void theReadyCheck();
    void theReadyCheckByKeyboard_data();
    void theReadyCheckByKeyboard();
    void aDuelIsReported_data();
    void aDuelIsReported();
    void theResultAndTheRating();
    void manyTeamsHavePlaces();
    void refusals_data();
    void refusals();
    void theCooldownCountsDown();
    void foreignNamesAreNoMarkup();
    void everythingHasANameForScreenReaders();
    void speaksBothLanguages();
};

void tst_MatchPanel::isHiddenUntilItIsWanted()
{
    QVERIFY(m_panel->isHidden());
    QCOMPARE(m_link->take<ListMatchModes>().first, RequestId(0)); // nobody asks for nothing
    openPanel();
    QVERIFY(!m_panel->isHidden());
    auto *close = named<QToolButton>(*m_panel, u"Close the match panel"_s);
    close->click();
    QVERIFY(m_panel->isHidden());
    matches().queue({.mode = u"duel"_s}); // whoever asked
    QVERIFY(!m_panel->isHidden());
    QVERIFY(close->isHidden()); // not while something goes on
}

void tst_MatchPanel::choosesAMode()
{
    m_panel->open();
    answerModes({{.mode = u"chess"_s, .teams = 2, .teamSize = 1, .agree = {}},
                 {.mode = u"duel"_s, .teams = 2, .teamSize = 1, .agree = {}, .waiting = 1}});
    auto *box = named<QComboBox>(*m_panel, u"What to play"_s);
    QCOMPARE(box->currentText(), u"chess: 1 against 1"_s);
    QVERIFY(said().contains(u"Nobody is waiting for one now."_s));
    box->setCurrentIndex(1);
    QVERIFY(said().contains(u"1 person waiting for one now."_s));
    matches().refreshModes();
    answerModes({{.mode = u"archery"_s, .teams = 1, .teamSize = 8, .agree = {}},
                 {.mode = u"duel"_s, .teams = 2, .teamSize = 1, .agree = {}, .paused = true}});
    QCOMPARE(box->currentData().toString(), u"duel"_s); // the choice stays
    QVERIFY(said().contains(u"Matches of this kind are paused at the moment."_s));
    QVERIFY(!button(*m_panel, u"Play"_s)->isEnabled());
    box->setCurrentIndex(0);
    QCOMPARE(box->currentText(), u"archery: 8 people, each for himself"_s);
    button(*m_panel, u"Play"_s)->click();
    QCOMPARE(m_link->take<QueueForMatch>().second.mode, u"archery"_s);
}

// F-064
void tst_MatchPanel::whatAllHaveInCommonIsAsked()
{
    m_panel->open();
    answerModes({{.mode = u"trio"_s, .teams = 2, .teamSize = 3, .agree = {u"region"_s, u"version"_s}}});
    auto *region = named<QLineEdit>(*m_panel, u"region"_s);
    QVERIFY(region && named<QLineEdit>(*m_panel, u"version"_s));
    region->setText(u" seoul "_s);
    button(*m_panel, u"Play"_s)->click();
    const QueueForMatch wish = m_link->take<QueueForMatch>().second;
    QCOMPARE(wish.properties, (std::vector<MatchProperty>{{.property = u"region"_s, .word = u"seoul"_s}}));
}

void tst_MatchPanel::nothingToPlay()
{
    m_panel->open();
    answerModes({});
    QVERIFY(said().contains(u"There is nothing to play on this server."_s));
    QVERIFY(!button(*m_panel, u"Play"_s)->isVisibleTo(m_panel.get()));
    m_link->lose();
    QVERIFY(said().contains(u"You are not connected."_s));
}

void tst_MatchPanel::queuesAndSaysHowItStands()
{
    queue();
    QVERIFY(!button(*m_panel, u"Play"_s)->isVisibleTo(m_panel.get()));
    QVERIFY(said().contains(u"duel: waiting for 0:00"_s));
    QVERIFY(said().contains(u"Number 2 of those who wait  ·  how long it takes is not known yet"_s));
    m_link->tell(MatchStatus{{.ticket = ourTicket,
                              .waitedMs = 42'000,
                              .position = 1,
                              .window = 100,
                              .near = 2,
                              .estimateMs = 40'000}});
    QVERIFY(said().contains(u"duel: waiting for 0:42"_s));
    QVERIFY(said().contains(
        u"Number 1 of those who wait  ·  others waited about 40 seconds  ·  2 people near your rating  ·  rating 1500 ± 100"_s));
    button(*m_panel, u"Stop waiting"_s)->click();
    m_link->answer(m_link->take<CancelMatch>().first, MatchCancelled());
    QVERIFY(said().contains(u"You are not waiting any more."_s));
    QVERIFY(button(*m_panel, u"Play"_s)->isVisibleTo(m_panel.get()));
}

// C-43
void tst_MatchPanel::whyItWaitsOn()
{
    queue();
    findOne();
    m_link->tell(MatchFailed{.ticket = ourTicket,
                             .match = ourMatch,
                             .reason = MatchFailure::Declined,
                             .requeued = true,
                             .waitedKeptMs = 61'000});
    QVERIFY(said().contains(u"duel: waiting for 1:01"_s));
    QVERIFY(said().join(u'\n').contains(u"Somebody declined. What you have waited counts on."_s));
    m_link->lose();
    QVERIFY(said().contains(u"The connection was lost, and your place in the queue with it. Queue again."_s));
}

void tst_MatchPanel::theReadyCheck()
{
    QSignalSpy found(m_panel.get(), &MatchPanel::found);
    queue();
    findOne();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().back().toString(), u"A match was found! duel with 지호"_s);
    QVERIFY(said().contains(u"A match was found! duel with 지호"_s));
    QVERIFY(said().contains(u"Accept within 15 seconds. 0 of 2 have accepted."_s));
    auto *left = named<QProgressBar>(*m_panel, u"Time left to accept"_s);
    QCOMPARE(left->value(), 15'000);
    m_clock->advance(12s);
    m_link->tell(MatchReadiness{.match = ourMatch, .accepted = 1, .of = 2});
    QVERIFY(said().contains(u"Accept within 3 seconds. 1 of 2 have accepted."_s));
    QCOMPARE(left->maximum(), 15'000);
    QCOMPARE(left->value(), 3'000);
    button(*m_panel, u"Accept"_s)->click();
    QCOMPARE(m_link->take<ReadyForMatch>().second, (ReadyForMatch{ourMatch, true}));
    QVERIFY(!button(*m_panel, u"Decline"_s)->isEnabled()); // one word
    QVERIFY(said().contains(u"You have answered. 1 of 2 have accepted."_s));
}

void tst_MatchPanel::theReadyCheckByKeyboard_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("accept");
    QTest::newRow("Alt and A accept") << int(Qt::Key_A) << true;
    QTest::newRow("Alt and D decline") << int(Qt::Key_D) << false;
}

// From a field in which somebody writes, whose keys are his.
void tst_MatchPanel::theReadyCheckByKeyboard()
{
    QFETCH(int, key);
    QFETCH(bool, accept);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *field = new QLineEdit;
    column->addWidget(m_panel.get());
    column->addWidget(field);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    queue();
    field->setFocus();
    findOne();
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_A);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_link->take<ReadyForMatch>().first, RequestId(0));
    QSignalSpy answered(m_panel->findChild<ReadyCheck *>(), &ReadyCheck::answered);
    QTest::keyClick(field, Qt::Key(key), Qt::AltModifier);
    QTRY_COMPARE(answered.size(), 1); // a button that is pressed like this shows it for a moment
    QCOMPARE(m_link->take<ReadyForMatch>().second, (ReadyForMatch{ourMatch, accept}));
    m_panel->setParent(nullptr);
}

void tst_MatchPanel::aDuelIsReported_data()
{
    QTest::addColumn<QString>("pressed");
    QTest::addColumn<std::vector<int>>("places"); // of 지호 and of us
    QTest::addColumn<QString>("said");
    QTest::newRow("won") << u"Won"_s << std::vector{2, 1}
                         << u"You reported: You have won. The others' word is awaited."_s;
    QTest::newRow("lost") << u"Lost"_s << std::vector{1, 2}
                          << u"You reported: You have lost. The others' word is awaited."_s;
    QTest::newRow("a draw") << u"Draw"_s << std::vector{1, 1}
                            << u"You reported: A draw. The others' word is awaited."_s;
}

void tst_MatchPanel::aDuelIsReported()
{
    QFETCH(QString, pressed);
    QFETCH(std::vector<int>, places);
    QFETCH(QString, said);
    QSignalSpy wanted(m_panel.get(), &MatchPanel::roomWanted);
    queue();
    findOne();
    startDuel();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<RoomId>(), matchRoom);
    QVERIFY(this->said().contains(u"duel: 지호 against 미나"_s));
    QVERIFY(button(*m_panel, u"Leave the match"_s)->isVisibleTo(m_panel.get()));
    button(*m_panel, pressed)->click();
    const auto [id, report] = m_link->take<ReportResult>();
    QCOMPARE(report, (ReportResult{ourMatch, places}));
    m_link->answer(id, Nothing());
    QVERIFY2(this->said().contains(said), qPrintable(this->said().join(u'\n')));
}

void tst_MatchPanel::theResultAndTheRating()
{
    queue();
    findOne();
    startDuel();
    m_link->tell(MatchEnded{.match = ourMatch,
                            .reason = MatchEnd::Result,
                            .places = std::vector{1, 2},
                            .ratings = std::vector<RatingChange>{{mina, 1338, -162}}},
                 {.room = matchRoom});
    QVERIFY(said().contains(u"You have lost."_s));
    QVERIFY(said().contains(u"Your rating is 1338 now (−162)."_s));
    QVERIFY(button(*m_panel, u"Play"_s)->isVisibleTo(m_panel.get()));
    button(*m_panel, u"Leave the room"_s)->click();
    QCOMPARE(m_link->take<LeaveRoom>().second.room, matchRoom);
    QVERIFY(!button(*m_panel, u"Leave the room"_s)->isVisibleTo(m_panel.get()));
    QVERIFY(said().contains(u"You have lost."_s));
}

// F-062
void tst_MatchPanel::manyTeamsHavePlaces()
{
    queue();
    findOne();
    start({{{{mina, u"미나"_s}}}, {{them}}, {{{UserId{5}, u"소라"_s}}}});
    QVERIFY(said().contains(u"duel: 미나, 지호, 소라"_s));
    QVERIFY(!button(*m_panel, u"Won"_s)->isVisibleTo(m_panel.get()));
    button(*m_panel, u"Report the result..."_s)->click();
    auto *dialog = m_panel->findChild<ResultDialog *>();
    QVERIFY(dialog);
    auto *ours = named<QSpinBox>(*dialog, u"Place of 미나"_s);
    QCOMPARE(ours->maximum(), 3);
    ours->setValue(2);
    QVERIFY(!button(*dialog, u"Report"_s)->isEnabled()); // nobody is first
    named<QSpinBox>(*dialog, u"Place of 소라"_s)->setValue(1);
    button(*dialog, u"Report"_s)->click();
    const auto [id, report] = m_link->take<ReportResult>();
    QCOMPARE(report, (ReportResult{ourMatch, {2, 2, 1}}));
    m_link->tell(MatchEnded{.match = ourMatch, .reason = MatchEnd::Result, .places = std::vector{2, 3, 1}},
                 {.room = matchRoom});
    QVERIFY(said().contains(u"You came in at place 2 of 3."_s));
}

void tst_MatchPanel::refusals_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("words");
    QTest::newRow("the mode is paused")
        << Error{.code = ErrorCode::MatchmakingPaused, .retryAfter = 5s}
        << u"Matches of this kind are paused at the moment. Try again in 5 seconds."_s;
    QTest::newRow("a seat elsewhere")
        << Error{.code = ErrorCode::AlreadyInMatch}
        << u"The server still keeps a seat for you in another match. Try again in a minute, when it is free."_s;
    QTest::newRow("a ticket elsewhere") << Error{.code = ErrorCode::AlreadyQueued}
                                        << u"You are already waiting for a match. Cancel that first."_s;
    QTest::newRow("no such mode") << Error{.code = ErrorCode::ModeUnknown}
                                  << u"This kind of match cannot be played here."_s;
    QTest::newRow("a cooldown") << Error{.code = ErrorCode::QueueCooldown, .retryAfter = 30s}
                                << u"You may queue again in 30 seconds."_s;
}

void tst_MatchPanel::refusals()
{
    QFETCH(Error, error);
    QFETCH(QString, words);
    openPanel();
    button(*m_panel, u"Play"_s)->click();
    m_link->refuse(m_link->take<QueueForMatch>().first, error);
    QVERIFY2(said().contains(words), qPrintable(said().join(u'\n')));
    QVERIFY(button(*m_panel, u"Play"_s)->isVisibleTo(m_panel.get()));
}

void tst_MatchPanel::theCooldownCountsDown()
{
    queue();
    findOne();
    button(*m_panel, u"Decline"_s)->click();
    m_link->answer(m_link->take<ReadyForMatch>().first, Nothing());
    m_link->tell(MatchFailed{
        .ticket = ourTicket, .match = ourMatch, .reason = MatchFailure::Declined, .cooldownMs = 10'000});
    QVERIFY(said().contains(u"You declined the match."_s));
    QVERIFY(!button(*m_panel, u"Play"_s)->isEnabled());
    m_clock->advance(9s);
    QTRY_VERIFY(said().contains(u"You may queue again in 1 second."_s)); // looked at twice a second
    m_clock->advance(1s);
    QTRY_VERIFY(button(*m_panel, u"Play"_s)->isEnabled());
    QVERIFY(!said().contains(u"You may queue again in 1 second."_s));
}

void tst_MatchPanel::foreignNamesAreNoMarkup()
{
    queue();
    findOne({jiho, u"<b>지호</b>\n%1"_s});
    QVERIFY(said().contains(u"A match was found! duel with <b>지호</b> %1"_s));
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void tst_MatchPanel::everythingHasANameForScreenReaders()
{
    queue();
    findOne();
    for (QWidget *widget : m_panel->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
    QCOMPARE(m_panel->findChild<ReadyCheck *>()->accessibleName(), u"A match was found! duel with 지호"_s);
}

void tst_MatchPanel::speaksBothLanguages()
{
    queue();
    m_languages.use(widgets::Language::Korean);
    QCoreApplication::processEvents();
    const QString korean = said().join(u'\n');
    m_languages.use(widgets::Language::English);
    QCoreApplication::processEvents();
    QVERIFY2(korean.contains(u"기다리는"_s), qPrintable(korean));
    QVERIFY(said().contains(u"duel: waiting for 0:00"_s));
}

QTEST_MAIN(tst_MatchPanel)
#include "tst_matchpanel.moc"
