// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/actorlook.h"

namespace chat {

using namespace Qt::StringLiterals;

QString actorKey(const ActorLook &look) { return QString::fromUtf8(look.row.kind) + u'/' + look.row.name; }

bool isSlow(const ActorLook &look)
{
    return look.row.jobMs.value_or(0) > slowJob.count() || look.row.oldestMs > slowJob.count();
}

std::vector<ActorLook> ActorLooks::look(const std::vector<ActorRow> &actors, MonoTime now)
{
    const double seconds = std::chrono::duration<double>(now - m_time).count();
    QHash<QString, Before> seen;
    std::vector<ActorLook> looks;
    looks.reserve(actors.size());
    for (const ActorRow &actor : actors) {
        ActorLook look{.row = actor};
        const QString key = actorKey(look);
        const auto before = m_before.constFind(key);
        // A smaller count is another life of the actor: the room went and came again.
        if (before != m_before.cend() && seconds > 0 && actor.jobsTotal >= before->jobs) {
            look.jobsPerSecond = double(actor.jobsTotal - before->jobs) / seconds;
            look.cpuShare = std::clamp(double(actor.cpuUs - before->cpuUs) / (seconds * 1e6), 0.0, 1.0);
        }
        seen.insert(key, {.jobs = actor.jobsTotal, .cpuUs = actor.cpuUs});
        looks.push_back(std::move(look));
    }
    m_before = std::move(seen);
    m_time = now;
    return looks;
}

} // namespace chat
