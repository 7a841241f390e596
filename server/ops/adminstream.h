// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocalSocket>
#include <QSslSocket>

#include <functional>
#include <memory>

namespace chat::server {

/// The connection of one console, whatever carries it. Lives in the thread of the admin socket.
class AdminStream
{
public:
    static constexpr qint64 readBufferBytes
        = 64 * 1024; ///< the rest waits in the kernel, and so does the peer

    virtual ~AdminStream() = default;

    [[nodiscard]] virtual QIODevice &device() = 0;
    /// What was written and has not left the process.
    [[nodiscard]] virtual qint64 unsentBytes() const = 0;
    /// Nothing more from us; the peer closes. Only when nothing is unsent.
    virtual void finish() = 0;
    /// At once.
    virtual void abort() = 0;
    /// `bytesSent` whenever some are; `gone` when the connection is.
    virtual void watch(QObject *context, std::function<void()> bytesSent, std::function<void()> gone) = 0;
};

[[nodiscard]] std::unique_ptr<AdminStream> makeStream(std::unique_ptr<QLocalSocket> socket);
/// Encrypting, or about to be.
[[nodiscard]] std::unique_ptr<AdminStream> makeStream(std::unique_ptr<QSslSocket> socket);

} // namespace chat::server
