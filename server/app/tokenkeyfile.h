// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/tokenkey.h"

#include <QString>

namespace chat::server {

/// The server's own key for guest tokens: read, or made at the first start (mode 0600). Errors:
/// ConfigInvalid, with the path.
[[nodiscard]] Result<TokenKey> ownTokenKey(const QString &path);

/// A key that the operator gave. Errors: ConfigInvalid, with the path.
[[nodiscard]] Result<TokenKey> tokenKeyFrom(const QString &path);

} // namespace chat::server
