// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/errorcode.h"
#include "shared/core/timestamp.h"

#include <QByteArray>
#include <QString>

#include <expected>
#include <optional>

namespace chat {

/// Why something was refused. A value; never thrown.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail = {}; ///< for the log and the developer, in English; never shown to a person as it is
    QByteArray field = {}; ///< the field that was wrong, by its wire name
    std::optional<Milliseconds> retryAfter = {}; ///< when the same request may succeed
    QByteArray limit = {}; ///< the limit that was passed, with its unit, for example "4000 code points"

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> refuse(ErrorCode code, QString detail = {})
{
    return std::unexpected(Error{.code = code, .detail = std::move(detail)});
}

[[nodiscard]] inline std::unexpected<Error> refuseLater(ErrorCode code, Milliseconds retryAfter)
{
    return std::unexpected(Error{.code = code, .retryAfter = retryAfter});
}

} // namespace chat
