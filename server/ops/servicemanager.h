// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QString>

#include <optional>

/// What systemd is told about this service, as sd_notify(3) says it. Nothing happens when nobody listens
/// ($NOTIFY_SOCKET). Any thread.
namespace chat::server {

/// Whether a service manager listens.
[[nodiscard]] bool hasServiceManager();

/// How long the manager waits for tellAlive() before it ends us; nothing: for ever.
[[nodiscard]] std::optional<Milliseconds> watchdogTimeout();

void tellReady();
void tellStopping();
void tellAlive();
/// One line for people, shown by `systemctl status`.
void tellStatus(const QString &line);

/// The configuration is being read again for as long as this lives.
class ToldReloading
{
public:
    ToldReloading();
    ~ToldReloading() { tellReady(); }
    Q_DISABLE_COPY_MOVE(ToldReloading)
};

} // namespace chat::server
