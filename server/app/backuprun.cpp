// SPDX-License-Identifier: Apache-2.0
#include "server/app/backuprun.h"

#include "server/store/sqlitebackup.h"

namespace chat::server {

bool BackupRun::start(const QString &file, const QString &target, Done done)
{
    if (m_running.exchange(true))
        return false;
    m_thread = std::jthread([this, file, target, done = std::move(done)](const std::stop_token &stop) {
        const auto bytes = backUp(file, target, stop);
        m_running = false;
        done(bytes);
    });
    return true;
}

void BackupRun::stop()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

} // namespace chat::server
