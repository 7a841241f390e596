// SPDX-License-Identifier: Apache-2.0
#include "server/net/upgrade.h"

#include <QByteArrayList>
#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <optional>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<QByteArrayView, 2> knownSubprotocols{"chat.v1", "chat.v1.cbor"};

// What people put a credential into when they cannot set a header. `uid` names somebody and proves nothing.
constexpr std::array<QByteArrayView, 6> credentialKeys{"token",    "access_token", "key",
                                                       "password", "jwt",          "auth"};

bool containsWord(const std::vector<QByteArrayView> &list, QByteArrayView word)
{
    return std::ranges::any_of(
        list, [word](QByteArrayView item) { return item.compare(word, Qt::CaseInsensitive) == 0; });
}

HttpRefusal upgradeRequired(const UpgradePolicy &policy)
{
    QByteArray body = "This port speaks WebSocket only.";
    if (!policy.operationsAddress.isEmpty())
        body += " Status pages are at " + policy.operationsAddress + '.';
    return {.status = 426,
            .body = body,
            .headers = {{"Upgrade"_ba, "websocket"_ba}, {"Connection"_ba, "Upgrade"_ba}}};
}

bool hasBody(const RequestHead &head)
{
    if (!head.values("Transfer-Encoding").empty())
        return true;
    return std::ranges::any_of(head.values("Content-Length"),
                               [](QByteArrayView length) { return length != "0"; });
}

// RFC 6455 section 4.2.1: base64 of 16 bytes.
bool hasValidKey(const RequestHead &head)
{
    const auto keys = head.values("Sec-WebSocket-Key");
    if (keys.size() != 1 || keys[0].size() != 24)
        return false;
    const auto key
        = QByteArray::fromBase64Encoding(keys[0].toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return key.decodingStatus == QByteArray::Base64DecodingStatus::Ok && key.decoded.size() == 16;
}

std::optional<HttpRefusal> checkHandshake(const RequestHead &head)
{
    if (head.minorVersion == 0)
        return badRequest("A WebSocket is opened with HTTP/1.1."_ba);
    if (!containsWord(head.listOf("Connection"), "upgrade"))
        return badRequest("Connection: Upgrade is missing."_ba);
    if (hasBody(head))
        return badRequest("A request that opens a WebSocket has no body."_ba);
    const auto versions = head.values("Sec-WebSocket-Version");
    if (versions.size() != 1 || versions[0] != "13") // 400, not 426: faults row 4
        return HttpRefusal{.status = 400,
                           .body = "Only WebSocket version 13 is spoken."_ba,
                           .headers = {{"Sec-WebSocket-Version"_ba, "13"_ba}}};
    if (!hasValidKey(head))
        return badRequest("Sec-WebSocket-Key is not 16 bytes in base64."_ba);
    return {};
}

bool namesCredential(QByteArrayView query)
{
    const auto pairs = query.toByteArray().replace(';', '&').split('&');
    return std::ranges::any_of(pairs, [](const QByteArray &pair) {
        const auto key = QByteArray::fromPercentEncoding(pair.split('=').constFirst());
        return containsWord({credentialKeys.begin(), credentialKeys.end()}, key);
    });
}

} // namespace

std::expected<Upgrade, HttpRefusal> checkUpgrade(const RequestHead &head, const UpgradePolicy &policy)
{
    if (head.method != "GET")
        return std::unexpected(HttpRefusal{405, "Only GET is allowed."_ba, {{"Allow"_ba, "GET"_ba}}});
    if (!containsWord(head.listOf("Upgrade"), "websocket"))
        return std::unexpected(upgradeRequired(policy));
    if (auto refusal = checkHandshake(head))
        return std::unexpected(*std::move(refusal));
    if (namesCredential(head.query()))
        return std::unexpected(badRequest("credentials_in_url"_ba));
    if (head.path() != "/" && head.path() != "/ws")
        return std::unexpected(HttpRefusal{404, "There is nothing here; try / or /ws."_ba});

    Upgrade upgrade{.path = head.path().toByteArray()};
    const auto origins = head.values("Origin");
    if (!origins.empty()) { // native clients send none
        upgrade.origin = origins.size() == 1 ? normalizedOrigin(origins[0]) : QByteArray{};
        const auto isOurs
            = [&](const QByteArray &allowed) { return normalizedOrigin(allowed) == upgrade.origin; };
        if (upgrade.origin.isEmpty() || std::ranges::none_of(policy.allowedOrigins, isOurs))
            return std::unexpected(HttpRefusal{403, "This origin is not allowed."_ba});
    }

    const auto offered = head.listOf("Sec-WebSocket-Protocol");
    for (const QByteArrayView name : offered) {
        if (std::ranges::find(knownSubprotocols, name) != knownSubprotocols.end())
            upgrade.subprotocols.push_back(name.toByteArray());
    }
    if (!offered.empty() && upgrade.subprotocols.empty())
        return std::unexpected(badRequest("Known sub-protocols are chat.v1 and chat.v1.cbor."_ba));

    const auto credentials = head.values("Authorization");
    if (credentials.size() > 1)
        return std::unexpected(badRequest("There is more than one Authorization."_ba));
    if (!credentials.empty())
        upgrade.authorization = credentials[0].toByteArray();
    return upgrade;
}

QByteArray normalizedOrigin(QByteArrayView origin)
{
    const QByteArray lower = origin.toByteArray().toLower();
    const auto schemeEnd = lower.indexOf("://");
    if (schemeEnd <= 0)
        return {};
    const QByteArray scheme = lower.first(schemeEnd);
    QByteArray host = lower.sliced(schemeEnd + 3);
    const auto isOriginChar
        = [](char c) { return c > 0x20 && c < 0x7F && !"/?#@,\\"_L1.contains(QLatin1Char(c)); };
    if (!std::ranges::all_of(host, isOriginChar))
        return {};

    // The colons of an IPv6 address stand in brackets.
    const auto colon = host.indexOf(':', std::max(host.lastIndexOf(']'), qsizetype(0)));
    QByteArray port;
    if (colon >= 0) {
        bool isNumber = false;
        const uint number = host.sliced(colon + 1).toUInt(&isNumber);
        if (!isNumber || host[colon + 1] == '+' || number == 0 || number > 65535) // toUInt() takes a sign
            return {};
        const bool isDefault = (number == 80 && (scheme == "http" || scheme == "ws"))
            || (number == 443 && (scheme == "https" || scheme == "wss"));
        if (!isDefault)
            port = ':' + QByteArray::number(number);
        host.truncate(colon);
    }
    if (host.isEmpty())
        return {};
    return scheme + "://" + host + port;
}

} // namespace chat::server
