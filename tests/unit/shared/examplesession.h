// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/protocolpage.h"

namespace chat::test {

/// The session that docs/PROTOCOL.md shows: opening, talking, a lost connection, the server's stop. Every
/// frame is encoded here, none is typed.
[[nodiscard]] std::vector<SessionStep> exampleSession();

} // namespace chat::test
