// SPDX-License-Identifier: Apache-2.0
#include "shared/client/closemeaning.h"

#include <algorithm>

namespace chat::client {

CloseMeaning closeMeaning(quint16 code)
{
    const bool comesBack = clientReconnects(code);
    const bool isKnown = std::ranges::any_of(
        closeTable(), [code](const CloseRow &row) { return quint16(row.code) == code; });
    return {.comesBack = comesBack,
            .keepsSession = comesBack && code != quint16(CloseCode::StateLost),
            .isKnown = isKnown};
}

} // namespace chat::client
