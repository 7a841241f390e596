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

bool isUnderflow(double value) { return value != 0 && std::abs(value) < std::numeric_limits<double>::min(); }

bool hasTinyNumber(const nlohmann::json &json)
{
    if (json.is_structured())
        return std::any_of(json.begin(), json.end(), hasTinyNumber);
    return json.is_number_float() && (json == 0.0 || isUnderflow(json));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    if (bytes.contains('\0'))
        return 0;
    static Document document;
    const auto ours = document.parse(bytes, WireFormat::Json);
    const auto theirs = nlohmann::json::parse(data, data + size, nullptr, false);
    if (ours) {
        JsonWriter again;
        write(again, *ours);
        require(nlohmann::json::parse(again.result().toStdString()) == theirs);
    } else if (ours.error().code == ErrorCode::BadJson) {
        require(theirs.is_discarded() || hasTinyNumber(theirs));
    }
    return 0;
}
