// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"
#include "shared/protocol/adminpackets.h"

namespace chat::ctl {

/// `chat-ctl room`
[[nodiscard]] QString roomPage(const AdminRoomDetails &room, const Style &style);

/// `chat-ctl session`
[[nodiscard]] QString peoplePage(const PeoplePage &page, const Style &style);
[[nodiscard]] QString sessionPage(const AdminSessionDetails &session, const Style &style);

/// `chat-ctl config get`
[[nodiscard]] QString configPage(const ConfigRows &config, const Style &style);

/// `chat-ctl config reload`
[[nodiscard]] QString changedPage(const ConfigChanged &changed, const Style &style);
[[nodiscard]] QString reloadPage(const ReloadAnswer &reload, const Style &style);

/// `chat-ctl logs`: a line each; says when some are missing.
[[nodiscard]] QString logPage(const LogPage &log, const Style &style);

/// `chat-ctl loglevel`
[[nodiscard]] QString logLevelsPage(const LogLevels &levels, const Style &style);

} // namespace chat::ctl
