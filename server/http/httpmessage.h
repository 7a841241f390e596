// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace chat::server {

/// A request, as far as our pages look at it. All of it comes from a stranger.
struct HttpRequest {
    QByteArray method; ///< "GET"
    QByteArray path; ///< decoded, without the query: "/metrics"
    QByteArray host; ///< value of the one Host header: "127.0.0.1:7080"; empty: none
    QByteArray authorization; ///< value of the header; a secret, never logged; empty: none
    QByteArray peer; ///< numeric address of the other end
    bool forwarded = false; ///< a proxy says that it asks for somebody else
};

using HttpField = std::pair<QByteArray, QByteArray>; ///< name and value

/// The whole answer.
struct HttpReply {
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    std::vector<HttpField> headers = {};
};

} // namespace chat::server
