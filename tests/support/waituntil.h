// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace chat::test {

/// Turns the event loop until the condition holds; false after `patience` ms. Unlike QTest::qWaitFor() it
/// looks after every event and sleeps in between not at all, so a thousand waits cost no time of their own.
template <class Condition>
[[nodiscard]] bool waitUntil(const Condition &condition, int patience)
{
    const QDeadlineTimer deadline(patience);
    QTimer tick; // for what no event of this thread announces
    tick.start(10);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace chat::test
