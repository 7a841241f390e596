// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/writer.h"

#include <QtEndian>

#include <bit>
#include <charconv>
#include <cmath>

namespace chat {

void JsonWriter::begin()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.empty())
        return;
    if (!std::exchange(m_levels.back().first, false))
        m_out.append(',');
}

void JsonWriter::end()
{
    while (!m_levels.empty() && --m_levels.back().left == 0) {
        m_out.append(m_levels.back().close);
        m_levels.pop_back();
    }
}

void JsonWriter::open(char begin, char close, qsizetype size)
{
    this->begin();
    m_out.append(begin);
    if (size == 0) {
        m_out.append(close);
        end();
    } else {
        m_levels.push_back({close, size});
    }
}

void JsonWriter::literal(QByteArrayView value)
{
    begin();
    m_out.append(value);
    end();
}

void JsonWriter::key(QLatin1StringView name) { key(QByteArrayView(name.data(), name.size())); }

void JsonWriter::key(QByteArrayView utf8)
{
    begin();
    quote(utf8);
    m_out.append(':');
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

void JsonWriter::text(QByteArrayView utf8)
{
    begin();
    quote(utf8);
    end();
}

void JsonWriter::quote(QByteArrayView utf8)
{
    m_out.append('"');
    qsizetype plain = 0; // everything before is written
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = uchar(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        m_out.append(utf8.sliced(plain, i - plain));
        plain = i + 1;
        switch (c) {
        case '"': m_out.append("\\\""); break;
        case '\\': m_out.append("\\\\"); break;
        case '\n': m_out.append("\\n"); break;
        case '\t': m_out.append("\\t"); break;
        default:
            m_out.append("\\u00");
            m_out.append("0123456789abcdef"[c >> 4]);
            m_out.append("0123456789abcdef"[c & 15]);
        }
    }
    m_out.append(utf8.sliced(plain));
    m_out.append('"');
}

void CborWriter::head(int major, quint64 argument)
{
    const auto type = char(major << 5);
    const auto put = [&](int info, auto value) {
        m_out.append(char(type | char(info)));
        value = qToBigEndian(value);
        m_out.append(reinterpret_cast<const char *>(&value), sizeof value);
    };
    if (argument < 24)
        m_out.append(char(type | char(argument)));
    else if (argument <= 0xff)
        put(24, quint8(argument));
    else if (argument <= 0xffff)
        put(25, quint16(argument));
    else if (argument <= 0xffffffff)
        put(26, quint32(argument));
    else
        put(27, argument);
}

void CborWriter::real(double value)
{
    m_out.append(char(0xfb));
    const auto bits = qToBigEndian(std::bit_cast<quint64>(value));
    m_out.append(reinterpret_cast<const char *>(&bits), sizeof bits);
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
