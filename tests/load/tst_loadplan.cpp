// SPDX-License-Identifier: Apache-2.0
#include "tests/load/plan.h"

#include <QSet>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace chat::load;
using namespace Qt::StringLiterals;

class tst_LoadPlan final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everybodySitsAndSpeaks_data();
    void everybodySitsAndSpeaks();
    void whoIsAwayIsPassedOver();
    void aLateMessageKeepsItsTime();
    void theSearchFindsTheBorder_data();
    void theSearchFindsTheBorder();
    void limits_data();
    void limits();
    void commandLines_data();
    void commandLines();
    void targets_data();
    void targets();
};

void tst_LoadPlan::everybodySitsAndSpeaks_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("rooms");
    QTest::newRow("one alone") << 1 << 1;
    QTest::newRow("evenly") << 12 << 3;
    QTest::newRow("two left over") << 14 << 3;
    QTest::newRow("a room for each") << 5 << 5;
}

void tst_LoadPlan::everybodySitsAndSpeaks()
{
    QFETCH(int, clients);
    QFETCH(int, rooms);
    const Seating seating(clients, rooms);
    QList<int> people(rooms);
    for (int client = 0; client < clients; ++client)
        ++people[seating.roomOf(client)];
    for (int room = 0; room < rooms; ++room)
        QCOMPARE(seating.peopleIn(room), people[room]);
    QCOMPARE(seating.mostPeople(), *std::ranges::max_element(people));

    QSet<int> spoke;
    for (int k = 0; k < seating.mostPeople() * rooms; ++k) {
        const int speaker = seating.speakerOf(uint64_t(k));
        QCOMPARE(seating.roomOf(speaker), seating.roomOfMessage(uint64_t(k)));
        spoke.insert(speaker);
    }
    QCOMPARE(spoke.size(), clients);
}

void tst_LoadPlan::whoIsAwayIsPassedOver()
{
    const Seating seating(6, 2);
    QSet<int> asked;
    for (int skip = 0; skip < seating.peopleIn(1); ++skip)
        asked.insert(seating.speakerOf(1, skip));
    QCOMPARE(asked, (QSet<int>{1, 3, 5}));
}

void tst_LoadPlan::aLateMessageKeepsItsTime()
{
    const Timetable times(1000, 4); // four a second
    QCOMPARE(times.dueAt(0), Stamp(1000));
    QCOMPARE(times.dueAt(1), Stamp(250'001'000));
    QCOMPARE(times.dueAt(4000), Stamp(1'000'000'001'000));
}

void tst_LoadPlan::theSearchFindsTheBorder_data()
{
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("border"); // rates up to here hold
    QTest::newRow("far above the first step") << 100.0 << 7000.0;
    QTest::newRow("between the first and the second") << 100.0 << 150.0;
    QTest::newRow("below the first") << 100.0 << 33.0;
    QTest::newRow("exactly the first") << 100.0 << 100.0;
}

void tst_LoadPlan::theSearchFindsTheBorder()
{
    QFETCH(double, first);
    QFETCH(double, border);
    StepSearch search(first);
    int steps = 0;
    while (!search.isDone()) {
        search.result(search.next() <= border);
        ++steps;
    }
    QVERIFY(steps <= 12);
    QVERIFY2(search.best() <= border && search.best() >= border * 0.9,
             qPrintable(QString::number(search.best())));
}

void tst_LoadPlan::limits_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("lifted"); // keys
    const QString local = u"ws://127.0.0.1:7070"_s;
    const QString far = u"ws://192.0.2.1:7070"_s;
    const QStringList flood{u"limits.flood_burst"_s, u"limits.flood_per_s"_s};
    const QStringList frames{u"limits.frame_burst"_s, u"limits.frames_per_s"_s};
    const QStringList bytes{u"limits.byte_burst"_s, u"limits.bytes_per_s"_s};
    const QStringList addresses{u"limits.connections_per_address"_s, u"limits.unopened_per_address"_s,
                                u"limits.attempts_per_address"_s};
    const auto row = [](const char *name, const QStringList &arguments, const QStringList &lifted) {
        QTest::newRow(name) << arguments << lifted;
    };
    row("a load that every server takes", {u"rate"_s, local, u"--clients=1000"_s, u"--rate=500"_s}, {});
    row("one person talks much", {u"rate"_s, local, u"--clients=10"_s, u"--rate=11"_s}, flood);
    row("one person sends more frames than that", {u"rate"_s, local, u"--clients=10"_s, u"--rate=501"_s},
        flood + frames);
    row("as many bytes as every server takes",
        {u"rate"_s, local, u"--clients=10"_s, u"--rate=320"_s, u"--text=4096"_s}, flood);
    row("one person sends more than half the bytes that he may",
        {u"rate"_s, local, u"--clients=10"_s, u"--rate=330"_s, u"--text=4096"_s}, flood + bytes);
    row("the highest rate knows no limits", {u"max"_s, local}, flood + frames + bytes);
    row("idle clients do not talk", {u"idle"_s, local, u"--clients=10"_s, u"--rate=1000"_s}, {});
    row("players do not talk", {u"match"_s, local, u"--clients=10"_s, u"--rate=1000"_s}, {});
    row("as many rooms as there are", {u"idle"_s, local, u"--rooms=10"_s}, {});
    row("one room more", {u"idle"_s, local, u"--rooms=11"_s}, {u"channels.count"_s});
    row("as many people as fit", {u"idle"_s, local, u"--rooms=2"_s, u"--clients=1000"_s}, {});
    row("one more", {u"idle"_s, local, u"--rooms=2"_s, u"--clients=1001"_s}, {u"channels.people"_s});
    row("one machine is one address", {u"idle"_s, far}, addresses);
    row("a bare hub has none", {u"max"_s, local, u"--bare"_s, u"--rooms=100"_s}, {});
}

