// SPDX-License-Identifier: Apache-2.0
#include "server/ops/pushfeed.h"

#include "shared/protocol/adminevents.h"
#include "shared/protocol/wire.h"

namespace chat::server {

PushFeed::PushFeed(AdminBackend &backend, Sink sink)
    : m_backend(backend),
      m_sink(std::move(sink)),
      m_gate(std::make_shared<ReplyGate>())
{
    connect(&m_timer, &QTimer::timeout, this, &PushFeed::tick);
}

PushFeed::~PushFeed() { m_gate->close(); }

Milliseconds PushFeed::subscribe(const Subscribe &wanted)
{
    unsubscribe();
    m_wanted = wanted;
    const Milliseconds interval(wanted.intervalMs.value_or(limits::pushInterval.count()));
    if (wanted.topics.empty())
        return interval;
    m_timer.start(interval);
    QMetaObject::invokeMethod(this, &PushFeed::tick, Qt::QueuedConnection); // behind the answer
    return interval;
}

void PushFeed::unsubscribe()
{
    m_timer.stop();
    m_wanted = {};
    m_open.clear();
    m_lastLine.reset();
    ++m_round;
}

void PushFeed::tick()
{
    if (!m_sink.ready())
        return;
    const std::set<Topic> topics(m_wanted.topics.begin(), m_wanted.topics.end());
    for (const Topic topic : topics) {
        if (m_open.contains(topic))
            continue;
        switch (topic) {
        case Topic::Stats: ask<StatsPush>(topic, FetchStats()); break;
        case Topic::Workers: ask<WorkersPush>(topic, m_wanted.workers.value_or(FetchWorkers())); break;
        case Topic::Logs:
            ask<LogPush>(topic,
                         FetchLogs{.level = m_wanted.level,
                                   .category = m_wanted.category,
                                   .after = m_lastLine,
                                   .limit = m_lastLine ? std::optional(limits::maxAdminRows) : std::nullopt});
            break;
        }
    }
}

template <class Push, Packet Question>
void PushFeed::ask(Topic topic, const Question &question)
{
    m_open.insert(topic);
    using Answer = Question::Answer;
    const auto take = [this, topic, round = m_round](const Result<Answer> &result) {
        if (round != m_round)
            return;
        m_open.erase(topic);
        if (!result)
            return; // the next one may succeed
        if constexpr (std::is_same_v<Answer, LogPage>) {
            const bool nothingNew = m_lastLine && result->rows.empty() && result->missed == 0;
            m_lastLine = result->last;
            if (nothingNew)
                return;
        }
        const QByteArray line = encode(WireFormat::Json, Push::name, {}, *result);
        if (line.size() <= limits::maxAdminLineBytes)
            m_sink.send(line);
    };
    m_backend.ask(question, [gate = m_gate, take](const Result<Answer> &result) {
        gate->post([take, result] { take(result); });
    });
}

} // namespace chat::server

#include "moc_pushfeed.cpp"
