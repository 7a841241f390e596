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
constexpr auto isUnescaped = [] {
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

void putUtf8(WireBuffer &out, QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    out.endAt(encoder.appendToBuffer(out.grow(encoder.requiredSpace(text.size())), text));
}

} // namespace

void WireBuffer::moveToHeap(qsizetype more)
{
    m_capacity = std::max(2 * m_capacity, m_size + more);
    auto heap = std::make_unique_for_overwrite<char[]>(size_t(m_capacity));
    std::copy_n(m_data, m_size, heap.get());
    m_heap = std::move(heap);
    m_data = m_heap.get();
}

/// The level that is full, and those that are full with it.
void JsonWriter::close()
{
    do {
        m_out.put(m_levels.last().close);
        m_levels.removeLast();
    } while (!m_levels.isEmpty() && --m_levels.last().left == 0);
}

void JsonWriter::open(char begin, char close, qsizetype size)
{
    this->begin();
    m_out.put(begin);
    if (size == 0) {
        m_out.put(close);
        end();
    } else {
        m_levels.append({close, true, size});
    }
}

void JsonWriter::literal(QByteArrayView value)
{
    begin();
    m_out.put(value);
    end();
}

void JsonWriter::key(QByteArrayView utf8)
{
    begin();
    quote(utf8);
    m_out.put(':');
    m_afterKey = true;
}

void JsonWriter::integer(qint64 value)
{
    constexpr qsizetype longest = 20; // -9223372036854775808
    begin();
    char *to = m_out.grow(longest);
    m_out.endAt(std::to_chars(to, to + longest, value).ptr);
    end();
}

void JsonWriter::real(double value)
{
    if (!std::isfinite(value))
        return null();
    constexpr qsizetype longest = 24; // -2.2250738585072014e-308
    begin();
    char *to = m_out.grow(longest);
    m_out.endAt(std::to_chars(to, to + longest, value).ptr);
    end();
}

void JsonWriter::word(QByteArrayView ascii)
{
    begin();
    char *to = m_out.grow(ascii.size() + 2);
    *to++ = '"';
    to = std::copy(ascii.begin(), ascii.end(), to);
    *to = '"';
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
    putUtf8(utf8, value);
    text(utf8.view());
}

void JsonWriter::quote(QByteArrayView utf8)
{
    m_out.put('"');
    for (auto at = utf8.begin();;) {
        const auto special = std::find_if(at, utf8.end(), [](char c) { return !isUnescaped[uchar(c)]; });
        m_out.put(QByteArrayView(at, special));
        if (special == utf8.end())
            break;
        char escape[longestEscape];
        m_out.put(QByteArrayView(escape, putEscape(escape, uchar(*special))));
        at = special + 1;
    }
    m_out.put('"');
}

void CborWriter::head(int major, quint64 argument)
{
    const auto type = char(major << 5);
    const auto sized = [&](int info, auto value) {
        m_out.put(char(type | char(info)));
        value = qToBigEndian(value);
        m_out.put(QByteArrayView(reinterpret_cast<const char *>(&value), sizeof value));
    };
    if (argument < 24)
        m_out.put(char(type | char(argument)));
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
    m_out.put(char(0xfb));
    const auto bits = qToBigEndian(std::bit_cast<quint64>(value));
    m_out.put(QByteArrayView(reinterpret_cast<const char *>(&bits), sizeof bits));
}

void CborWriter::text(QStringView value)
{
    WireBuffer utf8;
    putUtf8(utf8, value);
    text(utf8.view());
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
