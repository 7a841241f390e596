// SPDX-License-Identifier: Apache-2.0
// Our JSON reader and nlohmann's say the same of any bytes: what is JSON, and what it means. What is ours
// alone: limits, duplicate keys, a NUL (which nlohmann takes for the end), and numbers too near to zero for a
// double.
#include "shared/protocol/document.h"
#include "shared/protocol/writer.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

using namespace chat;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Of a whole number beyond 63 bits we keep a double.
nlohmann::json parsed(QByteArrayView bytes)
{
    const auto round = [](int, nlohmann::json::parse_event_t, nlohmann::json &value) {
        if (value.is_number_unsigned() && value.get<quint64>() > quint64(std::numeric_limits<qint64>::max()))
            value = value.get<double>();
        return true;
    };
    return nlohmann::json::parse(bytes.begin(), bytes.end(), round, false);
}

/// Where a number is nearer to zero than a double can be, nlohmann rounds.
bool hasZero(const nlohmann::json &json)
{
    if (json.is_structured())
        return std::any_of(json.begin(), json.end(), hasZero);
    return json.is_number_float() && std::abs(json.get<double>()) < std::numeric_limits<double>::min();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    if (bytes.contains('\0'))
        return 0;
    static Document document;
    const auto ours = document.parse(bytes, WireFormat::Json);
    const nlohmann::json theirs = parsed(bytes);
    if (ours) {
        JsonWriter again;
        write(again, *ours);
        require(parsed(again.result()) == theirs);
    } else if (ours.error().code == ErrorCode::BadJson) {
        require(theirs.is_discarded() || hasZero(theirs));
    }
    return 0;
}
