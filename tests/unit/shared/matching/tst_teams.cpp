// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/teams.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace chat::matching;

namespace {

/// The most even teams, found by trying everything.
std::optional<int> leastGap(const std::vector<Part> &parts, int teams, int size)
{
    std::optional<int> best;
    std::vector<size_t> team(parts.size(), 0);
    for (;;) {
        std::vector<int> people(size_t(teams), 0);
        std::vector<int> ratings(size_t(teams), 0);
        for (size_t i = 0; i < parts.size(); ++i) {
            people[team[i]] += parts[i].size;
            ratings[team[i]] += parts[i].ratings;
        }
        if (std::ranges::all_of(people, [&](int count) { return count == size; })) {
            const auto [least, most] = std::ranges::minmax(ratings);
            best = std::min(best.value_or(std::numeric_limits<int>::max()), most - least);
        }
        size_t next = 0;
        while (next < team.size() && ++team[next] == size_t(teams))
            team[next++] = 0;
        if (next == team.size())
            return best;
    }
}

int gapOf(const std::vector<Part> &parts, const std::vector<int> &dealt, int teams)
{
    std::vector<int> ratings(size_t(teams), 0);
    for (size_t i = 0; i < parts.size(); ++i)
        ratings[size_t(dealt[i])] += parts[i].ratings;
    const auto [least, most] = std::ranges::minmax(ratings);
    return most - least;
}

} // namespace

/// Even teams, and what a match may be made up of.
class tst_Teams final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallCasesAreExact();
    void whatCannotBeDealt_data();
    void whatCannotBeDealt();
    void recipesAreAllThereAre_data();
    void recipesAreAllThereAre();
};

void tst_Teams::smallCasesAreExact()
{
    QRandomGenerator random(1);
    int dealtCases = 0;
    for (int round = 0; round < 300; ++round) {
        const int teams = 2 + int(random.bounded(2));
        const int size = 1 + int(random.bounded(4));
        std::vector<Part> parts;
        for (int people = 0; people < teams * size;) {
            const int part = std::min(1 + int(random.bounded(3)), teams * size - people);
            parts.push_back({part, int(random.bounded(3000)) * part});
            people += part;
        }
        const auto best = leastGap(parts, teams, size);
        const auto dealt = dealTeams(parts, teams, size);
        QCOMPARE(dealt.has_value(), best.has_value());
        if (!dealt)
            continue;
        QCOMPARE(gapOf(parts, *dealt, teams), *best);
        ++dealtCases;
    }
    QVERIFY(dealtCases > 100);
}

void tst_Teams::whatCannotBeDealt_data()
{
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<bool>("isDealt");
    QTest::newRow("two parties of three are no teams of five and one of four") << QList{3, 3, 4} << false;
    QTest::newRow("two, three, and two, three") << QList{2, 3, 3, 2} << true;
    QTest::newRow("too few people") << QList{2, 3, 3} << false;
    QTest::newRow("too many people") << QList{2, 3, 3, 3} << false;
    QTest::newRow("nobody") << QList<int>{} << false;
}

void tst_Teams::whatCannotBeDealt()
{
    QFETCH(const QList<int>, sizes);
    QFETCH(const bool, isDealt);
    std::vector<Part> parts;
    for (const int size : sizes)
        parts.push_back({size, 1000 * size});
    QCOMPARE(dealTeams(parts, 2, 5).has_value(), isDealt);
}

void tst_Teams::recipesAreAllThereAre_data()
{
    QTest::addColumn<int>("teams");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("largest");
    QTest::addColumn<int>("count");
    QTest::newRow("one against one") << 2 << 1 << 1 << 1;
    QTest::newRow("two against two: all alone, one party, two parties") << 2 << 2 << 2 << 3;
    QTest::newRow("one team of ten, everybody alone") << 1 << 10 << 1 << 1;
    QTest::newRow("one team of ten, of any parties: the partitions of ten") << 1 << 10 << 10 << 42;
}

void tst_Teams::recipesAreAllThereAre()
{
    QFETCH(const int, teams);
    QFETCH(const int, size);
    QFETCH(const int, largest);
    QFETCH(const int, count);
    const auto found = recipes(teams, size, largest, 4096);
    QVERIFY(found);
    QCOMPARE(int(found->size()), count);
    for (const PartCounts &recipe : *found) {
        int people = 0;
        for (size_t i = 0; i < recipe.size(); ++i)
            people += recipe[i] * int(i + 1);
        QCOMPARE(people, teams * size);
    }
    QVERIFY(recipes(teams, size, largest, size_t(count)));
    QVERIFY(!recipes(teams, size, largest, size_t(count) - 1));
}

QTEST_APPLESS_MAIN(tst_Teams)
#include "tst_teams.moc"
