// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/opsfacts.h"

/// Should a load balancer send people here? Pure.
namespace chat::server {

/// A thread that gave no sign of life for so long is taken for stuck.
inline constexpr Milliseconds stalledAfter{5000};

/// Why not, one name each: "draining", "store_unavailable", "main_thread_stalled", "io_thread_stalled",
/// "worker_stalled". Empty: ready (C-03, faults row 37).
[[nodiscard]] std::vector<QByteArray> reasonsNotReady(const OpsFacts &facts);

} // namespace chat::server
