// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <sys/epoll.h>
#include <vector>

namespace chat::server {

/// What hears the events of one descriptor. The owner removes it from its poller before the descriptor is
/// closed.
class Pollable
{
public:
    Pollable() = default;
    Q_DISABLE_COPY_MOVE(Pollable)

    /// `epollEvents` as of epoll_wait(2). May add, modify and remove any descriptor, its own too, and may
    /// delete this object after removing it.
    virtual void onEvents(quint32 epollEvents) = 0;

protected:
    ~Pollable() = default;
};

/// What runs once at the end of a turn: a connection that joins the writes of the turn (architecture.md 2.5).
/// A link of its poller's list, so that queueing and forgetting are O(1); forgets itself when it dies.
class TurnHook
{
public:
    TurnHook() = default;
    Q_DISABLE_COPY_MOVE(TurnHook)

    virtual void onTurnEnd() = 0;

    void forget(); ///< Leaves the queue, if it is in one.
    [[nodiscard]] bool isQueued() const { return m_next != nullptr; }

protected:
    ~TurnHook() { forget(); }

private:
    friend class EpollPoller;
    TurnHook *m_next = nullptr;
    TurnHook *m_previous = nullptr;
    quint64 m_turn = 0; // the turn at whose end it runs
};

/// One epoll set, level-triggered: a wake-up costs O(ready), not O(sockets). Used in one thread.
///
/// A turn is wait(), dispatch(), endTurn(). Events of a descriptor that was removed within the turn never
/// reach the next owner of the same number: each registration has its own generation in epoll_data.
class EpollPoller
{
public:
    EpollPoller();
    ~EpollPoller();
    Q_DISABLE_COPY_MOVE(EpollPoller)

    /// Registers `fd` for `events` (EPOLLIN, EPOLLOUT, EPOLLPRI ...; not EPOLLET, not EPOLLONESHOT). O(1). A
    /// forgotten registration under the same number is replaced. False, with errno: EBADF, EPERM (a regular
    /// file), ENOSPC, ENOMEM.
    [[nodiscard]] bool add(int fd, quint32 events, Pollable *pollable);
    /// The same for a new mask. False with errno ENOENT when `fd` is not `pollable`'s.
    [[nodiscard]] bool modify(int fd, quint32 events, const Pollable *pollable);
    /// Does nothing when `fd` is not `pollable`'s (any more): removal by identity, never by number (B1-08).
    void remove(int fd, const Pollable *pollable);

    /// Runs the hook at the end of this turn, once, however often it is asked for. A hook that is queued
    /// inside onTurnEnd() runs at the end of the next turn.
    void atTurnEnd(TurnHook *hook);
    [[nodiscard]] bool hasTurnHooks() const { return m_hooks.m_next != &m_hooks; }

    /// Waits for events. Zero: only looks; negative: without end. Returns how many are ready; none after a
    /// signal.
    int wait(std::chrono::milliseconds timeout);
    /// Hands out what wait() found. Stops when a nested turn began meanwhile: what is still ready is found
    /// again.
    void dispatch();
    /// Runs the hooks queued so far, in order; returns how many.
    int endTurn();

    /// Counts the calls of wait(): a handler that sees it change has run a nested turn.
    [[nodiscard]] quint64 round() const { return m_round; }

private:
    struct Slot {
        Pollable *pollable = nullptr;
        quint32 generation = 0;
    };
    struct HookList final : TurnHook {
        void onTurnEnd() override { }
    };

    [[nodiscard]] bool owns(int fd, const Pollable *pollable) const;
    [[nodiscard]] bool control(int operation, int fd, quint32 events);

    int m_epoll;
    std::vector<Slot> m_slots; // by descriptor
    std::array<epoll_event, 512> m_ready;
    int m_readyCount = 0;
    quint64 m_round = 0;
    quint64 m_turn = 0;
    HookList m_hooks; // a ring: the first is m_next, the last m_previous
};

} // namespace chat::server
