// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"
#include "shared/protocol/adminpackets.h"

namespace chat::ctl {

/// `chat-ctl status`
[[nodiscard]] QString statusPage(const AdminStats &stats, const Style &style);

} // namespace chat::ctl
