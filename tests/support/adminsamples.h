// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminevents.h"
#include "tests/support/samples.h"

/// One answer of every kind, with values that break careless frames and terminals (B3-25, faults row 32).
namespace chat::test {

using namespace Qt::StringLiterals;

inline constexpr SessionId oneSession{0x1111};
inline constexpr UserId oneUser{0x2222};
inline constexpr RoomId oneRoom{0x3333};

/// Quote, backslash, line feed, carriage return, NUL, escape, line separator, Hangul, an emoji.
inline QString nastyText() { return u"마당 \"q\" \\ \n \r\n \u0000 \u001b[31m \u2028 \U0001F600"_s; }

inline AdminStats sampleStats()
{
    return {.version = "0.1.0",
            .node = u"seoul"_s,
            .pid = 4711,
            .uptimeMs = 93'784'000,
            .listening = {u"ws://127.0.0.1:7070"_s, u"wss://[::]:443"_s},
            .storePath = u"/var/lib/chat-server/chat.db"_s,
            .sessions = 120,
            .connections = 130,
            .connectionsMax = 10000,
            .rooms = 10,
            .members = 240,
            .actors = 12,
            .timers = 14,
            .workers = {.size = 2, .active = 1, .queued = 3},
            .kinds
            = {{.kind = "room", .actors = 11, .queued = 3, .oldestMs = 4}, {.kind = "lobby", .actors = 1}},
            .io = {{.connections = 65, .loopLagUs = 150, .outboxBytes = 2048},
                   {.connections = 65, .loopLagUs = {}, .outboxBytes = 0}},
            .messagesTotal = 100'200,
            .deliveriesTotal = 5'000'000,
            .loginsTotal = 400,
            .replacedTotal = 5,
            .slowConsumersTotal = 1,
            .refusedTotal = 7,
            .pipeline = {.entries = 4,
                         .oldestMs = 12,
                         .storedTotal = 100'200,
                         .commitsTotal = 900,
                         .lastCommitUs = 2300,
                         .available = true,
                         .entriesMax = 20'000,
                         .ageMaxMs = 5000},
            .delivery = {.p50Us = 1200, .p99Us = 4800},
            .acknowledgement = {.p50Us = 1500, .p99Us = 6100},
            .commit = {.p50Us = 900, .p99Us = 2300},
            .walBytes = 4 * 1024 * 1024,
            .cpuMs = 412'000,
            .cores = 4,
            .rssBytes = 64 * 1024 * 1024,
            .memoryLimitBytes = 2048LL * 1024 * 1024,
            .heapBytes = 40 * 1024 * 1024,
            .sessionBytes = 9 * 1024,
            .fds = 150,
            .fdLimit = 65536,
            .capacity = 6200,
            .capacityLimit = "descriptors",
            .consoles = 2};
}

inline SeriesAnswer sampleSeries()
{
    return {.pid = 4711,
            .stepMs = 10'000,
            .slots = {9376, 9377},
            .rows = {{.measure = Measure::Sessions, .values = {119, 120}},
                     {.measure = Measure::AckP99, .values = {6.125, 6.1}},
                     {.measure = Measure::LoopLag, .thread = 0, .values = {0.15, 0.2}},
                     {.measure = Measure::LoopLag, .thread = 1, .values = {40.5, 0.1}}}};
}

inline AdminWorkers sampleWorkers()
{
    return {.threads = {{.busy = true, .actor = u"channel-0"_s, .job = "msg.send", .forMs = 2},
                        {.busy = false, .actor = {}, .job = {}, .forMs = 61'000}},
            .actors = {{.name = u"channel-0"_s,
                        .kind = "room",
                        .state = ActorState::Running,
                        .queued = 3,
                        .oldestMs = 4,
                        .job = "msg.send",
                        .jobMs = 2,
                        .jobsTotal = 900,
                        .cpuUs = 12'000,
                        .jobsPerSecond = 41.5,
                        .cpuShare = 0.0125},
                       {.name = u"lobby"_s, .kind = "lobby", .jobsTotal = 50, .cpuUs = 900}},
            .matching = 2,
            .total = 12};
}

inline QueuesAnswer sampleQueues()
{
    return {.rows = {{.session = oneSession,
                      .user = {.id = oneUser, .nick = nastyText()},
                      .bytes = 800'000,
                      .oldestMs = 4200,
                      .pingMs = 340}},
            .waiting = 1,
            .markBytes = 1'048'576,
            .hardBytes = 4'194'304,
            .markMs = 5000};
}

inline AdminRooms sampleRooms()
{
    return {.rooms = {{.id = oneRoom,
                       .name = u"마당"_s,
                       .kind = RoomKind::Channel,
                       .people = 12,
                       .max = 500,
                       .seq = 1023,
                       .loaded = true,
                       .access = RoomAccess::Quarantined},
                      {.id = RoomId{0x4444}, .name = u"channel-10"_s}},
            .total = 2};
}

inline AnnouncementList sampleAnnouncements()
{
    return {.rows = {{.id = AnnounceId{0x5150},
                      .severity = Severity::Warn,
                      .text = {.ko = u"10분 뒤 점검을 시작합니다."_s, .en = u"<b>soon</b>"_s},
                      .sticky = true,
                      .until = noon + Milliseconds(600'000),
                      .audience = Audience{.room = oneRoom, .session = {}},
                      .repeatMs = 120'000,
                      .next = noon + Milliseconds(120'000),
                      .last = noon,
                      .times = 2,
                      .sessions = 24,
                      .admin = "mina"},
                     {.id = AnnounceId{0x6160},
                      .text = {.ko = {}, .en = u"Welcome."_s},
                      .last = noon,
                      .times = 1,
                      .sessions = 120,
                      .recalled = true,
                      .admin = "mina"}}};
}

inline BanList sampleBans()
{
    return {.bans = {{.id = BanId{0x7171},
                      .target = {.user = oneUser, .address = {}},
                      .nick = nastyText(),
                      .since = noon,
                      .until = noon + Milliseconds(3'600'000),
                      .reason = u"광고"_s,
                      .admin = "mina"},
                     {.id = BanId{0x7172},
                      .target = {.user = {}, .address = u"2001:db8::/64"_s},
                      .nick = {},
                      .since = noon,
                      .reason = u"flood"_s,
                      .admin = "mina"},
                     {.id = BanId{0x7173},
                      .target = {.user = {}, .address = {}, .device = DeviceId{0x7373}},
                      .nick = u"jiho"_s,
                      .since = noon,
                      .reason = u"again"_s,
                      .admin = "mina"}},
            .total = 3};
}

inline AdminSessions sampleSessions()
{
    return {.sessions = {{.session = oneSession,
                          .user = {.id = oneUser, .nick = nastyText()},
                          .address = "192.0.2.7",
                          .client = ClientInfo{.name = u"wscat"_s, .version = u"5"_s, .os = {}},
                          .connectedMs = 61'000,
                          .rooms = 2,
                          .outboxBytes = 17,
                          .oldestMs = 3,
                          .pingMs = 23,
                          .state = SessionState::Online,
                          .device = DeviceId{0x7373}},
                         {.session = SessionId{0x5555},
                          .user = {.id = UserId{0x6666}, .nick = u"지호"_s},
                          .address = "2001:db8::1",
                          .client = {},
                          .connectedMs = 1000,
                          .state = SessionState::Lost}},
            .total = 2};
}

inline AuditPage sampleAudit()
{
    return {.rows = {{.id = 9,
                      .time = Timestamp(Milliseconds(1'730'000'000'123)),
                      .admin = "mina",
                      .address = "local pid 4711",
                      .action = "kick",
                      .target = u"지호"_s,
                      .reason = u"spam"_s,
                      .result = "ok"}}};
}

inline AdminRoomDetails sampleRoom()
{
    return {.row = sampleRooms().rooms.front(),
            .actor = sampleWorkers().actors.front(),
            .members = {{oneSession, {oneUser, nastyText()}}},
            .connected = 12,
            .info = RoomInfo{.id = oneRoom,
                             .name = u"마당"_s,
                             .kind = RoomKind::Channel,
                             .people = 12,
                             .max = 500,
                             .locked = true,
                             .topic = u"달빛 아래"_s,
                             .slowMs = 3000,
                             .category = u"쉼터"_s,
                             .icon = u"☕"_s},
            .host = UserInfo{oneUser, nastyText()},
            .configured = true,
            .muted = 1,
            .banned = 2,
            .invited = 3,
            .waiting = 4};
}

inline AdminSessionDetails sampleSession()
{
    return {.row = sampleSessions().sessions.front(),
            .rooms = {{oneRoom, u"마당"_s}, {RoomId{0x4444}, u"channel-10"_s}}};
}

inline ConfigRows sampleConfig()
{
    return {.rows = {{u"server.name"_s, u"\"seoul\""_s, u"chat-server.toml:3"_s, false},
                     {u"auth.guests"_s, u"true"_s, u"default"_s, true}}};
}

inline ReloadAnswer sampleReload()
{
    return {.applied = {u"auth.guests"_s},
            .needRestart = {u"server.listen"_s},
            .warnings = {u"server.listen: everybody may connect"_s}};
}

inline ConfigChanged sampleChanged()
{
    return {.differences = {{.key = u"auth.guests"_s, .from = u"true"_s, .to = u"false"_s}}, .applied = true};
}

inline LogPage sampleLogs()
{
    return {.rows = {{.number = 41,
                      .time = noon,
                      .level = LogLevel::Info,
                      .category = "chat.admin",
                      .message = u"kick by mina (local pid 4711) on user x: ok"_s},
                     {.number = 42,
                      .time = noon + Milliseconds(5),
                      .level = LogLevel::Warning,
                      .category = "chat.net",
                      .message = nastyText()}},
            .last = 42,
            .missed = 7};
}

inline LogLevels sampleLogLevels()
{
    return {.rows = {{"chat.net", LogLevel::Debug}, {"chat.admin", LogLevel::Info}}};
}

/// All requests of operators and an answer for each: the names are those of the golden files.
[[nodiscard]] std::vector<Sample> adminSamples();

} // namespace chat::test
