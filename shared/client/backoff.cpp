// SPDX-License-Identifier: Apache-2.0
#include "shared/client/backoff.h"

#include <algorithm>

namespace chat::client {

Milliseconds Backoff::next(double chance, std::optional<Milliseconds> hint)
{
    const auto spread = double((m_border - least).count()) * std::clamp(chance, 0.0, 1.0);
    m_border = std::min(m_border * 2, most);
    return hint.value_or(Milliseconds(0)) + least + Milliseconds(qint64(spread));
}

} // namespace chat::client
