// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminjournal.h"

/// A room's past, made again from its journal (U-01). Pure; any thread.
namespace chat {

/// The room after one more job.
void applyJob(RoomMoment &moment, const JournalJob &job);

/// The room after the first `jobs` of the journal; 0: before all of them. More than there are: after the
/// last.
[[nodiscard]] RoomMoment momentAfter(const RoomJournal &journal, qsizetype jobs);

/// Who he is called in the journal; none: it never names him.
[[nodiscard]] std::optional<QString> nickIn(const RoomJournal &journal, UserId user);

/// Everybody gets a number instead of his id, the same wherever he stands, and no nick: who reads it sees
/// what happened and not to whom (B2-11).
void makeAnonymous(RoomJournal &journal);

} // namespace chat
