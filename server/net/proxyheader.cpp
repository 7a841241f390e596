// SPDX-License-Identifier: Apache-2.0
#include "server/net/proxyheader.h"

#include <QByteArrayList>
#include <QtEndian>

#include <algorithm>
#include <optional>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

constexpr QByteArrayView v1Start("PROXY ");
constexpr QByteArrayView v2Signature("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr qsizetype v1MaxBytes = 107; // section 2.1, CR LF included
constexpr qsizetype v2FixedBytes = 16; // section 2.2
constexpr qsizetype v2MaxBytes = 536; // what is sure to fit one segment: section 2.2

ProxyHeader malformed() { return {.state = ProxyHeader::Malformed}; }

bool mayBegin(QByteArrayView bytes, QByteArrayView start)
{
    const auto known = std::min(bytes.size(), start.size());
    return bytes.first(known) == start.first(known);
}

std::optional<quint16> parsePort(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || text.size() > 5 || !std::ranges::all_of(text, isDigit)
        || (text[0] == '0' && text.size() > 1))
        return {};
    const uint number = text.toUInt();
    return number <= 65535 ? std::optional(quint16(number)) : std::nullopt;
}

QHostAddress parseAddress(QByteArrayView text, bool v6)
{
    const bool isPlausible
        = v6 ? text.contains(':') && !text.contains('%') : std::ranges::count(text, '.') == 3;
    return isPlausible ? QHostAddress(QString::fromLatin1(text)) : QHostAddress{};
}

ProxyHeader parseV1(QByteArrayView bytes)
{
    const auto allowed = bytes.first(std::min(bytes.size(), v1MaxBytes));
    const auto end = allowed.indexOf("\r\n");
    if (end < 0)
        return allowed.size() < v1MaxBytes ? ProxyHeader{} : malformed();
    const auto words = allowed.first(end).toByteArray().split(' ');
    ProxyHeader header{.state = ProxyHeader::Present, .bytes = end + 2};
    if (words[1] == "UNKNOWN")
        return header;
    const bool v6 = words[1] == "TCP6";
    if ((!v6 && words[1] != "TCP4") || words.size() != 6)
        return malformed();
    const auto port = parsePort(words[4]);
    header.source = parseAddress(words[2], v6);
    if (header.source.isNull() || parseAddress(words[3], v6).isNull() || !port || !parsePort(words[5]))
        return malformed();
    header.sourcePort = *port;
    return header;
}

ProxyHeader parseV2(QByteArrayView bytes)
{
    if (bytes.size() < v2FixedBytes)
        return {};
    const auto version = quint8(bytes[12]) >> 4;
    const auto command = quint8(bytes[12]) & 0x0F;
    const auto family = quint8(bytes[13]) >> 4;
    const auto transport = quint8(bytes[13]) & 0x0F;
    const qsizetype length = qFromBigEndian<quint16>(bytes.data() + 14);
    if (version != 2 || command > 1 || family > 3 || transport > 2 || v2FixedBytes + length > v2MaxBytes)
        return malformed();
    if (bytes.size() < v2FixedBytes + length)
        return {};
    ProxyHeader header{.state = ProxyHeader::Present, .bytes = v2FixedBytes + length};
    const bool isTcp = command == 1 && transport == 1;
    const auto addresses
        = bytes.sliced(v2FixedBytes, length); // source, destination, both ports; then what we skip
    if (isTcp && family == 1) {
        if (length < 12)
            return malformed();
        header.source = QHostAddress(qFromBigEndian<quint32>(addresses.data()));
        header.sourcePort = qFromBigEndian<quint16>(addresses.data() + 8);
    } else if (isTcp && family == 2) {
        if (length < 36)
            return malformed();
        header.source = QHostAddress(reinterpret_cast<const quint8 *>(addresses.data()));
        header.sourcePort = qFromBigEndian<quint16>(addresses.data() + 32);
    }
    return header;
}

} // namespace

ProxyHeader parseProxyHeader(QByteArrayView bytes)
{
    const bool v1 = mayBegin(bytes, v1Start);
    const bool v2 = mayBegin(bytes, v2Signature);
    if (v1 && bytes.size() >= v1Start.size())
        return parseV1(bytes);
    if (v2 && bytes.size() >= v2Signature.size())
        return parseV2(bytes);
    return {.state = v1 || v2 ? ProxyHeader::Incomplete : ProxyHeader::Absent};
}

} // namespace chat::server
