// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/consoletest.h"

#include <QTemporaryDir>

#include <atomic>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// What operators are told of a running server, and what of it they may change.
class tst_Console final : public QObject, private ConsoleTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY2(start(), qPrintable(failure())); }
    void cleanup() { stop(); }

    void numbersOfActorsAndMemory();
    void latenciesAndTheirPast();
    void aRoomAndWhoIsInIt();
    void aSessionAndWhereItIs();
    void theConfiguration_data();
    void theConfiguration();
    void aSettingIsChanged();
    void aReloadThatFailsIsInTheAudit();
    void whatTheAdminSocketDecidedIsInTheAudit();
    void aBackupEndsBeforeTheServer();
};

void tst_Console::numbersOfActorsAndMemory()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(m_server->url(Transport::Ws)));
    QVERIFY(mina.enter(u"channel-0"_s).room.id.isValid());
    const auto stats = ask(FetchStats());
    QVERIFY(stats);
#ifndef CHAT_SANITIZED // whose allocator is another
    QVERIFY(stats->heapBytes > 0);
#endif
    const auto room = std::ranges::find(stats->kinds, "room", &ActorKindRow::kind);
    QVERIFY(room != stats->kinds.end());
    QVERIFY(room->actors >= 1);
    int actors = 0;
    for (const ActorKindRow &kind : stats->kinds)
        actors += kind.actors;
    QCOMPARE(actors, stats->actors);
}

void tst_Console::latenciesAndTheirPast()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(m_server->url(Transport::Ws)));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(ask(FetchSeries{Span::TenMinutes})->slots.size() < 600);
    QCOMPARE(mina.say(room, u"안녕"_s).type(), "ok"_ba);
    AdminStats stats;
    const auto seen = [&] {
        stats = *ask(FetchStats());
        return stats.acknowledgement.p99Us.has_value();
    };
    QVERIFY(waitUntil(seen, ChatClient::patience)); // the server looks once a second
    for (const LatencyRow &row : {stats.delivery, stats.acknowledgement, stats.commit}) {
        QVERIFY(row.p50Us && row.p99Us);
        QVERIFY(*row.p50Us > 0 && *row.p50Us <= *row.p99Us);
    }
    QVERIFY(stats.cpuMs > 0 && stats.cores > 0 && stats.fds > 0);
    QVERIFY(stats.memoryLimitBytes.value_or(stats.rssBytes) >= stats.rssBytes);
    QCOMPARE(stats.pipeline.entriesMax, m_server->config.limits.pipelineEntries);

    const auto past = ask(FetchSeries{Span::TenMinutes});
    QVERIFY(past && !past->slots.empty());
    QCOMPARE(past->pid, stats.pid);
    QCOMPARE(past->rows.size(), measureCount + stats.io.size());
    for (size_t thread = 0; thread < stats.io.size(); ++thread) { // a row for each I/O thread
        const auto isOf = [thread](const SeriesRow &row) { return row.thread == int(thread); };
        const auto lag = std::ranges::find_if(past->rows, isOf);
        QVERIFY(lag != past->rows.end());
        QCOMPARE(lag->measure, Measure::LoopLag);
        QCOMPARE(lag->values.size(), past->slots.size());
    }
    const auto messages = std::ranges::find(past->rows, Measure::MessageRate, &SeriesRow::measure);
    QVERIFY(std::ranges::max(messages->values) > 0);
}

void tst_Console::aRoomAndWhoIsInIt()
{
    std::deque<ChatClient> people;
    RoomId id;
    for (int i = 0; i < 3; ++i) { // on both I/O threads
        QVERIFY(people.emplace_back(WireFormat::Json).guest(m_server->url(Transport::Ws)));
        id = people.back().enter(u"channel-3"_s).room.id;
        QVERIFY(id.isValid());
    }
    const auto room = ask(FetchRoom{id});
    QVERIFY(room);
    QCOMPARE(room->row.name, u"channel-3"_s);
    QCOMPARE(room->row.people, 3);
    QCOMPARE(room->connected, 3);
    QCOMPARE(room->members.size(), size_t(3));
    QVERIFY(room->actor);
    for (ChatClient &one : people)
        QVERIFY(std::ranges::find(room->members, one.welcome.session, &AdminMember::session)
                != room->members.end());
    QCOMPARE(ask(FetchRoom{RoomId{1}}).error().code, ErrorCode::RoomNotFound);
}

void tst_Console::aSessionAndWhereItIs()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(m_server->url(Transport::Ws)));
    for (const QString &name : {u"channel-2"_s, u"channel-1"_s})
        QVERIFY(mina.enter(name).room.id.isValid());
    const auto session = ask(FetchSession{mina.welcome.session});
    QVERIFY(session);
    QCOMPARE(session->row.user, mina.welcome.user);
    QCOMPARE(session->row.rooms, 2);
    QCOMPARE(session->rooms.size(), size_t(2));
    QCOMPARE(session->rooms.at(0).name, u"channel-1"_s); // by name, and without `system`
    QCOMPARE(session->rooms.at(1).name, u"channel-2"_s);
    QCOMPARE(ask(FetchSession{SessionId{1}}).error().code, ErrorCode::UserNotFound);
}

