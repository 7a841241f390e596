// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/adminpage.h"

#include "shared/protocol/adminevents.h"

namespace chat {

QByteArray adminProtocolPage(const QString &prose, const Examples &examples)
{
    const PagePart generated[]{
        {u"@version@"_s, u"Protocol version %1."_s.arg(limits::protocolVersion)},
        {u"@texts@"_s, textRows()},
        {u"@commands@"_s, commandSections<AdminCommand>(examples)},
        {u"@events@"_s, eventSections<AdminEvent>(examples)},
        {u"@errors@"_s, errorRows()},
    };
    return filledPage(prose, generated);
}

} // namespace chat
