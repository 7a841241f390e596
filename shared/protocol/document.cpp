// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/document.h"

#include <QUtf8StringView>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace chat {

/// Receives the events of nlohmann's SAX reader, for JSON and CBOR alike, and builds the flat tree.
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

    // The names and signatures are nlohmann's SAX interface.
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
            return fail(ErrorCode::BadJson, u"a number that is not finite"_s);
        return set(Kind::Real, [&](Node &node) { node.real = value; });
    }
    bool string(std::string &value)
    {
        if (!QUtf8StringView(value.data(), qsizetype(value.size())).isValidUtf8())
            return fail(ErrorCode::BadJson, u"a text that is not UTF-8"_s);
        return set(Kind::Text, [&](Node &node) { node.text = keep(value.data(), value.size()); });
    }
    template <class Binary>
    bool binary(Binary &value)
    {
        return set(Kind::Bytes, [&](Node &node) {
            node.text = keep(reinterpret_cast<const char *>(value.data()), value.size());
        });
    }
    bool start_object(size_t) { return open(Kind::Map); }
    bool start_array(size_t) { return open(Kind::List); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string &name)
    {
        const quint32 map = m_open.back().node;
        if (++m_open.back().keys > limits::maxMapKeys)
            return tooLarge(limits::maxMapKeys, "keys in a map");
        if (!QUtf8StringView(name.data(), qsizetype(name.size())).isValidUtf8())
            return fail(ErrorCode::BadJson, u"a key that is not UTF-8"_s);
        const QByteArrayView wanted(name.data(), qsizetype(name.size()));
        for (quint32 i = map + 1; i < m_nodes.size(); i = m_nodes[i].end) {
            const Document::Span span = m_nodes[i].key;
            if (QByteArrayView(m_text).sliced(span.at, span.size) == wanted) {
                error = Error{.code = ErrorCode::DuplicateKey, .field = wanted.toByteArray()};
                return false;
            }
        }
        m_key = keep(name.data(), name.size());
        return true;
    }

    template <class Exception>
    bool parse_error(size_t position, const std::string &, const Exception &)
    {
        return fail(ErrorCode::BadJson, QString::fromLatin1("at byte %1").arg(position));
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

    Document::Span keep(const char *data, size_t size)
    {
        const Document::Span span{quint32(m_text.size()), quint32(size)};
        m_text.append(data, qsizetype(size));
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

Result<Value> Document::parse(QByteArrayView bytes, WireFormat format, int maxNodes)
{
    m_nodes.clear();
    m_text.resize(0);
    m_text.reserve(bytes.size());
    DocumentBuilder builder(*this, maxNodes);
    const auto *begin = reinterpret_cast<const uchar *>(bytes.data());
    const bool ok
        = nlohmann::json::sax_parse(begin, begin + bytes.size(), &builder,
                                    format == WireFormat::Json ? nlohmann::json::input_format_t::json
                                                               : nlohmann::json::input_format_t::cbor);
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
