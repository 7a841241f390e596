// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpmessage.h"

/// Who may see the pages that tell about the server (B1-36). Pure.
namespace chat::server {

/// What the operator configured about it.
struct OpsAccess {
    QByteArray token; ///< a secret, never logged; empty: there is none
    bool openOnLoopback = false; ///< no proxy stands before it: who asks from this machine is who he seems
};

enum class OpsVerdict : quint8 {
    Allowed,
    TokenMissing, ///< 401
    TokenWrong, ///< 401
    Closed, ///< 403: there is no token that would help
};

[[nodiscard]] OpsVerdict judge(const HttpRequest &request, const OpsAccess &access);

} // namespace chat::server
