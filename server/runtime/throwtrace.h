// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace chat::server {

/// Sanitizers have a __cxa_throw of their own; a program that is built with one has no traces.
#ifdef CHAT_SANITIZED
inline constexpr bool tracesThrows = false;
#else
inline constexpr bool tracesThrows = true;
#endif

/// Where this thread threw its last exception: a line for each function, the innermost first, at most 32. For
/// whoever has just caught it; see decision 30.
[[nodiscard]] QStringList lastThrow();

} // namespace chat::server
