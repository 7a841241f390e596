// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"

#include <QString>

namespace chat::widgets {

/// A refusal as a sentence for a person, in the language of the interface. Never the error's detail, which is
/// for developers. With the time to wait when there is one.
[[nodiscard]] QString errorText(const Error &error);

/// Why a connection ended, as a sentence for a person. Codes that we do not know get a sentence with the
/// number.
[[nodiscard]] QString closeText(quint16 closeCode);

/// "3 seconds", "2 minutes": rounded up, at least one second.
[[nodiscard]] QString waitText(Milliseconds wait);

} // namespace chat::widgets
