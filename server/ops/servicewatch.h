// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace chat::server {

/// Tells systemd that the server lives, for as long as it does: every thread that carries connections has
/// answered since the last time, and so has the one that this is in. A loop that hangs for the time of
/// WatchdogSec= thus ends the server, and it is started anew.
class ServiceWatch final : public QObject
{
    Q_OBJECT
public:
    /// Asks every loop; `answered` is called when all have answered, in any thread, also after this is gone.
    using AskLoops = std::function<void(std::function<void()> answered)>;
    /// One line about the server.
    using Status = std::function<QString()>;

    ServiceWatch(AskLoops askLoops, Status status);

    /// Says that the server is ready, and goes on from there by itself; does nothing without a manager.
    void start();
    /// What the timer does.
    void tick();

private:
    AskLoops m_askLoops;
    Status m_status;
    std::shared_ptr<std::atomic<bool>> m_answered;
    bool m_watched = false; ///< the manager waits for signs of life
    QTimer m_timer;
};

} // namespace chat::server
