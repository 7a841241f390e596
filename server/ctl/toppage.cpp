// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/toppage.h"

#include "server/ctl/cells.h"
#include "server/ctl/table.h"
#include "server/ctl/terminaltext.h"
#include "shared/client/admin/units.h"

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

constexpr int wideScreen = 120;
constexpr int gap = 3; ///< between two tables side by side

/// A part of the screen: a heading, then rows.
using Block = std::vector<TopLine>;

Block blockOf(const Table &table)
{
    Block block;
    const QStringList lines = table.text({}).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        block.push_back({line, block.empty() ? TopLine::Strong : TopLine::Plain});
    return block;
}

/// "12.5/s"; a dash when it is not known yet.
QString rate(const TopNumbers &numbers, qint64 AdminStats::*total)
{
    const qint64 ms = numbers.before ? numbers.now.uptimeMs - numbers.before->uptimeMs : 0;
    if (ms <= 0)
        return u"-/s"_s;
    const auto count = double(numbers.now.*total - (*numbers.before).*total);
    return QString::number(std::max(0.0, count * 1000.0 / double(ms)), 'f', 1) + "/s"_L1;
}

/// How many cores it kept busy; a dash when it is not known yet.
QString cores(const TopNumbers &numbers)
{
    const qint64 ms = numbers.before ? numbers.now.uptimeMs - numbers.before->uptimeMs : 0;
    if (ms <= 0)
        return u"-"_s;
    const qint64 used = std::max<qint64>(0, numbers.now.cpuMs - numbers.before->cpuMs);
    return QString::number(double(used) / double(ms), 'f', 2);
}

qint64 oldestWait(const AdminStats &stats)
{
    qint64 oldest = 0;
    for (const ActorKindRow &kind : stats.kinds)
        oldest = std::max(oldest, kind.oldestMs);
    return oldest;
}

QString countOf(qint64 count, qint64 limit)
{
    return number(count) + " of "_L1 + number(limit)
        + (limit > 0 ? " ("_L1 + number(count * 100 / limit) + "%)"_L1 : QString());
}

Block summary(const TopNumbers &numbers)
{
    const AdminStats &now = numbers.now;
    Block block;
    const auto line = [&](QLatin1StringView name, const QString &text, bool alarming = false) {
        block.push_back(
            {QString(name).leftJustified(12) + escaped(text), alarming ? TopLine::Alarming : TopLine::Plain});
    };
    block.push_back({"chat-server "_L1 + escaped(latin(now.version)) + " on "_L1 + escaped(now.node)
                         + ", pid "_L1 + number(now.pid) + ", up "_L1
                         + durationText(Milliseconds(now.uptimeMs)),
                     TopLine::Strong});
    if (now.draining)
        block.push_back({u"draining: it is about to stop"_s, TopLine::Alarming});
    if (!now.pipeline.available)
        block.push_back({u"the store cannot write now"_s, TopLine::Alarming});
    line("sessions"_L1,
         number(now.sessions) + "   connections "_L1 + countOf(now.connections, now.connectionsMax)
             + "   rooms "_L1 + number(now.rooms) + "   people in them "_L1 + number(now.members));
    line("traffic"_L1,
         "messages "_L1 + rate(numbers, &AdminStats::messagesTotal) + "   deliveries "_L1
             + rate(numbers, &AdminStats::deliveriesTotal) + "   logins "_L1
             + rate(numbers, &AdminStats::loginsTotal));
    line("turned away"_L1,
         "connections "_L1 + rate(numbers, &AdminStats::refusedTotal) + "   slow consumers "_L1
             + rate(numbers, &AdminStats::slowConsumersTotal));
    line("workers"_L1,
         number(now.workers.active) + " busy, "_L1
             + number(std::max(0, now.workers.size - now.workers.active)) + " idle   "_L1
             + number(now.workers.queued) + " of "_L1 + number(now.actors) + " actors wait   oldest wait "_L1
             + durationText(Milliseconds(oldestWait(now))));
    line("pipeline"_L1,
         number(now.pipeline.entries) + " waiting, oldest "_L1
             + durationText(Milliseconds(now.pipeline.oldestMs)) + "   last commit "_L1
             + microsecondsText(now.pipeline.lastCommitUs) + "   WAL "_L1 + bytesText(now.walBytes));
    line("p50/p99"_L1,
         "ack "_L1 + latencyText(now.acknowledgement) + "   delivery "_L1 + latencyText(now.delivery)
             + "   commit "_L1 + latencyText(now.commit));
    line("CPU"_L1, cores(numbers) + " of "_L1 + number(now.cores) + " cores"_L1);
    line("memory"_L1,
         "RSS "_L1 + bytesText(now.rssBytes) + "   heap in use "_L1 + bytesText(now.heapBytes)
             + "   per session "_L1 + (now.sessions > 0 ? bytesText(now.sessionBytes) : u"-"_s));
    line("descriptors"_L1, countOf(now.fds, now.fdLimit), now.fdLimit > 0 && now.fds >= now.fdLimit / 10 * 9);
    return block;
}

