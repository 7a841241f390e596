// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/matchlogs.h"
#include "shared/client/admin/matchsettings.h"
#include "shared/matching/replay.h"
#include "shared/protocol/adminwire.h"
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

#include <random>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a desk did can be done again from its log (U-05).
class tst_MatchReplay final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void toTheByte_U_05_data();
    void toTheByte_U_05();
    void thePageOfTheLog();
    void aPageIsBounded();
    void otherSettingsBeginAnew();
    void settingsThatNobodyIsMatchedByDoNot();

private:
    /// A match as its people heard of it: "7000 ms: 3 5, 40 points apart".
    struct Heard {
        QStringList matches;
        void hear(const MatchTable &table);
    };
    static QueueForMatch wish(std::mt19937 &random);
    /// People come, go, decline, block each other and lose their connections by chance.
    /// `together` 2 or more: some as a party of so many, whose numbers follow each other.
    static QStringList live(MatchTable &table, quint32 seed, int together);
    /// All of the log as an operator's machine has it, page by page, through JSON.
    static MatchLog fetched(const MatchDesk &desk);
};

void tst_MatchReplay::Heard::hear(const MatchTable &table)
{
    std::set<MatchId> known;
    for (const MatchEffect &effect : table.effects) {
        const auto *told = std::get_if<matcheffect::Tell>(&effect);
        const auto *found = told ? std::get_if<MatchFound>(&told->event) : nullptr;
        if (!found || found->backfill || !known.insert(found->match).second)
            continue;
        QStringList people;
        for (const UserInfo &player : found->players)
            people << QString::number(player.id.value);
        matches << u"%1 ms: %2, %3 points apart"_s.arg(matchTime(table.now.mono).time_since_epoch().count())
                       .arg(people.join(u' '))
                       .arg(found->spread);
    }
}

QueueForMatch tst_MatchReplay::wish(std::mt19937 &random)
{
    QueueForMatch wish{.mode = u"duel"_s, .rating = int(1200 + random() % 600)};
    const QString regions[] = {u"kr"_s, u"eu"_s};
    wish.properties = std::vector{MatchProperty{.property = u"region"_s, .word = regions[random() % 2]},
                                  MatchProperty{.property = u"ping"_s, .number = double(random() % 100)}};
    if (random() % 4 == 0)
        wish.wishes = std::vector{MatchWish{.property = u"ping"_s, .most = 80}};
    if (random() % 4 == 0)
        wish.avoids = std::vector{UserId{1 + random() % 40}};
    return wish;
}

QStringList tst_MatchReplay::live(MatchTable &table, quint32 seed, int together)
{
    std::mt19937 random(seed);
    Heard heard;
    const auto queueTogether = [&](quint32 user) {
        std::vector<quint32> mates;
        const quint32 first = (user - 1) / quint32(together) * quint32(together) + 1;
        for (quint32 one = first; one < first + quint32(together); ++one) {
            if (one != user)
                mates.push_back(one);
        }
        table.queueTogether(user, mates, PartyId{first}, wish(random));
    };
    for (int step = 0; step < 500; ++step) {
        const auto user = quint32(1 + random() % 40);
        switch (random() % (table.desk.rules().backfill ? 10 : 9)) {
        case 0:
            if (together > 1) {
                queueTogether(user);
                break;
            }
            [[fallthrough]];
        case 1:
        case 2: table.queue(user, wish(random)); break;
        case 3: table.cancel(user); break;
        case 4: table.ready(user, random() % 4 != 0); break;
        case 5: table.gone(user); break;
        case 6: table.steer(CancelTicket{.ticket = table.tickets[user], .reason = u"x"_s}); break;
        case 9: table.seat(user, false); break;
        case 7: table.block(user, {UserId{1 + random() % 40}}); break;
        default: {
            const MonoTime until = table.now.mono + Milliseconds(random() % 3000);
            for (auto due = table.desk.nextDeadline(); due && *due <= until;
                 due = table.desk.nextDeadline()) {
                table.wait(std::chrono::duration_cast<Milliseconds>(std::max(*due, table.now.mono)
                                                                    - table.now.mono));
                heard.hear(table);
            }
            table.wait(std::chrono::duration_cast<Milliseconds>(until - table.now.mono));
        }
        }
    }
    return heard.matches;
}

