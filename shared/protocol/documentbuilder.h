// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/document.h"

#include <array>
#include <cmath>

namespace chat {

/// Builds the flat tree of a Document from what JsonReader or CborReader finds in the document's own bytes;
/// texts and keys are views of these, and valid UTF-8. Every call says whether to go on; if not, `error` says
/// why.
class DocumentBuilder
{
public:
    DocumentBuilder(Document &document, int maxNodes)
        : m_nodes(document.m_nodes),
          m_text(document.m_text),
          m_maxNodes(maxNodes)
    {
    }

    Error error = {.code = ErrorCode::BadJson};

    bool null() { return add(Kind::Null) != nullptr; }
    bool boolean(bool value)
    {
        return set(Kind::Bool, [&](Node &node) { node.boolean = value; });
    }
    bool integer(qint64 value)
    {
        return set(Kind::Integer, [&](Node &node) { node.integer = value; });
    }
    bool real(double value)
    {
        if (!std::isfinite(value))
            return fail(ErrorCode::BadJson, QStringLiteral("a number that is not finite"));
        return set(Kind::Real, [&](Node &node) { node.real = value; });
    }
    bool text(QByteArrayView value)
    {
        return set(Kind::Text, [&](Node &node) { node.text = spanOf(value); });
    }
    bool bytes(QByteArrayView value)
    {
        return set(Kind::Bytes, [&](Node &node) { node.text = spanOf(value); });
    }
    bool beginMap() { return open(Kind::Map); }
    bool beginList() { return open(Kind::List); }
    bool endMap() { return close(); }
    bool endList() { return close(); }

    bool key(QByteArrayView name)
    {
        Open &map = m_open[m_depth - 1];
        if (++map.keys > limits::maxMapKeys)
            return tooLarge(limits::maxMapKeys, "keys in a map");
        for (quint32 i = map.node + 1; i < m_nodes.size(); i = m_nodes[i].end) {
            const Document::Span span = m_nodes[i].key;
            if (QByteArrayView(m_text.data() + span.at, qsizetype(span.size)) == name) {
                error = Error{.code = ErrorCode::DuplicateKey, .field = name.toByteArray()};
                return false;
            }
        }
        m_key = spanOf(name);
        return true;
    }

    bool malformed(qsizetype position)
    {
        return fail(ErrorCode::BadJson, QStringLiteral("at byte %1").arg(position));
    }

private:
    using Kind = Document::Kind;
    using Node = Document::Node;
    struct Open {
        quint32 node;
        int keys;
    };

    bool fail(ErrorCode code, const QString &detail)
    {
        error = Error{.code = code, .detail = detail};
        return false;
    }

    bool tooLarge(int limit, const char *unit)
    {
        error = Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(limit) + ' ' + unit};
        return false;
    }

    [[nodiscard]] Document::Span spanOf(QByteArrayView part) const
    {
        return {quint32(part.data() - m_text.data()), quint32(part.size())};
    }

    Node *add(Kind kind)
    {
        if (m_nodes.size() >= size_t(m_maxNodes)) {
            tooLarge(m_maxNodes, "values");
            return nullptr;
        }
        Node &node = m_nodes.emplace_back();
        node.kind = kind;
        node.key = std::exchange(m_key, {});
        node.end = quint32(m_nodes.size());
        return &node;
    }

    template <class Fill>
    bool set(Kind kind, Fill fill)
    {
        Node *node = add(kind);
        if (node)
            fill(*node);
        return node != nullptr;
    }

    bool open(Kind kind)
    {
        if (m_depth == m_open.size())
            return tooLarge(limits::maxDepth, "levels");
        if (!add(kind))
            return false;
        m_open[m_depth++] = {quint32(m_nodes.size() - 1), 0};
        return true;
    }

    bool close()
    {
        m_nodes[m_open[--m_depth].node].end = quint32(m_nodes.size());
        return true;
    }

    std::vector<Node> &m_nodes;
    const std::vector<char> &m_text;
    int m_maxNodes;
    std::array<Open, limits::maxDepth> m_open;
    size_t m_depth = 0;
    Document::Span m_key{};
};

} // namespace chat
