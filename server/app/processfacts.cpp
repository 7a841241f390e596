// SPDX-License-Identifier: Apache-2.0
#include "server/app/processfacts.h"

#include <QFile>

#include <dirent.h>
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

} // namespace chat::server
