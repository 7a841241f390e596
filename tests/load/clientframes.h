// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/serverframes.h"

#include <string>
#include <string_view>

namespace chat::load {

/// A whole frame of a client, masked, appended to `out`. The mask is always the same: it protects proxies
/// from scripts in browsers, which a load generator has none of.
void appendClientFrame(std::string &out, FrameKind kind, std::string_view payload);

/// The request that asks for a WebSocket at `host` (with its port) and `path`. The key is always the same,
/// too.
[[nodiscard]] std::string handshakeRequest(std::string_view host, std::string_view path);

} // namespace chat::load