void tst_Console::theConfiguration_data()
{
    QTest::addColumn<std::optional<QString>>("key");
    QTest::addColumn<bool>("found");
    QTest::newRow("all") << std::optional<QString>() << true;
    QTest::newRow("one key") << std::optional(u"server.name"_s) << true;
    QTest::newRow("a section") << std::optional(u"tls"_s) << true;
    QTest::newRow("no such key") << std::optional(u"server.nam"_s) << false;
    QTest::newRow("part of a section's name") << std::optional(u"serv"_s) << false;
}

void tst_Console::theConfiguration()
{
    QFETCH(std::optional<QString>, key);
    QFETCH(bool, found);
    const auto rows = ask(FetchConfig{key});
    QCOMPARE(rows.has_value(), found);
    if (!found)
        QCOMPARE(rows.error().field, "key");
    for (const ConfigRow &row : rows ? rows->rows : std::vector<ConfigRow>()) {
        QVERIFY(!key || row.key == *key || row.key.startsWith(*key + u'.'));
        QVERIFY(!row.source.isEmpty());
    }
}

void tst_Console::aSettingIsChanged()
{
    // The whole is checked with it, and a key for everybody to read is a mistake.
    QVERIFY(QFile::setPermissions(m_server->config.tls.keyFile, QFile::ReadOwner | QFile::WriteOwner));
    const auto rename = [this](const QString &value, bool isCheck) {
        return ask(
            ChangeConfig{.settings = {{u"server.name"_s, value}}, .check = isCheck, .reason = u"moved"_s});
    };
    const auto row = [this] { return ask(FetchConfig{u"server.name"_s})->rows.front(); };
    const QString before = row().value;
    const auto looked = rename(u"\"busan\""_s, true);
    QVERIFY2(looked, looked ? "" : qPrintable(looked.error().detail));
    QVERIFY(!looked->applied);
    QCOMPARE(looked->differences, (std::vector{ConfigDifference{u"server.name"_s, before, u"\"busan\""_s}}));
    QCOMPARE(row().value, before); // it was only a look

    QCOMPARE(rename(u"\"\""_s, false).error().code, ErrorCode::ConfigInvalid);
    QCOMPARE(audited("config.set").result, "config_invalid");
    QCOMPARE(row().value, before);

    const auto done = rename(u"\"busan\""_s, false);
    QVERIFY(done && done->applied);
    QCOMPARE(row().value, u"\"busan\""_s);
    QCOMPARE(row().source, u"operator mina"_s);
    const auto isCalledSo = [this] { return ask(FetchStats())->node == u"busan"_s; };
    QVERIFY(waitUntil(isCalledSo, ChatClient::patience));
    const auto isNoted = [this] { return audited("config.set").result == "ok"_ba; };
    QVERIFY(waitUntil(isNoted, ChatClient::patience));
    QCOMPARE(audited("config.set").target, u"server.name = \"busan\""_s);
    QCOMPARE(audited("config.set").reason, u"moved"_s);
}

void tst_Console::aReloadThatFailsIsInTheAudit()
{
    const auto done = ask(ReloadConfig{u"new key"_s});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::ConfigInvalid);
    QVERIFY2(done.error().detail.contains("/nowhere/chat.toml"_L1), qPrintable(done.error().detail));
    const AuditRow row = audited("config.reload");
    QCOMPARE(row.admin, "mina");
    QCOMPARE(row.address, "192.0.2.7");
    QCOMPARE(row.result, "config_invalid");
    QCOMPARE(row.reason, u"new key"_s);
}

void tst_Console::whatTheAdminSocketDecidedIsInTheAudit()
{
    m_console->note({.name = "jun", .address = "192.0.2.8"}, "a.drain", "admin_denied");
    const AuditRow row = audited("a.drain");
    QCOMPARE(row.admin, "jun");
    QCOMPARE(row.result, "admin_denied");
}

void tst_Console::aBackupEndsBeforeTheServer()
{
    std::atomic<int> answers = 0;
    QTemporaryDir elsewhere;
    m_console->act({.name = "mina", .address = "192.0.2.7"},
                   BackUpStore{.file = elsewhere.filePath(u"one.db"_s), .reason = {}},
                   [&answers](const auto &) { ++answers; });
    m_console->close(); // made or stopped: the server is still there for its row in the audit
    QCOMPARE(answers.load(), 1);
}

QTEST_GUILESS_MAIN(tst_Console)
#include "tst_console.moc"
