// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QHostAddress>

namespace chat::server {

/// The PROXY protocol, versions 1 and 2 (haproxy's proxy-protocol.txt): what a trusted proxy says of its
/// client before the client's own first byte. Only to be asked for peers in trusted_proxies.
struct ProxyHeader {
    enum State : quint8 {
        Incomplete, ///< more bytes are needed to know
        Absent, ///< the bytes do not begin such a header
        Present,
        Malformed, ///< the connection is to be dropped
    };
    State state = Incomplete;
    QHostAddress source
        = {}; ///< null with LOCAL, UNKNOWN and families other than TCP: the peer speaks for itself
    quint16 sourcePort = 0;
    qsizetype bytes = 0; ///< how long the header is; what follows is the client's
};

/// `bytes` is all that came so far. A v1 line has at most 107 bytes, a v2 header at most 536.
[[nodiscard]] ProxyHeader parseProxyHeader(QByteArrayView bytes);

} // namespace chat::server
