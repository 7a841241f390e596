// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/matchlogs.h"
#include "shared/client/admin/matchsettings.h"
#include "tests/support/adminmatchsamples.h"

#include <QTest>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// A mode's log as the console and chat-ctl have it: fetched by pages, matched by other settings (U-05).
class tst_MatchLogs final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageAfterTheOther();
    void whatComesMeanwhileIsLeft();
    void aLogThatMovesOn_data();
    void aLogThatMovesOn();
    void aLogThatAlwaysMovesOn();
    void settingsAsText_data();
    void settingsAsText();
    void whatHasToBeSet();

private:
    /// The rows from..to of a log of `last` rows, which is whole from `first` on.
    static MatchLog page(qint64 from, qint64 to, qint64 last, qint64 first = 1)
    {
        MatchLog log{.settings = sampleMatchLog().settings, .rows = {}, .first = first, .last = last};
        for (qint64 number = from; number <= to; ++number)
            log.rows.push_back({.number = number, .atMs = number, .taken = 0});
        return log;
    }
    static std::optional<qint64> after(const MatchLogPages &pages)
    {
        const auto next = pages.next();
        return next ? std::optional(next->after.value_or(0)) : std::nullopt;
    }
};

void tst_MatchLogs::aPageAfterTheOther()
{
    MatchLogPages pages(u"duel"_s);
    QCOMPARE(pages.next()->mode, u"duel"_s);
    QCOMPARE(after(pages), std::optional<qint64>(0));
    QVERIFY(pages.take(page(1, 3, 5)));
    QCOMPARE(after(pages), std::optional<qint64>(3));
    QVERIFY(pages.take(page(4, 5, 5)));
    QVERIFY(!pages.next());
    QCOMPARE(pages.log(), page(1, 5, 5));
    MatchLogPages none(u"duel"_s);
    QVERIFY(none.take(page(1, 0, 0)));
    QVERIFY(!none.next());
}

void tst_MatchLogs::whatComesMeanwhileIsLeft()
{
    MatchLogPages pages(u"duel"_s);
    QVERIFY(pages.take(page(1, 3, 5)));
    QVERIFY(pages.take(page(4, 6, 100)));
    QVERIFY(!pages.next()); // else somebody might never be done
}

void tst_MatchLogs::aLogThatMovesOn_data()
{
    QTest::addColumn<MatchLog>("second");
    QTest::addColumn<qint64>("goesOn"); // after that row
    MatchLog others = page(4, 6, 9);
    others.settings.window = 7;
    QTest::newRow("nothing is missing") << page(4, 6, 9, 4) << qint64(6);
    QTest::newRow("a row is missing") << page(5, 6, 9, 5) << qint64(0);
    QTest::newRow("the settings are others") << others << qint64(0);
    QTest::newRow("nothing is left") << page(4, 3, 9) << qint64(0);
}

void tst_MatchLogs::aLogThatMovesOn()
{
    QFETCH(MatchLog, second);
    QFETCH(qint64, goesOn);
    MatchLogPages pages(u"duel"_s);
    QVERIFY(pages.take(page(1, 3, 9)));
    QVERIFY(pages.take(second));
    QCOMPARE(after(pages), std::optional(goesOn));
}

void tst_MatchLogs::aLogThatAlwaysMovesOn()
{
    MatchLogPages pages(u"duel"_s);
    int beginnings = 0;
    bool goesOn = true;
    while (goesOn) {
        QVERIFY(pages.take(page(1, 3, 9)));
        goesOn = pages.take(page(8, 9, 9, 8));
        ++beginnings;
    }
    QCOMPARE(beginnings, MatchLogPages::mostBeginnings);
}

void tst_MatchLogs::settingsAsText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text"); // afterwards; empty: it is refused
    QTest::newRow("a number") << u"window"_s << u"120"_s << u"120"_s;
    QTest::newRow("the greatest") << u"window_most"_s << u"10000"_s << u"10000"_s;
    QTest::newRow("one more") << u"window_most"_s << u"10001"_s << QString();
    QTest::newRow("seconds with a fraction") << u"window_every_s"_s << u"2.5"_s << u"2.5"_s;
    QTest::newRow("a day") << u"smaller_after_s"_s << u"86400"_s << u"86400"_s;
    QTest::newRow("more than a day") << u"smaller_after_s"_s << u"86400.1"_s << QString();
    QTest::newRow("never") << u"any_after_s"_s << u"0"_s << u"0"_s;
    QTest::newRow("not a number") << u"any_after_s"_s << u"nan"_s << QString();
    QTest::newRow("properties") << u"agree"_s << u"region, version"_s << u"region,version"_s;
    QTest::newRow("eight properties") << u"agree"_s << u"a,b,c,d,e,f,g,h"_s << u"a,b,c,d,e,f,g,h"_s;
    QTest::newRow("nine properties") << u"agree"_s << u"a,b,c,d,e,f,g,h,i"_s << QString();
    QTest::newRow("a setting that is none") << u"longest_s"_s << u"1"_s << QString();
}

void tst_MatchLogs::settingsAsText()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, text);
    const auto changed = withMatchSetting(sampleMatchLog().settings, name, typed);
    QCOMPARE(changed.has_value(), !text.isEmpty());
    if (!changed) {
        QCOMPARE(changed.error().code, ErrorCode::BadField);
        return;
    }
    const auto key = std::ranges::find(matchSettingKeys(), name, &MatchSettingKey::name);
    QCOMPARE(matchSettingText(*changed, *key), text);
}

void tst_MatchLogs::whatHasToBeSet()
{
    const MatchSettings from = sampleMatchLog().settings;
    QVERIFY(matchSettingChanges(u"duel"_s, from, from).empty());
    MatchSettings to = from;
    to.window = 80;
    to.windowEveryMs = 2500;
    to.anyAfterMs.reset();
    to.agree = {u"region"_s, u"a\"b"_s};
    const auto changes = matchSettingChanges(u"duel"_s, from, to);
    const std::vector<ConfigSetting> wanted{{u"match.duel.agree"_s, u"[\"region\", \"a\\\"b\"]"_s},
                                            {u"match.duel.window"_s, u"80"_s},
                                            {u"match.duel.window_every_s"_s, u"2.5"_s},
                                            {u"match.duel.any_after_s"_s, u"0"_s}};
    QCOMPARE(changes, wanted);
    to = from;
    to.teamSize = 3;
    const std::vector<ConfigSetting> both{{u"match.duel.team_size"_s, u"3"_s},
                                          {u"match.duel.least_team_size"_s, u"1"_s}};
    QCOMPARE(matchSettingChanges(u"duel"_s, from, to), both); // it would be 3 where the file leaves it open
}

QTEST_GUILESS_MAIN(tst_MatchLogs)
#include "tst_matchlogs.moc"
