// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpmessage.h"
#include "shared/core/timestamp.h"

#include <QString>

#include <expected>
#include <functional>
#include <memory>

namespace chat::server {

/// How much of it strangers can have.
struct HttpLimits {
    int threads = 4; ///< requests answered at the same time
    size_t waiting = 16; ///< accepted connections that wait for a thread; the rest waits in the kernel
    size_t requestBytes = 16 * 1024; ///< of one request, all of it
    Milliseconds requestTime{5000}; ///< from the first look at a connection to the last byte of its answer
};

/// Why it does not listen.
struct HttpFailure {
    bool notAllowed = false; ///< the port needs a privilege
    QString text; ///< a sentence
};

/// A small HTTP/1.1 server for pages that are made in no time: GET and HEAD, no bodies, one request a
/// connection. Its threads are its own. Made, started and ended by one thread.
class HttpServer
{
public:
    /// Any of its threads calls it, several at once.
    using Handler = std::function<HttpReply(const HttpRequest &)>;

    HttpServer(Handler handler, HttpLimits limits);
    /// Cuts off what is being answered, and waits for its threads.
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    /// Takes the port; the kernel keeps who connects until serve(). `host` is a numeric address; port 0 takes
    /// a free one. Returns the port. Once.
    [[nodiscard]] std::expected<quint16, HttpFailure> bind(const QByteArray &host, quint16 port);
    /// Answers from now on. Once, after bind().
    void serve();

private:
    class Listening;
    std::unique_ptr<Listening> m_listening;
};

} // namespace chat::server
