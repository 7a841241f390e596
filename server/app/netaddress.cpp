// SPDX-License-Identifier: Apache-2.0
#include "server/app/netaddress.h"

#include <QUrl>

#include <optional>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

// QHostAddress also reads "10" and "127.1", which nobody means in a configuration.
std::optional<QHostAddress> parseHost(const QString &text)
{
    QHostAddress host;
    const bool complete = text.contains(u':') || text.count(u'.') == 3;
    return complete && host.setAddress(text) ? std::optional(host) : std::nullopt;
}

std::optional<QHostAddress> parseListenHost(const QString &text)
{
    if (text == "localhost"_L1)
        return QHostAddress(QHostAddress::LocalHost);
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    if (bracketed != text.contains(u':'))
        return std::nullopt;
    return parseHost(bracketed ? text.sliced(1, text.size() - 2) : text);
}

std::optional<int> parseNumber(const QString &text, int max)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    const bool plain = ok && number >= 0 && number <= max && text.front().isDigit();
    return plain ? std::optional(number) : std::nullopt;
}

int addressBits(const QHostAddress &host)
{
    return host.protocol() == QAbstractSocket::IPv6Protocol ? 128 : 32;
}

} // namespace

QString ListenAddress::toText() const
{
    return (tls ? "wss://"_L1 : "ws://"_L1) + HttpAddress{host, port}.toText();
}

QString HttpAddress::toText() const
{
    const QString name = host.toString();
    const bool bracketed = host.protocol() == QAbstractSocket::IPv6Protocol;
    return (bracketed ? u'[' + name + u']' : name) + u':' + QString::number(port);
}

std::expected<ListenAddress, QString> parseListenAddress(const QString &text)
{
    const bool tls = text.startsWith("wss://"_L1);
    if (tls || text.startsWith("ws://"_L1)) {
        if (const auto place = parseHttpAddress(text.sliced(tls ? 6 : 5)))
            return ListenAddress{.tls = tls, .host = place->host, .port = place->port};
    }
    return std::unexpected(u"ws://ADDRESS:PORT or wss://ADDRESS:PORT, IPv6 in brackets"_s);
}

std::expected<HttpAddress, QString> parseHttpAddress(const QString &text)
{
    if (const qsizetype colon = text.lastIndexOf(u':'); colon >= 0) {
        const auto host = parseListenHost(text.first(colon));
        const auto port = parseNumber(text.sliced(colon + 1), 65535);
        if (host && port)
            return HttpAddress{.host = *host, .port = quint16(*port)};
    }
    return std::unexpected(u"ADDRESS:PORT, IPv6 in brackets"_s);
}

std::expected<Subnet, QString> parseSubnet(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (const auto host = parseHost(text.first(slash < 0 ? text.size() : slash))) {
        const int bits = addressBits(*host);
        const auto prefix = slash < 0 ? std::optional(bits) : parseNumber(text.sliced(slash + 1), bits);
        if (prefix)
            return QHostAddress::parseSubnet(host->toString() + u'/' + QString::number(*prefix));
    }
    return std::unexpected(u"an address such as 10.0.0.7, or a network such as 10.0.0.0/8"_s);
}

QString subnetToText(const Subnet &subnet)
{
    const auto &[host, prefix] = subnet;
    return prefix == addressBits(host) ? host.toString() : host.toString() + u'/' + QString::number(prefix);
}

std::expected<void, QString> checkOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool complete = url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty();
    const bool usualPort = (url.scheme() == "http"_L1 && url.port() == 80)
        || (url.scheme() == "https"_L1 && url.port() == 443); // browsers leave it out
    const bool exact = text == url.scheme() + "://"_L1 + url.authority(QUrl::FullyEncoded);
    if (complete && exact && !usualPort && url.userInfo().isEmpty())
        return {};
    return std::unexpected(
        u"an origin as browsers send it, such as https://chat.example.com or http://localhost:8080: "
        "lower case, without path and usual port"_s);
}

} // namespace chat::server
