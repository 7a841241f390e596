// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/writer.h"

#include <QStringEncoder>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace chat {

using namespace Qt::StringLiterals;

namespace {

/// By byte, whether it stands for itself inside quotes. DEL could, too, but terminals act on it.
constexpr auto isPlain = [] {
    std::array<bool, 256> plain;
    plain.fill(true);
    std::fill_n(plain.begin(), 0x20, false);
    plain['"'] = plain['\\'] = plain[0x7f] = false;
    return plain;
}();

constexpr qsizetype longestEscape = 6; // \u001f

char *putEscape(char *to, uchar c)
{
    const auto two = [&](char letter) {
        *to++ = '\\';
        *to++ = letter;
        return to;
    };
    switch (c) {
    case '"':
    case '\\': return two(char(c));
    case '\n': return two('n');
    case '\t': return two('t');
    default:
        to = std::ranges::copy("\\u00"_L1, to).out;
        *to++ = "0123456789abcdef"[c >> 4];
        *to++ = "0123456789abcdef"[c & 15];
        return to;
    }
}

void appendUtf8(WireBuffer &out, QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const qsizetype at = out.size();
    out.resize(at + encoder.requiredSpace(text.size()));
    out.resize(encoder.appendToBuffer(out.data() + at, text) - out.data());
}

} // namespace

void JsonWriter::begin()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.isEmpty())
        return;
    if (!std::exchange(m_levels.last().first, false))
        put(',');
}

void JsonWriter::end()
{
    while (!m_levels.isEmpty() && --m_levels.last().left == 0) {
        put(m_levels.last().close);
        m_levels.removeLast();
    }
}

void JsonWriter::open(char begin, char close, qsizetype size)
{
    this->begin();
    put(begin);
    if (size == 0) {
        put(close);
        end();
    } else {
        m_levels.append({close, true, size});
    }
}

void JsonWriter::literal(QByteArrayView value)
{
    begin();
    put(value);
    end();
}

void JsonWriter::key(QLatin1StringView name)
{
    begin();
    put('"');
    put(QByteArrayView(name.data(), name.size()));
    put("\":");
    m_afterKey = true;
}

void JsonWriter::key(QByteArrayView utf8)
{
    begin();
    quote(utf8);
    put(':');
    m_afterKey = true;
}

void JsonWriter::integer(qint64 value)
{
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    literal(QByteArrayView(digits, end - digits));
}

void JsonWriter::real(double value)
{
    if (!std::isfinite(value))
        return null();
    char digits[40];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    literal(QByteArrayView(digits, end - digits));
}

void JsonWriter::word(QByteArrayView ascii)
{
    begin();
    put('"');
    put(ascii);
    put('"');
    end();
}

void JsonWriter::text(QByteArrayView utf8)
{
    begin();
    quote(utf8);
    end();
}

void JsonWriter::text(QStringView value)
{
    WireBuffer utf8;
    appendUtf8(utf8, value);
    text(QByteArrayView(utf8.data(), utf8.size()));
}

void JsonWriter::quote(QByteArrayView utf8)
{
    put('"');
    for (auto at = utf8.begin();;) {
        const auto special = std::find_if(at, utf8.end(), [](char c) { return !isPlain[uchar(c)]; });
        put(QByteArrayView(at, special));
        if (special == utf8.end())
            break;
        char escape[longestEscape];
        put(QByteArrayView(escape, putEscape(escape, uchar(*special))));
        at = special + 1;
    }
    put('"');
}

void CborWriter::head(int major, quint64 argument)
{
    const auto type = char(major << 5);
    const auto sized = [&](int info, auto value) {
        put(char(type | char(info)));
        value = qToBigEndian(value);
        put(QByteArrayView(reinterpret_cast<const char *>(&value), sizeof value));
    };
    if (argument < 24)
        put(char(type | char(argument)));
    else if (argument <= 0xff)
        sized(24, quint8(argument));
    else if (argument <= 0xffff)
        sized(25, quint16(argument));
    else if (argument <= 0xffffffff)
        sized(26, quint32(argument));
    else
        sized(27, argument);
}

void CborWriter::real(double value)
{
    put(char(0xfb));
    const auto bits = qToBigEndian(std::bit_cast<quint64>(value));
    put(QByteArrayView(reinterpret_cast<const char *>(&bits), sizeof bits));
}

void CborWriter::text(QStringView value)
{
    WireBuffer utf8;
    appendUtf8(utf8, value);
    text(QByteArrayView(utf8.data(), utf8.size()));
}

void CborWriter::json(QByteArrayView value)
{
    Document document;
    if (const auto root = document.parse(value, WireFormat::Json, std::numeric_limits<int>::max()))
        write(*this, *root);
    else
        null();
}

} // namespace chat
