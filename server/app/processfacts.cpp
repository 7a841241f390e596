// SPDX-License-Identifier: Apache-2.0
#include "server/app/processfacts.h"

#include <QFile>

#include <dirent.h>
#include <malloc.h>
#include <memory>
#include <sys/resource.h>
#include <unistd.h>

namespace chat::server {

ProcessFacts processFacts()
{
    ProcessFacts facts;
    QFile memory(QStringLiteral("/proc/self/statm"));
    if (memory.open(QIODevice::ReadOnly))
        facts.residentBytes = memory.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(opendir("/proc/self/fd"), closedir);
    while (directory && readdir(directory.get()))
        ++facts.descriptors;
    facts.descriptors
        = facts.descriptors > 3 ? facts.descriptors - 3 : 0; // ".", ".." and the directory itself
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        facts.descriptorLimit = qint64(limit.rlim_cur);
    return facts;
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
