// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"
#include "shared/protocol/adminpackets.h"

namespace chat::ctl {

/// `chat-ctl journal`: the jobs, a line each; or, with --job, the room as it was after that one.
[[nodiscard]] QString journalPage(const RoomJournal &journal, std::optional<qint64> job, const Style &style);

/// `chat-ctl crashes`
[[nodiscard]] QString crashesPage(const CrashList &crashes, const Style &style);

/// `chat-ctl crash`: what, where, the room as it was then, and its last jobs.
[[nodiscard]] QString crashPage(const CrashCapsule &capsule, const Style &style);

/// `chat-ctl invariants`
[[nodiscard]] QString invariantsPage(const InvariantsAnswer &answer, const Style &style);

} // namespace chat::ctl
