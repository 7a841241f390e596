// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/document.h"

#include <QByteArray>
#include <QString>

namespace chat {

/// Writes one value after the other as JSON (RFC 8259), straight into a buffer. The caller keeps the order
/// right: map(n) is followed by n times key() and a value, list(n) by n values.
class JsonWriter
{
public:
    explicit JsonWriter(QByteArray &out) : m_out(out) { }

    void map(qsizetype size) { open('{', '}', size); }
    void list(qsizetype size) { open('[', ']', size); }
    void key(QLatin1StringView name);
    void key(QByteArrayView utf8);
    void null() { literal("null"); }
    void boolean(bool value) { literal(value ? QByteArrayView("true") : QByteArrayView("false")); }
    void integer(qint64 value);
    void real(double value);
    void text(QByteArrayView utf8);
    void text(QStringView value) { text(QByteArrayView(value.toUtf8())); }
    void bytes(QByteArrayView value) { text(QByteArrayView(value.toByteArray().toBase64())); }
    /// A whole value that is JSON already.
    void json(QByteArrayView value) { literal(value); }

private:
    struct Level {
        char close;
        qsizetype left;
        bool first = true;
    };

    void open(char begin, char end, qsizetype size);
    void literal(QByteArrayView value);
    void quote(QByteArrayView utf8);
    void begin();
    void end();

    QByteArray &m_out;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

/// The same as CBOR (RFC 8949), with definite lengths and shortest heads.
class CborWriter
{
public:
    explicit CborWriter(QByteArray &out) : m_out(out) { }

    void map(qsizetype size) { head(5, quint64(size)); }
    void list(qsizetype size) { head(4, quint64(size)); }
    void key(QLatin1StringView name) { text(QByteArrayView(name.data(), name.size())); }
    void key(QByteArrayView utf8) { text(utf8); }
    void null() { m_out.append(char(0xf6)); }
    void boolean(bool value) { m_out.append(char(value ? 0xf5 : 0xf4)); }
    void integer(qint64 value) { value >= 0 ? head(0, quint64(value)) : head(1, quint64(-(value + 1))); }
    void real(double value);
    void text(QByteArrayView utf8)
    {
        head(3, quint64(utf8.size()));
        m_out.append(utf8);
    }
    void text(QStringView value) { text(QByteArrayView(value.toUtf8())); }
    void bytes(QByteArrayView value)
    {
        head(2, quint64(value.size()));
        m_out.append(value);
    }
    /// A whole value that is JSON; it is spelled again.
    void json(QByteArrayView value);

private:
    void head(int major, quint64 argument);

    QByteArray &m_out;
};

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
