// SPDX-License-Identifier: Apache-2.0
// The floor that other hubs are compared with: epoll, one thread, no library. What a client says goes as it
// is to all in its room. Started as `rawhub` it makes one send() for each delivery; as `rawhub --joined` the
// frames of a turn leave together. It trusts its clients and is good for nothing else.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

struct Client {
    int fd = -1;
    bool open = false; ///< the handshake is done
    bool touched = false; ///< is in the list of this turn
    bool watchesWrites = false;
    bool dead = false;
    std::vector<Client *> *room = nullptr;
    std::string in;
    std::string out;
};

class Hub
{
public:
    explicit Hub(bool joined) : m_joined(joined), m_epoll(epoll_create1(0)), m_buffer(256 * 1024) { }

    void run()
    {
        listen();
        std::array<epoll_event, 256> events;
        for (;;) {
            const int count = epoll_wait(m_epoll, events.data(), int(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                if (events[size_t(i)].data.ptr)
                    take(*static_cast<Client *>(events[size_t(i)].data.ptr), events[size_t(i)].events);
                else
                    accept();
            }
            for (Client *client : std::exchange(m_touched, {})) {
                client->touched = false;
                flush(*client);
            }
            m_dead.clear();
        }
    }

private:
    void listen()
    {
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t bytes = sizeof address;
        constexpr int backlog = 4096;
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), bytes) || ::listen(m_listener, backlog))
            std::perror("rawhub");
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &bytes);
        epoll_event event{.events = EPOLLIN, .data = {.ptr = nullptr}};
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_listener, &event);
        std::printf("listening %d\n", ntohs(address.sin_port));
        std::fflush(stdout);
    }

    void accept()
    {
        for (int fd; (fd = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
            const int on = 1;
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            if (size_t(fd) >= m_clients.size())
                m_clients.resize(size_t(fd) + 1);
            m_clients[size_t(fd)] = std::make_unique<Client>();
            m_clients[size_t(fd)]->fd = fd;
            epoll_event event{.events = EPOLLIN, .data = {.ptr = m_clients[size_t(fd)].get()}};
            epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
        }
    }

    void take(Client &client, uint32_t events)
    {
        if (client.dead)
            return;
        if (events & EPOLLOUT)
            flush(client);
        if (client.dead || !(events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
            return;
        const ssize_t got = recv(client.fd, m_buffer.data(), m_buffer.size(), 0);
        if (got <= 0)
            return drop(client);
        client.in.append(m_buffer.data(), size_t(got));
        if (!client.open)
            shakeHands(client);
        while (client.open && !client.dead && takeFrame(client)) { }
    }

    void shakeHands(Client &client)
    {
        const size_t end = client.in.find("\r\n\r\n");
        if (end == std::string::npos)
            return;
        constexpr std::string_view name = "Sec-WebSocket-Key: ";
        const size_t key = client.in.find(name) + name.size();
        const std::string all
            = client.in.substr(key, client.in.find('\r', key) - key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        std::array<unsigned char, 20> digest{};
        EVP_Digest(all.data(), all.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
        std::array<unsigned char, 32> accept{};
        EVP_EncodeBlock(accept.data(), digest.data(), int(digest.size()));
        say(client,
            std::string("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: ")
                + reinterpret_cast<const char *>(accept.data()) + "\r\n\r\n");
        client.in.erase(0, end + 4);
        client.open = true;
    }

    /// False: it is not complete.
    bool takeFrame(Client &client)
    {
        const auto byte = [&](size_t i) { return uint64_t(uint8_t(client.in[i])); };
        if (client.in.size() < 6)
            return false;
        size_t at = 2;
        uint64_t length = byte(1) & 0x7F;
        if (length >= 126) {
            const size_t extra = length == 126 ? 2 : 8;
            if (client.in.size() < at + extra)
                return false;
            length = 0;
            for (const size_t end = at + extra; at < end; ++at)
                length = length << 8 | byte(at);
        }
        if (client.in.size() < at + 4 + length)
            return false;
        const std::string mask = client.in.substr(at, 4);
        std::string frame(1, char(0x81));
        if (length < 126) {
            frame.push_back(char(length));
        } else {
            frame.push_back(126);
            frame.push_back(char(length >> 8));
            frame.push_back(char(length & 0xFF));
        }
        const size_t begin = frame.size();
        frame.append(client.in, at + 4, length);
        for (size_t i = 0; i < length; ++i)
            frame[begin + i] = char(frame[begin + i] ^ mask[i & 3]);
        const bool closes = (byte(0) & 0x0F) == 8;
        client.in.erase(0, at + 4 + length);
        if (closes) {
            drop(client);
        } else if (!client.room) {
            client.room = &m_rooms[frame.substr(begin)];
            client.room->push_back(&client);
            say(client, std::string("\x81\x06joined", 8));
        } else {
            for (Client *member : *client.room)
                say(*member, frame);
        }
        return true;
    }

    void say(Client &client, std::string_view frame)
    {
        if (client.dead)
            return;
        if (!m_joined && client.out.empty()) {
            const ssize_t sent = send(client.fd, frame.data(), frame.size(), MSG_NOSIGNAL);
            if (sent == ssize_t(frame.size()))
                return;
            frame.remove_prefix(sent > 0 ? size_t(sent) : 0);
        }
        client.out.append(frame);
        if (!client.touched) {
            client.touched = true;
            m_touched.push_back(&client);
        }
    }

    void flush(Client &client)
    {
        if (client.dead)
            return;
        if (!client.out.empty()) {
            const ssize_t sent = send(client.fd, client.out.data(), client.out.size(), MSG_NOSIGNAL);
            client.out.erase(0, sent > 0 ? size_t(sent) : 0);
        }
        const bool waits = !client.out.empty();
        if (!waits && client.out.capacity() > 4096)
            client.out = {};
        if (waits == client.watchesWrites)
            return;
        client.watchesWrites = waits;
        epoll_event event{.events = waits ? EPOLLIN | EPOLLOUT : EPOLLIN, .data = {.ptr = &client}};
        epoll_ctl(m_epoll, EPOLL_CTL_MOD, client.fd, &event);
    }

    void drop(Client &client)
    {
        client.dead = true;
        close(client.fd);
        if (client.room)
            std::erase(*client.room, &client);
        m_dead.push_back(std::move(m_clients[size_t(client.fd)])); // it may be on the list of this turn
    }

    bool m_joined;
    int m_epoll;
    int m_listener = -1;
    std::vector<std::unique_ptr<Client>> m_clients; ///< by descriptor
    std::vector<std::unique_ptr<Client>> m_dead; ///< until the end of the turn
    std::map<std::string, std::vector<Client *>> m_rooms;
    std::vector<Client *> m_touched;
    std::vector<char> m_buffer;
};

} // namespace

int main(int argc, char **argv)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    Hub(argc > 1 && std::strcmp(argv[1], "--joined") == 0).run();
}
