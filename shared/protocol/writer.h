// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/document.h"

#include <QByteArray>
#include <QString>
#include <QVarLengthArray>

#include <algorithm>
#include <memory>
#include <utility>

namespace chat {

/// Where a packet is spelled: on the stack as long as it is of the usual size, so that spelling it allocates
/// just the result, and that is not larger than it has to be.
class WireBuffer
{
public:
    WireBuffer() = default;
    Q_DISABLE_COPY_MOVE(WireBuffer)

    /// Room for `bytes` more, at the end; to be written by the caller.
    [[nodiscard]] char *grow(qsizetype bytes)
    {
        if (m_capacity - m_size < bytes)
            moveToHeap(bytes);
        return m_data + std::exchange(m_size, m_size + bytes);
    }
    /// Takes back what was not needed: everything from `end` on.
    void endAt(const char *end) { m_size = end - m_data; }

    void put(char c) { *grow(1) = c; }
    void put(QByteArrayView bytes) { std::copy(bytes.begin(), bytes.end(), grow(bytes.size())); }

    [[nodiscard]] QByteArrayView view() const { return {m_data, m_size}; }

private:
    void moveToHeap(qsizetype more);

    char m_stack[1024];
    std::unique_ptr<char[]> m_heap;
    char *m_data = m_stack;
    qsizetype m_size = 0;
    qsizetype m_capacity = sizeof m_stack;
};

/// Spells one value after the other as JSON (RFC 8259). The caller keeps the order right: map(n) is followed
/// by n times key() and a value, list(n) by n values.
class JsonWriter
{
public:
    /// What was written so far.
    [[nodiscard]] QByteArray result() const { return m_out.view().toByteArray(); }

    void map(qsizetype size) { open('{', '}', size); }
    void list(qsizetype size) { open('[', ']', size); }
    /// A name that has nothing to escape. Inline: names are constants, so that they are copied with a move or
    /// two.
    void key(QLatin1StringView name)
    {
        begin();
        char *to = m_out.grow(name.size() + 3);
        *to++ = '"';
        to = std::copy(name.begin(), name.end(), to);
        *to++ = '"';
        *to = ':';
        m_afterKey = true;
    }
    void key(QByteArrayView utf8);
    void null() { literal("null"); }
    void boolean(bool value) { literal(value ? QByteArrayView("true") : QByteArrayView("false")); }
    void integer(qint64 value);
    void real(double value);
    void word(QByteArrayView ascii); ///< a text that has nothing to escape: a name of ours, an id
    void text(QByteArrayView utf8);
    void text(QStringView value);
    void bytes(QByteArrayView value) { word(value.toByteArray().toBase64()); }
    /// A whole value that is JSON already.
    void json(QByteArrayView value) { literal(value); }

private:
    struct Level {
        char close;
        bool first;
        qsizetype left;
    };

    void open(char begin, char end, qsizetype size);
    void literal(QByteArrayView value);
    void quote(QByteArrayView utf8);
    void begin()
    {
        if (std::exchange(m_afterKey, false) || m_levels.isEmpty())
            return;
        if (!std::exchange(m_levels.last().first, false))
            m_out.put(',');
    }
    void end()
    {
        if (!m_levels.isEmpty() && --m_levels.last().left == 0)
            close();
    }
    void close();

    WireBuffer m_out;
    QVarLengthArray<Level, limits::maxDepth> m_levels;
    bool m_afterKey = false;
};

/// The same as CBOR (RFC 8949), with definite lengths and shortest heads.
class CborWriter
{
public:
    [[nodiscard]] QByteArray result() const { return m_out.view().toByteArray(); }

    void map(qsizetype size) { head(5, quint64(size)); }
    void list(qsizetype size) { head(4, quint64(size)); }
    void key(QLatin1StringView name) { text(QByteArrayView(name.data(), name.size())); }
    void key(QByteArrayView utf8) { text(utf8); }
    void null() { m_out.put(char(0xf6)); }
    void boolean(bool value) { m_out.put(char(value ? 0xf5 : 0xf4)); }
    void integer(qint64 value) { value >= 0 ? head(0, quint64(value)) : head(1, quint64(-(value + 1))); }
    void real(double value);
    void word(QByteArrayView ascii) { text(ascii); }
    void text(QByteArrayView utf8)
    {
        head(3, quint64(utf8.size()));
        m_out.put(utf8);
    }
    void text(QStringView value);
    void bytes(QByteArrayView value)
    {
        head(2, quint64(value.size()));
        m_out.put(value);
    }
    /// A whole value that is JSON; it is spelled again.
    void json(QByteArrayView value);

private:
    void head(int major, quint64 argument);

    WireBuffer m_out;
};

/// What `spell(writer)` writes, in that format.
[[nodiscard]] QByteArray spelled(WireFormat format, auto &&spell)
{
    const auto by = [&](auto writer) {
        spell(writer);
        return writer.result();
    };
    return format == WireFormat::Json ? by(JsonWriter()) : by(CborWriter());
}

/// Writes a parsed value again, in either spelling.
template <class Writer>
void write(Writer &out, Value value)
{
    switch (value.kind()) {
    case Value::Kind::Null: out.null(); break;
    case Value::Kind::Bool: out.boolean(*value.toBool()); break;
    case Value::Kind::Integer: out.integer(*value.toInteger()); break;
    case Value::Kind::Real: out.real(*value.toReal()); break;
    case Value::Kind::Text: out.text(*value.toText()); break;
    case Value::Kind::Bytes: out.bytes(*value.toBytes()); break;
    case Value::Kind::List:
    case Value::Kind::Map:
        value.isMap() ? out.map(value.childCount()) : out.list(value.childCount());
        for (Value child = value.firstChild(); child.isValid(); child = child.nextIn(value)) {
            if (value.isMap())
                out.key(child.key());
            write(out, child);
        }
        break;
    }
}

} // namespace chat
