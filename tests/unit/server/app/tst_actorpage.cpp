// SPDX-License-Identifier: Apache-2.0
#include "server/app/actorpage.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Numbers {
    quint64 jobs = 0;
    qint64 cpuMs = 0;
};

std::shared_ptr<server::ActorState> actor(const QByteArray &name, int waiting, Numbers numbers = {})
{
    auto state = std::make_shared<server::ActorState>();
    state->name = name;
    state->kind = name.first(name.contains(' ') ? name.indexOf(' ') : name.size());
    state->waiting = waiting;
    state->jobsDone = numbers.jobs;
    state->cpuNs = numbers.cpuMs * 1'000'000;
    return state;
}

} // namespace

/// What the console's table of actors is filled with (S2-07, U-02).
class tst_ActorPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ratesBetweenTwoLooks_data();
    void ratesBetweenTwoLooks();
    void whichComeFirst_data();
    void whichComeFirst();
    void noMoreThanWanted_data();
    void noMoreThanWanted();
    void furtherPages_data();
    void furtherPages();
};

void tst_ActorPage::ratesBetweenTwoLooks_data()
{
    QTest::addColumn<quint64>("jobs");
    QTest::addColumn<qint64>("cpuMs");
    QTest::addColumn<double>("jobsPerSecond");
    QTest::addColumn<double>("cpuShare");
    QTest::newRow("ten jobs in two seconds") << quint64(20) << qint64(1001) << 5.0 << 0.5;
    QTest::newRow("none") << quint64(10) << qint64(1) << 0.0 << 0.0;
    QTest::newRow("another actor in the same place") << quint64(3) << qint64(0) << 0.0 << 0.0;
    QTest::newRow("never more than a core") << quint64(11) << qint64(9000) << 0.5 << 1.0;
}

void tst_ActorPage::ratesBetweenTwoLooks()
{
    QFETCH(quint64, jobs);
    QFETCH(qint64, cpuMs);
    const auto one = actor("lobby", 0, {.jobs = 10, .cpuMs = 1});
    ActorRates rates;
    const MonoTime start{100s};
    rates.look({one}, start);
    QCOMPARE(rates.of(*one).jobsPerSecond, 0.0);
    one->jobsDone = jobs;
    one->cpuNs = cpuMs * 1'000'000;
    rates.look({one}, start + 2s);
    QTEST(rates.of(*one).jobsPerSecond, "jobsPerSecond");
    QTEST(rates.of(*one).cpuShare, "cpuShare");
    rates.look({}, start + 3s);
    QCOMPARE(rates.of(*one).jobsPerSecond, 0.0); // it has gone
}

void tst_ActorPage::whichComeFirst_data()
{
    QTest::addColumn<FetchWorkers>("view");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("matching");
    const QString a = u"room 가람"_s;
    const QString b = u"room Beta"_s;
    const QString lobby = u"lobby"_s;
    const auto by = [](ActorOrder order, bool ascending = false) {
        return FetchWorkers{.filter = {}, .order = order, .ascending = ascending, .limit = {}, .skip = {}};
    };
    const auto with = [](const QString &filter) { return FetchWorkers{.filter = filter}; };
    QTest::newRow("without a wish, those with most to do") << FetchWorkers() << QStringList{b, lobby, a} << 3;
    QTest::newRow("by name") << by(ActorOrder::Name, true) << QStringList{lobby, b, a} << 3;
    QTest::newRow("by name, backwards") << by(ActorOrder::Name) << QStringList{a, b, lobby} << 3;
    QTest::newRow("by jobs queued") << by(ActorOrder::Queued) << QStringList{b, lobby, a} << 3;
    QTest::newRow("by jobs each second") << by(ActorOrder::Jobs) << QStringList{a, b, lobby} << 3;
    QTest::newRow("by CPU") << by(ActorOrder::Cpu) << QStringList{lobby, a, b} << 3;
    QTest::newRow("the least CPU first") << by(ActorOrder::Cpu, true) << QStringList{b, a, lobby} << 3;
    QTest::newRow("part of a name, in any case") << with(u"BETA"_s) << QStringList{b} << 1;
    QTest::newRow("Hangul") << with(u"가"_s) << QStringList{a} << 1;
    QTest::newRow("a kind") << with(u"lobby"_s) << QStringList{lobby} << 1;
    QTest::newRow("nothing matches") << with(u"gamma"_s) << QStringList() << 0;
}

