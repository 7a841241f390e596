// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/rowtable.h"
#include "shared/protocol/adminpackets.h"
#include "shared/protocol/roomreplay.h"

/// The tables of the past of rooms, of faults, and of what must hold, in the language of the interface. What
/// strangers wrote is shown as displayLine() makes it.
namespace chat::admin {

[[nodiscard]] inline qint64 jobKey(const JournalJob &job) { return job.number; }
[[nodiscard]] inline QByteArray crashKey(const CrashRow &crash) { return crash.incident; }
[[nodiscard]] inline qint64 violationKey(const ViolationRow &violation) { return violation.id; }
[[nodiscard]] inline int invariantKey(const InvariantRow &row) { return int(row.invariant); }

using JournalTable = RowTable<JournalJob, &jobKey>;
using CrashTable = RowTable<CrashRow, &crashKey>;
using ViolationTable = RowTable<ViolationRow, &violationKey>;
using InvariantTable = RowTable<InvariantRow, &invariantKey>;

/// `journal` says who is who; it outlives the table.
[[nodiscard]] JournalTable::Columns journalColumns(const RoomJournal &journal);
[[nodiscard]] CrashTable::Columns crashColumns();
[[nodiscard]] ViolationTable::Columns violationColumns();
[[nodiscard]] InvariantTable::Columns invariantColumns();

/// The nick; of whom the journal does not name, his id, or his number in a capsule.
[[nodiscard]] QString personIn(const RoomJournal &journal, std::optional<UserId> user);
[[nodiscard]] QString jobName(const QByteArray &kind);
[[nodiscard]] QString invariantName(Invariant invariant);

} // namespace chat::admin
