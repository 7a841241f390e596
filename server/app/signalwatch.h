// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace chat::server {

/// SIGTERM, SIGINT and SIGHUP as Qt signals; SIGPIPE is ignored (B5-21). One per process, made in the main
/// thread before any other thread, which all inherit the blocked signals.
class SignalWatch final : public QObject
{
    Q_OBJECT
public:
    SignalWatch();
    ~SignalWatch() override;

Q_SIGNALS:
    void terminate();
    void reload();

private:
    void read();

    int m_fd;
    QSocketNotifier m_notifier;
};

} // namespace chat::server
