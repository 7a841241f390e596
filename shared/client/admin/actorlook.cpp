// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/actorlook.h"

namespace chat {

QString actorKey(const ActorRow &actor) { return QString::fromUtf8(actor.kind) + u'/' + actor.name; }

bool isSlow(const ActorRow &actor)
{
    return actor.jobMs.value_or(0) > slowJob.count() || actor.oldestMs > slowJob.count();
}

} // namespace chat
