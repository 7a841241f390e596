// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/addresslimit.h"
#include "server/net/requesthead.h"

#include <QHostAddress>
#include <QPair>

#include <span>

namespace chat::server {

/// Address and prefix length, as from QHostAddress::parseSubnet().
using Subnet = QPair<QHostAddress, int>;

/// IPv4 addresses in IPv6 form count as IPv4.
[[nodiscard]] bool isInSubnets(const QHostAddress &address, std::span<const Subnet> subnets);

/// As the admission counts: IPv4 as ::ffff:a.b.c.d.
[[nodiscard]] AddressBytes addressBytes(const QHostAddress &address);

/// What a ban of the address names: an IPv4 address, or the IPv6 /64, which is what one subscriber gets.
[[nodiscard]] QString networkOf(const QHostAddress &address);

/// Who the client is: the peer, or, when the peer is a trusted proxy, the rightmost address of
/// X-Forwarded-For that is not one (the leftmost, when all are). The peer when the header has garbage on the
/// way there.
[[nodiscard]] QHostAddress clientAddress(const QHostAddress &peer, const RequestHead &head,
                                         std::span<const Subnet> trustedProxies);

} // namespace chat::server
