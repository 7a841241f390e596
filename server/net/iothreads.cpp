// SPDX-License-Identifier: Apache-2.0
#include "server/net/iothreads.h"

#include "server/net/epolldispatcher.h"
#include "server/net/writepacing.h"
#include "shared/core/match.h"

#include <QTimer>

#include <algorithm>
#include <sys/eventfd.h>
#include <unistd.h>

namespace chat::server {
namespace {

/// Wakes the loop for its inbox, at once or after a pause.
class InboxEvents final : public Pollable, private TurnHook
{
public:
    InboxEvents(EpollPoller &poller, int fd, std::function<void()> take, std::function<bool()> waits)
        : m_poller(&poller),
          m_fd(fd),
          m_take(std::move(take)),
          m_waits(std::move(waits))
    {
        m_pause.setSingleShot(true);
        m_pause.setTimerType(Qt::PreciseTimer);
        m_pause.callOnTimeout([this] { takeNow(); });
    }
    void onEvents(quint32) override
    {
        eventfd_t count = 0;
        eventfd_read(m_fd, &count);
        if (!m_pause.isActive())
            takeNow();
    }

private:
    void takeNow()
    {
        m_began = std::chrono::steady_clock::now();
        m_take();
        m_poller->atTurnEnd(this); // behind the connections that have something to write now
    }
    void onTurnEnd() override
    {
        const auto pause = m_pacing.after(std::chrono::steady_clock::now() - m_began, m_waits());
        if (pause > WritePacing::Duration::zero())
            m_pause.start(std::chrono::ceil<Milliseconds>(pause));
    }

    EpollPoller *m_poller;
    int m_fd;
    std::function<void()> m_take;
    std::function<bool()> m_waits;
    WritePacing m_pacing;
    QTimer m_pause;
    MonoTime m_began;
};

} // namespace

IoThread::IoThread(quint8 index, const NetServices &services)
    : m_index(index),
      m_services(services),
      m_wakeFd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    setObjectName(QStringLiteral("io-%1").arg(index));
    setEventDispatcher(new EpollDispatcher);
    start();
}

IoThread::~IoThread()
{
    stop();
    ::close(m_wakeFd);
}

void IoThread::stop()
{
    perform([this](IoLoop &) { quit(); });
    wait();
}

void IoThread::run()
{
    EpollPoller *poller = EpollDispatcher::current()->poller();
    {
        IoLoop loop(m_index, m_services, m_counts);
        InboxEvents events(
            *poller, m_wakeFd, [&] { takeInbox(loop); },
            [this] {
                const std::scoped_lock lock(m_mutex);
                return !m_inbox.empty();
            });
        if (!poller->add(m_wakeFd, EPOLLIN, &events))
            qFatal("an I/O thread cannot watch its inbox");
        exec();
        poller->remove(m_wakeFd, &events);
    }
}

void IoThread::put(auto place)
{
    bool wake = false;
    {
        const std::scoped_lock lock(m_mutex);
        wake = m_inbox.empty();
        place(m_inbox);
    }
    if (wake)
        eventfd_write(m_wakeFd, 1);
}

void IoThread::adopt(AcceptedSocket socket)
{
    put([&](Inbox &inbox) { inbox.sockets.push_back(std::move(socket)); });
}

void IoThread::deliver(Deliveries deliveries)
{
    put([&](Inbox &inbox) { inbox.deliveries.push_back(std::move(deliveries)); });
}

void IoThread::perform(Task task)
{
    put([&](Inbox &inbox) { inbox.tasks.push_back(std::move(task)); });
}

void IoThread::takeInbox(IoLoop &loop)
{
    Inbox inbox;
    {
        const std::scoped_lock lock(m_mutex);
        std::swap(inbox, m_inbox);
    }
    for (AcceptedSocket &socket : inbox.sockets)
        loop.adopt(std::move(socket));
    for (Deliveries &deliveries : inbox.deliveries) {
        for (Delivery &delivery : deliveries)
            loop.deliver(delivery);
    }
    for (const Task &task : inbox.tasks)
        task(loop);
}

IoThreads::IoThreads(int threads, const NetServices &services) : m_counts(services.counts)
{
    for (int i = 0; i < threads; ++i)
        m_threads.push_back(std::make_unique<IoThread>(quint8(i), services));
}

IoThreads::~IoThreads() = default;

void IoThreads::adopt(AcceptedSocket socket)
{
    const auto fewest = std::ranges::min_element(m_threads, {}, [](const auto &thread) {
        return thread->counts().connections.load(std::memory_order_relaxed);
    });
    (*fewest)->adopt(std::move(socket));
}

bool IoThreads::wants(WireFormat format) const
{
    return m_counts->speaking[size_t(format)].load(std::memory_order_acquire) > 0;
}

void IoThreads::publish(Deliveries deliveries)
{
    std::vector<Deliveries> shares(m_threads.size());
    const auto share = [&](Delivery &delivery, ConnectionId connection) {
        if (connection.thread < shares.size())
            shares[connection.thread].push_back(std::move(delivery));
    };
    for (Delivery &delivery : deliveries) {
        match(
            delivery, //
            [&](delivery::ToRoom &said) {
                // Framed once, here; every thread and every outbox shares the bytes.
                for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
                    QByteArray &payload = said.payloads[size_t(format)];
                    if (!payload.isEmpty())
                        payload
                            = makeFrame(format == WireFormat::Json ? Opcode::Text : Opcode::Binary, payload);
                }
                for (Deliveries &own : shares)
                    own.push_back(said);
            },
            [&](auto &own) { share(delivery, own.connection); });
    }
    for (size_t i = 0; i < shares.size(); ++i) {
        if (!shares[i].empty())
            m_threads[i]->deliver(std::move(shares[i]));
    }
}

void IoThreads::drain(Milliseconds grace, std::optional<Milliseconds> reconnectAfter, const QString &reason)
{
    perform([=](IoLoop &loop) { loop.drain(grace, reconnectAfter, reason); });
}

void IoThreads::reconfigure(const std::shared_ptr<const NetConfig> &config, const FloodRules &flood)
{
    perform([=](IoLoop &loop) { loop.reconfigure(config, flood); });
}

void IoThreads::stop()
{
    for (const auto &thread : m_threads)
        thread->stop();
}

void IoThreads::perform(const IoThread::Task &task)
{
    for (const auto &thread : m_threads)
        thread->perform(task);
}

std::vector<const LoopCounts *> IoThreads::counts() const
{
    std::vector<const LoopCounts *> counts;
    for (const auto &thread : m_threads)
        counts.push_back(&thread->counts());
    return counts;
}

} // namespace chat::server

#include "moc_iothreads.cpp"
