// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/document.h"

#include "shared/protocol/cborreader.h"
#include "shared/protocol/documentbuilder.h"

#include <nlohmann/json.hpp>

namespace chat {
namespace {

bool readJson(QByteArrayView bytes, DocumentBuilder &builder)
{
    // The reader takes a NUL for the end of the input and would not see what follows.
    if (const qsizetype nul = bytes.indexOf('\0'); nul >= 0)
        return builder.malformed(nul);
    const auto *begin = reinterpret_cast<const uchar *>(bytes.data());
    return nlohmann::json::sax_parse(begin, begin + bytes.size(), &builder);
}

} // namespace

Result<Value> Document::parse(QByteArrayView bytes, WireFormat format, int maxNodes)
{
    m_nodes.clear();
    m_text.resize(0);
    m_text.reserve(bytes.size());
    DocumentBuilder builder(*this, maxNodes);
    const bool ok = format == WireFormat::Json ? readJson(bytes, builder) : CborReader(bytes, builder).read();
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

QByteArrayView Value::key() const { return view(node().key); }

Value Value::firstChild() const
{
    const bool hasChildren = (isMap() || isList()) && node().end > m_index + 1;
    return hasChildren ? Value(m_document, m_index + 1) : Value();
}

Value Value::nextIn(Value parent) const
{
    return node().end < parent.node().end ? Value(m_document, node().end) : Value();
}

qsizetype Value::childCount() const
{
    qsizetype count = 0;
    for (Value child = firstChild(); child.isValid(); child = child.nextIn(*this))
        ++count;
    return count;
}

} // namespace chat
