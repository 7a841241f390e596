// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/serverlink.h"

namespace chat {

namespace {
constexpr int ourVersion = 1;
} // namespace

ServerLink::ServerLink(QList<AdminTarget> targets, Milliseconds retry) : m_targets(std::move(targets))
{
    Q_ASSERT(!m_targets.isEmpty());
    m_retry.setSingleShot(true);
    m_retry.setInterval(retry);
    connect(&m_retry, &QTimer::timeout, this, [this] { tryTarget(0); });
    connect(&m_link, &AdminLink::connected, this, &ServerLink::greet);
    connect(&m_link, &AdminLink::failed, this, &ServerLink::tryNext);
    connect(&m_link, &AdminLink::closed, this, &ServerLink::lose);
    connect(&m_requests, &AdminRequests::pushed, this, &ServerLink::take);
}

void ServerLink::start()
{
    setState(State::Searching);
    tryTarget(0);
}

void ServerLink::use(QList<AdminTarget> targets)
{
    Q_ASSERT(!targets.isEmpty());
    m_link.close();
    m_retry.stop();
    m_targets = std::move(targets);
    m_server.clear();
    m_failure.reset();
    m_heardAt.reset();
    start();
}

void ServerLink::tryTarget(qsizetype at)
{
    if (at == 0)
        m_worst.reset();
    m_at = at;
    m_link.open(target());
}

void ServerLink::tryNext(AdminLink::Failure failure)
{
    // "Not allowed" says more than "nobody there": the server is found, and its socket is another's.
    if (!m_worst || *m_worst == AdminLink::Failure::NotThere)
        m_worst = failure;
    if (m_at + 1 < m_targets.size()) {
        // Later: the socket is still in the middle of saying that it failed.
        QMetaObject::invokeMethod(this, [this] { tryTarget(m_at + 1); }, Qt::QueuedConnection);
        return;
    }
    m_failure = m_worst;
    m_retry.start();
    Q_EMIT stateChanged();
}

void ServerLink::greet()
{
    m_requests.request(AdminHello{ourVersion},
                       [this](const Result<AdminHelloAnswer> &answer) { greeted(answer); });
}

void ServerLink::greeted(const Result<AdminHelloAnswer> &answer)
{
    if (!answer) {
        m_link.close();
        m_failure = answer.error().code == ErrorCode::AdminDenied ? AdminLink::Failure::NotAllowed
                                                                  : AdminLink::Failure::Broken;
        m_retry.start();
        setState(State::Searching);
        return;
    }
    m_server = QString::fromUtf8(answer->server);
    m_heardAt = currentTime().mono;
    m_failure.reset();
    setState(State::Connected);
    subscribe();
}

void ServerLink::lose()
{
    if (m_state != State::Connected)
        return; // while greeting; greeted() hears of it too
    m_failure = AdminLink::Failure::NotThere;
    m_retry.start();
    setState(State::Searching);
}

void ServerLink::watch(const Subscribe &what)
{
    if (m_watched == what)
        return;
    m_watched = what;
    subscribe();
}

void ServerLink::subscribe()
{
    if (m_state == State::Connected)
        m_requests.request(m_watched, [](const Result<SubscribeAnswer> &) { });
}

void ServerLink::take(const ServerPacket &packet)
{
    m_heardAt = currentTime().mono;
    if (packet.type == QByteArrayView(StatsPush::name)) {
        if (const auto push = packet.as<AdminStats>())
            Q_EMIT stats(*push);
    } else if (packet.type == QByteArrayView(WorkersPush::name)) {
        if (const auto push = packet.as<AdminWorkers>())
            Q_EMIT workers(*push);
    } else if (packet.type == QByteArrayView(LogPush::name)) {
        if (const auto push = packet.as<LogPage>())
            Q_EMIT logged(*push);
    }
}

void ServerLink::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace chat

#include "moc_serverlink.cpp"
