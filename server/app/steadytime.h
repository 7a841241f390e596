// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>

namespace chat::server {

/// Since a moment of the steady clock in ns, as actors keep it; 0 for 0, which is never.
[[nodiscard]] inline qint64 msSince(qint64 steadyNs)
{
    return steadyNs == 0
        ? 0
        : (std::chrono::steady_clock::now().time_since_epoch().count() - steadyNs) / 1'000'000;
}

} // namespace chat::server