void tst_LoadPlan::limits()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, lifted);
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    const auto options = parseOptions(words);
    QVERIFY(options);
    QStringList keys;
    for (const std::string &set : limitsToLift(*options)) {
        const QString text = QString::fromStdString(set);
        QVERIFY(text.startsWith(u"--set="_s));
        keys << text.section(u'=', 1, 1);
    }
    QCOMPARE(keys, lifted);
}

void tst_LoadPlan::commandLines_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode"); // -1: understood
    const QString url = u"ws://127.0.0.1:1"_s;
    QTest::newRow("mode and address") << QStringList{u"rate"_s, url} << -1;
    QTest::newRow("options anywhere")
        << QStringList{u"--clients"_s, u"5"_s, u"max"_s, u"--rooms=5"_s, url, u"--quiet"_s} << -1;
    QTest::newRow("help") << QStringList{u"--help"_s} << 0;
    QTest::newRow("nothing") << QStringList{} << 64;
    QTest::newRow("an unknown mode") << QStringList{u"fast"_s, url} << 64;
    QTest::newRow("an unknown option") << QStringList{u"rate"_s, url, u"--speed=1"_s} << 64;
    QTest::newRow("a value is missing") << QStringList{u"rate"_s, url, u"--clients"_s} << 64;
    QTest::newRow("a switch takes no value") << QStringList{u"rate"_s, url, u"--bare=1"_s} << 64;
    QTest::newRow("no number") << QStringList{u"rate"_s, url, u"--clients=many"_s} << 64;
    QTest::newRow("no clients") << QStringList{u"rate"_s, url, u"--clients=0"_s} << 64;
    QTest::newRow("a text too short for the stamps") << QStringList{u"rate"_s, url, u"--text=33"_s} << 64;
    QTest::newRow("the shortest text") << QStringList{u"rate"_s, url, u"--text=34"_s} << -1;
    QTest::newRow("an empty room") << QStringList{u"rate"_s, url, u"--clients=4"_s, u"--rooms=5"_s} << 64;
    QTest::newRow("a mode to play") << QStringList{u"match"_s, url, u"--match-mode=trio"_s} << -1;
    QTest::newRow("a mode without a name") << QStringList{u"match"_s, url, u"--match-mode="_s} << 64;
    QTest::newRow("a bare hub has no matches") << QStringList{u"match"_s, url, u"--bare"_s} << 64;
    QTest::newRow("churn needs packets") << QStringList{u"churn"_s, url, u"--bare"_s} << 64;
}

void tst_LoadPlan::commandLines()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    const auto options = parseOptions(words);
    QCOMPARE(options ? -1 : options.error().exitCode, exitCode);
    if (!options)
        QVERIFY(options.error().text.ends_with('\n'));
}

void tst_LoadPlan::targets_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("host"); // empty: refused
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("path");
    const auto row
        = [](const char *name, const char *url, bool tls, const char *host, int port, const char *path) {
              QTest::newRow(name) << QByteArray(url) << tls << QByteArray(host) << port << QByteArray(path);
          };
    row("plain", "ws://127.0.0.1:7070/", false, "127.0.0.1", 7070, "/");
    row("without a path", "ws://host:80", false, "host", 80, "/");
    row("with TLS and a path", "wss://host:443/chat", true, "host", 443, "/chat");
    row("IPv6", "ws://[::1]:7070/", false, "::1", 7070, "/");
    row("no port", "ws://host/", false, "", 0, "");
    row("IPv6 without a port", "ws://[::1]/", false, "", 0, "");
    row("port 0", "ws://host:0/", false, "", 0, "");
    row("port 65536", "ws://host:65536/", false, "", 0, "");
    row("no host", "ws://:7070/", false, "", 0, "");
    row("another scheme", "http://host:80/", false, "", 0, "");
}

void tst_LoadPlan::targets()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, tls);
    QFETCH(QByteArray, host);
    QFETCH(int, port);
    QFETCH(QByteArray, path);
    const auto target = parseTarget(url.toStdString());
    QCOMPARE(target.has_value(), !host.isEmpty());
    if (!target)
        return;
    QCOMPARE(target->tls, tls);
    QCOMPARE(QByteArray::fromStdString(target->host), host);
    QCOMPARE(int(target->port), port);
    QCOMPARE(QByteArray::fromStdString(target->path), path);
}

QTEST_GUILESS_MAIN(tst_LoadPlan)
#include "tst_loadplan.moc"
