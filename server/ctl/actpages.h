// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"
#include "shared/protocol/adminpackets.h"

/// What chat-ctl prints when something was done: a line. Pure; any thread.
namespace chat::ctl {

[[nodiscard]] QString countText(qint64 count, QLatin1StringView one, QLatin1StringView many);
/// Below a list: "2 rooms", or "200 of 512 rooms" when there are more.
[[nodiscard]] QString listedLine(size_t shown, int total, QLatin1StringView one, QLatin1StringView many);
[[nodiscard]] QString kickedPage(const KickAnswer &answer, const Style &);
[[nodiscard]] QString donePage(const Nothing &, const Style &);
[[nodiscard]] QString donePage(const PeoplePage &answer, const Style &style);
[[nodiscard]] QString movedPage(const MoveAnswer &answer, const Style &);
[[nodiscard]] QString donePage(const RoomActAnswer &answer, const Style &);
[[nodiscard]] QString donePage(const InviteMade &answer, const Style &);
[[nodiscard]] QString donePage(const MatchActAnswer &answer, const Style &);
[[nodiscard]] QString bannedPage(const BanAnswer &answer, const Style &);
[[nodiscard]] QString announcedPage(const AnnounceAnswer &answer, const Style &);
[[nodiscard]] QString backupPage(const BackupAnswer &answer, const Style &);

} // namespace chat::ctl
