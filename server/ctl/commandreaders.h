// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/commandtable.h"

/// How each command is read from what was typed. Pure; any thread.
namespace chat::ctl {

using ReadCommand = std::expected<CtlCommand, UsageError>;

[[nodiscard]] ReadCommand readStatus(const Typed &typed);
[[nodiscard]] ReadCommand readWorkers(const Typed &typed);
[[nodiscard]] ReadCommand readTop(const Typed &typed);
[[nodiscard]] ReadCommand readRooms(const Typed &typed);
/// Shows a room, or does something to one: its first word says which.
[[nodiscard]] ReadCommand readRoom(const Typed &typed);
/// What its first word says.
[[nodiscard]] ReadCommand readMatch(const Typed &typed);
[[nodiscard]] ReadCommand readSessions(const Typed &typed);
[[nodiscard]] ReadCommand readSession(const Typed &typed);
[[nodiscard]] ReadCommand readJournal(const Typed &typed);
[[nodiscard]] ReadCommand readCrashes(const Typed &typed);
[[nodiscard]] ReadCommand readCrash(const Typed &typed);
[[nodiscard]] ReadCommand readInvariants(const Typed &typed);
[[nodiscard]] ReadCommand readRepair(const Typed &typed);
[[nodiscard]] ReadCommand readThrow(const Typed &typed);
[[nodiscard]] ReadCommand readKick(const Typed &typed);
[[nodiscard]] ReadCommand readClose(const Typed &typed);
[[nodiscard]] ReadCommand readOpen(const Typed &typed);
[[nodiscard]] ReadCommand readQuarantine(const Typed &typed);
[[nodiscard]] ReadCommand readRelease(const Typed &typed);
[[nodiscard]] ReadCommand readBroadcast(const Typed &typed);
[[nodiscard]] ReadCommand readBlock(const Typed &typed);
[[nodiscard]] ReadCommand readBan(const Typed &typed);
[[nodiscard]] ReadCommand readBans(const Typed &typed);
[[nodiscard]] ReadCommand readUnban(const Typed &typed);
[[nodiscard]] ReadCommand readMessage(const Typed &typed);
[[nodiscard]] ReadCommand readBroadcasts(const Typed &typed);
[[nodiscard]] ReadCommand readRecall(const Typed &typed);
[[nodiscard]] ReadCommand readDrain(const Typed &typed);
[[nodiscard]] ReadCommand readConfig(const Typed &typed);
[[nodiscard]] ReadCommand readLogs(const Typed &typed);
[[nodiscard]] ReadCommand readLogLevel(const Typed &typed);
[[nodiscard]] ReadCommand readAudit(const Typed &typed);
[[nodiscard]] ReadCommand readBackup(const Typed &typed);
[[nodiscard]] ReadCommand readCompletion(const Typed &typed);

} // namespace chat::ctl
