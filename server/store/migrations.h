// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqliteconnection.h"

#include <span>

namespace chat::server {

/// One step of the schema. Steps are never changed once they are released; a new one is appended.
struct Migration {
    int number = 0; ///< 1, 2, 3 ... ; kept as `user_version` of the file
    QString sql; ///< statements, each ending with ";" at the end of a line
};

/// "Mdng" at its place in the header of the file: says that it is ours.
inline constexpr int storeApplicationId = 0x4d646e67;

/// All steps, in order. Compiled in, so that the program starts in any directory (B1-48).
[[nodiscard]] std::vector<Migration> migrations();

/// Looks, and changes nothing. Rejected when the file is no database, or another program's. An empty one is
/// fine.
[[nodiscard]] StoreResult<void> recognise(SqliteConnection &reader);

/// Applies the steps that are not yet in the file, each in one transaction with its number. Rejected when the
/// file is newer than `steps`, or when a step fails; then the steps before it stay.
[[nodiscard]] StoreResult<void> migrate(SqliteConnection &writer, std::span<const Migration> steps);

} // namespace chat::server
