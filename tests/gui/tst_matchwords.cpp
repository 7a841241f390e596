// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/matchwords.h"
#include "shared/widgets/language.h"

#include <QTest>

using namespace chat;
using namespace chat::gui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is said about matches.
class tst_MatchWords final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_languages.use(widgets::Language::English); }
    void modes_data();
    void modes();
    void clocks_data();
    void clocks();
    void ends_data();
    void ends();
    void longListsOfNamesAreCut();
    void aFreePlace_F_069();

private:
    widgets::LanguageSwitch m_languages{u"client"_s};
};

void tst_MatchWords::modes_data()
{
    QTest::addColumn<MatchModeInfo>("mode");
    QTest::addColumn<QString>("words");
    QTest::newRow("one against one")
        << MatchModeInfo{.mode = u"duel"_s, .teams = 2, .teamSize = 1, .agree = {}} << u"duel: 1 against 1"_s;
    QTest::newRow("each for himself")
        << MatchModeInfo{.mode = u"melee"_s, .teams = 1, .teamSize = 10, .agree = {}}
        << u"melee: 10 people, each for himself"_s;
    QTest::newRow("four teams") << MatchModeInfo{.mode = u"relay"_s, .teams = 4, .teamSize = 3, .agree = {}}
                                << u"relay: 4 teams of 3"_s;
    QTest::newRow("a name that looks like a place in a sentence")
        << MatchModeInfo{.mode = u"%2"_s, .teams = 2, .teamSize = 5, .agree = {}} << u"%2: 5 against 5"_s;
}

void tst_MatchWords::modes()
{
    QFETCH(MatchModeInfo, mode);
    QTEST(modeText(mode), "words");
}

void tst_MatchWords::clocks_data()
{
    QTest::addColumn<Milliseconds>("time");
    QTest::addColumn<QString>("words");
    QTest::newRow("before the beginning") << Milliseconds(-1ms) << u"0:00"_s;
    QTest::newRow("almost a second") << Milliseconds(999ms) << u"0:00"_s;
    QTest::newRow("a second") << Milliseconds(1s) << u"0:01"_s;
    QTest::newRow("a minute") << Milliseconds(1min) << u"1:00"_s;
    QTest::newRow("more than an hour") << Milliseconds(61min + 5s) << u"61:05"_s;
}

void tst_MatchWords::clocks()
{
    QFETCH(Milliseconds, time);
    QTEST(clockText(time), "words");
}

void tst_MatchWords::ends_data()
{
    QTest::addColumn<MatchEnded>("ended");
    QTest::addColumn<QString>("words"); // of who plays in the second team
    QTest::newRow("won") << MatchEnded{.match = {}, .places = std::vector{2, 1}} << u"You have won."_s;
    QTest::newRow("lost") << MatchEnded{.match = {}, .places = std::vector{1, 2}} << u"You have lost."_s;
    QTest::newRow("a draw") << MatchEnded{.match = {}, .places = std::vector{1, 1}} << u"A draw."_s;
    QTest::newRow("the second of three")
        << MatchEnded{.match = {}, .places = std::vector{1, 2, 3}} << u"You came in at place 2 of 3."_s;
    QTest::newRow("a draw of two among three")
        << MatchEnded{.match = {}, .places = std::vector{1, 1, 3}} << u"A draw."_s;
    QTest::newRow("a result that is not about us")
        << MatchEnded{.match = {}, .places = std::vector{1}} << u"The match is over."_s;
    QTest::newRow("disputed") << MatchEnded{.match = {}, .reason = MatchEnd::Disputed}
                              << u"The match is over. You did not agree how it ended."_s;
    QTest::newRow("abandoned") << MatchEnded{.match = {}, .reason = MatchEnd::Abandoned}
                               << u"The match is over: too few people were left."_s;
    QTest::newRow("too long") << MatchEnded{.match = {}, .reason = MatchEnd::Expired}
                              << u"The match is over: it took too long."_s;
    QTest::newRow("an operator") << MatchEnded{.match = {}, .reason = MatchEnd::Operator}
                                 << u"An operator ended the match."_s;
}

void tst_MatchWords::ends()
{
    QFETCH(MatchEnded, ended);
    client::MatchLife life;
    life.started({.ticket = {},
                  .match = MatchId{1},
                  .room = {},
                  .mode = {},
                  .teams = {{{{UserId{1}, u"a"_s}}}, {{{UserId{2}, u"b"_s}}}},
                  .host = UserId{1}},
                 UserId{2});
    ended.match = MatchId{1};
    life.ended(ended);
    QTEST(resultText(life), "words");
}

void tst_MatchWords::longListsOfNamesAreCut()
{
    MatchStart match;
    for (int i = 1; i <= 6; ++i)
        match.teams.push_back({{{UserId{quint64(i)}, QString::number(i)}}});
    QCOMPARE(playersText(match.teams), u"1, 2, 3, 4, 5, 6"_s);
    match.teams.push_back({{{UserId{7}, u"7"_s}}});
    QCOMPARE(playersText(match.teams), u"1, 2, 3, 4, 5, 6 and 1 more"_s);
}

void tst_MatchWords::aFreePlace_F_069()
{
    client::MatchLife life;
    MatchFound word{.ticket = {},
                    .match = MatchId{1},
                    .mode = u"duel"_s,
                    .players = {{UserId{1}, u"a"_s}, {UserId{2}, u"b"_s}},
                    .acceptUntil = {},
                    .backfill = true};
    life.found(word, {});
    QCOMPARE(foundText(life, UserId{2}),
             u"A free place was found in a match that is being played! duel with a"_s);
    word.backfill.reset();
    life.found(word, {});
    QCOMPARE(foundText(life, UserId{2}), u"A match was found! duel with a"_s);
}

QTEST_MAIN(tst_MatchWords)
#include "tst_matchwords.moc"
