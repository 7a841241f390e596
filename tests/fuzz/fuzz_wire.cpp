// SPDX-License-Identifier: Apache-2.0
#include "shared/core/match.h"
#include "shared/protocol/wire.h"

#include <cstdlib>

using namespace chat;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What was taken can be said again, in either spelling, and is then the same.
void checkRequest(const Request &request)
{
    for (WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
        const QByteArray again
            = match(request.command, //
                    [&](const auto &command) { return encodeRequest(format, request.id, command); });
        Document document;
        const auto same = decodeRequest(again, format, document, again.size());
        require(same.has_value());
        require(same->id == request.id);
        require(same->command == request.command);
    }
}

/// What was refused can be answered, and a client understands the answer.
void checkRefusal(const Refused &refused)
{
    for (WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
        Document document;
        const auto answer
            = decodeServerPacket(encodeError(format, refused.id, refused.error), format, document);
        require(answer && answer->type == "error" && answer->id == refused.id);
        const auto info = answer->as<ErrorInfo>();
        require(info && info->code == int(refused.error.code));
    }
}

} // namespace

/// Any frame of a client, as JSON and as CBOR (faults row 22, row 23, row 24).
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    static Document scratch; // one after the other, as in a thread of the server
    for (WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
        if (const auto request = decodeRequest(bytes, format, scratch))
            checkRequest(*request);
        else
            checkRefusal(request.error());
        static_cast<void>(decodeServerPacket(bytes, format, scratch));
    }
    return 0;
}
