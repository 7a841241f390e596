// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCollator>

namespace chat::client {

/// How a person sorts names: as in the language of the program's locale, whatever the case, "2" before "10".
[[nodiscard]] QCollator nameOrder();

} // namespace chat::client
