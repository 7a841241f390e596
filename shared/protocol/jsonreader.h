// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <span>

namespace chat {

class DocumentBuilder;

/// Reads JSON (RFC 8259): one value, with blanks around it; a byte order mark before it is passed over. Lone
/// surrogates and numbers out of the range of a double are refused, as the RFC leaves open. Texts are
/// unescaped in their place, so nothing is allocated, and it recurses no deeper than the builder opens lists
/// and maps.
class JsonReader
{
public:
    JsonReader(std::span<char> bytes, DocumentBuilder &out)
        : m_begin(bytes.data()),
          m_at(m_begin),
          m_end(m_begin + bytes.size()),
          m_out(out)
    {
    }

    /// The whole input. False when it was refused; the builder knows why.
    [[nodiscard]] bool read();

private:
    bool value();
    bool listItems();
    bool mapItems();
    bool string(QByteArrayView &content);
    bool escape(char *&to);
    bool unicodeEscape(char *&to);
    bool hexUnit(quint16 &unit);
    bool number();
    bool digits();
    bool word(QByteArrayView letters);
    bool take(char c)
    {
        const bool there = m_at != m_end && *m_at == c;
        m_at += there;
        return there;
    }
    [[nodiscard]] char next() const { return m_at != m_end ? *m_at : '\0'; } // NUL is nowhere allowed
    void passBlanks();
    void passPlain();
    bool malformed();

    char *m_begin;
    char *m_at;
    char *m_end;
    DocumentBuilder &m_out;
};

} // namespace chat
