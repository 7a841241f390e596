// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/actpages.h"
#include "server/ctl/commandline.h"
#include "server/ctl/matchpages.h"
#include "server/ctl/matchreplay.h"
#include "shared/client/admin/lookups.h"
#include "tests/support/adminmatchsamples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace chat::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(chat::ctl::CtlCommand)

/// `chat-ctl match`: what an operator types, whom he means, and what he reads.
class tst_CtlMatches final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understood_data();
    void understood();
    void notUnderstood_data();
    void notUnderstood();
    void whichTicket_data();
    void whichTicket();
    void whichMatch_data();
    void whichMatch();
    void modes();
    void tickets();
    void explanation_U_04();
    void nobodyNear();
    void matches();
    void parties();
    void acts();
    void logOfAMode();
    void replays_U_05();
    void replaysThatAreRefused_data();
    void replaysThatAreRefused();
    void aFileThatIsTooLarge_data();
    void aFileThatIsTooLarge();
    void nobodysWordsReachTheTerminal();

private:
    [[nodiscard]] QString fileWith(const QByteArray &bytes) const;

    QTemporaryDir m_dir;

    [[nodiscard]] static auto parsed(const QString &words)
    {
        return parseCommandLine(
            QStringList{u"chat-ctl"_s, u"match"_s} + words.split(u' ', Qt::SkipEmptyParts), Timestamp());
    }
};

void tst_CtlMatches::understood_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<CtlCommand>("command");
    const auto row = [](const char *name, const QString &words, const MatchCommand &command) {
        QTest::newRow(name) << words << CtlCommand(command);
    };
    row("the modes", u"modes"_s, FetchModes());
    row("who waits", u"tickets"_s, ListTickets());
    row("who waits, by nick and mode", u"tickets 미나 --mode duel"_s,
        ListTickets{.filter = u"미나"_s, .mode = u"duel"_s});
    row("what is played", u"list"_s, ListMatches());
    row("who stays together", u"parties"_s, ListParties());
    row("the party of somebody", u"parties 미나"_s, ListParties{.filter = u"미나"_s});
    row("what is played in a mode", u"list --mode duel"_s, ListMatches{.mode = u"duel"_s});
    row("why somebody waits", u"explain 미나"_s, TicketByName{.act = ExplainTicket(), .target = u"미나"_s});
    row("wait no longer", u"cancel 미나 --reason bug"_s,
        TicketByName{.act = CancelTicket{.ticket = {}, .reason = u"bug"_s}, .target = u"미나"_s});
    row("the end", u"end 미나 --reason bug"_s, EndMatchByName{.target = u"미나"_s, .reason = u"bug"_s});
    row("a pause", u"pause duel --reason bug"_s,
        PauseMode{.mode = u"duel"_s, .on = true, .reason = u"bug"_s});
    row("on again", u"resume duel --reason mended"_s,
        PauseMode{.mode = u"duel"_s, .on = false, .reason = u"mended"_s});
    row("what happened", u"log duel"_s, FetchMatchLog{.mode = u"duel"_s});
    row("what would have happened", u"replay duel.json --set window=100 --set agree="_s,
        ReplayLog{.file = u"duel.json"_s, .settings = {{u"window"_s, u"100"_s}, {u"agree"_s, QString()}}});
}

void tst_CtlMatches::understood()
{
    QFETCH(QString, words);
    QFETCH(CtlCommand, command);
    const auto line = parsed(words);
    QVERIFY2(line, line ? "" : qPrintable(line.error().text));
    QVERIFY(line->command == command);
}

void tst_CtlMatches::notUnderstood_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("part");
    QTest::newRow("no verb") << u""_s << u"match takes modes"_s;
    QTest::newRow("a verb that is none") << u"start duel"_s << u"match does not know start"_s;
    QTest::newRow("too many words") << u"tickets mina jiho"_s << u"unexpected argument jiho"_s;
    QTest::newRow("modes of something") << u"modes duel"_s << u"unexpected argument duel"_s;
    QTest::newRow("nobody to explain") << u"explain"_s << u"match explain takes a ticket"_s;
    QTest::newRow("no match to end") << u"end --reason x"_s << u"match end takes a match"_s;
    QTest::newRow("no mode to pause") << u"pause --reason x"_s << u"match pause takes the name of a mode"_s;
    QTest::newRow("an end without a reason") << u"end mina"_s << u"--reason"_s;
    QTest::newRow("a cancel without a reason") << u"cancel mina"_s << u"--reason"_s;
    QTest::newRow("a pause without a reason") << u"pause duel"_s << u"--reason"_s;
    QTest::newRow("a reason to look") << u"list --reason x"_s << u"--reason does not go with match list"_s;
    QTest::newRow("a mode to cancel in")
        << u"cancel mina --mode duel --reason x"_s << u"--mode does not go with match cancel"_s;
    QTest::newRow("the log of nothing") << u"log"_s << u"match log takes the name of a mode"_s;
    QTest::newRow("no file to replay") << u"replay"_s << u"match replay takes a file"_s;
    QTest::newRow("a setting without a value")
        << u"replay f --set window"_s << u"--set takes a setting and its value"_s;
    QTest::newRow("a setting without a name") << u"replay f --set =3"_s << u"--set takes a setting"_s;
    QTest::newRow("a setting to look with")
        << u"log duel --set a=b"_s << u"--set does not go with match log"_s;
    QTest::newRow("an option of another command") << u"list --kind channel"_s << u"--kind does not go"_s;
}

