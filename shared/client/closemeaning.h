// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/closecode.h"

namespace chat::client {

/// What the end of a connection means to a client.
struct CloseMeaning {
    bool comesBack = false; ///< it connects again by itself
    bool keepsSession = false; ///< and then takes its session up again, else logs in anew
    bool isKnown = true; ///< false: a code that this version has no text for
};

/// For any number that a close frame can carry, and 1006 for none.
[[nodiscard]] CloseMeaning closeMeaning(quint16 code);

} // namespace chat::client
