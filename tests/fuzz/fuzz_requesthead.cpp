// SPDX-License-Identifier: Apache-2.0
// A request head gives the same whether it comes at once or byte by byte, and what is accepted is
// well-formed. The same bytes are also read as a PROXY header.
#include "server/net/clientaddress.h"
#include "server/net/proxyheader.h"
#include "server/net/upgrade.h"

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

// Small, so that the fuzzer reaches them.
const HeadLimits limits{.maxHeadBytes = 600, .maxHeadLines = 12};

void require(bool holds)
{
    if (!holds)
        std::abort();
}

HeadResult parseByteByByte(QByteArrayView bytes)
{
    HeadResult result = HeadIncomplete{};
    for (qsizetype size = 0; size <= bytes.size(); ++size) {
        const auto *soFar = std::get_if<HeadIncomplete>(&result);
        if (!soFar)
            break;
        result = parseRequestHead(bytes.first(size), limits, *soFar);
    }
    return result;
}

void compare(const HeadResult &a, const HeadResult &b)
{
    require(a.index() == b.index());
    if (const auto *head = std::get_if<RequestHead>(&a))
        require(head->bytes == std::get<RequestHead>(b).bytes);
    if (const auto *refusal = std::get_if<HttpRefusal>(&a))
        require(refusal->status == std::get<HttpRefusal>(b).status
                && refusal->body == std::get<HttpRefusal>(b).body);
}

void checkHead(const RequestHead &head)
{
    require(head.bytes.size() <= limits.maxHeadBytes && head.bytes.endsWith("\r\n\r\n"));
    require(qsizetype(head.fields.size()) < limits.maxHeadLines);
    require(head.minorVersion == 0 || head.values("Host").size() == 1);
    const auto isControl = [](char c) { return quint8(c) < 0x20 && c != '\t'; };
    for (const HeaderField &field : head.fields)
        require(!field.name.isEmpty() && std::ranges::none_of(field.value, isControl));
    require(!head.pathForLog().contains('?'));

    static const UpgradePolicy policy{.allowedOrigins = {"https://chat.example.org"_ba},
                                      .operationsAddress = {}};
    if (const auto upgrade = checkUpgrade(head, policy))
        require(head.minorVersion > 0 && (upgrade->path == "/" || upgrade->path == "/ws"));
    else
        require(httpAnswer(upgrade.error()).count("\r\n\r\n") == 1);
    static const std::array trusted{QHostAddress::parseSubnet(u"10.0.0.0/8"_s)};
    require(!clientAddress(QHostAddress(u"10.0.0.1"_s), head, trusted).isNull());
}

void checkProxyHeader(QByteArrayView bytes)
{
    const ProxyHeader header = parseProxyHeader(bytes);
    if (header.state == ProxyHeader::Present)
        require(header.bytes <= bytes.size() && header.bytes <= 536);
    if (header.state == ProxyHeader::Incomplete)
        require(bytes.size() < 536);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    const QByteArrayView bytes(input, qsizetype(size));
    const HeadResult result = parseRequestHead(bytes, limits);
    compare(result, parseByteByByte(bytes));
    if (const auto *head = std::get_if<RequestHead>(&result))
        checkHead(*head);
    checkProxyHeader(bytes);
    return 0;
}
