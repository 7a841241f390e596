// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/shared/examplesession.h"

#include "tests/support/samples.h"

namespace chat::test {
namespace {

class Script
{
public:
    std::vector<SessionStep> steps;

    void remark(const QString &text) { steps.push_back({SessionStep::Remark, text}); }

    /// Any request; its id is the next one.
    template <Packet T>
    void ask(const T &command)
    {
        add(SessionStep::Client, encodeRequest(WireFormat::Json, ++m_id, command));
    }
    template <Described T>
    void answer(const T &answer)
    {
        add(SessionStep::Server, encodeAnswer(WireFormat::Json, m_id, answer));
    }
    void refuse(const Error &error) { add(SessionStep::Server, encodeError(WireFormat::Json, m_id, error)); }

    template <Packet T>
    void say(const Envelope &envelope, const T &event)
    {
        add(SessionStep::Server, encode(WireFormat::Json, envelope, event));
    }
    void connectAgain() { m_id = 0; }

private:
    void add(SessionStep::Who who, const QByteArray &frame)
    {
        steps.push_back({who, QString::fromUtf8(frame)});
    }

    RequestId m_id = 0;
};

const UserInfo minaInfo{mina, u"mina"_s};
const UserInfo jihoInfo{jiho, u"jiho"_s};

Timestamp after(int seconds) { return noon + std::chrono::seconds(seconds); }

RoomInfo channel(int people)
{
    return {.id = courtyard, .name = u"Channel_0"_s, .kind = RoomKind::Channel, .people = people, .max = 500};
}

RoomSnapshot systemSnapshot()
{
    return {.room = {.id = systemRoom, .name = u"system"_s, .kind = RoomKind::System, .people = 2, .max = 0},
            .members = {},
            .membersTotal = 2,
            .seq = 2,
            .epoch = epochOne,
            .complete = true,
            .from = 0,
            .to = 0,
            .log = {}};
}

KeptEvent message(Seq seq, const UserInfo &user, const QString &text, int at)
{
    KeptEvent event = kept(courtyard, seq, MessageNew{user, text});
    event.time = after(at);
    return event;
}

void opening(Script &script)
{
    script.remark(u"The server speaks first."_s);
    ServerHello hello = sample<ServerHello>();
    hello.motd = u"Welcome to the courtyard."_s;
    script.say({}, hello);
    script.remark(u"The client says which version it speaks."_s);
    script.ask(Hello{.version = 1,
                     .client = ClientInfo{.name = u"example"_s, .version = u"1.0"_s, .os = {}},
                     .language = "en",
                     .capabilities = {}});
    script.answer(HelloAnswer{1});
    script.remark(u"It logs in as a guest. Keep the token: it is the same guest again."_s);
    script.ask(AuthGuest{u"mina"_s});
    AuthAnswer login = sample<AuthAnswer>();
    login.user = minaInfo;
    script.answer(login);
    Welcome welcome = sample<Welcome>();
    welcome.user = minaInfo;
    welcome.rooms = {};
    script.say({}, welcome);
    script.say({.room = systemRoom}, systemSnapshot());
}

void talking(Script &script)
{
    script.remark(u"Which channels are there?"_s);
    script.ask(ListChannels{});
    script.answer(ChannelList{{channel(1)}});
    script.remark(u"Into one of them, by its name. The snapshot has who is there and what was said last."_s);
    script.ask(EnterRoom{.room = {}, .roomName = u"Channel_0"_s, .since = {}});
    script.answer(RoomEntered{courtyard});
    script.say({.room = courtyard},
               RoomSnapshot{.room = channel(2),
                            .members = {jihoInfo, minaInfo},
                            .membersTotal = 2,
                            .seq = 1,
                            .epoch = epochOne,
                            .complete = true,
                            .from = 1,
                            .to = 1,
                            .log = {message(1, jihoInfo, u"anybody here?"_s, -60)}});
    script.remark(
        u"A message. The ok comes first: stored, as number 2 of this room. Then the message itself, as everybody gets it."_s);
    script.ask(SendMessage{courtyard, "m-1", u"hello, jiho"_s});
    script.answer(MessageSent{.seq = 2, .time = after(5), .nonce = "m-1", .duplicate = {}});
    script.say({.room = courtyard, .seq = 2, .time = after(5)}, MessageNew{minaInfo, u"hello, jiho"_s});
    script.remark(u"The answer of another person, and somebody who leaves."_s);
    script.say({.room = courtyard, .seq = 3, .time = after(9)}, MessageNew{jihoInfo, u"hi mina!"_s});
    script.say({.room = courtyard}, MemberLeft{jiho, LeaveReason::Left});
    script.remark(u"Refused: the text is only white space. Nothing else happens."_s);
    script.ask(SendMessage{courtyard, "m-2", u"  "_s});
    script.refuse({.code = ErrorCode::EmptyMessage, .field = "text", .limit = "at least 1 characters"});
    script.remark(u"A sign of life; pong is the answer."_s);
    script.ask(Ping{.number = 1, .time = 1'730'000'025'000});
    script.answer(Pong{.number = 1, .time = 1'730'000'025'000, .serverTime = after(25)});
    script.remark(u"The operators say something to everybody, in the room `system`."_s);
    SystemAnnounce announcement = sample<SystemAnnounce>();
    announcement.until = after(600);
    script.say({.room = systemRoom, .seq = 3, .time = after(30)}, announcement);
}

void comingBack(Script &script)
{
    script.remark(
        u"**The connection breaks** right after the client sent this, so that it cannot know whether it arrived."_s);
    const SendMessage lost{courtyard, "m-3", u"see you at the gate"_s};
    script.ask(lost);
    script.remark(
        u"**A new connection.** The same opening, but with the session's key instead of a login; announcements are known up to 3."_s);
    script.connectAgain();
    ServerHello hello = sample<ServerHello>();
    hello.motd = u"Welcome to the courtyard."_s;
    hello.time = after(40);
    script.say({}, hello);
    script.ask(Hello{.version = 1, .client = {}, .language = {}, .capabilities = {}});
    script.answer(HelloAnswer{1});
    script.ask(AuthResume{
        .session = minasSession, .resumeKey = "cmVzdW1lLWtleS1zYW1wbGU", .since = Position{epochOne, 3}});
    AuthAnswer login = sample<AuthAnswer>();
    login.user = minaInfo;
    script.answer(login);
    Welcome welcome = sample<Welcome>();
    welcome.user = minaInfo;
    welcome.resumed = true;
    welcome.resumeKey = "YS1uZXcta2V5LWFmdGVyLXJlc3VtZQ";
    script.say({}, welcome);
    RoomSnapshot system = systemSnapshot();
    system.seq = 3;
    script.say({.room = systemRoom}, system);
    script.remark(
        u"Back into the room, behind number 3. The message had arrived: it is in the log, and sending it again changes nothing."_s);
    script.ask(EnterRoom{.room = courtyard, .roomName = {}, .since = Position{epochOne, 3}});
    script.answer(RoomEntered{courtyard});
    script.say({.room = courtyard},
               RoomSnapshot{.room = channel(1),
                            .members = {minaInfo},
                            .membersTotal = 1,
                            .seq = 4,
                            .epoch = epochOne,
                            .complete = true,
                            .from = 4,
                            .to = 4,
                            .log = {message(4, minaInfo, lost.text, 35)}});
    script.ask(lost);
    script.answer(MessageSent{.seq = 4, .time = after(35), .nonce = "m-3", .duplicate = true});
}

void leaving(Script &script)
{
    script.remark(u"What was said before? A page of history, oldest first."_s);
    script.ask(FetchHistory{.room = courtyard, .before = 2, .after = {}, .around = {}, .limit = 50});
    script.answer(HistoryAnswer{.events = {message(1, jihoInfo, u"anybody here?"_s, -60)},
                                .completeBefore = true,
                                .completeAfter = false,
                                .epoch = epochOne,
                                .first = 1});
    script.remark(u"Somebody enters."_s);
    script.say({.room = courtyard}, MemberJoined{jihoInfo});
    script.remark(u"Out of the room."_s);
    script.ask(LeaveRoom{courtyard});
    script.answer(Nothing{});
    script.remark(
        u"The server is about to stop. At `close_at` it closes with 4000; come back at `reconnect_at`."_s);
    script.say({}, SystemDrain{.closeAt = after(90), .reconnectAt = after(120), .reason = u"update"_s});
}

} // namespace

std::vector<SessionStep> exampleSession()
{
    Script script;
    opening(script);
    talking(script);
    comingBack(script);
    leaving(script);
    return script.steps;
}

} // namespace chat::test