void tst_ActorPage::whichComeFirst()
{
    QFETCH(FetchWorkers, view);
    const auto first = actor("room 가람", 0);
    const auto second = actor("room Beta", 2);
    const auto third = actor("lobby", 1);
    const Actors actors{first, second, third};
    ActorRates rates;
    rates.look(actors, MonoTime(1s));
    first->jobsDone = 30;
    first->cpuNs = 20'000'000;
    second->jobsDone = 20;
    second->cpuNs = 10'000'000;
    third->jobsDone = 10;
    third->cpuNs = 30'000'000;
    rates.look(actors, MonoTime(2s));
    const ActorPage page = actorPage(actors, rates, view);
    QStringList names;
    for (const ActorRow &row : page.rows)
        names << row.name;
    QTEST(names, "names");
    QTEST(page.matching, "matching");
}

void tst_ActorPage::noMoreThanWanted_data()
{
    QTest::addColumn<int>("actors");
    QTest::addColumn<std::optional<int>>("limit");
    QTest::addColumn<int>("rows");
    using Limit = std::optional<int>;
    QTest::newRow("one less than there may be")
        << limits::maxAdminRows - 1 << Limit() << limits::maxAdminRows - 1;
    QTest::newRow("as many as there may be") << limits::maxAdminRows << Limit() << limits::maxAdminRows;
    QTest::newRow("one more") << limits::maxAdminRows + 1 << Limit() << limits::maxAdminRows;
    QTest::newRow("as many as are wanted") << 10 << Limit(3) << 3;
}

void tst_ActorPage::noMoreThanWanted()
{
    QFETCH(int, actors);
    QFETCH(std::optional<int>, limit);
    Actors all;
    for (int i = 0; i < actors; ++i)
        all.push_back(actor("room " + QByteArray::number(i), i));
    const ActorPage page = actorPage(
        all, ActorRates(), {.filter = {}, .order = {}, .ascending = {}, .limit = limit, .skip = {}});
    QTEST(int(page.rows.size()), "rows");
    QCOMPARE(page.matching, actors);
    QCOMPARE(page.rows.front().queued, actors - 1);
}

void tst_ActorPage::furtherPages_data()
{
    QTest::addColumn<ActorOrder>("order");
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<int>("skip");
    QTest::addColumn<QStringList>("names");
    const QStringList lastOne{u"room 6"_s};
    QTest::newRow("the second page by name")
        << ActorOrder::Name << true << 3 << QStringList{u"room 3"_s, u"room 4"_s, u"room 5"_s};
    QTest::newRow("the second page by name, backwards")
        << ActorOrder::Name << false << 3 << QStringList{u"room 3"_s, u"room 2"_s, u"room 1"_s};
    QTest::newRow("the rest") << ActorOrder::Name << true << 6 << lastOne;
    QTest::newRow("equals by name, so that no page repeats one") << ActorOrder::Wait << false << 6 << lastOne;
    QTest::newRow("equals by name, the least first too") << ActorOrder::Cpu << true << 6 << lastOne;
    QTest::newRow("behind the last") << ActorOrder::Name << true << 7 << QStringList();
    QTest::newRow("far behind the last") << ActorOrder::Name << true << 1'000'000 << QStringList();
}

void tst_ActorPage::furtherPages()
{
    QFETCH(ActorOrder, order);
    QFETCH(bool, ascending);
    QFETCH(int, skip);
    Actors all;
    for (const int i : {4, 0, 6, 2, 5, 1, 3})
        all.push_back(actor("room " + QByteArray::number(i), 0));
    const ActorPage page = actorPage(
        all, ActorRates(), {.filter = {}, .order = order, .ascending = ascending, .limit = 3, .skip = skip});
    QStringList names;
    for (const ActorRow &row : page.rows)
        names << row.name;
    QTEST(names, "names");
    QCOMPARE(page.matching, 7);
}

QTEST_GUILESS_MAIN(tst_ActorPage)
#include "tst_actorpage.moc"
