// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/wire.h"

#include "shared/protocol/packettable.h"

namespace chat {
namespace {

RequestId readRequestId(Value root)
{
    const auto id = root.find("id").toInteger();
    return id && *id > 0 && *id <= std::numeric_limits<RequestId>::max() ? RequestId(*id) : 0;
}

template <class Writer>
void writeEnvelope(Writer &out, QLatin1StringView type, const Envelope &envelope)
{
    out.map(2 + (envelope.id != 0) + envelope.room.isValid() + (envelope.seq != 0)
            + envelope.time.has_value());
    out.key("t"_L1);
    out.word(QByteArrayView(type.data(), type.size()));
    if (envelope.id != 0) {
        out.key("id"_L1);
        out.integer(envelope.id);
    }
    if (envelope.room.isValid()) {
        out.key("r"_L1);
        out.word(IdText(envelope.room.value));
    }
    if (envelope.seq != 0) {
        out.key("q"_L1);
        out.integer(envelope.seq);
    }
    if (envelope.time) {
        out.key("ts"_L1);
        out.integer(envelope.time->time_since_epoch().count());
    }
    out.key("d"_L1);
}

} // namespace

std::expected<RequestHead, Refused> readRequestHead(QByteArrayView bytes, WireFormat format,
                                                    Document &scratch, qsizetype maxBytes)
{
    const auto refused
        = [](RequestId id, Error error) { return std::unexpected(Refused{id, std::move(error)}); };
    if (bytes.size() > maxBytes)
        return refused(0, {.code = ErrorCode::TooLarge, .limit = QByteArray::number(maxBytes) + " bytes"});
    const auto root = scratch.parse(bytes, format);
    if (!root)
        return refused(0, root.error());
    if (!root->isMap())
        return refused(0, {.code = ErrorCode::BadJson, .detail = u"a packet is a map"_s});
    const RequestId id = readRequestId(*root);
    const Value idValue = root->find("id");
    if (idValue.isValid() && id == 0)
        return refused(0, {.code = ErrorCode::BadField, .field = "id", .limit = "1 .. 4294967295"});
    const Value type = root->find("t");
    if (!type.isValid())
        return refused(id, {.code = ErrorCode::MissingField, .field = "t"});
    const auto name = type.toText();
    if (!name)
        return refused(id, {.code = ErrorCode::UnknownType, .field = "t"}); // B1-14: also for numbers
    for (Value child = root->firstChild(); child.isValid(); child = child.nextIn(*root)) {
        if (isIdentityField(child.key()))
            return refused(id, {.code = ErrorCode::IdentityNotAllowed, .field = child.key().toByteArray()});
    }
    return RequestHead{id, *name, root->find("d")};
}

std::expected<Request, Refused> decodeRequest(QByteArrayView bytes, WireFormat format, Document &scratch,
                                              qsizetype maxBytes)
{
    const auto head = readRequestHead(bytes, format, scratch, maxBytes);
    if (!head)
        return std::unexpected(head.error());
    auto command = readPacket<Command>(head->type, head->fields);
    if (!command)
        return std::unexpected(Refused{head->id, std::move(command.error())});
    return Request{head->id, *std::move(command)};
}

QByteArray encode(WireFormat format, QLatin1StringView type, const Envelope &envelope, FieldTable fields,
                  const void *object)
{
    return spelled(format, [&](auto &writer) {
        writeEnvelope(writer, type, envelope);
        writeFields(writer, fields, object);
    });
}

QByteArray encodeError(WireFormat format, RequestId id, const Error &error, QByteArrayView incident)
{
    const ErrorRow &row = errorRow(error.code);
    ErrorInfo info{.code = int(row.code),
                   .name = QByteArray(row.name.data(), row.name.size()),
                   .message = error.detail.isEmpty() ? QString(row.meaning) : error.detail,
                   .temporary = row.temporary,
                   .retryAfterMs
                   = error.retryAfter.transform([](Milliseconds ms) { return qint64(ms.count()); })};
    if (!error.field.isEmpty())
        info.field = error.field;
    if (!error.limit.isEmpty())
        info.limit = error.limit;
    if (!incident.isEmpty())
        info.incident = incident.toByteArray();
    return encode(format, "error"_L1, {.id = id}, info);
}

QByteArray encodeLive(WireFormat format, const KeptEvent &event)
{
    return spelled(format, [&](auto &writer) { event.writeEnvelope(writer, false); });
}

Result<KeptEvent> KeptEvent::readFrom(Value value)
{
    const auto type = value.find("t").toText();
    const auto room = value.find("r").toText();
    const auto id = room ? RoomId::fromText(*room) : std::nullopt;
    const auto seq = value.find("q").toInteger();
    const auto time = value.find("ts").toInteger();
    const Value fields = value.find("d");
    if (!type || !id || !seq || !time || !fields.isMap())
        return std::unexpected(Error{.code = ErrorCode::BadField, .detail = u"not an event of a room"_s});
    JsonWriter body;
    write(body, fields);
    return KeptEvent{type->toByteArray(), *id, *seq, Timestamp(Milliseconds(*time)), body.result()};
}

Result<ServerPacket> decodeServerPacket(QByteArrayView bytes, WireFormat format, Document &scratch)
{
    constexpr int serverNodes = 1'000'000; // the server is trusted further than a client
    const auto root = scratch.parse(bytes, format, serverNodes);
    if (!root)
        return std::unexpected(root.error());
    return readServerPacket(*root);
}

Result<ServerPacket> readServerPacket(Value root)
{
    const auto type = root.find("t").toText();
    if (!type)
        return std::unexpected(Error{.code = ErrorCode::MissingField, .field = "t"});
    ServerPacket packet{.type = type->toByteArray(), .id = readRequestId(root), .fields = root.find("d")};
    if (const Value room = root.find("r"); room.isValid()) {
        const auto text = room.toText();
        const auto id = text ? RoomId::fromText(*text) : std::nullopt;
        if (!id)
            return std::unexpected(
                Error{.code = ErrorCode::BadField, .detail = u"not an id"_s, .field = "r"});
        packet.room = *id;
    }
    packet.seq = root.find("q").toInteger().value_or(0);
    if (const auto ms = root.find("ts").toInteger())
        packet.time = Timestamp(Milliseconds(*ms));
    packet.replay = root.find("replay").toBool().value_or(false);
    return packet;
}

Error errorOf(const ServerPacket &packet)
{
    const auto info = packet.as<ErrorInfo>();
    if (!info)
        return info.error();
    return {.code = errorFromNumber(info->code).value_or(ErrorCode::Internal),
            .detail = info->message,
            .field = info->field.value_or(QByteArray()),
            .retryAfter = info->retryAfterMs.transform([](qint64 ms) { return Milliseconds(ms); }),
            .limit = info->limit.value_or(QByteArray())};
}

} // namespace chat
