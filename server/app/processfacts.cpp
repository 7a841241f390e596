// SPDX-License-Identifier: Apache-2.0
#include "server/app/processfacts.h"

#include <QFile>

#include <algorithm>
#include <ctime>
#include <dirent.h>
#include <malloc.h>
#include <memory>
#include <sys/resource.h>
#include <unistd.h>

namespace chat::server {

using namespace Qt::StringLiterals;

qint64 residentBytes()
{
    QFile memory(QStringLiteral("/proc/self/statm"));
    return memory.open(QIODevice::ReadOnly)
        ? memory.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)
        : 0;
}

ProcessFacts processFacts()
{
    ProcessFacts facts{.residentBytes = residentBytes()};
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(opendir("/proc/self/fd"), closedir);
    while (directory && readdir(directory.get()))
        ++facts.descriptors;
    facts.descriptors
        = facts.descriptors > 3 ? facts.descriptors - 3 : 0; // ".", ".." and the directory itself
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        facts.descriptorLimit = qint64(limit.rlim_cur);
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    facts.cpuSeconds = double(used.tv_sec) + double(used.tv_nsec) * 1e-9;
    return facts;
}

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of the machine; -1: unknown.
qint64 availableBytes()
{
    for (const QByteArray &line : contentOf(QStringLiteral("/proc/meminfo")).split('\n')) {
        if (line.startsWith("MemAvailable:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return -1;
}

/// Of our control group (version 2), as far as it has a limit of its own; -1: it has none.
qint64 groupBytes()
{
    const QByteArray group = contentOf(QStringLiteral("/proc/self/cgroup"));
    if (!group.startsWith("0::"))
        return -1;
    const QString directory = "/sys/fs/cgroup"_L1 + QString::fromLocal8Bit(group.sliced(3).trimmed());
    bool limited = false;
    const qint64 most = contentOf(directory + "/memory.max"_L1).trimmed().toLongLong(&limited);
    const qint64 used = contentOf(directory + "/memory.current"_L1).trimmed().toLongLong();
    return limited ? std::max<qint64>(0, most - used) : -1;
}

} // namespace

qint64 freeMemory()
{
    const qint64 machine = availableBytes();
    const qint64 group = groupBytes();
    return machine < 0 || group < 0 ? std::max(machine, group) : std::min(machine, group);
}

namespace {

qint64 heapInUse()
{
    const auto info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd); // in arenas, and mapped for single large blocks
}

} // namespace

HeapWatch::HeapWatch() : m_atStart(heapInUse()), m_inUse(m_atStart) { }

qint64 HeapWatch::inUse(MonoTime now)
{
    if (!m_counted || now - *m_counted >= interval) {
        m_inUse = heapInUse();
        m_counted = now;
    }
    return m_inUse;
}

} // namespace chat::server
