// SPDX-License-Identifier: Apache-2.0
#include "server/core/lobby.h"
#include "server/core/nickrules.h"
#include "server/core/room.h"
#include "server/core/tokens.h"
#include "shared/core/match.h"
#include "tests/bench/work.h"

using namespace Qt::StringLiterals;

namespace chat::bench {
namespace {

using namespace chat::server;

constexpr auto format = WireFormat::Json;
constexpr int members = 100;

Recipient connection(quint32 slot)
{
    return {.connection = {.slot = slot, .generation = 1}, .format = format};
}

/// A room as the I/O thread sees it: what it decides is spelled.
class SpelledRoom
{
public:
    explicit SpelledRoom(RoomRecord record) : m_id(record.id), m_room({.record = std::move(record)}, m_rules)
    {
    }

    void handle(const RoomJob &job, const Now &now)
    {
        m_room.handle(job, now, {}, m_effects);
        for (const RoomEffect &effect : m_effects)
            match(
                effect, //
                [&](const effect::Tell &tell) {
                    match(tell.event,
                          [&](const auto &event) { keep(encode(format, {.room = m_id}, event)); });
                },
                [&](const effect::Answer &answer) {
                    match(answer.body,
                          [&](const auto &body) { keep(encodeAnswer(format, answer.request, body)); });
                },
                [&](const effect::Snapshot &shown) { keep(encode(format, {.room = m_id}, shown.snapshot)); },
                [](const auto &) {});
        m_effects.clear();
    }

private:
    RoomId m_id;
    RoomRules m_rules;
    Room m_room;
    RoomEffects m_effects;
};

/// A server as somebody finds it who comes: a room of a hundred, with a hundred messages to show.
struct Entrance {
    Entrance()
    {
        for (quint32 i = 1; i <= members; ++i) {
            const Sender sender{.recipient = connection(i), .user = UserId{i}, .request = 1};
            hall.handle(roomjob::Enter{sender, u"guest%1"_s.arg(i), {}}, now);
            hall.handle(roomjob::Say{sender, QByteArray::number(i), QString::fromUtf8(sampleText())}, now);
        }
    }

    /// From hello to the room, and away again.
    void comeAndGo()
    {
        for (const QByteArray &packet : {hello, guest, enter})
            keep(decodeRequest(packet, format, scratch));
        keep(encodeAnswer(format, 1, HelloAnswer{1}));
        const Recipient to = connection(members + 1);
        lobby.handle(lobbyjob::Login{.to = to, .request = 2, .nick = u"visitor"_s}, now, effects);
        const auto &in = std::get<lobbyeffect::LoggedIn>(effects.front());
        keep(encodeAnswer(format, in.request, in.answer));
        keep(encode(format, {}, in.welcome));
        const Sender sender{.recipient = to, .user = in.welcome.user.id, .request = 3};
        system.handle(roomjob::Enter{sender, in.welcome.user.nick, {}}, now);
        hall.handle(roomjob::Enter{sender, in.welcome.user.nick, {}}, now);
        effects.clear();
        system.handle(roomjob::ConnectionGone{to.connection, sender.user, LeaveReason::Left}, now);
        hall.handle(roomjob::ConnectionGone{to.connection, sender.user, LeaveReason::Left}, now);
        lobby.handle(lobbyjob::ConnectionGone{.connection = to.connection, .reason = LeaveReason::Left}, now,
                     effects);
    }

    const QByteArray hello = encodeRequest(format, 1, Hello{.version = 1});
    const QByteArray guest = encodeRequest(format, 2, AuthGuest{u"visitor"_s});
    const QByteArray enter = encodeRequest(format, 3, EnterRoom{.room = RoomId{7}});
    Now now{MonoTime(std::chrono::hours(1)), Timestamp(Milliseconds(1'730'000'000'000))};
    Document scratch;
    LobbyRules rules{.system = RoomId{1}};
    NickRules nicks;
    GuestTokens tokens{TokenKey::generate()};
    Lobby lobby{rules, nicks, tokens};
    LobbyEffects effects;
    SpelledRoom system{{.id = RoomId{1}, .name = u"system"_s, .kind = "system", .epoch = 1}};
    SpelledRoom hall{{.id = RoomId{7}, .name = u"hall"_s, .kind = "channel", .epoch = 1}};
};

} // namespace

std::vector<NamedWork> openingWork()
{
    return {{"login_and_enter", "session",
             [] { return Work{1, [entrance = std::make_shared<Entrance>()] { entrance->comeAndGo(); }}; }}};
}

} // namespace chat::bench
