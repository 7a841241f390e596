// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/chatserver.h"
#include "server/ops/adminport.h"

namespace chat::server {

/// The operators' port as server.admin_listen wants it, listening; null when it wants none. Main thread.
[[nodiscard]] std::expected<std::unique_ptr<AdminPort>, StartFailure> openAdminPort(AdminBackend &backend,
                                                                                    const Config &config);

/// Reads certificate and tokens again; the result makes `port` use them. An error is a sentence.
[[nodiscard]] std::expected<std::function<void()>, QString> refreshed(AdminPort &port, const Config &config);

} // namespace chat::server
