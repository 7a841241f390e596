// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/document.h"

#include <QUtf8StringView>

#include <cmath>
#include <limits>
#include <string>

namespace chat {

/// Builds the flat tree of a Document from a reader's events: nlohmann's SAX reader for JSON, CborReader for
/// CBOR. Every call says whether to go on; if not, `error` says why.
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

    // The names are those of nlohmann's SAX interface.
    bool null() { return add(Kind::Null) != nullptr; }
    bool boolean(bool value)
    {
        return set(Kind::Bool, [&](Node &node) { node.boolean = value; });
    }
    bool number_integer(qint64 value)
    {
        return set(Kind::Integer, [&](Node &node) { node.integer = value; });
    }
    bool number_unsigned(quint64 value)
    {
        if (value > quint64(std::numeric_limits<qint64>::max()))
            return number_float(double(value), {});
        return number_integer(qint64(value));
    }
    bool number_float(double value, const std::string &)
    {
        if (!std::isfinite(value))
            return fail(ErrorCode::BadJson, QStringLiteral("a number that is not finite"));
        return set(Kind::Real, [&](Node &node) { node.real = value; });
    }
    bool string(const std::string &value)
    {
        return string(QByteArrayView(value.data(), qsizetype(value.size())));
    }
    bool string(QByteArrayView value)
    {
        if (!QUtf8StringView(value).isValidUtf8())
            return fail(ErrorCode::BadJson, QStringLiteral("a text that is not UTF-8"));
        return set(Kind::Text, [&](Node &node) { node.text = keep(value); });
    }
    bool binary(std::vector<quint8> &) { return false; } // JSON has none
    bool bytes(QByteArrayView value)
    {
        return set(Kind::Bytes, [&](Node &node) { node.text = keep(value); });
    }
    bool start_object(size_t) { return open(Kind::Map); }
    bool start_array(size_t) { return open(Kind::List); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(const std::string &name) { return key(QByteArrayView(name.data(), qsizetype(name.size()))); }
    bool key(QByteArrayView name)
    {
        const quint32 map = m_open.back().node;
        if (++m_open.back().keys > limits::maxMapKeys)
            return tooLarge(limits::maxMapKeys, "keys in a map");
        if (!QUtf8StringView(name).isValidUtf8())
            return fail(ErrorCode::BadJson, QStringLiteral("a key that is not UTF-8"));
        for (quint32 i = map + 1; i < m_nodes.size(); i = m_nodes[i].end) {
            const Document::Span span = m_nodes[i].key;
            if (QByteArrayView(m_text).sliced(span.at, span.size) == name) {
                error = Error{.code = ErrorCode::DuplicateKey, .field = name.toByteArray()};
                return false;
            }
        }
        m_key = keep(name);
        return true;
    }

    template <class Exception>
    bool parse_error(size_t position, const std::string &, const Exception &)
    {
        return malformed(qsizetype(position));
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
        int keys = 0;
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

    Document::Span keep(QByteArrayView text)
    {
        const Document::Span span{quint32(m_text.size()), quint32(text.size())};
        m_text.append(text);
        return span;
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
        if (m_open.size() >= size_t(limits::maxDepth))
            return tooLarge(limits::maxDepth, "levels");
        if (!add(kind))
            return false;
        m_open.push_back({quint32(m_nodes.size() - 1)});
        return true;
    }

    bool close()
    {
        m_nodes[m_open.back().node].end = quint32(m_nodes.size());
        m_open.pop_back();
        return true;
    }

    std::vector<Node> &m_nodes;
    QByteArray &m_text;
    int m_maxNodes;
    std::vector<Open> m_open;
    Document::Span m_key{};
};

} // namespace chat
