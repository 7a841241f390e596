// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace chat::server {

/// This process, as the kernel counts it. Any thread.
struct ProcessFacts {
    qint64 residentBytes = 0;
    int descriptors = 0;
    qint64 descriptorLimit = 0;
};

[[nodiscard]] ProcessFacts processFacts();

} // namespace chat::server
