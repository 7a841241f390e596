// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/cborreader.h"

#include "shared/protocol/documentbuilder.h"

#include <QUtf8StringView>
#include <qfloat16.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace chat {
namespace {

constexpr int indefinite = 31; // RFC 8949 section 3
constexpr char breakCode = char(0xff);

} // namespace

bool CborReader::read() { return value() && (m_at == m_bytes.size() || malformed()); }

bool CborReader::malformed() { return m_out.malformed(qsizetype(m_at)); }

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
    const size_t size = size_t(1) << (head.info - 24);
    if (m_bytes.size() - m_at < size)
        return malformed();
    head.argument = 0;
    for (size_t i = 0; i < size; ++i)
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
    const bool fits = head.argument <= quint64(std::numeric_limits<qint64>::max());
    QByteArrayView content;
    switch (head.major) {
    case Unsigned: return fits ? m_out.integer(qint64(head.argument)) : m_out.real(double(head.argument));
    case Negative:
        return fits ? m_out.integer(-1 - qint64(head.argument)) : m_out.real(-1.0 - double(head.argument));
    case Bytes: return string(head, content) && m_out.bytes(content);
    case Text: return string(head, content) && m_out.text(content);
    case List: return m_out.beginList() && listItems(head) && m_out.endList();
    case Map: return m_out.beginMap() && mapItems(head) && m_out.endMap();
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

bool CborReader::slice(const Head &head, QByteArrayView &content)
{
    if (head.argument > m_bytes.size() - m_at)
        return malformed();
    content = QByteArrayView(m_bytes.data() + m_at, qsizetype(head.argument));
    if (head.major == Text && !QUtf8StringView(content).isValidUtf8())
        return malformed();
    m_at += head.argument;
    return true;
}

bool CborReader::string(const Head &whole, QByteArrayView &content)
{
    if (!whole.open)
        return slice(whole, content);
    const char *begin = m_bytes.data() + m_at;
    char *end = m_bytes.data() + m_at; // of the chunks without their heads
    while (!atBreak()) {
        Head chunk{};
        if (!head(chunk))
            return false;
        // RFC 8949 section 3.2.3: chunks are of the same type, closed, and hold whole characters.
        if (chunk.major != whole.major || chunk.open)
            return malformed();
        QByteArrayView part;
        if (!slice(chunk, part))
            return false;
        end = std::copy(part.begin(), part.end(), end);
    }
    content = QByteArrayView(begin, end);
    return true;
}

bool CborReader::simple(const Head &head)
{
    switch (head.info) {
    case 20: return m_out.boolean(false);
    case 21: return m_out.boolean(true);
    case 22: return m_out.null();
    case 23: return m_out.null(); // undefined, as JavaScript encoders write for what is left out
    case 25: return m_out.real(double(float(std::bit_cast<qfloat16>(quint16(head.argument)))));
    case 26: return m_out.real(double(std::bit_cast<float>(quint32(head.argument))));
    case 27: return m_out.real(std::bit_cast<double>(head.argument));
    default: return malformed();
    }
}

} // namespace chat
