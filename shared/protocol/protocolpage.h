// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/pagepieces.h"

#include <vector>

namespace chat {

/// One line of the example session.
struct SessionStep {
    enum Who { Client, Server, Remark };

    Who who = Remark;
    QString text; ///< of a remark: why the next is said; otherwise the frame as it goes over the wire, JSON
};

/// What docs/PROTOCOL.md is made from, beside the packets and tables of the code.
struct PageParts {
    QString prose; ///< protocol.md.in: `@name@` alone in a line stands for a generated part
    Examples examples;
    std::vector<SessionStep> session;
};

/// The protocol page, for the author of a client in any language. A packet without an example is said to have
/// none; a part that is not known stays in the text as it is, so that the page's test sees it.
[[nodiscard]] QByteArray protocolPage(const PageParts &parts);

} // namespace chat
