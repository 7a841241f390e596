// SPDX-License-Identifier: Apache-2.0
#include "server/net/clientaddress.h"

#include <algorithm>
#include <ranges>

namespace chat::server {
namespace {

QHostAddress plain(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of ::ffff:a.b.c.d
    return isV4 ? QHostAddress(v4) : address;
}

// One member of X-Forwarded-For: an address, with or without a port; null when it is neither. QHostAddress
// alone also takes "5" and "1.2" for addresses.
QHostAddress parseMember(QByteArrayView text)
{
    if (text.startsWith('[')) {
        const auto end = text.indexOf(']');
        text = end < 0 ? QByteArrayView{} : text.sliced(1, end - 1);
    } else if (const auto colon = text.indexOf(':'); colon >= 0 && text.lastIndexOf(':') == colon) {
        text = text.first(colon);
    }
    if (!text.contains(':') && std::ranges::count(text, '.') != 3)
        return {};
    const QHostAddress address(QString::fromLatin1(text));
    return address.scopeId().isEmpty() ? plain(address) : QHostAddress{};
}

} // namespace

bool isInSubnets(const QHostAddress &address, std::span<const Subnet> subnets)
{
    return std::ranges::any_of(
        subnets, [host = plain(address)](const Subnet &subnet) { return host.isInSubnet(subnet); });
}

QHostAddress clientAddress(const QHostAddress &peer, const RequestHead &head,
                           std::span<const Subnet> trustedProxies)
{
    if (!isInSubnets(peer, trustedProxies))
        return peer;
    QHostAddress client = peer;
    for (const QByteArrayView member : head.listOf("X-Forwarded-For") | std::views::reverse) {
        client = parseMember(member);
        if (client.isNull())
            return peer;
        if (!isInSubnets(client, trustedProxies))
            break;
    }
    return client;
}

QString networkOf(const QHostAddress &address)
{
    const QHostAddress host = plain(address);
    if (host.protocol() != QAbstractSocket::IPv6Protocol)
        return host.toString();
    Q_IPV6ADDR bytes = host.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString() + QStringLiteral("/64");
}

AddressBytes addressBytes(const QHostAddress &address)
{
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    AddressBytes bytes;
    std::copy(std::begin(ipv6.c), std::end(ipv6.c), bytes.begin());
    return bytes;
}

} // namespace chat::server
