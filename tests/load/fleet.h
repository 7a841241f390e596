// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/link.h"
#include "tests/load/plan.h"
#include "tests/load/tally.h"

#include <functional>
#include <vector>

namespace chat::load {

[[nodiscard]] Stamp steadyNow();

/// All clients on one epoll set. One thread.
class Fleet
{
public:
    Fleet(const Options &options, const Route &route);
    ~Fleet();
    Fleet(const Fleet &) = delete;
    Fleet &operator=(const Fleet &) = delete;

    /// Begins to open a closed one; `intended` is when that was to be.
    void open(int client, Stamp intended);
    /// The first that is closed, from `client` on; -1: none.
    [[nodiscard]] int nextClosed(int client) const;
    /// Says goodbye, and opens it again when the server has answered.
    void leaveAndReturn(int client);
    /// Message number k, by whoever's turn it is of those who are there.
    void say(uint64_t k, Stamp intended);
    /// Hears every packet for somebody who is ready; true: it was his. Empty: nobody does.
    using Ear = std::function<bool(int client, std::string_view packet, Stamp now)>;
    void listen(Ear ear) { m_ear = std::move(ear); }
    /// False: this client is not ready.
    bool send(int client, std::string_view packet);
    /// Waits until something happens, at most until `until`, and takes all of it.
    void turn(Stamp until);

    [[nodiscard]] int opening() const { return m_opening; } ///< not yet in their room
    [[nodiscard]] int ready() const { return m_ready; }
    [[nodiscard]] int size() const { return int(m_links.size()); }
    /// Everybody who is there has heard the last message of his room, and every message is answered.
    [[nodiscard]] bool isQuiet() const;
    /// What never came, into the tally; then all numbers count from here.
    void closeTheBooks();
    [[nodiscard]] Tally &tally() { return m_tally; }

private:
    struct Room {
        std::string id;
        uint64_t last = 0; ///< the highest number that anybody has seen
    };

    void take(int client);
    void readFrom(int client);
    [[nodiscard]] std::string_view readHead(int client, std::string_view bytes);
    void takeFrame(int client, FrameKind kind, std::string_view payload, Stamp now);
    void takePacket(int client, const Packet &packet, size_t bytes, Stamp now);
    void takeMessage(int client, const Packet &packet, size_t bytes, Stamp now);
    void becomeReady(int client, const Packet &packet, Stamp now);
    void write(int client, FrameKind kind, std::string_view payload);
    void push(int client);
    void drop(int client, std::string reason);
    [[nodiscard]] bool isBare() const { return m_options->dialect == Dialect::Bare; }

    const Options *m_options;
    const Route *m_route;
    Seating m_seating;
    int m_epoll;
    std::vector<Link> m_links;
    std::vector<Room> m_rooms;
    std::vector<char> m_buffer;
    std::string m_frame; ///< being written
    std::vector<int> m_returning; ///< to be opened again after the turn
    uint64_t m_visits = 0; ///< makes nicks unique
    int m_opening = 0;
    int m_ready = 0;
    Ear m_ear;
    Tally m_tally;
};

} // namespace chat::load
