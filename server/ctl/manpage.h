// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace chat::ctl {

/// packaging/man/chat-ctl.1, whole, in roff; made from the table of commands. Pure; any thread.
[[nodiscard]] QString manPage();

} // namespace chat::ctl
