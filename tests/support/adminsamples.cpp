// SPDX-License-Identifier: Apache-2.0
#include "tests/support/adminsamples.h"

#include "shared/protocol/adminwire.h"
#include "shared/protocol/eachpacket.h"
#include "tests/support/samplekinds.h"

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
FetchWorkers sample()
{
    return {};
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
Announce sample()
{
    return {.severity = Severity::Warn,
            .text = {.ko = u"10분 뒤 점검을 시작합니다."_s, .en = u"Maintenance starts in 10 minutes."_s},
            .sticky = true,
            .until = noon + Milliseconds(600'000),
            .reason = u"update"_s};
}

template <>
DrainServer sample()
{
    return {.graceMs = 10'000, .reconnectMs = 30'000, .reason = u"update"_s};
}

template <>
FetchAudit sample()
{
    return {.before = 10, .limit = 1};
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
AnnounceAnswer sample()
{
    return {.seq = 3, .sessions = 120};
}

template <>
AuditPage sample()
{
    return sampleAudit();
}

std::vector<Sample> adminSamples()
{
    const auto readCommand = [](QByteArrayView bytes, WireFormat, Document &scratch) {
        return decodeAdminRequest(bytes, scratch);
    };
    std::vector<Sample> all;
    eachPacket<AdminCommand>([&]<class T>(std::type_identity<T>) {
        all.push_back(commandSample<T>(readCommand));
        all.push_back(answerSample<T>());
    });
    return all;
}

} // namespace chat::test
