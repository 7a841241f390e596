// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

#include <QSqlError>

namespace chat::server {

/// What an error of SQLite means to the caller. Busy, locked, full, I/O, cannot open, no memory, read-only
/// and protocol are Unavailable; everything else (constraint, too big, mismatch, corrupt ...) is Rejected.
/// `doing` begins the sentence for the log, for example "append". Never holds bound values (B1-34).
[[nodiscard]] StoreFailure failureOf(const QSqlError &error, const QString &doing);

[[nodiscard]] inline std::unexpected<StoreFailure> unavailable(QString detail)
{
    return std::unexpected(StoreFailure{StoreFailure::Unavailable, std::move(detail)});
}

[[nodiscard]] inline std::unexpected<StoreFailure> rejected(QString detail)
{
    return std::unexpected(StoreFailure{StoreFailure::Rejected, std::move(detail)});
}

} // namespace chat::server
