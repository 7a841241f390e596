// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/fieldtable.h"
#include "shared/protocol/matchvalues.h"

#include <algorithm>

namespace chat {
namespace {

QByteArrayView viewOf(QLatin1StringView text) { return {text.data(), text.size()}; }

/// Valid UTF-8 as it is. QString::fromUtf8() alone would take a byte order mark away from the start.
QString textFromUtf8(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8);
    return utf8.startsWith("\xef\xbb\xbf") ? QChar(QChar::ByteOrderMark) + text : text;
}

bool failed(Error &error, Error why)
{
    error = std::move(why);
    return false;
}

template <class T>
bool taken(T &to, Error &error, Result<T> result)
{
    if (!result)
        return failed(error, std::move(result.error()));
    to = *std::move(result);
    return true;
}

/// Whether the map says who the client is, in a field that its packet does not have.
bool claimsIdentity(FieldTable fields, Value map, Error &error)
{
    for (Value child = map.firstChild(); child.isValid(); child = child.nextIn(map)) {
        const QByteArrayView key = child.key();
        if (isIdentityField(key) && std::ranges::none_of(fields, [&](const FieldEntry &field) {
                return viewOf(field.name) == key;
            })) {
            error = Error{.code = ErrorCode::IdentityNotAllowed, .field = key.toByteArray()};
            return true;
        }
    }
    return false;
}

} // namespace

bool readFields(void *object, FieldTable fields, Value map, Direction direction, Error &error)
{
    for (const FieldEntry &field : fields) {
        const QByteArrayView name = viewOf(field.name);
        const Value value = map.find(name);
        if (!value.isValid() || value.isNull()) {
            if (!field.codec->isPresent)
                return failed(error, {.code = ErrorCode::MissingField, .field = name.toByteArray()});
            continue;
        }
        void *member = static_cast<char *>(object) + field.offset;
        if (!field.codec->read(member, value, field.check, direction, error)) {
            error.field = error.field.isEmpty() ? name.toByteArray() : name.toByteArray() + '.' + error.field;
            return false;
        }
    }
    return direction == Direction::FromServer || !claimsIdentity(fields, map, error);
}

template <class Writer>
void writeFields(Writer &out, FieldTable fields, const void *object)
{
    out.map(std::ranges::count_if(fields,
                                  [object](const FieldEntry &field) { return field.isPresentIn(object); }));
    for (const FieldEntry &field : fields) {
        if (!field.isPresentIn(object))
            continue;
        out.key(field.name);
        field.codec->write(out, field.memberOf(object));
    }
}
template void writeFields(JsonWriter &, FieldTable, const void *);
template void writeFields(CborWriter &, FieldTable, const void *);

bool badField(Error &error, QString detail)
{
    return failed(error, {.code = ErrorCode::BadField, .detail = std::move(detail)});
}

bool readMember(bool &to, Value value, Error &error)
{
    const auto boolean = value.toBool();
    to = boolean.value_or(false);
    return boolean || badField(error, QStringLiteral("not true or false"));
}

bool readMember(double &to, Value value, Error &error)
{
    const auto number = value.toReal();
    to = number.value_or(0);
    return number || badField(error, QStringLiteral("not a number"));
}

bool readMember(qint64 &to, Value value, const Check &check, Error &error)
{
    const auto number = value.toInteger();
    if (!number)
        return badField(error, QStringLiteral("not a whole number"));
    if (*number < check.min || *number > check.max)
        return failed(error,
                      {.code = ErrorCode::BadField,
                       .limit = QByteArray::number(check.min) + " .. " + QByteArray::number(check.max)});
    to = *number;
    return true;
}

bool readMember(QString &to, Value value, TextRule rule, Error &error)
{
    const auto text = value.toText();
    return text ? taken(to, error, checkedText(rule, textFromUtf8(*text)))
                : badField(error, QStringLiteral("not a text"));
}

bool readMember(QByteArray &to, Value value, TextRule rule, Error &error)
{
    const auto text = value.toText();
    if (!text)
        return badField(error, QStringLiteral("not a text"));
    if (rule != TextRule::None)
        return taken(to, error, checkedAscii(rule, *text));
    to = text->toByteArray();
    return true;
}

Result<MatchBytes> MatchBytes::readFrom(Value value)
{
    const auto no = [](const char *detail) {
        return std::unexpected(Error{.code = ErrorCode::BadField, .detail = QString::fromLatin1(detail)});
    };
    QByteArray bytes;
    if (const auto raw = value.toBytes()) {
        bytes = raw->toByteArray();
    } else if (const auto text = value.toText()) {
        const auto decoded
            = QByteArray::fromBase64Encoding(text->toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return no("not base64");
        bytes = *decoded;
    } else {
        return no("neither base64 nor bytes");
    }
    if (bytes.size() > maxBytes)
        return std::unexpected(
            Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(maxBytes) + " bytes"});
    return MatchBytes{std::move(bytes)};
}

bool readItems(void *list, void *(*append)(void *list), const MemberCodec &item, Value value,
               const Check &check, Direction direction, Error &error)
{
    if (!value.isList())
        return badField(error, QStringLiteral("not a list"));
    qint64 count = 0;
    for (Value child = value.firstChild(); child.isValid(); child = child.nextIn(value)) {
        if (count++ >= check.max)
            return failed(error,
                          {.code = ErrorCode::TooLarge, .limit = QByteArray::number(check.max) + " items"});
        if (!item.read(append(list), child, {.text = check.text}, direction, error))
            return false;
    }
    if (count < check.min)
        return failed(
            error,
            {.code = ErrorCode::BadField, .limit = "at least " + QByteArray::number(check.min) + " items"});
    return true;
}

bool readMember(size_t &to, Value value, std::span<const QLatin1StringView> names, Error &error)
{
    const auto text = value.toText();
    const auto found = text ? std::ranges::find(names, *text, viewOf) : names.end();
    if (found == names.end())
        return badField(error, QStringLiteral("not one of the words allowed here"));
    to = size_t(found - names.begin());
    return true;
}

} // namespace chat
