// SPDX-License-Identifier: Apache-2.0
#include "tests/load/fleet.h"

#include "tests/load/clientframes.h"

#include <array>
#include <cstring>
#include <stdexcept>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>
#include <utility>

namespace chat::load {

using State = Link::State;

Stamp steadyNow()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return Stamp(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

Fleet::Fleet(const Options &options, const Route &route)
    : m_options(&options),
      m_route(&route),
      m_seating(options.clients, options.rooms),
      m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_links(size_t(options.clients)),
      m_rooms(size_t(options.rooms)),
      m_buffer(256 * 1024)
{
    if (m_epoll < 0)
        throw std::runtime_error("no epoll set to be had");
}

Fleet::~Fleet() { ::close(m_epoll); }

void Fleet::open(int client, Stamp intended)
{
    Link &link = m_links[size_t(client)];
    link = {};
    link.begun = intended;
    ++m_opening;
    link.state = State::Upgrading;
    auto socket = Socket::open(*m_route, client);
    if (!socket)
        return drop(client, std::strerror(socket.error()));
    link.socket = *std::move(socket);
    link.watchesWrites = true;
    epoll_event event{.events = EPOLLIN | EPOLLOUT, .data = {.fd = client}};
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, link.socket.fd(), &event) != 0)
        return drop(client, "epoll");
    const Target &target = m_options->target;
    link.out = handshakeRequest(target.host + ':' + std::to_string(target.port), target.path);
}

int Fleet::nextClosed(int client) const
{
    for (size_t i = size_t(client); i < m_links.size(); ++i) {
        if (m_links[i].state == State::Closed)
            return int(i);
    }
    return -1;
}

void Fleet::leaveAndReturn(int client)
{
    Link &link = m_links[size_t(client)];
    if (link.state != State::Ready)
        return;
    constexpr std::string_view normal = "\x03\xE8"; // 1000
    link.state = State::Leaving;
    link.comesBack = true;
    --m_ready;
    write(client, FrameKind::Close, normal);
}

void Fleet::say(uint64_t k, Stamp intended)
{
    Room &room = m_rooms[size_t(m_seating.roomOfMessage(k))];
    const int people = m_seating.peopleIn(m_seating.roomOfMessage(k));
    for (int skip = 0; skip < people; ++skip) {
        const int client = m_seating.speakerOf(k, skip);
        if (m_links[size_t(client)].state != State::Ready)
            continue;
        ++m_tally.sent;
        if (isBare())
            write(client, FrameKind::Text, bareMessage(intended, ++room.last, size_t(m_options->textBytes)));
        else
            write(client, FrameKind::Text,
                  sayPacket(room.id, intended, m_tally.sent, size_t(m_options->textBytes)));
        return;
    }
    ++m_tally.unsent;
}

bool Fleet::send(int client, std::string_view packet)
{
    if (m_links[size_t(client)].state != State::Ready)
        return false;
    write(client, FrameKind::Text, packet);
    return true;
}

void Fleet::turn(Stamp until)
{
    std::array<epoll_event, 256> events;
    const Stamp left = std::max(Stamp(0), until - steadyNow());
    const timespec timeout{.tv_sec = time_t(left / 1'000'000'000), .tv_nsec = long(left % 1'000'000'000)};
    const int count = epoll_pwait2(m_epoll, events.data(), int(events.size()), &timeout, nullptr);
    for (int i = 0; i < count; ++i)
        take(events[size_t(i)].data.fd);
    for (const int client : std::exchange(m_returning, {}))
        open(client, steadyNow());
}

void Fleet::take(int client)
{
    readFrom(client);
    push(client); // also after a read: TLS may have waited for it
}

void Fleet::readFrom(int client)
{
    Link &link = m_links[size_t(client)];
    if (link.state == State::Closed)
        return;
    // With TLS a read gives one record, and what is inside already makes no event.
    for (int reads = 0; reads < 64; ++reads) {
        const ssize_t got = link.socket.read(m_buffer);
        if (got < 0)
            return drop(client, "ended by the server");
        if (got == 0)
            return;
        const Stamp now = steadyNow();
        std::string_view bytes(m_buffer.data(), size_t(got));
        if (link.state == State::Upgrading)
            bytes = readHead(client, bytes);
        const bool good = link.frames.feed(
            bytes, [&](FrameKind kind, std::string_view payload) { takeFrame(client, kind, payload, now); });
        if (!good)
            return drop(client, "not a frame");
        if (link.state == State::Closed || (!m_route->tls() && size_t(got) < m_buffer.size()))
            return;
    }
}

