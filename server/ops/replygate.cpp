// SPDX-License-Identifier: Apache-2.0
#include "server/ops/replygate.h"

#include <utility>

namespace chat::server {

ReplyGate::ReplyGate() : m_calls(std::make_shared<Calls>())
{
    m_calls->courier = new ReplyCourier(m_calls); // until close()
}

ReplyGate::~ReplyGate() = default;

void ReplyGate::post(Call call)
{
    const std::scoped_lock lock(m_calls->mutex); // the courier cannot go while it is held: see close()
    if (!m_calls->courier)
        return;
    m_calls->waiting.push_back(std::move(call));
    if (m_calls->waiting.size() == 1)
        QMetaObject::invokeMethod(m_calls->courier, "deliver", Qt::QueuedConnection);
}

void ReplyGate::close()
{
    std::unique_lock lock(m_calls->mutex);
    m_calls->waiting.clear();
    ReplyCourier *const courier = std::exchange(m_calls->courier, nullptr);
    const bool delivering = m_calls->delivering; // a call of its own closes it
    lock.unlock();
    if (courier && delivering)
        courier->deleteLater();
    else
        delete courier;
}

void ReplyCourier::deliver()
{
    std::unique_lock lock(m_calls->mutex);
    m_calls->delivering = true;
    for (size_t left = m_calls->waiting.size(); left > 0 && !m_calls->waiting.empty(); --left) {
        ReplyGate::Call call = std::move(m_calls->waiting.front());
        m_calls->waiting.pop_front();
        lock.unlock();
        call(); // may close the gate
        lock.lock();
    }
    m_calls->delivering = false;
    if (!m_calls->waiting.empty() && m_calls->courier)
        QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
}

} // namespace chat::server

#include "moc_replygate.cpp"
