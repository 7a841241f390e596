// SPDX-License-Identifier: Apache-2.0
#include "tests/support/samples.h"

#include "shared/protocol/eachpacket.h"
#include "tests/support/samplekinds.h"

namespace chat::test {

// Commands

template <>
Hello sample()
{
    return {.version = 1,
            .client = ClientInfo{.name = u"madang-client"_s, .version = u"0.1.0"_s, .os = u"Linux"_s},
            .language = "ko",
            .capabilities = std::vector{u"replies"_s}};
}

template <>
AuthGuest sample()
{
    return {.nick = u"미나"_s, .deviceId = "0123456789abcdefghijklmnop"};
}

template <>
AuthToken sample()
{
    return {.token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtaW5hIn0.c2lnbmF0dXJl",
            .device = u"phone"_s,
            .deviceId = "Zm9yLXRlc3RzLW9ubHk"};
}

template <>
AuthResume sample()
{
    return {.session = minasSession, .resumeKey = "cmVzdW1lLWtleS1zYW1wbGU", .since = Position{epochOne, 2}};
}

template <>
Ping sample()
{
    return {.number = 1, .time = 1'730'000'000'100};
}

template <>
ListChannels sample()
{
    return {.subscribe = true};
}

template <>
EnterRoom sample()
{
    return {.room = courtyard,
            .roomName = {},
            .since = Position{epochOne, 11},
            .password = u"열려라"_s,
            .invite = "k3v9p2m8x1c7b5n4z6q0",
            .waitlist = true};
}

template <>
LeaveRoom sample()
{
    return {.room = courtyard};
}

template <>
SendMessage sample()
{
    return {.room = courtyard, .nonce = "mina-0001", .text = u"안녕하세요, \"everybody\"\n\U0001F44B"_s};
}

template <>
FetchHistory sample()
{
    return {.room = courtyard, .before = 12, .after = {}, .around = {}, .limit = 50};
}

// Events

template <>
MessageNew sample()
{
    return {.user = {mina, u"미나"_s}, .text = sample<SendMessage>().text};
}

template <>
SystemAnnounce sample()
{
    return {.severity = Severity::Warn,
            .text = {.ko = u"10분 뒤 점검을 시작합니다."_s, .en = u"Maintenance starts in 10 minutes."_s},
            .sticky = true,
            .until = noon + Milliseconds(600'000),
            .id = AnnounceId{0x5150}};
}

template <>
ServerHello sample()
{
    return {.server = u"madang 0.1.0"_s,
            .time = noon,
            .authKinds = {"guest", "token", "resume"},
            .motd = u"마당에 오신 것을 환영합니다."_s,
            .node = u"madang-1"_s};
}

template <>
Welcome sample()
{
    return {.session = minasSession,
            .resumeKey = "cmVzdW1lLWtleS1zYW1wbGU",
            .resumed = false,
            .user = {mina, u"미나"_s},
            .pingMs = 25'000,
            .pongMs = 8'000,
            .rooms = {courtyard},
            .system = systemRoom};
}

template <>
ResumeFailed sample()
{
    return {.reason = ResumeFailure::Expired};
}

template <>
SessionReplaced sample()
{
    return {.by = {.device = u"phone"_s, .addressHint = u"192.0.2.*"_s, .time = noon}};
}

template <>
ChannelChanged sample()
{
    return {.channels = {{.id = courtyard, .people = 2, .max = 500, .locked = true}}};
}

template <>
RoomSnapshot sample()
{
    return {.room = {.id = courtyard,
                     .name = u"Channel_0"_s,
                     .kind = RoomKind::Channel,
                     .people = 2,
                     .max = 500,
                     .topic = u"오늘의 이야기"_s,
                     .slowMs = 5000,
                     .category = u"쉼터"_s,
                     .icon = u"☕"_s},
            .members = {{mina, u"미나"_s}, {jiho, u"jiho"_s}},
            .membersTotal = 2,
            .seq = 12,
            .epoch = epochOne,
            .complete = true,
            .from = 12,
            .to = 12,
            .log = {kept(courtyard, 12, sample<MessageNew>())},
            .host = jiho,
            .role = RoomRole::Moderator,
            .roles = std::vector{RoleInfo{mina, RoomRole::Moderator}},
            .muted = true,
            .mutedUntil = noon + Milliseconds(60'000),
            .slowWaitMs = 1500,
            .spectators = 3};
}

template <>
MemberJoined sample()
{
    return {.user = {jiho, u"jiho"_s}};
}

template <>
MemberLeft sample()
{
    return {.user = jiho,
            .reason = LeaveReason::Banned,
            .by = UserInfo{mina, u"미나"_s},
            .until = noon + Milliseconds(60'000),
            .words = u"도배"_s};
}

template <>
RoomClosed sample()
{
    return {.incident = "inc-000042", .code = 1000, .reason = u"정리"_s};
}

template <>
RoomChanged sample()
{
    return {.locked = true,
            .reason = u"도배"_s,
            .newName = u"안마당"_s,
            .topic = u"오늘의 이야기"_s,
            .max = 20,
            .password = true,
            .inviteOnly = false,
            .announceOnly = true,
            .archived = false,
            .slowMs = 5000,
            .category = u"쉼터"_s,
            .icon = QString(),
            .by = UserInfo{jiho, u"jiho"_s}};
}

template <>
Gap sample()
{
    return {.room = courtyard, .from = 3, .to = 9, .reason = GapReason::Trimmed};
}

template <>
AnnounceRecall sample()
{
    return {.id = AnnounceId{0x5150}};
}

template <>
SystemDrain sample()
{
    return {.closeAt = noon + Milliseconds(30'000),
            .reconnectAt = noon + Milliseconds(45'000),
            .reason = u"update"_s};
}

template <>
Pong sample()
{
    return {.number = 1, .time = 1'730'000'000'100, .serverTime = noon};
}

// Answers

template <>
Nothing sample()
{
    return {};
}

template <>
HelloAnswer sample()
{
    return {.version = 1};
}

template <>
AuthAnswer sample()
{
    return {.user = {mina, u"미나"_s},
            .token = "bWFkYW5nLWd1ZXN0LXRva2Vu",
            .expires = noon + std::chrono::days(7)};
}

template <>
ChannelList sample()
{
    return {.channels = {sample<RoomSnapshot>().room}};
}

template <>
RoomEntered sample()
{
    return {.room = courtyard, .queued = 3, .estimateMs = 90'000};
}

template <>
MessageSent sample()
{
    return {.seq = 12, .time = noon, .nonce = "mina-0001", .duplicate = true};
}

template <>
HistoryAnswer sample()
{
    return {.events = {kept(courtyard, 10, MessageNew{{jiho, u"jiho"_s}, u"hello"_s}),
                       kept(courtyard, 11, MessageNew{{mina, u"미나"_s}, u"반가워요"_s})},
            .completeBefore = true,
            .completeAfter = false,
            .epoch = epochOne,
            .first = 10};
}

Error sampleError()
{
    return {.code = ErrorCode::MessageTooLong,
            .detail = u"message over 4000 code points"_s,
            .field = "text",
            .retryAfter = Milliseconds(1500),
            .limit = "4000 code points"};
}

namespace {

Sample errorSample()
{
    const auto readsBack = [](QByteArrayView bytes, WireFormat format) {
        Document document;
        const auto packet = decodeServerPacket(bytes, format, document);
        if (!packet || packet->type != "error" || packet->id != sampleId)
            return false;
        const auto info = packet->as<ErrorInfo>();
        const ErrorInfo wanted{.code = 4001,
                               .name = "message_too_long",
                               .message = sampleError().detail,
                               .temporary = false,
                               .retryAfterMs = 1500,
                               .field = "text",
                               .limit = "4000 code points",
                               .incident = "inc-000042"};
        return info && *info == wanted;
    };
    return {.name = "error.answer",
            .encode
            = [](WireFormat format) { return encodeError(format, sampleId, sampleError(), "inc-000042"); },
            .readsBack = readsBack};
}

} // namespace

std::vector<Sample> samples()
{
    constexpr auto readCommand = [](QByteArrayView bytes, WireFormat format, Document &scratch) {
        return decodeRequest(bytes, format, scratch);
    };
    std::vector<Sample> all;
    eachPacket<Command>([&]<class T>(std::type_identity<T>) {
        all.push_back(commandSample<T, readCommand>());
        all.push_back(answerSample<T>());
    });
    eachPacket<Event>([&]<class T>(std::type_identity<T>) { all.push_back(eventSample<T>()); });
    all.push_back(errorSample());
    return all;
}

} // namespace chat::test