MatchLog tst_MatchReplay::fetched(const MatchDesk &desk)
{
    MatchLog all;
    do {
        FetchMatchLog question{.mode = u"duel"_s, .limit = 7};
        if (!all.rows.empty())
            question.after = all.rows.back().number;
        Document scratch;
        const QByteArray line = encodeAdminAnswer(1, desk.log(question));
        const auto packet = decodeServerPacket(line, WireFormat::Json, scratch);
        const auto page = packet ? packet->as<MatchLog>() : std::unexpected(packet.error());
        if (!page)
            qFatal("no answer");
        const auto rows = std::move(all.rows);
        all = *page;
        all.rows.insert(all.rows.begin(), rows.begin(), rows.end());
    } while (all.rows.back().number < all.last);
    return all;
}

void tst_MatchReplay::toTheByte_U_05_data()
{
    QTest::addColumn<int>("teams");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("agree");
    QTest::addColumn<int>("together"); // people of a party; negative: free places are given to who waits
    QTest::newRow("duels") << 2 << 1 << false << 1;
    QTest::newRow("duels within a region") << 2 << 1 << true << 1;
    QTest::newRow("two against two") << 2 << 2 << false << 1;
    QTest::newRow("four, each for himself") << 1 << 4 << false << 1;
    QTest::newRow("two against two, some in pairs") << 2 << 2 << false << 2;
    QTest::newRow("three against three, some in threes") << 2 << 3 << false << 3;
    QTest::newRow("two against two, with free places") << 2 << 2 << false << -1;
    QTest::newRow("three against three in threes, with free places") << 2 << 3 << false << -3;
}

void tst_MatchReplay::toTheByte_U_05()
{
    QFETCH(int, teams);
    QFETCH(int, size);
    QFETCH(bool, agree);
    QFETCH(int, together);
    MatchRules rules = MatchTable::teams(teams, size);
    rules.backfill = together < 0;
    together = std::abs(together);
    rules.mode.largestParty = together;
    if (agree)
        rules.mode.agree = {"region"};
    size_t matches = 0;
    for (quint32 seed = 1; seed <= 20; ++seed) { // 10,000 jobs
        MatchTable table(rules);
        const QStringList then = live(table, seed, together);
        const MatchLog log = fetched(table.desk);
        const auto entries = matchLogEntries(log);
        const matching::Mode mode = matchModeOf(log.settings);
        QCOMPARE(mode.window, rules.mode.window);
        const matching::Replay again = matching::replay(entries, mode, mode);
        std::map<TicketId, std::vector<LoggedPlayer>> players;
        for (const MatchLogRow &row : log.rows) {
            if (row.came)
                players[row.came->ticket] = row.came->players;
        }
        QStringList now;
        for (const auto &[at, match] : again.made) {
            QStringList people;
            for (const matching::Team &team : match.teams) {
                for (const TicketId ticket : team.tickets) {
                    for (const LoggedPlayer &player : players.at(ticket))
                        people << QString::number(player.user.value);
                }
            }
            now << u"%1 ms: %2, %3 points apart"_s.arg(at.time_since_epoch().count())
                       .arg(people.join(u' '))
                       .arg(match.spread);
        }
        QCOMPARE(now, then); // the same people, in the same teams of the same matches, at the same time
        QVERIFY(again.asThen);
        QCOMPARE(int(again.waiting.size()), table.desk.waiting());
        matches += again.made.size();
    }
    QVERIFY2(matches > 50, qPrintable(QString::number(matches)));
}

