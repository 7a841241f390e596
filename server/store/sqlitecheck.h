// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

#include <QStringList>

namespace chat::server {

/// What a look at everything in a store has found.
struct StoreReport {
    int version = 0; ///< of its schema
    qint64 rooms = 0;
    qint64 events = 0;
    qint64 audit = 0; ///< rows
    QStringList faults; ///< English sentences, at most maxStoreFaults; empty: the store is well
};

inline constexpr int maxStoreFaults = 100;

/// Reads all of the store in `stateDirectory` and changes nothing: SQLite's own check, keys that lead
/// nowhere, and the promise that a room's numbers have no hole. No server may have it open. Unavailable: one
/// has, or it cannot be read; Rejected: there is no store, or it is not ours.
[[nodiscard]] StoreResult<StoreReport> checkStore(const QString &stateDirectory);

} // namespace chat::server
