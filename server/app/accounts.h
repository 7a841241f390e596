// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/config.h"
#include "server/core/tokens.h"

#include <optional>

namespace chat::server {

/// What checks the tokens of the operator's own login server; none when auth.jwt_key_file is empty. Reads the
/// key. Errors: ConfigInvalid, with a sentence.
[[nodiscard]] Result<std::optional<TokenVerifier>> accountVerifier(const Config::Auth &auth);

} // namespace chat::server
