// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSocketNotifier>

#include <array>
#include <functional>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

/// Two ends of a stream; what is written to the one is read at the other.
struct Pair {
    Pair()
    {
        failed = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) != 0;
    }
    ~Pair()
    {
        close(0);
        close(1);
    }
    Q_DISABLE_COPY_MOVE(Pair)
    void close(size_t end)
    {
        if (ends[end] >= 0)
            ::close(std::exchange(ends[end], -1));
    }
    void send(const char *text = "x") const { failed |= ::send(ends[1], text, 1, MSG_NOSIGNAL) != 1; }
    void receive() const
    {
        char byte = 0;
        failed |= ::recv(ends[0], &byte, 1, 0) != 1; // EAGAIN: an event that told nothing
    }
    std::array<int, 2> ends{-1, -1};
    mutable bool failed = false;
};

/// A QSocketNotifier that counts.
struct Notifier {
    Notifier(int fd, QSocketNotifier::Type type, std::function<void()> then = {})
        : qt(std::make_unique<QSocketNotifier>(fd, type)),
          body(std::move(then))
    {
        QObject::connect(qt.get(), &QSocketNotifier::activated, qt.get(), [this] {
            calls++;
            if (body)
                body();
        });
    }
    std::unique_ptr<QSocketNotifier> qt;
    std::function<void()> body;
    int calls = 0;
};
