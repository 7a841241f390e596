// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaObject>
#include <QObject>

#include <mutex>
#include <utility>

namespace chat::server {

/// The way back to an object of another thread that may be gone by then. Shared by the object and by all who
/// owe it an answer; the object closes it in its destructor.
class ReplyGate
{
public:
    explicit ReplyGate(QObject &target) : m_target(&target) { }

    /// Any thread. `call` runs in the target's thread, from its event loop; never when the gate is closed.
    template <class Call>
    void post(Call call)
    {
        const std::scoped_lock lock(m_mutex); // the target cannot die while it is held: see close()
        if (m_target)
            QMetaObject::invokeMethod(m_target, std::move(call), Qt::QueuedConnection);
    }

    /// The target's thread. Nothing is posted any more; what was posted goes with the target.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_target = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_target;
};

} // namespace chat::server
