// SPDX-License-Identifier: Apache-2.0
#include "server/app/configpage.h"
#include "server/app/configreload.h"
#include "server/app/matchmodes.h"
#include "tests/unit/server/app/configtext.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace chat::server::test;
using namespace std::chrono_literals;

/// The sections [match.NAME] (F-062, F-063, F-064).
class tst_MatchModes final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptySectionIsADuel();
    void allKeys();
    void mistakes_data();
    void mistakes();
    void asManyAsThereMayBe();
    void whatAReloadChanges();
};

namespace {

Config loaded(const QByteArray &text)
{
    const auto config = loadConfig(inputOf(text));
    return config ? config->config : Config();
}

} // namespace

void tst_MatchModes::anEmptySectionIsADuel()
{
    QVERIFY(loaded("[server]\n").modes.empty());
    const std::vector<MatchRules> rules = matchRules(loaded("[match.duel]\n"));
    QCOMPARE(rules.size(), size_t(1));
    MatchRules duel;
    duel.mode.name = "duel";
    QVERIFY(rules.front() == duel);
}

void tst_MatchModes::allKeys()
{
    const QByteArray text
        = "[match.trio]\nteams = 3\nteam_size = 4\nleast_team_size = 2\nsmaller_after_s = 7\n"
          "largest_party = 3\nagree = ['region', 'version']\nwindow = 10\nwindow_step = 20\nwindow_every_s = "
          "0.5\n"
          "window_most = 30\nany_after_s = 90\nready_s = 9\nticket_s = 60\ncooldown_s = 0\n"
          "result_s = 5\nlongest_s = 600\ntickets = 99\nbackfill = true\nspectators = 10\nclient_ratings = "
          "true\n";
    const auto config = loadConfig(inputOf(text));
    QVERIFY(config);
    const MatchRules rules = matchRules(config->config).front();
    MatchRules wanted{.mode
                      = {.name = "trio",
                         .teams = 3,
                         .teamSize = 4,
                         .leastTeamSize = 2,
                         .smallerAfter = 7s,
                         .largestParty = 3,
                         .agree = {"region", "version"},
                         .window = {.first = 10, .step = 20, .every = 500ms, .most = 30, .anyAfter = 90s}},
                      .ready = 9s,
                      .ticketLife = 60s,
                      .cooldown = 0s,
                      .result = 5s,
                      .longest = 600s,
                      .maxTickets = 99,
                      .backfill = true,
                      .spectators = 10,
                      .clientRatings = true};
    QVERIFY(rules == wanted);
    // What is printed is read as the same.
    const QString printed = printConfig(*config);
    const qsizetype section = printed.indexOf(u"\n[match.trio] # file /etc/test.toml:1\n"_s);
    QVERIFY(section > 0);
    QCOMPARE(loaded(printed.sliced(section).toUtf8()).modes, config->config.modes);
    QCOMPARE(int(modeKeys().size()), int(text.count(" = ")));
}

void tst_MatchModes::mistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &text, const QString &problem) {
        QTest::newRow(name) << text << QString("file /etc/test.toml:"_L1 + problem);
    };
    row("unknown key, the near one is named", "[match.duel]\nteem_size = 4\n",
        u"2: unknown key match.duel.teem_size; did you mean match.duel.team_size?"_s);
    row("a mode that is a value", "[match]\nduel = 4\n", u"2: match.duel must be a section: [match.duel]"_s);
    row("text for a number", "[match.duel]\nteams = 'two'\n",
        u"2: match.duel.teams must be a whole number"_s);
    row("no team", "[match.duel]\nteams = 0\n", u"2: match.duel.teams must be 1 to 64 teams, is 0"_s);
    row("one team too many", "[match.duel]\nteams = 65\n",
        u"2: match.duel.teams must be 1 to 64 teams, is 65"_s);
    row("more people than a match has", "[match.duel]\nteams = 2\nteam_size = 33\n",
        u"1: match.duel is no mode that can be played: team_size must be 64 people in a match"_s);
    row("nobody to play with", "[match.duel]\nteams = 1\n",
        u"1: match.duel is no mode that can be played: team_size must be 2 people in a match"_s);
    row("a party of nobody", "[match.duel]\nlargest_party = 0\n",
        u"2: match.duel.largest_party must be 1 to 64 people, is 0"_s);
    row("a party that is larger than a team", "[match.duel]\nteam_size = 2\nlargest_party = 3\n",
        u"1: match.duel is no mode that can be played: largest_party must be 1..team_size"_s);
    row("as many spectators as there may be", "[match.duel]\nspectators = 100\nteams = 0\n",
        u"3: match.duel.teams must be 1 to 64 teams, is 0"_s);
    row("one spectator more", "[match.duel]\nspectators = 101\n",
        u"2: match.duel.spectators must be 0 to 100 people, is 101"_s);
    row("a name with a space", "[match.'big duel']\n",
        u"1: match.big duel must be named by 1 to 32 small letters, digits, '-' and '_'"_s);
    row("a property without a name", "[match.duel]\nagree = ['']\n",
        u"2: match.duel.agree must be a property: 1 to 32 characters, no spaces at its ends"_s);
}

void tst_MatchModes::mistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, problem);
    QCOMPARE(problemsOf(inputOf(text)), problem);
}

void tst_MatchModes::asManyAsThereMayBe()
{
    QByteArray text;
    for (int i = 1; i < limits::maxMatchModes; ++i)
        text += "[match.m" + QByteArray::number(i) + "]\n";
    QCOMPARE(problemsOf(inputOf(text)), QString());
    text += "[match.last]\n";
    QCOMPARE(problemsOf(inputOf(text)), QString());
    text += "[match.more]\n";
    QCOMPARE(problemsOf(inputOf(text)),
             u"file /etc/test.toml:33: match.more is one mode too many: there may be 32"_s);
}

void tst_MatchModes::whatAReloadChanges()
{
    const auto before = loadConfig(inputOf("[match.a]\n[match.b]\n[match.c]\n"));
    const auto after = loadConfig(inputOf("[match.a]\n[match.b]\nteams = 3\n[match.d]\n"));
    QVERIFY(before && after);
    ReloadReport report;
    const LoadedConfig merged = reloadableParts(*before, *after, report);
    QCOMPARE(report.applied, (QStringList{u"match.b"_s, u"match.d"_s, u"match.c"_s}));
    QVERIFY(report.needRestart.isEmpty());
    QCOMPARE(merged.config.modes, after->config.modes);
}

QTEST_GUILESS_MAIN(tst_MatchModes)
#include "tst_matchmodes.moc"