void tst_CtlMatches::notUnderstood()
{
    QFETCH(QString, words);
    QFETCH(QString, part);
    const auto line = parsed(words);
    QVERIFY(!line);
    QVERIFY2(line.error().text.contains(part), qPrintable(line.error().text));
}

void tst_CtlMatches::whichTicket_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<TicketId>("ticket"); // none: nobody is meant
    QTest::newRow("by its id") << QString::fromLatin1(otherTicket.toText()) << otherTicket;
    QTest::newRow("by the user") << QString::fromLatin1(oneUser.toText()) << oneTicket;
    QTest::newRow("by the nick") << u"지호"_s << otherTicket;
    QTest::newRow("by another of the party") << u"dami"_s << otherTicket;
    QTest::newRow("a part of the nick is not enough") << u"지"_s << TicketId();
    QTest::newRow("two have that nick") << u"twin"_s << TicketId();
}

void tst_CtlMatches::whichTicket()
{
    QFETCH(QString, target);
    QFETCH(TicketId, ticket);
    AdminTickets tickets = sampleTickets();
    for (const quint64 id : {quint64(0x7005), quint64(0x7006)})
        tickets.tickets.push_back({.ticket = TicketId{id}, .user = {UserId{id}, u"twin"_s}});
    const auto found = ticketOf(target, tickets);
    QCOMPARE(found.value_or(TicketId()), ticket);
    if (!found)
        QCOMPARE(found.error().code, ErrorCode::TicketNotFound);
}

void tst_CtlMatches::whichMatch_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<MatchId>("match"); // none: none is meant
    QTest::newRow("by its id") << QString::fromLatin1(oneMatch.toText()) << oneMatch;
    QTest::newRow("by a user in it") << QString::fromLatin1(UserId{0x2226}.toText()) << MatchId{0x8002};
    QTest::newRow("by a nick in it") << u"미나"_s << oneMatch;
    QTest::newRow("nobody's nick") << u"mina"_s << MatchId();
    QTest::newRow("one nick in two matches") << u"twin"_s << MatchId();
}

void tst_CtlMatches::whichMatch()
{
    QFETCH(QString, target);
    QFETCH(MatchId, match);
    AdminMatches matches = sampleMatches();
    for (size_t i = 0; i < 2; ++i)
        matches.matches[i].teams.front().players.push_back({UserId{0x2300 + i}, u"twin"_s});
    const auto found = matchOf(target, matches);
    QCOMPARE(found.value_or(MatchId()), match);
    if (!found)
        QCOMPARE(found.error().code, ErrorCode::MatchNotFound);
}

void tst_CtlMatches::modes()
{
    AdminModes modes = sampleModes();
    modes.modes.push_back({.mode = u"old"_s, .running = 1, .closed = true});
    QCOMPARE(modesPage(modes, {}),
             u"MODE   TICKETS     OLDEST  P50   P95  PER MIN  CHECKING  RUNNING  STATE\n"
             "duel         2  1 min 1 s  4 s  42 s       12         1        3  open\n"
             "squad        0          -    -     -        0         0        0  paused\n"
             "old          0          -    -     -        0         0        1  closed\n"_s);
}

