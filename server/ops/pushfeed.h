// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/adminports.h"
#include "server/ops/replygate.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>

namespace chat::server {

/// What one console subscribed to: asks the backend every interval and pushes what it answers. At most one
/// question a topic is open, and nothing is asked while the console has not read what came before, so a slow
/// console costs no memory. Lives in the thread of the admin socket.
class PushFeed final : public QObject
{
    Q_OBJECT
public:
    /// Where the pushes go.
    struct Sink {
        std::function<void(const QByteArray &line)> send;
        std::function<bool()> ready; ///< what was sent before is on its way
    };
    PushFeed(AdminBackend &backend, Sink sink);
    ~PushFeed() override;

    /// Replaces what was subscribed before. The first push comes at once. Returns the interval.
    Milliseconds subscribe(const Subscribe &wanted);
    void unsubscribe();

private:
    void tick();
    template <class Push, Packet Question>
    void ask(Topic topic, const Question &question);

    AdminBackend &m_backend;
    Sink m_sink;
    std::shared_ptr<ReplyGate> m_gate;
    QTimer m_timer;
    Subscribe m_wanted;
    std::set<Topic> m_open; ///< asked, not answered yet
    qint64 m_round = 0; ///< of subscriptions; an answer to an older one is nobody's
    std::optional<qint64> m_lastLine; ///< of the log, that was pushed
};

} // namespace chat::server
