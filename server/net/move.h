// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/adminrooms.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace chat::server {

/// How the move of people from room to room goes on. Whoever asked is told once, when the last connection
/// that is part of it has come in, was refused, or is gone. Any thread; shared by those that take part.
class MoveTally
{
public:
    using Done = std::function<void(const Result<MoveAnswer> &)>;

    /// `done` never blocks; it is called in the thread that lets go last.
    explicit MoveTally(Done done) : m_done(std::move(done)) { }
    ~MoveTally()
    {
        m_done(m_nobody ? Result<MoveAnswer>(refuse(ErrorCode::UserNotFound))
                        : MoveAnswer{.moved = m_moved, .stayed = m_stayed});
    }
    Q_DISABLE_COPY_MOVE(MoveTally)

    void moved() { ++m_moved; }
    void stayed() { ++m_stayed; }
    /// The one who was meant is not there.
    void nobody() { m_nobody = true; }

private:
    Done m_done;
    std::atomic<int> m_moved{0};
    std::atomic<int> m_stayed{0};
    std::atomic<bool> m_nobody{false};
};

/// People are brought from one room into another.
struct Move {
    RoomId from;
    RoomId to;
    QString words; ///< the operator's
    std::shared_ptr<MoveTally> tally; ///< never null
};

} // namespace chat::server