void tst_CtlMatches::tickets()
{
    AdminTickets tickets = sampleTickets();
    tickets.tickets.front().user.nick = u"mina"_s;
    tickets.total = 3;
    const QString page = ticketsPage(tickets, {});
    const QStringList lines = page.split(u'\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines[1].startsWith(u"mina"_s) && lines[1].contains(u"waits"_s), qPrintable(page));
    QVERIFY2(lines[2].startsWith(u"지호"_s) && lines[2].contains(u"found"_s), qPrintable(page));
    QVERIFY2(lines[2].contains(u"any"_s), qPrintable(page));
    QCOMPARE(lines[3], u"2 of 3 tickets"_s);
}

void tst_CtlMatches::explanation_U_04()
{
    TicketExplanation ticket = sampleExplanation();
    ticket.row.user.nick = u"mina"_s;
    ticket.near.back().user.nick = u"boram"_s;
    const QString page = explanationPage(ticket, {});
    for (const QString &part :
         {u"mina\n"_s, u"  mode         duel\n"_s,
          u"  waits        1 min 1 s, number 1, ends in 1 min 59 s\n"_s, u"  estimate     4 s\n"_s,
          u"  rating       1500, and others up to 500 points away\n"_s, u"  wider in     4 s\n"_s,
          u"  people       2 could play together, 2 are needed\n"_s})
        QVERIFY2(page.contains(part), qPrintable(part + page));
    const QStringList lines = page.split(u'\n');
    QVERIFY2(lines[lines.size() - 2].startsWith(u"boram"_s) && lines[lines.size() - 2].contains(u"rating"_s),
             qPrintable(page));
    ticket.row.window.reset();
    ticket.row.widensInMs.reset();
    ticket.estimateMs.reset();
    const QString open = explanationPage(ticket, {});
    QVERIFY(open.contains(u"1500, and any other\n"_s) && open.contains(u"nobody can say yet\n"_s));
    QVERIFY(!open.contains(u"wider in"_s));
}

void tst_CtlMatches::nobodyNear()
{
    TicketExplanation ticket = sampleExplanation();
    ticket.near.clear();
    QVERIFY(explanationPage(ticket, {}).endsWith(u"\n\nnobody else waits\n"_s));
}

void tst_CtlMatches::matches()
{
    AdminMatches matches = sampleMatches();
    matches.matches.back().teams.back().players.front().nick = u"suni"_s;
    const QStringList lines = matchesPage(matches, {}).split(u'\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[1].contains(u"running"_s) && lines[1].endsWith(u"boram : suni"_s)); // the longest first
    QVERIFY(lines[2].contains(u"checking"_s) && lines[2].endsWith(u"지호 : 미나"_s));
    QCOMPARE(lines[3], u"2 matches"_s);
}

void tst_CtlMatches::parties()
{
    AdminParties parties = sampleParties();
    parties.parties.back().members.front().user.nick = u"mina"_s;
    const QStringList lines = partiesPage(parties, {}).split(u'\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines[1].contains(u"duel"_s) && lines[1].contains(u"2 of 2"_s)
                 && lines[1].endsWith(u"지호*, dami"_s),
             qPrintable(lines[1]));
    QVERIFY2(lines[2].contains(u"0 of 1"_s) && lines[2].endsWith(u"mina* (away)"_s), qPrintable(lines[2]));
    QCOMPARE(lines[3], u"2 parties"_s);
}

void tst_CtlMatches::acts()
{
    QCOMPARE(donePage(MatchActAnswer{.people = 1}, {}), u"told 1 person\n"_s);
    QCOMPARE(donePage(MatchActAnswer{.people = 2}, {}), u"told 2 people\n"_s);
    QCOMPARE(pausedPage({.people = 1}, true), u"paused; 1 ticket waits\n"_s);
    QCOMPARE(pausedPage({.people = 0}, false), u"goes on; 0 tickets wait\n"_s);
}

QString tst_CtlMatches::fileWith(const QByteArray &bytes) const
{
    QFile file(m_dir.filePath(u"log.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
    return file.fileName();
}

void tst_CtlMatches::logOfAMode()
{
    const QStringList lines = logOfModePage(sampleMatchLog(), {}).split(u'\n');
    QCOMPARE(lines[0], u"teams            2"_s);
    QCOMPARE(lines[4], u"largest_party    1"_s);
    QCOMPARE(lines[10], u"any_after_s      60"_s);
    QCOMPARE(lines[12].simplified(), u"N BEFORE WHAT TICKET RATING USER"_s);
    QCOMPARE(lines[13].simplified(),
             u"7 500 ms waits %1 1500 %2"_s.arg(QLatin1StringView(oneTicket.toText()),
                                                QLatin1StringView(oneUser.toText())));
    QVERIFY2(lines[14].contains(u" with "_s) && lines[14].contains(u"1480"_s), qPrintable(lines[14]));
    QCOMPARE(lines[15].simplified(), u"9 300 ms gone "_s + QLatin1StringView(otherTicket.toText()));
    QCOMPARE(lines[16].simplified(), u"10 0 ms 2 tickets into matches"_s);
    QVERIFY(logOfModePage(MatchLog(), {}).endsWith(u"\nnothing happened yet\n"_s));
}

void tst_CtlMatches::replays_U_05()
{
    const QString file = fileWith(toJson(replayableLog()));
    const auto page = replayText(
        {.file = file, .settings = {{u"window"_s, u"30"_s}, {u"window_every_s"_s, u"2.5"_s}}}, false, {});
    QVERIFY2(page, page ? "" : qPrintable(page.error()));
    const QStringList lines = page->split(u'\n');
    QCOMPARE(lines[0], u"5 entries of 1 min"_s);
    QCOMPARE(lines[1], u"window 50 -> 30"_s);
    QCOMPARE(lines[2], u"window_every_s 5 -> 2.5"_s);
    QCOMPARE(lines[4].simplified(), u"THEN NOW"_s);
    QCOMPARE(lines[5].simplified(), u"matches 1 1"_s);
    QCOMPARE(lines[6].simplified(), u"tickets in them 2 2"_s);
    QCOMPARE(lines[7].simplified(), u"waited, p50 and p95 0 ms, 0 ms 2 s, 2 s"_s);
    QCOMPARE(lines[8].simplified(), u"points apart, p50 and p95 40, 40 40, 40"_s);
    QCOMPARE(lines[10].simplified(), u"left waiting 1 1"_s);
    const auto json = replayText(
        {.file = file, .settings = {{u"window_step"_s, u"0"_s}, {u"window"_s, u"3"_s}}}, true, {});
    QCOMPARE(
        json.value_or(QString()),
        u"{\"now\":{\"matches\":0,\"taken\":0,\"waiting\":3},\"then\":{\"apart_p50\":40,\"apart_p95\":40,"
        "\"matches\":1,\"taken\":2,\"uneven_p50\":40,\"uneven_p95\":40,\"wait_p50_ms\":0,\"wait_p95_ms\":0,"
        "\"waiting\":1}}\n"_s);
}

void tst_CtlMatches::replaysThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("part");
    MatchLog other = replayableLog();
    other.rows[2].taken = 0;
    const QByteArray good = toJson(replayableLog());
    QTest::newRow("no JSON") << QByteArray("hm") << u"window"_s << u"3"_s << u"not what match log"_s;
    QTest::newRow("another answer") << QByteArray("{\"modes\":[]}") << u"window"_s << u"3"_s
                                    << u"not what match log"_s;
    QTest::newRow("a log that these settings do not make")
        << toJson(other) << u"window"_s << u"3"_s << u"another version"_s;
    QTest::newRow("a setting that is none") << good << u"ready_s"_s << u"3"_s << u"takes teams, team_size"_s;
    QTest::newRow("a word for a number") << good << u"window"_s << u"wide"_s << u"takes a whole number"_s;
    QTest::newRow("a negative number") << good << u"window"_s << u"-1"_s << u"takes a whole number"_s;
    QTest::newRow("a word for seconds") << good << u"any_after_s"_s << u"soon"_s << u"takes seconds"_s;
    QTest::newRow("no people") << good << u"team_size"_s << u"0"_s << u"nothing can be played"_s;
    QTest::newRow("a window that never widens on time")
        << good << u"window_every_s"_s << u"0"_s << u"nothing can be played"_s;
}

void tst_CtlMatches::replaysThatAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, part);
    const auto page = replayText({.file = fileWith(bytes), .settings = {{name, value}}}, false, {});
    QVERIFY(!page);
    QVERIFY2(page.error().contains(part), qPrintable(page.error()));
}

void tst_CtlMatches::aFileThatIsTooLarge_data()
{
    QTest::addColumn<int>("more"); // bytes than may be
    QTest::addColumn<QString>("part"); // of the complaint
    QTest::newRow("one less") << -1 << u"not what"_s;
    QTest::newRow("as large as may be") << 0 << u"not what"_s;
    QTest::newRow("one more") << 1 << u"more than 64 MiB"_s;
}

void tst_CtlMatches::aFileThatIsTooLarge()
{
    QFETCH(int, more);
    QFETCH(QString, part);
    const QString name = fileWith("hm");
    QVERIFY(QFile::resize(name, limits::maxMatchLogFile + more)); // no block of the disk is written
    const auto page = replayText({.file = name, .settings = {}}, false, {});
    QVERIFY(!page);
    QVERIFY2(page.error().contains(part), qPrintable(page.error()));
    QVERIFY(!replayText({.file = name + u".none"_s, .settings = {}}, false, {}));
}

void tst_CtlMatches::nobodysWordsReachTheTerminal()
{
    for (const QString &page : {ticketsPage(sampleTickets(), {}), explanationPage(sampleExplanation(), {}),
                                matchesPage(sampleMatches(), {})})
        QVERIFY2(!page.contains(u'\u001b') && !page.contains(u'\u2028'), qPrintable(page));
}

QTEST_GUILESS_MAIN(tst_CtlMatches)
#include "tst_ctlmatches.moc"
