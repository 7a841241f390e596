// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/mode.h"

#include <QTest>

using namespace chat;
using namespace chat::matching;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Mode)
Q_DECLARE_METATYPE(RatingWindow)

/// What a mode may be, and how its window of ratings widens (F-062, F-063).
class tst_MatchMode final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windows_data();
    void windows();
    void checks_data();
    void checks();
};

void tst_MatchMode::windows_data()
{
    QTest::addColumn<RatingWindow>("window");
    QTest::addColumn<int>("waitedMs");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("nextMs"); // -1: never
    const auto row = [](const char *name, RatingWindow window, int waited, int points, int next) {
        QTest::newRow(name) << window << waited << points << next;
    };
    row("50 points for who has just come", {}, 0, 50, 5000);
    row("a clock that went back is no reason for less", {}, -1000, 50, 5000);
    row("the same a moment before the first step", {}, 4999, 50, 5000);
    row("50 more after five seconds", {}, 5000, 100, 10'000);
    row("at its most after 45 seconds", {}, 45'000, 500, -1);
    row("never more", {}, 1'000'000'000, 500, -1);
    row("a moment before any rating will do", {.anyAfter = 60s}, 59'999, 500, 60'000);
    row("any rating will do", {.anyAfter = 60s}, 60'000, RatingWindow::any, -1);
    row("any rating is nearer than the next step", {.anyAfter = 7s}, 5000, 100, 7000);
    row("it does not widen", {.step = 0}, 60'000, 50, -1);
    row("no difference at all", {.first = 0, .step = 0, .most = 0}, 60'000, 0, -1);
    row("a last step that does not fit is cut", {.first = 50, .step = 40, .most = 100}, 10'000, 100, -1);
}

void tst_MatchMode::windows()
{
    QFETCH(const RatingWindow, window);
    QFETCH(const int, waitedMs);
    QFETCH(const int, points);
    QFETCH(const int, nextMs);
    QCOMPARE(window.at(Milliseconds(waitedMs)), points);
    QCOMPARE(window.nextAfter(Milliseconds(waitedMs)).value_or(Milliseconds(-1)), Milliseconds(nextMs));
}

void tst_MatchMode::checks_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QByteArray>("field"); // empty: it is a mode
    const auto row = [](const char *name, const Mode &mode, const QByteArray &field) {
        QTest::newRow(name) << mode << field;
    };
    row("one against one", {.name = "duel"}, {});
    row("five against five, with parties",
        {.name = "5v5", .teamSize = 5, .leastTeamSize = 5, .largestParty = 5}, {});
    row("everybody for himself", {.name = "all", .teams = 1, .teamSize = 10, .leastTeamSize = 2}, {});
    row("64 people", {.name = "many", .teams = 16, .teamSize = 4, .largestParty = 4}, {});
    row("without a name", {}, "name");
    row("no team", {.name = "x", .teams = 0}, "teams");
    row("more teams than people may be in a match", {.name = "x", .teams = 65}, "teams");
    row("no people", {.name = "x", .teamSize = 0}, "team_size");
    row("65 people", {.name = "x", .teams = 13, .teamSize = 5}, "team_size");
    row("alone", {.name = "x", .teams = 1, .teamSize = 1}, "team_size");
    row("alone after a while", {.name = "x", .teams = 1, .teamSize = 4, .leastTeamSize = 1},
        "least_team_size");
    row("more at least than at most", {.name = "x", .teamSize = 2, .leastTeamSize = 3}, "least_team_size");
    row("a party that fits no team", {.name = "x", .teamSize = 2, .largestParty = 3}, "largest_party");
    row("too many ways to make up a match",
        {.name = "x", .teams = 2, .teamSize = 32, .leastTeamSize = 32, .largestParty = 32}, "largest_party");
    row("eight properties to agree in", {.name = "x", .agree = {"a", "b", "c", "d", "e", "f", "g", "h"}}, {});
    row("nine", {.name = "x", .agree = {"a", "b", "c", "d", "e", "f", "g", "h", "i"}}, "agree");
    row("a window below nothing", {.name = "x", .window = {.first = -1}}, "window");
    row("a window that ends before it begins", {.name = "x", .window = {.first = 60, .most = 50}}, "window");
    row("a window that widens at once for ever", {.name = "x", .window = {.every = 0ms}}, "window");
}

void tst_MatchMode::checks()
{
    QFETCH(const Mode, mode);
    QFETCH(const QByteArray, field);
    const auto checked = check(mode);
    QCOMPARE(checked.has_value(), field.isEmpty());
    if (!checked) {
        QCOMPARE(checked.error().code, ErrorCode::BadField);
        QCOMPARE(checked.error().field, field);
    }
}

QTEST_APPLESS_MAIN(tst_MatchMode)
#include "tst_matchmode.moc"
