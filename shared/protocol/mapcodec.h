// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/field.h"
#include "shared/protocol/writer.h"

#include <span>

/// fields() <-> the wire: one description, read from a parsed Value and written by either writer.
namespace chat {

// A text for people is a QString; what must be visible ASCII (nonces, tokens) is a QByteArray.

/// Whether unknown keys that say who the client is are refused (commands) or ignored like other unknown keys.
enum class Direction { FromClient, FromServer };

/// How a member of one type is read and written, whatever struct it is in.
struct MemberCodec {
    /// False: `error` says why, without the field's name.
    bool (*read)(void *member, Value value, const Check &check, Direction direction, Error &error);
    void (*writeJson)(JsonWriter &out, const void *member);
    void (*writeCbor)(CborWriter &out, const void *member);
    bool (*isPresent)(const void *member) = nullptr; ///< of an optional member; any other is required

    void write(JsonWriter &out, const void *member) const { writeJson(out, member); }
    void write(CborWriter &out, const void *member) const { writeCbor(out, member); }
};

/// One entry of fields() without its types. What is done with a whole packet walks a table of these: code
/// that is made anew for each packet made up half of a build.
struct FieldEntry {
    QLatin1StringView name;
    Check check;
    ptrdiff_t offset; ///< of the member in its struct
    const MemberCodec *codec;

    [[nodiscard]] bool isPresentIn(const void *object) const
    {
        return !codec->isPresent || codec->isPresent(memberOf(object));
    }
    [[nodiscard]] const void *memberOf(const void *object) const
    {
        return static_cast<const char *>(object) + offset;
    }
};
using FieldTable = std::span<const FieldEntry>;

/// The fields of a struct, as a table that lives for ever. What is on the wire has one already: fieldtable.h
/// says where.
template <Described T>
[[nodiscard]] FieldTable fieldTable();

/// False: `error` says why.
bool readFields(void *object, FieldTable fields, Value map, Direction direction, Error &error);

template <class Writer>
void writeFields(Writer &out, FieldTable fields, const void *object);
extern template void writeFields(JsonWriter &, FieldTable, const void *);
extern template void writeFields(CborWriter &, FieldTable, const void *);

/// Errors: MissingField, BadField with the field's name and its path, IdentityNotAllowed, and those of the
/// texts' rules.
template <Described T>
[[nodiscard]] Result<T> readMap(Value map, Direction direction)
{
    Result<T> packet;
    if (Error error; !readFields(&*packet, fieldTable<T>(), map, direction, error))
        packet = std::unexpected(std::move(error));
    return packet;
}

/// A described value alone, as JSON; what is kept in the store.
template <Described T>
[[nodiscard]] QByteArray toJson(const T &value)
{
    JsonWriter writer;
    writeFields(writer, fieldTable<T>(), &value);
    return writer.result();
}

} // namespace chat
