// SPDX-License-Identifier: Apache-2.0
#include "server/app/processfacts.h"

#include <QFile>

#include <algorithm>
#include <ctime>
#include <dirent.h>
#include <malloc.h>
#include <memory>
#include <sys/resource.h>
#include <sys/stat.h>
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

void giveFreeMemoryBack() { malloc_trim(0); }

qint64 descriptorLimit()
{
    rlimit limit{};
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? qint64(limit.rlim_cur) : 0;
}

double cpuSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) * 1e-9;
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

int openDescriptors()
{
    struct stat facts{};
    if (stat("/proc/self/fd", &facts) == 0 && facts.st_size > 0) // Linux 6.2 and later say how many
        return int(facts.st_size);
    int entries = 0;
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(opendir("/proc/self/fd"), closedir);
    while (directory && readdir(directory.get()))
        ++entries;
    return std::max(0, entries - 3); // ".", ".." and the directory itself
}

} // namespace

void ProcessWatch::begin() { m_heapAtStart = heapInUse(); }

template <class T>
T ProcessWatch::atMost(Milliseconds age, Counted<T> &counted, T (*count)())
{
    const MonoTime now = std::chrono::steady_clock::now();
    const std::scoped_lock lock(m_mutex);
    if (!counted.when || now - *counted.when >= age)
        counted = {count(), now};
    return counted.value;
}

qint64 ProcessWatch::heapBytes() { return atMost(heapInterval, m_heap, heapInUse); }
int ProcessWatch::descriptors() { return atMost(descriptorInterval, m_descriptors, openDescriptors); }

} // namespace chat::server
