// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QString>

#include <expected>
#include <utility>

/// Addresses as an operator writes them. Pure; any thread. An error is the end of the sentence "... must be".
namespace chat::server {

/// Where to accept WebSocket connections.
struct ListenAddress {
    bool tls = false; ///< wss://
    QHostAddress host;
    quint16 port = 0; ///< 0: any free port

    [[nodiscard]] QString toText() const; ///< "ws://127.0.0.1:7070", "wss://[::1]:443"
    friend bool operator==(const ListenAddress &, const ListenAddress &) = default;
};

/// "ws://HOST:PORT" or "wss://HOST:PORT"; HOST is an IPv4 address, an IPv6 address in brackets, or localhost
/// (which is 127.0.0.1). Names are not looked up. The port, 0 .. 65535, is required.
[[nodiscard]] std::expected<ListenAddress, QString> parseListenAddress(const QString &text);

/// Where to serve HTTP.
struct HttpAddress {
    QHostAddress host;
    quint16 port = 0; ///< 0: any free port

    [[nodiscard]] QString toText() const; ///< "127.0.0.1:7080", "[::1]:7080"
    friend bool operator==(const HttpAddress &, const HttpAddress &) = default;
};

/// "HOST:PORT", both as in parseListenAddress().
[[nodiscard]] std::expected<HttpAddress, QString> parseHttpAddress(const QString &text);

/// A network: its first address and the number of leading bits that count. As QHostAddress::isInSubnet()
/// takes it.
using Subnet = std::pair<QHostAddress, int>;

/// "10.0.0.0/8", "fd00::/8", or one address. Bits behind the prefix are cleared.
[[nodiscard]] std::expected<Subnet, QString> parseSubnet(const QString &text);

/// "10.0.0.0/8"; a single address without its prefix.
[[nodiscard]] QString subnetToText(const Subnet &subnet);

/// An Origin header as browsers write it (RFC 6454 section 6.1): lower case scheme://host[:port], nothing
/// behind.
[[nodiscard]] std::expected<void, QString> checkOrigin(const QString &text);

} // namespace chat::server
