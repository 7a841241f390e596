// SPDX-License-Identifier: Apache-2.0
#include "tests/support/adminsamples.h"

#include "shared/protocol/adminwire.h"
#include "shared/protocol/eachpacket.h"
#include "tests/support/actsamples.h"
#include "tests/support/adminmatchsamples.h"
#include "tests/support/adminroomsamples.h"
#include "tests/support/samplekinds.h"
#include "tests/support/watchsamples.h"

namespace chat::test {

// Requests

template <>
AdminHello sample()
{
    return {.version = 1};
}

template <>
FetchStats sample()
{
    return {};
}

template <>
FetchSeries sample()
{
    return {.span = Span::Hour};
}

template <>
SeriesAnswer sample()
{
    return sampleSeries();
}

template <>
FetchWorkers sample()
{
    return {.filter = u"channel"_s, .order = ActorOrder::Cpu, .ascending = false, .limit = 200, .skip = 400};
}

template <>
FetchQueues sample()
{
    return {};
}

template <>
QueuesAnswer sample()
{
    return sampleQueues();
}

template <>
ListRooms sample()
{
    return {.filter = u"마당"_s, .limit = 200, .after = oneRoom};
}

template <>
ListSessions sample()
{
    return {.filter = u"192.0.2."_s, .limit = 50, .after = oneSession};
}

template <>
KickSession sample()
{
    return {.session = oneSession, .user = {}, .reason = u"광고"_s};
}

template <>
DrainServer sample()
{
    return {.graceMs = 10'000, .reconnectMs = 30'000, .reason = u"update"_s};
}

template <>
BackupAnswer sample()
{
    return {.bytes = 4'194'304, .ms = 1500};
}

template <>
BackUpStore sample()
{
    return {.file = u"/var/backups/madang/2024-10-27.db"_s, .reason = u"nightly"_s};
}

template <>
FetchAudit sample()
{
    return {.before = 10,
            .limit = 1,
            .who = "mina",
            .act = "kick",
            .since = Timestamp(Milliseconds(1'730'000'000'000))};
}

template <>
AdminLogin sample()
{
    return {.token = "bWFkYW5nLWFkbWluLXRva2Vu"};
}

template <>
WhoAmI sample()
{
    return {};
}

template <>
Subscribe sample()
{
    return {.topics = {Topic::Stats, Topic::Logs},
            .intervalMs = 500,
            .level = LogLevel::Warning,
            .category = "chat.net",
            .workers = FetchWorkers{
                .filter = {}, .order = ActorOrder::Jobs, .ascending = {}, .limit = 50, .skip = {}}};
}

template <>
Unsubscribe sample()
{
    return {};
}

template <>
FetchRoom sample()
{
    return {.room = oneRoom};
}

template <>
FetchSession sample()
{
    return {.session = oneSession};
}

template <>
FetchConfig sample()
{
    return {.key = u"server.listen"_s};
}

template <>
ReloadConfig sample()
{
    return {.reason = u"new certificate"_s};
}

template <>
ChangeConfig sample()
{
    return {
        .settings = {{.key = u"auth.guests"_s, .value = u"false"_s}}, .check = false, .reason = u"spam"_s};
}

template <>
ConfigChanged sample()
{
    return sampleChanged();
}

template <>
FetchLogs sample()
{
    return {.level = LogLevel::Info, .category = "chat.net", .after = 40, .limit = 200};
}

template <>
FetchLogLevels sample()
{
    return {};
}

template <>
SetLogLevel sample()
{
    return {.category = "chat.net", .level = LogLevel::Debug, .reason = u"slow handshakes"_s};
}

// Answers

template <>
AdminHelloAnswer sample()
{
    return {.server = "chat-server 0.1.0", .version = 1, .pid = 4711};
}

template <>
AdminStats sample()
{
    return sampleStats();
}

template <>
AdminWorkers sample()
{
    return sampleWorkers();
}

template <>
AdminRooms sample()
{
    return sampleRooms();
}

template <>
AdminSessions sample()
{
    return sampleSessions();
}

template <>
KickAnswer sample()
{
    return {.kicked = 1};
}

template <>
AuditPage sample()
{
    return sampleAudit();
}

template <>
AdminWho sample()
{
    return {.operatorName = "mina", .role = AdminRole::Viewer, .address = "192.0.2.7"};
}

template <>
SubscribeAnswer sample()
{
    return {.intervalMs = 500};
}

template <>
AdminRoomDetails sample()
{
    return sampleRoom();
}

template <>
AdminSessionDetails sample()
{
    return sampleSession();
}

template <>
ConfigRows sample()
{
    return sampleConfig();
}

template <>
ReloadAnswer sample()
{
    return sampleReload();
}

template <>
LogPage sample()
{
    return sampleLogs();
}

template <>
LogLevels sample()
{
    return sampleLogLevels();
}

// Pushes

template <>
StatsPush sample()
{
    return {sampleStats()};
}

template <>
WorkersPush sample()
{
    return {sampleWorkers()};
}

template <>
LogPush sample()
{
    return {sampleLogs()};
}

std::vector<Sample> adminSamples()
{
    constexpr auto readCommand = [](QByteArrayView bytes, WireFormat, Document &scratch) {
        return decodeAdminRequest(bytes, scratch);
    };
    std::vector<Sample> all;
    eachPacket<AdminCommand>([&]<class T>(std::type_identity<T>) {
        all.push_back(commandSample<T, readCommand>());
        all.push_back(answerSample<T>());
    });
    eachPacket<AdminEvent>([&]<class T>(std::type_identity<T>) { all.push_back(eventSample<T>()); });
    return all;
}

} // namespace chat::test
