// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace chat {

/// One line of a CSV file (RFC 4180), with its CRLF. A cell that a spreadsheet would run as a formula gets an
/// apostrophe in front: nicks and names come from strangers. Pure; any thread.
[[nodiscard]] QString csvLine(const QStringList &cells);

} // namespace chat
