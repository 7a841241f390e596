// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace chat::server {

class ReplyCourier;

/// The way back to an object of another thread that may be gone by then. Shared by the object, which makes it
/// and closes it in its destructor, and by all who owe it an answer. Calls wait in a queue of our own: what
/// Qt's event loop hands over is only a wake-up (docs/THREADING.md says why).
class ReplyGate
{
public:
    using Call = std::function<void()>;

    /// The target's thread.
    ReplyGate();
    ~ReplyGate();
    Q_DISABLE_COPY_MOVE(ReplyGate)

    /// Any thread. `call` runs in the target's thread, from its event loop; never when the gate is closed.
    void post(Call call);

    /// The target's thread. What was posted and has not run never will.
    void close();

private:
    friend class ReplyCourier;
    struct Calls {
        std::mutex mutex;
        std::deque<Call> waiting;
        ReplyCourier *courier = nullptr; ///< none: closed
        bool delivering = false;
    };

    std::shared_ptr<Calls> m_calls;
};

/// Runs what was posted. Lives in the target's thread.
class ReplyCourier final : public QObject
{
    Q_OBJECT
public:
    explicit ReplyCourier(std::shared_ptr<ReplyGate::Calls> calls) : m_calls(std::move(calls)) { }

    Q_INVOKABLE void deliver();

private:
    std::shared_ptr<ReplyGate::Calls> m_calls;
};

} // namespace chat::server
