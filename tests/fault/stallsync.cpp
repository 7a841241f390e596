// SPDX-License-Identifier: Apache-2.0

/// Preloaded into chat-server: fsync and fdatasync wait while another process holds an exclusive lock (flock)
/// on the file that STALL_FILE names. So a disk that does not answer is played, and let go at a known moment.

#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace {

using Sync = int (*)(int);

void waitForTheDisk()
{
    const char *path = std::getenv("STALL_FILE");
    const int descriptor = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (descriptor < 0)
        return;
    ::flock(descriptor, LOCK_SH);
    ::close(descriptor);
}

int stalled(const char *name, int descriptor)
{
    waitForTheDisk();
    const auto sync = reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, name));
    return sync(descriptor);
}

} // namespace

extern "C" {

int fsync(int descriptor) { return stalled("fsync", descriptor); }

int fdatasync(int descriptor) { return stalled("fdatasync", descriptor); }
}
