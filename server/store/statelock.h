// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

namespace chat::server {

/// Keeps a second server out of a state directory. An advisory flock() on the file `lock` in it, which the
/// system lets go with the process however it ends; so the file itself is never in the way, and it is never
/// removed. It holds one line about its holder: "process 1234 since 2024-05-06T07:08:09Z". A program that is
/// started from here does not inherit the lock. Any thread.
class StateLock
{
public:
    /// Unavailable, with a sentence that names the holder, when another has it; when the file cannot be made
    /// or written, Unavailable too.
    [[nodiscard]] static StoreResult<std::unique_ptr<StateLock>> take(const QString &directory);

    ~StateLock();
    Q_DISABLE_COPY_MOVE(StateLock)

private:
    explicit StateLock(int descriptor) : m_descriptor(descriptor) { }

    int m_descriptor;
};

} // namespace chat::server
