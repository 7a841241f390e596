// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/cborreader.h"

#include "shared/protocol/documentbuilder.h"

#include <QtEndian>
#include <qfloat16.h>

#include <bit>

namespace chat {
namespace {

constexpr int indefinite = 31; // RFC 8949 section 3
constexpr char breakCode = char(0xff);

} // namespace

bool CborReader::read() { return value() && (m_at == m_bytes.size() || malformed()); }

bool CborReader::malformed() { return m_out.malformed(m_at); }

bool CborReader::head(Head &head)
{
    if (m_at >= m_bytes.size())
        return malformed();
    const auto first = uchar(m_bytes[m_at++]);
    head = {.major = Major(first >> 5), .open = false, .info = first & 31, .argument = quint64(first & 31)};
    if (head.info < 24)
        return true;
    if (head.info == indefinite) {
        head.open = true;
        return (head.major >= Bytes && head.major <= Map) || malformed();
    }
    if (head.info > 27)
        return malformed();
    const qsizetype size = qsizetype(1) << (head.info - 24);
    if (m_bytes.size() - m_at < size)
        return malformed();
    head.argument = 0;
    for (qsizetype i = 0; i < size; ++i)
        head.argument = head.argument << 8 | uchar(m_bytes[m_at++]);
    return true;
}

bool CborReader::value()
{
    Head next{};
    return head(next) && value(next);
}

bool CborReader::value(const Head &head)
{
    QByteArrayView content;
    switch (head.major) {
    case Unsigned: return m_out.number_unsigned(head.argument);
    case Negative:
        if (head.argument > quint64(std::numeric_limits<qint64>::max()))
            return m_out.number_float(-1.0 - double(head.argument), {});
        return m_out.number_integer(-1 - qint64(head.argument));
    case Bytes: return string(head, content) && m_out.bytes(content);
    case Text: return string(head, content) && m_out.string(content);
    case List: return m_out.start_array(0) && listItems(head) && m_out.end_array();
    case Map: return m_out.start_object(0) && mapItems(head) && m_out.end_object();
    case Tag: break;
    case Simple: return simple(head);
    }
    return malformed();
}

bool CborReader::atBreak()
{
    const bool there = m_at < m_bytes.size() && m_bytes[m_at] == breakCode;
    m_at += there;
    return there;
}

bool CborReader::listItems(const Head &list)
{
    for (quint64 i = 0; list.open ? !atBreak() : i < list.argument; ++i) {
        if (!value())
            return false;
    }
    return true;
}

bool CborReader::mapItems(const Head &map)
{
    for (quint64 i = 0; map.open ? !atBreak() : i < map.argument; ++i) {
        Head key{};
        if (!head(key))
            return false;
        if (key.major != Text)
            return malformed();
        QByteArrayView name;
        if (!string(key, name) || !m_out.key(name) || !value())
            return false;
    }
    return true;
}

bool CborReader::slice(quint64 size, QByteArrayView &content)
{
    if (size > quint64(m_bytes.size() - m_at))
        return malformed();
    content = m_bytes.sliced(m_at, qsizetype(size));
    m_at += qsizetype(size);
    return true;
}

bool CborReader::string(const Head &whole, QByteArrayView &content)
{
    if (!whole.open)
        return slice(whole.argument, content);
    m_joined.resize(0);
    while (!atBreak()) {
        Head chunk{};
        if (!head(chunk))
            return false;
        // RFC 8949 section 3.2.3: chunks are of the same type, closed, and hold whole characters.
        if (chunk.major != whole.major || chunk.open)
            return malformed();
        QByteArrayView part;
        if (!slice(chunk.argument, part))
            return false;
        if (whole.major == Text && !QUtf8StringView(part).isValidUtf8())
            return malformed();
        m_joined.append(part);
    }
    content = m_joined;
    return true;
}

bool CborReader::simple(const Head &head)
{
    switch (head.info) {
    case 20: return m_out.boolean(false);
    case 21: return m_out.boolean(true);
    case 22: return m_out.null();
    case 23: return m_out.null(); // undefined, as JavaScript encoders write for what is left out
    case 25: return m_out.number_float(double(float(std::bit_cast<qfloat16>(quint16(head.argument)))), {});
    case 26: return m_out.number_float(double(std::bit_cast<float>(quint32(head.argument))), {});
    case 27: return m_out.number_float(std::bit_cast<double>(head.argument), {});
    default: return malformed();
    }
}

} // namespace chat
