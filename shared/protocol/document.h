// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"
#include "shared/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace chat {

/// How the same map is spelled on the wire: a text frame is JSON, a binary frame is CBOR.
enum class WireFormat : quint8 { Json, Cbor };
inline constexpr size_t wireFormats = 2;

class Value;

/// One parsed packet: a copy of its bytes, read in place, and a flat tree of what they say. Parsing allocates
/// nothing once both buffers have grown. Made for one packet after the other; a thread keeps one. Values
/// point into it and are gone with the next parse().
class Document
{
public:
    enum class Kind : quint8 { Null, Bool, Integer, Real, Text, Bytes, List, Map };

    /// Errors: BadJson (not JSON or CBOR, bad UTF-8, lone surrogate, number overflow, something behind the
    /// end), DuplicateKey, TooLarge (deeper than limits::maxDepth, more than `maxNodes` values or
    /// limits::maxMapKeys keys in a map).
    [[nodiscard]] Result<Value> parse(QByteArrayView bytes, WireFormat format,
                                      int maxNodes = limits::maxNodes);

    [[nodiscard]] Value root() const;

private:
    friend class Value;
    friend class DocumentBuilder;

    struct Span {
        quint32 at;
        quint32 size;
    };
    struct Node {
        Kind kind = Kind::Null;
        bool boolean = false;
        quint32 end = 0; ///< index behind the last node below this one: the next sibling
        Span key{}; ///< inside a map
        union {
            qint64 integer = 0;
            double real;
            Span text;
        };
    };

    std::vector<Node> m_nodes;
    std::vector<char> m_text;
};

/// A value inside a Document; as cheap as a pointer.
class Value
{
public:
    using Kind = Document::Kind;

    Value() = default;

    [[nodiscard]] bool isValid() const { return m_document != nullptr; }
    [[nodiscard]] Kind kind() const { return node().kind; }
    [[nodiscard]] bool isMap() const { return isValid() && kind() == Kind::Map; }
    [[nodiscard]] bool isList() const { return isValid() && kind() == Kind::List; }
    [[nodiscard]] bool isNull() const { return isValid() && kind() == Kind::Null; }

    [[nodiscard]] std::optional<bool> toBool() const;
    [[nodiscard]] std::optional<qint64> toInteger() const; ///< also of a real number without a fraction
    [[nodiscard]] std::optional<double> toReal() const;
    [[nodiscard]] std::optional<QByteArrayView> toText() const; ///< valid UTF-8
    [[nodiscard]] std::optional<QByteArrayView> toBytes() const;

    /// The value of a key of a map; invalid when there is none.
    [[nodiscard]] Value find(QByteArrayView key) const;
    /// The key under which this value stands in its map.
    [[nodiscard]] QByteArrayView key() const { return view(node().key); }

    /// First value of a list or map; invalid when it is empty.
    [[nodiscard]] Value firstChild() const
    {
        const bool hasChildren = (isMap() || isList()) && node().end > m_index + 1;
        return hasChildren ? Value(m_document, m_index + 1) : Value();
    }
    /// Next value in the same list or map, which is `parent`; invalid at the end.
    [[nodiscard]] Value nextIn(Value parent) const
    {
        return node().end < parent.node().end ? Value(m_document, node().end) : Value();
    }
    [[nodiscard]] qsizetype childCount() const;

private:
    friend class Document;
    Value(const Document *document, quint32 index) : m_document(document), m_index(index) { }
    [[nodiscard]] const Document::Node &node() const { return m_document->m_nodes[m_index]; }
    [[nodiscard]] QByteArrayView view(Document::Span span) const
    {
        return {m_document->m_text.data() + span.at, qsizetype(span.size)};
    }

    const Document *m_document = nullptr;
    quint32 m_index = 0;
};

} // namespace chat
