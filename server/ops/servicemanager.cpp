// SPDX-License-Identifier: Apache-2.0
#include "server/ops/servicemanager.h"

#include <chrono>
#include <cstdint>
#include <systemd/sd-daemon.h>

namespace chat::server {

bool hasServiceManager() { return qEnvironmentVariableIsSet("NOTIFY_SOCKET"); }

std::optional<Milliseconds> watchdogTimeout()
{
    uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0)
        return std::nullopt;
    return std::chrono::duration_cast<Milliseconds>(std::chrono::microseconds(microseconds));
}

void tellReady() { sd_notify(0, "READY=1"); }

void tellStopping() { sd_notify(0, "STOPPING=1"); }

void tellAlive() { sd_notify(0, "WATCHDOG=1"); }

void tellStatus(const QString &line)
{
    const QByteArray text = "STATUS=" + line.toUtf8();
    sd_notify(0, text.constData());
}

ToldReloading::ToldReloading()
{
    // The clock that the manager compares with is CLOCK_MONOTONIC, which is also that of steady_clock here.
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    const QByteArray text = "RELOADING=1\nMONOTONIC_USEC=" + QByteArray::number(qint64(microseconds));
    sd_notify(0, text.constData());
}

} // namespace chat::server
