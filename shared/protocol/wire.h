// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/commands.h"
#include "shared/protocol/events.h"

/// Whole packets: the envelope of PROTOCOL.md around a struct.
///
///   {"t":"msg.send","id":4,"d":{...}}                        a request
///   {"t":"ok","id":4,"d":{...}}  {"t":"error","id":4,...}    its answer
///   {"t":"msg.new","r":"...","q":12,"ts":1730000000123,"d":{...}}   an event
namespace chat {

/// A client's packet. Any request id but zero is answered exactly once.
struct Request {
    RequestId id = 0;
    Command command;
};

/// Why a client's packet was not taken; with its id, when it could be read.
struct Refused {
    RequestId id = 0;
    Error error;
};

/// A request's envelope; `type` and `fields` point into the document that it was read from.
struct RequestHead {
    RequestId id = 0;
    QByteArrayView type;
    Value fields; ///< `d`; invalid when absent
};

/// The envelope of a request of any kind, the console's too. Errors: those of decodeRequest() that do not
/// concern the fields.
[[nodiscard]] std::expected<RequestHead, Refused> readRequestHead(QByteArrayView bytes, WireFormat format,
                                                                  Document &scratch, qsizetype maxBytes);

/// Errors: those of Document::parse, TooLarge over `maxBytes`, MissingField and BadField with the field's
/// name, UnknownType, IdentityNotAllowed, and those of the fields' text rules. `scratch` is reused from
/// packet to packet.
[[nodiscard]] std::expected<Request, Refused> decodeRequest(QByteArrayView bytes, WireFormat format,
                                                            Document &scratch,
                                                            qsizetype maxBytes = limits::maxFrameBytes);

/// What stands in an event's envelope beside its name and fields.
struct Envelope {
    RoomId room; ///< none: not of a room
    Seq seq = 0; ///< 0: not kept
    std::optional<Timestamp> time;
    RequestId id = 0; ///< of an answer
};

/// A whole packet as the payload of a text (JSON) or binary (CBOR) frame.
[[nodiscard]] QByteArray encode(WireFormat format, QLatin1StringView type, const Envelope &envelope,
                                FieldTable fields, const void *object);

template <Described T>
[[nodiscard]] QByteArray encode(WireFormat format, QLatin1StringView type, const Envelope &envelope,
                                const T &packet)
{
    return encode(format, type, envelope, fieldTable<T>(), &packet);
}

template <Packet T>
[[nodiscard]] QByteArray encode(WireFormat format, const Envelope &envelope, const T &packet)
{
    return encode(format, T::name, envelope, packet);
}

/// `ok`. Only Pong answers under a name of its own.
template <Described T>
[[nodiscard]] QByteArray encodeAnswer(WireFormat format, RequestId id, const T &answer)
{
    if constexpr (Packet<T>)
        return encode(format, T::name, {.id = id}, answer);
    else
        return encode(format, "ok"_L1, {.id = id}, answer);
}

/// `error`; without an id when the packet's could not be read.
[[nodiscard]] QByteArray encodeError(WireFormat format, RequestId id, const Error &error,
                                     QByteArrayView incident = {});

/// A kept event as it goes out live.
[[nodiscard]] QByteArray encodeLive(WireFormat format, const KeptEvent &event);

template <Packet T>
[[nodiscard]] QByteArray encodeRequest(WireFormat format, RequestId id, const T &command)
{
    return encode(format, T::name, {.id = id}, command);
}

/// What a client reads: the envelope, and the fields still in the document, to be read as the type that is
/// expected.
struct ServerPacket {
    QByteArray type;
    RequestId id = 0;
    RoomId room;
    Seq seq = 0;
    std::optional<Timestamp> time;
    bool replay = false;
    Value fields; ///< points into the document

    template <Described T>
    [[nodiscard]] Result<T> as() const
    {
        return readMap<T>(fields, Direction::FromServer);
    }
};

/// For clients. Errors: those of Document::parse, MissingField, BadField.
[[nodiscard]] Result<ServerPacket> decodeServerPacket(QByteArrayView bytes, WireFormat format,
                                                      Document &scratch);
[[nodiscard]] Result<ServerPacket> readServerPacket(Value root);

/// The fields of an `error`, as a client reads them.
struct ErrorInfo {
    int code = 0;
    QByteArray name;
    QString message;
    bool temporary = false;
    std::optional<qint64> retryAfterMs;
    std::optional<QByteArray> field;
    std::optional<QByteArray> limit;
    std::optional<QByteArray> incident;

    static constexpr auto fields()
    {
        return Fields{
            Field{"code"_L1, &ErrorInfo::code},
            Field{"name"_L1, &ErrorInfo::name},
            Field{"message"_L1, &ErrorInfo::message,
                  "for developers, in English; show people a text of your own by `name`"_L1},
            Field{"temporary"_L1, &ErrorInfo::temporary, "the same request may succeed later"_L1},
            Field{"retry_after_ms"_L1, &ErrorInfo::retryAfterMs},
            Field{"field"_L1, &ErrorInfo::field, "which field was wrong"_L1},
            Field{"limit"_L1, &ErrorInfo::limit, "what would be allowed, with its unit"_L1},
            Field{"incident"_L1, &ErrorInfo::incident, "what to tell the operator"_L1},
        };
    }
    friend bool operator==(const ErrorInfo &, const ErrorInfo &) = default;
};

/// What an `error` says, as the value that the server made it from; why not, when it cannot be read. A code
/// that this version does not know becomes Internal.
[[nodiscard]] Error errorOf(const ServerPacket &packet);

} // namespace chat
