// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QSslSocket;
QT_END_NAMESPACE

namespace chat::server {

/// The connection of one console, whatever carries it. Lives in the thread of the admin socket.
class AdminStream
{
public:
    static constexpr qint64 readBufferBytes
        = 64 * 1024; ///< the rest waits in the kernel, and so does the peer

    struct Events {
        std::function<void()> bytesSent; ///< whenever some are
        std::function<void()> inputEnded; ///< the peer says no more, and may still read
        std::function<void()> gone; ///< the connection is
    };

    virtual ~AdminStream() = default;

    [[nodiscard]] virtual QIODevice &device() = 0;
    /// What was written and has not left the process.
    [[nodiscard]] virtual qint64 unsentBytes() const = 0;
    /// Nothing more from us; the peer closes. Only when nothing is unsent.
    virtual void finish() = 0;
    /// At once.
    virtual void abort() = 0;
    /// Once. Nothing is called after the end of `context`.
    virtual void watch(QObject *context, Events events) = 0;
};

/// On a connected descriptor of a local socket, which it takes.
[[nodiscard]] std::unique_ptr<AdminStream> makeLocalStream(int descriptor);
/// Encrypting, or about to be. Who closes one direction here has closed both.
[[nodiscard]] std::unique_ptr<AdminStream> makeStream(std::unique_ptr<QSslSocket> socket);

} // namespace chat::server
