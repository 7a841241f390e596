// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/link.h"
#include "tests/support/samples.h"

#include <deque>

namespace chat::test {

/// A link whose other end is the test.
class FakeLink final : public client::Link
{
public:
    void open(const QUrl &) override
    {
        ++opens;
        sent.clear();
    }
    void send(const QByteArray &packet) override
    {
        auto request = decodeRequest(packet, format(), m_scratch);
        if (!request)
            qFatal("not a packet: %s", packet.constData());
        sent.push_back(*std::move(request));
    }
    void close(CloseCode code) override { closedWith = code; }
    [[nodiscard]] WireFormat format() const override { return WireFormat::Json; }

    // The server's side

    /// Takes the first waiting request of this type; its id is 0 when there is none.
    template <Packet T>
    std::pair<RequestId, T> take()
    {
        const auto found = std::ranges::find_if(
            sent, [](const Request &request) { return std::holds_alternative<T>(request.command); });
        if (found == sent.end())
            return {};
        const std::pair taken{found->id, std::get<T>(found->command)};
        sent.erase(found);
        return taken;
    }
    template <Described T>
    void answer(RequestId id, const T &value)
    {
        Q_EMIT received(encodeAnswer(format(), id, value), format());
    }
    void refuse(RequestId id, const Error &error)
    {
        Q_EMIT received(encodeError(format(), id, error), format());
    }
    template <Packet T>
    void tell(const T &event, const Envelope &envelope = {})
    {
        Q_EMIT received(encode(format(), envelope, event), format());
    }
    void say(RoomId room, Seq seq, const UserInfo &who, const QString &text)
    {
        tell(MessageNew{who, text}, {.room = room, .seq = seq, .time = noon});
    }
    void lose(CloseCode code = CloseCode::Abnormal) { Q_EMIT closed(quint16(code), u"lost"_s); }

    /// The connection is there; both have said hello.
    bool greet()
    {
        Q_EMIT opened();
        tell(sample<ServerHello>());
        const RequestId hello = take<Hello>().first;
        answer(hello, HelloAnswer{1});
        return hello != 0;
    }
    /// Answers the login that waits, of whatever kind, as mina.
    bool letIn(bool resumed = false, const std::vector<RoomId> &rooms = {})
    {
        RequestId login = take<AuthGuest>().first;
        login = login != 0 ? login : take<AuthToken>().first;
        login = login != 0 ? login : take<AuthResume>().first;
        answer(login, sample<AuthAnswer>());
        auto welcome = sample<Welcome>();
        welcome.resumed = resumed;
        welcome.rooms = rooms;
        tell(welcome);
        return login != 0;
    }
    /// Answers the room.enter that waits with this snapshot.
    bool letInto(const RoomSnapshot &snapshot)
    {
        const RequestId enter = take<EnterRoom>().first;
        answer(enter, RoomEntered{snapshot.room.id});
        tell(snapshot, {.room = snapshot.room.id});
        return enter != 0;
    }

    int opens = 0;
    std::deque<Request> sent;
    std::optional<CloseCode> closedWith;

private:
    Document m_scratch;
};

} // namespace chat::test