/// What follows the head, once that is complete; then the client says all that it has to say.
std::string_view Fleet::readHead(int client, std::string_view bytes)
{
    constexpr std::string_view end = "\r\n\r\n";
    Link &link = m_links[size_t(client)];
    const size_t before = link.head.size();
    link.head.append(bytes);
    const size_t at = link.head.find(end);
    if (at == std::string::npos)
        return {};
    if (!link.head.starts_with("HTTP/1.1 101")) {
        drop(client, link.head.substr(0, link.head.find('\r')));
        return {};
    }
    link.head = {};
    link.state = State::Opening;
    const int room = m_seating.roomOf(client);
    if (isBare()) {
        write(client, FrameKind::Text, bareJoin(uint64_t(room)));
    } else {
        const std::string nick
            = "load-" + std::to_string(getpid() % 100'000) + '-' + std::to_string(++m_visits);
        write(client, FrameKind::Text, helloPacket());
        write(client, FrameKind::Text, guestPacket(nick));
        write(client, FrameKind::Text, enterPacket(m_options->channelPrefix + std::to_string(room)));
    }
    return bytes.substr(at + end.size() - before);
}

void Fleet::takeFrame(int client, FrameKind kind, std::string_view payload, Stamp now)
{
    switch (kind) {
    case FrameKind::Text:
    case FrameKind::Binary:
        if (m_ear && m_links[size_t(client)].state == State::Ready && m_ear(client, payload, now))
            return;
        return takePacket(client,
                          isBare() ? readBare(payload) : readPacket(payload, size_t(m_options->textBytes)),
                          payload.size(), now);
    case FrameKind::Ping: return write(client, FrameKind::Pong, payload);
    case FrameKind::Close: {
        if (m_links[size_t(client)].state == State::Leaving)
            return; // the answer; the end of the stream follows
        const int code = payload.size() < 2 ? 1005 : uint8_t(payload[0]) << 8 | uint8_t(payload[1]);
        return drop(client, "closed with " + std::to_string(code));
    }
    case FrameKind::Pong: return;
    }
}

void Fleet::takePacket(int client, const Packet &packet, size_t bytes, Stamp now)
{
    Link &link = m_links[size_t(client)];
    const bool opening = link.state == State::Opening;
    if (opening && (isBare() || packet.said == Said::Entered))
        return becomeReady(client, packet, now);
    if (packet.said == Said::Refused) {
        ++m_tally.refused;
        ++m_tally.reasons["refused: " + std::string(packet.error)];
        return opening ? drop(client, "not let in") : void();
    }
    if (link.state != State::Ready)
        return;
    if (packet.said == Said::Message)
        return takeMessage(client, packet, bytes, now);
    if (packet.said == Said::Stored) {
        ++m_tally.stored;
        Room &room = m_rooms[size_t(m_seating.roomOf(client))];
        room.last = std::max(room.last, packet.q);
        if (m_tally.counts(packet.stamp))
            m_tally.storing.record((now - packet.stamp) / 1000);
    }
}

void Fleet::takeMessage(int client, const Packet &packet, size_t bytes, Stamp now)
{
    Link &link = m_links[size_t(client)];
    Room &room = m_rooms[size_t(m_seating.roomOf(client))];
    if (isBare()) {
        link.attended.take(packet.q);
    } else {
        if (packet.room != room.id)
            return;
        link.heard.take(packet.q, m_tally.faults);
        room.last = std::max(room.last, packet.q);
    }
    ++m_tally.allDelivered;
    if (packet.stamp == 0 || !m_tally.counts(packet.stamp))
        return;
    ++m_tally.delivered;
    m_tally.deliveredBytes += bytes;
    m_tally.delivery.record((now - packet.stamp) / 1000);
}

void Fleet::becomeReady(int client, const Packet &packet, Stamp now)
{
    Link &link = m_links[size_t(client)];
    Room &room = m_rooms[size_t(m_seating.roomOf(client))];
    link.state = State::Ready;
    --m_opening;
    ++m_ready;
    ++m_tally.ready;
    m_tally.opening.record((now - link.begun) / 1000);
    if (isBare())
        return link.attended.enter(room.last);
    room.id = packet.room;
    room.last = std::max(room.last, packet.q);
    link.heard.enter(packet.q);
}

void Fleet::write(int client, FrameKind kind, std::string_view payload)
{
    Link &link = m_links[size_t(client)];
    if (!link.out.empty()) {
        appendClientFrame(link.out, kind, payload);
        return;
    }
    m_frame.clear();
    appendClientFrame(m_frame, kind, payload);
    const ssize_t written = link.socket.write(m_frame);
    if (written < 0) // the reading side will say how it ended
        return;
    if (size_t(written) < m_frame.size()) {
        link.out = m_frame.substr(size_t(written));
        push(client);
    }
}

/// Writes what waits, and listens for room only while something does.
void Fleet::push(int client)
{
    Link &link = m_links[size_t(client)];
    if (link.state == State::Closed)
        return;
    if (!link.flush())
        return drop(client, "ended by the server");
    const bool waits = !link.out.empty() && link.socket.wantsWrite();
    if (waits == link.watchesWrites)
        return;
    link.watchesWrites = waits;
    epoll_event event{.events = waits ? EPOLLIN | EPOLLOUT : EPOLLIN, .data = {.fd = client}};
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, link.socket.fd(), &event);
}

void Fleet::drop(int client, std::string reason)
{
    Link &link = m_links[size_t(client)];
    switch (std::exchange(link.state, State::Closed)) {
    case State::Closed: return;
    case State::Upgrading:
    case State::Opening:
        --m_opening;
        ++m_tally.failed;
        ++m_tally.reasons["not opened: " + reason];
        break;
    case State::Ready:
        --m_ready;
        ++m_tally.lost;
        ++m_tally.reasons["lost: " + reason];
        break;
    case State::Leaving:
        if (link.comesBack)
            m_returning.push_back(client);
        break;
    }
    link.socket.close();
}

bool Fleet::isQuiet() const
{
    if (!isBare() && m_tally.stored + m_tally.refused < m_tally.sent)
        return false;
    for (size_t i = 0; i < m_links.size(); ++i) {
        const Link &link = m_links[i];
        const uint64_t last = isBare() ? link.attended.last() : link.heard.last();
        if (link.state == State::Ready && last < m_rooms[size_t(m_seating.roomOf(int(i)))].last)
            return false;
    }
    return true;
}

void Fleet::closeTheBooks()
{
    for (size_t i = 0; i < m_links.size(); ++i) {
        Link &link = m_links[i];
        if (link.state != State::Ready)
            continue;
        const uint64_t last = m_rooms[size_t(m_seating.roomOf(int(i)))].last;
        if (isBare()) {
            link.attended.end(last, m_tally.faults);
            link.attended.enter(last);
        } else {
            link.heard.end(last, m_tally.faults);
            link.heard.enter(last);
        }
    }
}

} // namespace chat::load
