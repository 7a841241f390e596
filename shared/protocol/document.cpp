// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/document.h"

#include "shared/protocol/cborreader.h"
#include "shared/protocol/documentbuilder.h"
#include "shared/protocol/jsonreader.h"

namespace chat {
Result<Value> Document::parse(QByteArrayView bytes, WireFormat format, int maxNodes)
{
    m_nodes.clear();
    m_text.assign(bytes.begin(), bytes.end());
    DocumentBuilder builder(*this, maxNodes);
    const bool ok = format == WireFormat::Json ? JsonReader(m_text, builder).read()
                                               : CborReader(m_text, builder).read();
    if (!ok || m_nodes.empty())
        return std::unexpected(builder.error);
    return root();
}

Value Document::root() const { return m_nodes.empty() ? Value() : Value(this, 0); }

std::optional<bool> Value::toBool() const
{
    return isValid() && kind() == Kind::Bool ? std::optional(node().boolean) : std::nullopt;
}

std::optional<qint64> Value::toInteger() const
{
    if (!isValid())
        return std::nullopt;
    if (kind() == Kind::Integer)
        return node().integer;
    // JavaScript has one kind of number; CBOR encoders of it send 5 as 5.0.
    if (kind() == Kind::Real && std::trunc(node().real) == node().real && std::abs(node().real) <= 0x1p53)
        return qint64(node().real);
    return std::nullopt;
}

std::optional<double> Value::toReal() const
{
    if (!isValid())
        return std::nullopt;
    if (kind() == Kind::Integer)
        return double(node().integer);
    return kind() == Kind::Real ? std::optional(node().real) : std::nullopt;
}

std::optional<QByteArrayView> Value::toText() const
{
    return isValid() && kind() == Kind::Text ? std::optional(view(node().text)) : std::nullopt;
}

std::optional<QByteArrayView> Value::toBytes() const
{
    return isValid() && kind() == Kind::Bytes ? std::optional(view(node().text)) : std::nullopt;
}

Value Value::find(QByteArrayView name) const
{
    if (!isMap())
        return {};
    for (Value child = firstChild(); child.isValid(); child = child.nextIn(*this)) {
        if (child.key() == name)
            return child;
    }
    return {};
}

qsizetype Value::childCount() const
{
    qsizetype count = 0;
    for (Value child = firstChild(); child.isValid(); child = child.nextIn(*this))
        ++count;
    return count;
}

} // namespace chat
