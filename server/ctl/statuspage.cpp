// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/statuspage.h"

#include "server/ctl/cells.h"
#include "shared/client/admin/units.h"

namespace chat::ctl {
namespace {

QString listening(const AdminStats &stats)
{
    return stats.listening.empty() ? u"nowhere"_s
                                   : QStringList(stats.listening.begin(), stats.listening.end()).join(u", ");
}

QString ioThread(const IoThreadRow &row)
{
    return number(row.connections) + " connections, "_L1 + bytesText(row.outboxBytes) + " waiting"_L1
        + (row.loopLagUs ? ", "_L1 + microsecondsText(*row.loopLagUs) + " late"_L1 : QString());
}

QString pipeline(const PipelineStats &now)
{
    return number(now.entries) + " waiting"_L1
        + (now.entries == 0 ? QString() : ", the oldest for "_L1 + durationText(Milliseconds(now.oldestMs)))
        + "; "_L1 + number(now.storedTotal) + " stored in "_L1 + number(now.commitsTotal)
        + " commits, the last took "_L1 + microsecondsText(now.lastCommitUs);
}

} // namespace

QString statusPage(const AdminStats &stats, const Style &style)
{
    QString page = style.strong("chat-server "_L1 + escaped(QString::fromUtf8(stats.version))) + " on "_L1
        + escaped(stats.node) + ", pid "_L1 + number(stats.pid) + ", up "_L1
        + durationText(Milliseconds(stats.uptimeMs)) + u'\n';
    if (stats.draining)
        page += style.alarming(u"draining: it is about to stop"_s) + u'\n';
    if (!stats.pipeline.available)
        page += style.alarming(u"the store cannot write now"_s) + u'\n';

    const auto row = [&](QLatin1StringView name, const QString &text) {
        page += "  "_L1 + QString(name).leftJustified(13) + escaped(text) + u'\n';
    };
    row("listening"_L1, listening(stats));
    row("sessions"_L1, number(stats.sessions));
    row("room for"_L1,
        number(stats.capacity) + " more sessions; limited by "_L1 + QString::fromUtf8(stats.capacityLimit));
    row("connections"_L1, number(stats.connections) + " of "_L1 + number(stats.connectionsMax));
    row("rooms"_L1, number(stats.rooms) + ", "_L1 + number(stats.members) + " people in them"_L1);
    row("workers"_L1,
        number(stats.workers.active) + " of "_L1 + number(stats.workers.size) + " busy; "_L1
            + number(stats.workers.queued) + " of "_L1 + number(stats.actors) + " actors wait"_L1);
    for (const IoThreadRow &thread : stats.io)
        row("I/O thread"_L1, ioThread(thread));
    row("messages"_L1,
        number(stats.messagesTotal) + ", delivered "_L1 + number(stats.deliveriesTotal) + " times"_L1);
    row("logins"_L1,
        number(stats.loginsTotal) + ", of which "_L1 + number(stats.replacedTotal)
            + " replaced an older session"_L1);
    row("turned away"_L1,
        number(stats.refusedTotal) + " connections, "_L1 + number(stats.slowConsumersTotal)
            + " slow consumers"_L1);
    row("pipeline"_L1, pipeline(stats.pipeline));
    row("p50/p99"_L1,
        "acknowledgement "_L1 + latencyText(stats.acknowledgement) + ", delivery "_L1
            + latencyText(stats.delivery) + ", commit "_L1 + latencyText(stats.commit));
    row("store"_L1, stats.storePath + ", write-ahead log "_L1 + bytesText(stats.walBytes));
    row("memory"_L1,
        bytesText(stats.rssBytes)
            + (stats.memoryLimitBytes ? " of "_L1 + bytesText(*stats.memoryLimitBytes) : QString())
            + ", heap in use "_L1 + bytesText(stats.heapBytes));
    row("CPU"_L1,
        durationText(Milliseconds(stats.cpuMs)) + " since the start, "_L1 + number(stats.cores)
            + " cores"_L1);
    row("descriptors"_L1, number(stats.fds) + " of "_L1 + number(stats.fdLimit));
    row("consoles"_L1, number(stats.consoles));
    return page;
}

} // namespace chat::ctl
