// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/pagepieces.h"

namespace chat {

/// docs/ADMIN_PROTOCOL.md, for the author of a console or of a script. `prose` is admin_protocol.md.in, whose
/// lines `@name@` stand for generated parts.
[[nodiscard]] QByteArray adminProtocolPage(const QString &prose, const Examples &examples);

} // namespace chat
