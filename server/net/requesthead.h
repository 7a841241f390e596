// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>
#include <variant>
#include <vector>

/// The HTTP/1.1 request that opens a WebSocket, as the front door sees it. Pure: no socket, no clock.
namespace chat::server {

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

/// Why there is no 101: what httpAnswer() needs.
struct HttpRefusal {
    int status = 400;
    QByteArray body; ///< for a person with curl; English, one line
    std::vector<HttpHeader> headers = {}; ///< besides those that every answer has
};

[[nodiscard]] inline HttpRefusal badRequest(QByteArray why)
{
    return {.status = 400, .body = std::move(why)};
}

struct HeadLimits {
    qsizetype maxHeadBytes = limits::maxHeadBytes; ///< the empty line included
    int maxHeadLines = limits::maxHeadLines; ///< the request line included, the empty line not
};

/// One field line; views into RequestHead::bytes.
struct HeaderField {
    QByteArrayView name; ///< as sent; compared without case
    QByteArrayView value; ///< without the blanks around it
};

/// A well-formed request head (RFC 9112). The views belong to `bytes`, which is shared between copies: nobody
/// changes it.
struct RequestHead {
    QByteArray bytes; ///< the head itself, the empty line included; what follows it in the stream is not here
    QByteArrayView method;
    QByteArrayView target; ///< as sent; may hold a secret, see pathForLog()
    int minorVersion = 1; ///< of HTTP/1.x
    std::vector<HeaderField> fields; ///< in their order

    [[nodiscard]] std::vector<QByteArrayView> values(QByteArrayView name) const;
    /// The members of a list, from all fields of that name, without blanks and empty members (RFC 9110
    /// section 5.6.1).
    [[nodiscard]] std::vector<QByteArrayView> listOf(QByteArrayView name) const;
    [[nodiscard]] QByteArrayView path() const; ///< without the query; also of "http://host/path"
    [[nodiscard]] QByteArrayView query() const;
    [[nodiscard]] QByteArray pathForLog() const; ///< without the query (faults row 6), at most 128 bytes
};

/// The end of the head has not come yet. Give it to the next call, so that no byte is looked at twice.
struct HeadIncomplete {
    qsizetype scanned = 0; ///< bytes
    qsizetype lineStart = 0; ///< of the line that is not whole yet
    int lines = 0;
};

using HeadResult = std::variant<HeadIncomplete, RequestHead, HttpRefusal>;

/// `bytes` is all that came so far. Refuses with 400, 431 (faults row 2) or 505; strict: CRLF only, no folded
/// lines, no blank before a colon, no control characters, exactly one Host.
[[nodiscard]] HeadResult parseRequestHead(QByteArrayView bytes, const HeadLimits &limits = {},
                                          HeadIncomplete soFar = {});

/// A whole answer with Content-Length and Connection: close.
[[nodiscard]] QByteArray httpAnswer(int status, std::span<const HttpHeader> headers, QByteArrayView body);
[[nodiscard]] inline QByteArray httpAnswer(const HttpRefusal &refusal)
{
    return httpAnswer(refusal.status, refusal.headers, refusal.body);
}

} // namespace chat::server
