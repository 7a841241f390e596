// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/opscounts.h"
#include "server/http/opsfacts.h"

/// The numbers of the server in the text format of Prometheus, version 0.0.4. Pure. No metric has a label
/// whose values strangers or rooms could multiply (C-62).
namespace chat::server {

inline constexpr char metricsType[] = "text/plain; version=0.0.4; charset=utf-8";

/// docs/OPERATIONS.md says what each means.
[[nodiscard]] QByteArray metricsText(const OpsFacts &facts, const OpsCounts &counts);

} // namespace chat::server
