// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/jsonreader.h"

#include "shared/protocol/documentbuilder.h"
#include "shared/protocol/utf.h"

#include <QUtf8StringView>

#include <algorithm>
#include <array>
#include <charconv>

namespace chat {
namespace {

/// By byte, whether it stands for itself in a text (RFC 8259 section 7).
constexpr auto isPlain = [] {
    std::array<bool, 256> plain;
    plain.fill(true);
    std::fill_n(plain.begin(), 0x20, false);
    plain['"'] = plain['\\'] = false;
    return plain;
}();

} // namespace

bool JsonReader::read()
{
    const QByteArrayView whole(m_begin, m_end);
    if (!QUtf8StringView(whole).isValidUtf8())
        return m_out.malformed(0);
    if (whole.startsWith("\xef\xbb\xbf"))
        m_at += 3;
    if (!value())
        return false;
    passBlanks();
    return m_at == m_end || malformed();
}

bool JsonReader::malformed() { return m_out.malformed(m_at - m_begin); }

void JsonReader::passBlanks()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

/// To the first byte that does not stand for itself.
void JsonReader::passPlain()
{
    m_at = std::find_if(m_at, m_end, [](char c) { return !isPlain[uchar(c)]; });
}

bool JsonReader::value()
{
    passBlanks();
    QByteArrayView content;
    switch (next()) {
    case '{': return m_out.beginMap() && mapItems() && m_out.endMap();
    case '[': return m_out.beginList() && listItems() && m_out.endList();
    case '"': return string(content) && m_out.text(content);
    case 't': return word("true") && m_out.boolean(true);
    case 'f': return word("false") && m_out.boolean(false);
    case 'n': return word("null") && m_out.null();
    default: return number();
    }
}

bool JsonReader::word(QByteArrayView letters)
{
    if (!QByteArrayView(m_at, m_end).startsWith(letters))
        return malformed();
    m_at += letters.size();
    return true;
}

bool JsonReader::listItems()
{
    ++m_at;
    passBlanks();
    if (take(']'))
        return true;
    do {
        if (!value())
            return false;
        passBlanks();
    } while (take(','));
    return take(']') || malformed();
}

bool JsonReader::mapItems()
{
    ++m_at;
    passBlanks();
    if (take('}'))
        return true;
    do {
        passBlanks();
        QByteArrayView name;
        if (!string(name) || !m_out.key(name))
            return false;
        passBlanks();
        if (!take(':'))
            return malformed();
        if (!value())
            return false;
        passBlanks();
    } while (take(','));
    return take('}') || malformed();
}

bool JsonReader::string(QByteArrayView &content)
{
    if (!take('"'))
        return malformed();
    const char *begin = m_at;
    passPlain();
    char *end = m_at; // of what is unescaped, which is never longer than what it was
    while (!take('"')) {
        if (!escape(end))
            return false;
        const auto plain = m_at;
        passPlain();
        end = std::copy(plain, m_at, end);
    }
    content = QByteArrayView(begin, end);
    return true;
}

bool JsonReader::escape(char *&to)
{
    if (!take('\\'))
        return malformed(); // a control character, or the end
    const char letter = next();
    switch (letter) {
    case '"':
    case '\\':
    case '/': *to++ = letter; break;
    case 'b': *to++ = '\b'; break;
    case 'f': *to++ = '\f'; break;
    case 'n': *to++ = '\n'; break;
    case 'r': *to++ = '\r'; break;
    case 't': *to++ = '\t'; break;
    case 'u': return unicodeEscape(to);
    default: return malformed();
    }
    ++m_at;
    return true;
}

bool JsonReader::unicodeEscape(char *&to)
{
    ++m_at;
    quint16 unit = 0;
    if (!hexUnit(unit))
        return malformed();
    char32_t c = unit;
    if (QChar::isSurrogate(c)) {
        quint16 low = 0;
        if (!QChar::isHighSurrogate(c) || !take('\\') || !take('u') || !hexUnit(low)
            || !QChar::isLowSurrogate(low))
            return malformed();
        c = QChar::surrogateToUcs4(unit, low);
    }
    to = putUtf8(to, c);
    return true;
}

bool JsonReader::hexUnit(quint16 &unit)
{
    constexpr qsizetype size = 4;
    if (m_end - m_at < size)
        return false;
    const auto [end, error] = std::from_chars(m_at, m_at + size, unit, 16);
    if (end != m_at + size)
        return false;
    m_at += size;
    return true;
}

bool JsonReader::digits()
{
    const char *first = m_at;
    while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
        ++m_at;
    return m_at != first;
}

bool JsonReader::number()
{
    const char *first = m_at;
    take('-');
    if (!take('0') && !digits())
        return malformed();
    bool isWhole = true;
    if (take('.')) {
        isWhole = false;
        if (!digits())
            return malformed();
    }
    if (take('e') || take('E')) {
        isWhole = false;
        if (!take('+'))
            take('-');
        if (!digits())
            return malformed();
    }
    qint64 integer = 0;
    if (isWhole && std::from_chars(first, m_at, integer).ec == std::errc())
        return m_out.integer(integer);
    double real = 0;
    return std::from_chars(first, m_at, real).ec == std::errc() ? m_out.real(real) : malformed();
}

} // namespace chat