Block ioThreads(const AdminStats &stats)
{
    Table table({{u"I/O"_s, true}, {u"CONNECTIONS"_s, true}, {u"WAITING"_s, true}, {u"LAG"_s, true}});
    for (size_t i = 0; i < stats.io.size(); ++i) {
        const IoThreadRow &row = stats.io[i];
        table.add({number(qint64(i)), number(row.connections), bytesText(row.outboxBytes),
                   row.loopLagUs ? microsecondsText(*row.loopLagUs) : u"-"_s});
    }
    return blockOf(table);
}

Block kinds(const AdminStats &stats)
{
    Table table({{u"KIND"_s}, {u"ACTORS"_s, true}, {u"QUEUED"_s, true}, {u"OLDEST"_s, true}});
    for (const ActorKindRow &row : stats.kinds)
        table.add({latin(row.kind), number(row.actors), number(row.queued),
                   durationText(Milliseconds(row.oldestMs))});
    return blockOf(table);
}

Block threads(const AdminWorkers &workers)
{
    Table table({{u"WORKER"_s, true}, {u"STATE"_s}, {u"FOR"_s, true}, {u"ACTOR"_s}, {u"JOB"_s}});
    for (size_t i = 0; i < workers.threads.size(); ++i) {
        const WorkerThreadRow &row = workers.threads[i];
        table.add({number(qint64(i)), row.busy ? u"busy"_s : u"idle"_s,
                   row.busy ? durationText(Milliseconds(row.forMs)) : QString(),
                   row.actor.value_or(QString()), latin(row.job.value_or(QByteArray()))});
    }
    return blockOf(table);
}

Block actors(const AdminWorkers &workers)
{
    Table table({{u"ACTOR"_s},
                 {u"STATE"_s},
                 {u"QUEUED"_s, true},
                 {u"OLDEST"_s, true},
                 {u"JOBS"_s, true},
                 {u"CPU"_s, true},
                 {u"NOW"_s}});
    for (const ActorRow &row : workers.actors)
        table.add({row.name, word(row.state), number(row.queued), durationText(Milliseconds(row.oldestMs)),
                   number(row.jobsTotal), microsecondsText(row.cpuUs),
                   row.job ? latin(*row.job) + u' ' + durationText(Milliseconds(row.jobMs.value_or(0)))
                           : QString()});
    return blockOf(table);
}

/// No more than `rows`, with a last line that says how many there would be.
Block shortened(Block block, size_t rows)
{
    if (block.size() <= rows || rows < 2)
        return block;
    const size_t left = block.size() - rows + 1;
    block.resize(rows - 1);
    block.push_back({"and "_L1 + number(qint64(left)) + " more"_L1});
    return block;
}

Block beside(Block left, const Block &right)
{
    int width = 0;
    for (const TopLine &line : left)
        width = std::max(width, displayWidth(line.text));
    left.resize(std::max(left.size(), right.size()));
    for (size_t i = 0; i < right.size(); ++i) {
        QString &text = left[i].text;
        text += QString(width + gap - displayWidth(text), u' ') + right[i].text;
    }
    return left;
}

} // namespace

std::vector<TopLine> topLines(const TopNumbers &numbers, int width, int height)
{
    std::vector<TopLine> lines = summary(numbers);
    const auto add = [&](const Block &block) {
        lines.push_back({});
        lines.insert(lines.end(), block.begin(), block.end());
    };
    const size_t rows = size_t(std::max(5, height / 6)); // of a table, so that all have a place
    const Block io = shortened(ioThreads(numbers.now), rows);
    const Block kind = shortened(kinds(numbers.now), rows);
    if (width >= wideScreen) {
        add(beside(io, kind));
    } else {
        add(io);
        add(kind);
    }
    add(shortened(threads(numbers.workers), rows));
    add(actors(numbers.workers));
    lines.resize(std::min(lines.size(), size_t(std::max(0, height))));
    for (TopLine &line : lines)
        line.text = cutTo(line.text, width);
    return lines;
}

} // namespace chat::ctl