void tst_MatchReplay::thePageOfTheLog()
{
    MatchTable table;
    QueueForMatch wish{.mode = u"duel"_s, .rating = 1600};
    wish.properties = std::vector{MatchProperty{.property = u"region"_s, .word = u"kr"_s},
                                  MatchProperty{.property = u"ping"_s, .number = 20}};
    wish.wishes = std::vector{MatchWish{.property = u"ping"_s, .most = 80}};
    wish.avoids = std::vector{UserId{9}};
    table.queue(1, wish);
    table.queue(2);
    table.wait(0ms);
    table.cancel(1);
    const MatchLog log = table.desk.log({.mode = u"duel"_s});
    QCOMPARE(log.first, 1);
    QCOMPARE(log.last, 4);
    QCOMPARE(log.settings.window, limits::ratingWindowFirst);
    QCOMPARE(log.rows.size(), size_t(4));
    const LoggedTicket came = log.rows[0].came.value_or(LoggedTicket());
    QCOMPARE(came.ticket, table.tickets[1]);
    QCOMPARE(came.players, (std::vector{LoggedPlayer{UserId{1}, 1600}}));
    QCOMPARE(came.sinceMs, log.rows[0].atMs);
    QCOMPARE(came.wishes, wish.wishes);
    QCOMPARE(came.avoids, wish.avoids);
    QCOMPARE(came.properties->size(), size_t(2));
    QVERIFY(log.rows[1].came && !log.rows[1].came->wishes);
    QCOMPARE(log.rows[2].taken, std::optional(0)); // 100 points away, and a wish
    QCOMPARE(log.rows[3].gone, std::optional(table.tickets[1]));
    const MatchLog more = table.desk.log({.mode = u"duel"_s, .after = 2, .limit = 1});
    QCOMPARE(more.rows.size(), size_t(1));
    QCOMPARE(more.rows.front().number, 3);
}

/// No answer is larger than 256 KiB, also when every ticket is as large as may be.
void tst_MatchReplay::aPageIsBounded()
{
    MatchTable table;
    QueueForMatch wish{.mode = u"duel"_s, .rating = 1600};
    wish.properties.emplace();
    wish.wishes.emplace();
    for (int i = 0; i < limits::maxTicketProperties; ++i) {
        const QString name = QString(31, u'\u201c') + QChar(u'a' + i);
        wish.properties->push_back({.property = name, .word = QString(32, u'\u201c')});
        wish.wishes->push_back(
            {.property = name, .word = QString(32, u'\u201c'), .least = -1e-300, .most = 1e300});
    }
    wish.avoids = std::vector<UserId>(limits::maxTicketAvoids, UserId{~quint64(0)});
    for (quint32 user = 1; user <= 100; ++user)
        table.queue(user, wish);
    const MatchLog page = table.desk.log({.mode = u"duel"_s});
    QVERIFY(page.rows.size() > 5 && page.rows.size() < 100);
    QVERIFY2(toJson(page).size() < 256 * 1024, qPrintable(QString::number(toJson(page).size())));
    QCOMPARE(fetched(table.desk).rows.size(), size_t(100));
}

void tst_MatchReplay::otherSettingsBeginAnew()
{
    MatchTable table;
    table.queue(1);
    table.wait(1s);
    MatchRules rules = MatchTable::duel();
    rules.mode.window.first = 10;
    table.handle(matchjob::SetRules{std::make_shared<const MatchRules>(rules)});
    const MatchLog log = table.desk.log({.mode = u"duel"_s});
    QCOMPARE(log.settings.window, 10);
    QCOMPARE(log.rows.size(), size_t(1));
    QCOMPARE(log.rows.front().came->ticket, table.tickets[1]);
    QCOMPARE(log.first, log.last + 1);
}

void tst_MatchReplay::settingsThatNobodyIsMatchedByDoNot()
{
    MatchTable table;
    table.queue(1);
    MatchRules rules = MatchTable::duel();
    rules.ready = 3s;
    table.handle(matchjob::SetRules{std::make_shared<const MatchRules>(rules)});
    QCOMPARE(table.desk.log({.mode = u"duel"_s}).first, 1);
}

QTEST_GUILESS_MAIN(tst_MatchReplay)
#include "tst_matchreplay.moc"
