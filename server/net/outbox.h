// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"
#include "shared/core/timestamp.h"

#include <QByteArray>

#include <memory>
#include <span>

struct iovec;

namespace chat::server {

/// When a reader is too slow. An operator's configuration; must outlive the outboxes that were given it.
struct OutboxLimits {
    int markFrames = limits::outboxMarkFrames;
    qsizetype markBytes = limits::outboxMarkBytes;
    qsizetype hardBytes = limits::outboxHardBytes;
    Milliseconds markTime = limits::outboxMarkTime;
};

enum class OutboxState : quint8 {
    Ok,
    AboveMark, ///< more than markFrames or markBytes wait
    Slow, ///< above the mark without a break for longer than markTime: close with SlowConsumer
    OverHard, ///< more than hardBytes wait: close with SlowConsumer at once; further frames are not taken
};

/// Frames on their way to one peer, in order, shared by reference with the other receivers (B5-02). Empty it
/// owns no heap. Pure: the clock is a parameter, the caller writes. One thread.
class Outbox
{
public:
    explicit Outbox(const OutboxLimits &limits);
    /// Emptied outboxes leave their room to those that fill next. Gives back what no outbox of this thread
    /// has needed since the last call; for once a second.
    static void releaseSpareRoom();
    Outbox(Outbox &&other) noexcept;
    ~Outbox();

    /// Behind everything. Over the hard limit the frame is dropped, so that memory stays bounded until the
    /// caller has closed the connection. An empty frame is nothing. Returns the state afterwards.
    OutboxState push(QByteArray frame, MonoTime now);

    /// Before everything but the rest of a begun frame: for pong and close. A pong takes the place of an
    /// earlier one that waits there, so a flood of pings from a peer that does not read costs one frame (RFC
    /// 6455 section 5.5.3, faults row 18).
    OutboxState pushFront(QByteArray frame, MonoTime now);

    [[nodiscard]] bool empty() const { return !m_queue; }
    [[nodiscard]] qsizetype frames() const; ///< a begun one counts
    [[nodiscard]] qsizetype bytes() const; ///< not yet written
    [[nodiscard]] OutboxState state(MonoTime now) const;
    [[nodiscard]] Milliseconds oldestAge(MonoTime now) const; ///< of the frame at the front; 0 when empty

    /// Points `pieces` at the first bytes to write; returns how many were set. Valid until the next change.
    [[nodiscard]] size_t gather(std::span<iovec> pieces) const;

    /// The first `written` bytes are gone, 0 <= written <= bytes(); a short write leaves a begun frame
    /// (B5-14).
    void consume(qsizetype written, MonoTime now);

    /// Drops all but the rest of a begun frame, which has to be finished before a close frame (faults row
    /// 19).
    void dropUnsent();

private:
    struct Queue;
    class Spares;
    [[nodiscard]] bool isAboveMark() const;
    OutboxState insert(qsizetype index, QByteArray frame, MonoTime now);
    void settle(MonoTime now);

    const OutboxLimits *m_limits;
    std::unique_ptr<Queue> m_queue; ///< none when empty
};

} // namespace chat::server
