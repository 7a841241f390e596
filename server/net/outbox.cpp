// SPDX-License-Identifier: Apache-2.0
#include "server/net/outbox.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <sys/uio.h>
#include <vector>

namespace chat::server {
namespace {

// Server frames are unmasked with FIN set: RFC 6455 section 5.2.
bool isPong(const QByteArray &frame) { return quint8(frame[0]) == 0x8A; }

} // namespace

struct Outbox::Queue {
    struct Waiting {
        QByteArray frame;
        MonoTime since;
    };

    std::vector<Waiting> waiting; // those before `first` are gone
    size_t first = 0;
    qsizetype begun = 0; // bytes of the first frame that are written
    qsizetype bytes = 0;
    std::optional<MonoTime> aboveSince;
};

/// Queues that became empty, with the room that they had, for the outboxes of this thread that fill next. So
/// a broadcast allocates nothing.
class Outbox::Spares
{
public:
    static std::unique_ptr<Queue> take()
    {
        if (s_spares.empty())
            return std::make_unique<Queue>();
        auto queue = std::move(s_spares.back());
        s_spares.pop_back();
        s_unneeded = std::min(s_unneeded, s_spares.size());
        return queue;
    }

    static void release()
    {
        s_spares.resize(s_spares.size() - s_unneeded);
        s_spares.shrink_to_fit();
        s_unneeded = s_spares.size();
    }

    static void give(std::unique_ptr<Queue> queue)
    {
        constexpr size_t mostSpares = 8192; // as many receivers as a turn may have
        constexpr size_t mostFrames = 16; // what grew beyond is not kept: half a kilobyte each
        if (s_spares.size() >= mostSpares || queue->waiting.capacity() > mostFrames)
            return;
        queue->waiting.clear();
        queue->first = 0;
        queue->begun = 0;
        queue->bytes = 0;
        queue->aboveSince.reset();
        s_spares.push_back(std::move(queue));
    }

private:
    static thread_local std::vector<std::unique_ptr<Queue>> s_spares;
    static thread_local size_t s_unneeded; ///< the fewest that there were since the last release
};
thread_local std::vector<std::unique_ptr<Outbox::Queue>> Outbox::Spares::s_spares;
thread_local size_t Outbox::Spares::s_unneeded = 0;

void Outbox::releaseSpareRoom() { Spares::release(); }

Outbox::Outbox(const OutboxLimits &limits) : m_limits(&limits) { }
Outbox::Outbox(Outbox &&other) noexcept = default;
Outbox::~Outbox() = default;

OutboxState Outbox::push(QByteArray frame, MonoTime now) { return insert(frames(), std::move(frame), now); }

OutboxState Outbox::pushFront(QByteArray frame, MonoTime now)
{
    const qsizetype index = m_queue && m_queue->begun > 0 ? 1 : 0;
    if (!frame.isEmpty() && isPong(frame) && index < frames()) {
        QByteArray &next = m_queue->waiting[m_queue->first + size_t(index)].frame;
        if (isPong(next)) {
            m_queue->bytes += frame.size() - next.size();
            next = std::move(frame);
            settle(now);
            return state(now);
        }
    }
    return insert(index, std::move(frame), now);
}

OutboxState Outbox::insert(qsizetype index, QByteArray frame, MonoTime now)
{
    if (frame.isEmpty() || bytes() > m_limits->hardBytes)
        return state(now);
    if (!m_queue)
        m_queue = Spares::take();
    Queue &queue = *m_queue;
    queue.bytes += frame.size();
    queue.waiting.insert(queue.waiting.begin() + std::ptrdiff_t(queue.first) + index,
                         {std::move(frame), now});
    settle(now);
    return state(now);
}

qsizetype Outbox::frames() const { return m_queue ? qsizetype(m_queue->waiting.size() - m_queue->first) : 0; }

qsizetype Outbox::bytes() const { return m_queue ? m_queue->bytes : 0; }

bool Outbox::isAboveMark() const { return frames() > m_limits->markFrames || bytes() > m_limits->markBytes; }

OutboxState Outbox::state(MonoTime now) const
{
    if (bytes() > m_limits->hardBytes)
        return OutboxState::OverHard;
    if (!m_queue || !m_queue->aboveSince)
        return OutboxState::Ok;
    return now - *m_queue->aboveSince > m_limits->markTime ? OutboxState::Slow : OutboxState::AboveMark;
}

Milliseconds Outbox::oldestAge(MonoTime now) const
{
    if (!m_queue)
        return Milliseconds{0};
    return std::chrono::duration_cast<Milliseconds>(now - m_queue->waiting[m_queue->first].since);
}

size_t Outbox::gather(std::span<iovec> pieces) const
{
    const size_t count = std::min(pieces.size(), size_t(frames()));
    for (size_t i = 0; i < count; ++i) {
        const QByteArray &frame = m_queue->waiting[m_queue->first + i].frame;
        const qsizetype skipped = i == 0 ? m_queue->begun : 0;
        // writev() only reads, but its struct has no const.
        pieces[i] = {const_cast<char *>(frame.constData() + skipped), size_t(frame.size() - skipped)};
    }
    return count;
}

void Outbox::consume(qsizetype written, MonoTime now)
{
    Q_ASSERT(written >= 0 && written <= bytes());
    if (!m_queue)
        return;
    Queue &queue = *m_queue;
    queue.bytes -= written;
    queue.begun += written;
    while (queue.first < queue.waiting.size() && queue.begun >= queue.waiting[queue.first].frame.size()) {
        Queue::Waiting &done = queue.waiting[queue.first++];
        queue.begun -= done.frame.size();
        done.frame = {};
    }
    settle(now);
}

void Outbox::dropUnsent()
{
    if (!m_queue)
        return;
    if (m_queue->begun == 0) {
        m_queue.reset();
        return;
    }
    Queue &queue = *m_queue;
    queue.waiting.erase(queue.waiting.begin() + std::ptrdiff_t(queue.first) + 1, queue.waiting.end());
    queue.bytes = queue.waiting[queue.first].frame.size() - queue.begun;
    if (!isAboveMark())
        queue.aboveSince.reset();
}

void Outbox::settle(MonoTime now)
{
    Queue &queue = *m_queue;
    if (queue.first == queue.waiting.size()) {
        Spares::give(std::move(m_queue));
        return;
    }
    constexpr size_t worthIt = 64; // below, moving the rest costs more than the room it gives back
    if (queue.first >= worthIt && queue.first * 2 >= queue.waiting.size()) {
        queue.waiting.erase(queue.waiting.begin(), queue.waiting.begin() + std::ptrdiff_t(queue.first));
        queue.first = 0;
    }
    if (!isAboveMark())
        queue.aboveSince.reset();
    else if (!queue.aboveSince)
        queue.aboveSince = now;
}

} // namespace chat::server
