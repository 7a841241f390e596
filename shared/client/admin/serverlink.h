// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/adminrequests.h"
#include "shared/protocol/adminevents.h"

#include <QPointer>
#include <QTimer>

namespace chat {

/// A console's connection to one server: finds its socket, comes back by itself, and asks again for what was
/// watched. One thread, with an event loop.
class ServerLink final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds retryInterval{1000};

    enum class State {
        Idle, ///< not started
        Searching, ///< no connection; tries again by itself
        Connected,
    };
    Q_ENUM(State)

    /// Tries the targets in their order, again and again. Not empty.
    explicit ServerLink(QList<AdminTarget> targets, Milliseconds retry = retryInterval);

    void start();

    /// Leaves the server that it is connected to, and looks for another. Not empty.
    void use(QList<AdminTarget> targets);

    [[nodiscard]] State state() const { return m_state; }
    /// Where it is connected, or what was tried last.
    [[nodiscard]] const AdminTarget &target() const { return m_targets[m_at]; }
    /// Why there is no connection; none while the first try goes on.
    [[nodiscard]] std::optional<AdminLink::Failure> failure() const { return m_failure; }
    /// "chat-server 0.1.0"; empty before the first connection.
    [[nodiscard]] const QString &server() const { return m_server; }
    /// When something came from the server last; none before.
    [[nodiscard]] std::optional<MonoTime> heardAt() const { return m_heardAt; }

    /// What shall be pushed from now on, also after a reconnection; replaces what was watched before.
    void watch(const Subscribe &what);

    /// As AdminRequests::request; never called once `context` is gone.
    template <Packet T>
    void request(const T &packet, QObject *context, std::function<void(Result<typename T::Answer>)> done)
    {
        m_requests.request(packet, [guard = QPointer<QObject>(context), done = std::move(done)](auto answer) {
            if (guard)
                done(std::move(answer));
        });
    }

Q_SIGNALS:
    void stateChanged();
    void stats(const chat::AdminStats &stats);
    void workers(const chat::AdminWorkers &workers);
    void logged(const chat::LogPage &page);

private:
    void tryTarget(qsizetype at);
    void tryNext(AdminLink::Failure failure);
    void greet();
    void greeted(const Result<AdminHelloAnswer> &answer);
    void lose();
    void take(const ServerPacket &packet);
    void subscribe();
    void setState(State state);

    QList<AdminTarget> m_targets;
    AdminLink m_link;
    AdminRequests m_requests{m_link};
    QTimer m_retry;
    State m_state = State::Idle;
    qsizetype m_at = 0;
    std::optional<AdminLink::Failure> m_failure;
    std::optional<AdminLink::Failure> m_worst; ///< of this round
    QString m_server;
    std::optional<MonoTime> m_heardAt;
    Subscribe m_watched;
};

} // namespace chat
