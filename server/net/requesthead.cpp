// SPDX-License-Identifier: Apache-2.0
#include "server/net/requesthead.h"

#include <QStringBuilder>

#include <algorithm>
#include <optional>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

// RFC 9110 section 5.6.2
constexpr bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c)
        || QLatin1StringView("!#$%&'*+-.^_`|~").contains(QLatin1Char(c));
}

// RFC 9110 section 5.5: visible, blank, or above ASCII
constexpr bool isValueChar(char c)
{
    const auto byte = quint8(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

constexpr bool isTargetChar(char c) { return c > 0x20 && c < 0x7F; }

bool isToken(QByteArrayView text) { return !text.isEmpty() && std::ranges::all_of(text, isTokenChar); }

bool isSame(QByteArrayView a, QByteArrayView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

constexpr bool isBlank(char c) { return c == ' ' || c == '\t'; }

// QByteArrayView::trimmed() would also take characters that are refused here.
QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

std::optional<HttpRefusal> parseRequestLine(QByteArrayView line, RequestHead &head)
{
    const auto first = line.indexOf(' ');
    const auto last = line.lastIndexOf(' ');
    if (first < 0 || first == last)
        return badRequest("The request line is not METHOD TARGET VERSION."_ba);
    head.method = line.first(first);
    head.target = line.sliced(first + 1, last - first - 1);
    const auto version = line.sliced(last + 1);
    if (!isToken(head.method) || head.target.isEmpty() || !std::ranges::all_of(head.target, isTargetChar))
        return badRequest("The request line has characters that are not allowed."_ba);
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.'
        || !isDigit(version[7]))
        return badRequest("The request line ends without a version."_ba);
    if (version[5] != '1')
        return HttpRefusal{.status = 505, .body = "This server speaks HTTP/1.1."_ba};
    head.minorVersion = version[7] - '0';
    return {};
}

std::optional<HttpRefusal> parseField(QByteArrayView line, RequestHead &head)
{
    const auto colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon))) // also a folded line and a blank before the colon
        return badRequest("A header line has no valid name."_ba);
    const auto value = withoutBlanks(line.sliced(colon + 1));
    if (!std::ranges::all_of(value, isValueChar))
        return badRequest("A header has control characters."_ba);
    head.fields.push_back({line.first(colon), value});
    return {};
}

std::optional<HttpRefusal> checkHost(const RequestHead &head)
{
    const auto hosts = head.values("Host");
    if (hosts.size() > 1 || (hosts.empty() && head.minorVersion > 0)) // RFC 9112 section 3.2
        return badRequest("There must be exactly one Host."_ba);
    const auto isHostChar = [](char c) { return isTargetChar(c) && !"/?#@,\\"_L1.contains(QLatin1Char(c)); };
    if (!hosts.empty() && (hosts[0].isEmpty() || !std::ranges::all_of(hosts[0], isHostChar)))
        return badRequest("Host is not a host."_ba);
    return {};
}

// `bytes` is the whole head; each line ends with CRLF, the last one is empty.
HeadResult parseWhole(QByteArrayView bytes, int lines)
{
    RequestHead head{.bytes = bytes.toByteArray()};
    head.fields.reserve(size_t(lines));
    QByteArrayView rest = head.bytes;
    const auto takeLine = [&rest] {
        const auto line = rest.first(rest.indexOf('\n') - 1);
        rest = rest.sliced(line.size() + 2);
        return line;
    };
    if (auto refusal = parseRequestLine(takeLine(), head))
        return *std::move(refusal);
    for (auto line = takeLine(); !line.isEmpty(); line = takeLine()) {
        if (auto refusal = parseField(line, head))
            return *std::move(refusal);
    }
    if (auto refusal = checkHost(head))
        return *std::move(refusal);
    return head;
}

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    }
    return "Refused"; // the phrase means nothing to a machine: RFC 9112 section 4
}

} // namespace

HeadResult parseRequestHead(QByteArrayView bytes, const HeadLimits &limits, HeadIncomplete soFar)
{
    // TLS or another protocol on this port is told at its first byte, without waiting for a line.
    if (!bytes.isEmpty() && !isTokenChar(bytes.front()))
        return badRequest("This is not an HTTP request."_ba);

    const auto allowed = bytes.first(std::min(bytes.size(), limits.maxHeadBytes));
    while (true) {
        const auto end = allowed.indexOf('\n', soFar.scanned);
        if (end < 0)
            break;
        if (end == soFar.lineStart || allowed[end - 1] != '\r')
            return badRequest("Lines end with CR LF."_ba);
        const bool isEmptyLine = end - 1 == soFar.lineStart;
        soFar.scanned = soFar.lineStart = end + 1;
        if (isEmptyLine)
            return parseWhole(allowed.first(soFar.scanned), soFar.lines);
        if (++soFar.lines > limits.maxHeadLines)
            return HttpRefusal{.status = 431, .body = "The request has too many header lines."_ba};
    }
    if (bytes.size() >= limits.maxHeadBytes)
        return HttpRefusal{.status = 431, .body = "The request head is too large."_ba};
    soFar.scanned = bytes.size();
    return soFar;
}

std::vector<QByteArrayView> RequestHead::values(QByteArrayView name) const
{
    std::vector<QByteArrayView> found;
    for (const HeaderField &field : fields) {
        if (isSame(field.name, name))
            found.push_back(field.value);
    }
    return found;
}

std::vector<QByteArrayView> RequestHead::listOf(QByteArrayView name) const
{
    std::vector<QByteArrayView> members;
    for (QByteArrayView value : values(name)) {
        while (!value.isEmpty()) {
            const auto comma = value.indexOf(',');
            const auto member = withoutBlanks(comma < 0 ? value : value.first(comma));
            if (!member.isEmpty())
                members.push_back(member);
            value = comma < 0 ? QByteArrayView{} : value.sliced(comma + 1);
        }
    }
    return members;
}

QByteArrayView RequestHead::path() const
{
    auto path = target.first(target.size() - query().size());
    if (path.endsWith('?'))
        path.chop(1);
    const auto authority = path.indexOf("://");
    if (authority < 0 || path.startsWith('/')) // RFC 9112 section 3.2.1
        return path;
    const auto slash
        = path.indexOf('/', authority + 3); // section 3.2.2: a server accepts the absolute form too
    return slash < 0 ? QByteArrayView("/") : path.sliced(slash);
}

QByteArrayView RequestHead::query() const
{
    const auto question = target.indexOf('?');
    return question < 0 ? QByteArrayView{} : target.sliced(question + 1);
}

QByteArray RequestHead::pathForLog() const
{
    constexpr qsizetype maxBytes = 128;
    return path().first(std::min(path().size(), maxBytes)).toByteArray();
}

QByteArray httpAnswer(int status, std::span<const HttpHeader> headers, QByteArrayView body)
{
    QByteArray answer
        = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status).toByteArray() + "\r\n";
    for (const HttpHeader &header : headers)
        answer += header.name + ": " + header.value + "\r\n";
    answer += "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size() + 1) + "\r\nConnection: close\r\n\r\n";
    answer.append(body);
    answer.append('\n');
    return answer;
}

} // namespace chat::server
