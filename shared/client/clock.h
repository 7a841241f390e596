// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QObject>
#include <QTimer>

namespace chat::client {

/// What time it is, and one alarm. A fake in tests.
class Clock : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual Now now() const = 0;
    /// One rang() at this time, or soon after; replaces the alarm that was set before.
    virtual void ringAt(MonoTime time) = 0;

Q_SIGNALS:
    void rang();
};

/// The machine's clocks. Thread with an event loop.
class SystemClock final : public Clock
{
    Q_OBJECT
public:
    explicit SystemClock(QObject *parent = nullptr);

    [[nodiscard]] Now now() const override { return currentTime(); }
    void ringAt(MonoTime time) override;

private:
    QTimer m_timer;
};

} // namespace chat::client
