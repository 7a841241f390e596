// SPDX-License-Identifier: Apache-2.0
#include "server/net/listener.h"

#include "server/net/admission.h"
#include "shared/core/logging.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chat::server {
namespace {

QHostAddress peerOf(int fd)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (getpeername(fd, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return QHostAddress(reinterpret_cast<sockaddr *>(&address));
}

/// The same with TLS and without.
void setOptions(int fd)
{
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const unsigned userTimeoutMs = 60'000; // who acknowledges nothing for so long is gone (faults row 48)
    setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &userTimeoutMs, sizeof userTimeoutMs);
}

} // namespace

Listener::Listener(Admission &admission, NetCounts &counts, std::vector<Subnet> trustedProxies, Adopt adopt)
    : m_admission(&admission),
      m_counts(&counts),
      m_trustedProxies(std::move(trustedProxies)),
      m_adopt(std::move(adopt))
{
    setListenBacklogSize(limits::listenBacklog); // Qt's 50 drops SYNs in a storm
    setMaxPendingConnections(limits::listenBacklog);
    m_resume.setSingleShot(true);
    m_resume.setInterval(limits::acceptPause);
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, &Listener::pauseAndResume);
}

bool Listener::listenOn(const QHostAddress &host, quint16 port) { return listen(host, port); }

/// Qt pauses for ever after EMFILE (faults row 36).
void Listener::pauseAndResume(QAbstractSocket::SocketError error)
{
    qCCritical(lcNet, "accepting failed (%d: %ls) and goes on in %lld ms", int(error),
               qUtf16Printable(errorString()), qint64(limits::acceptPause.count()));
    m_resume.start();
}

void Listener::incomingConnection(qintptr descriptor)
{
    const int fd = int(descriptor);
    m_counts->accepted.fetch_add(1, std::memory_order_relaxed);
    const auto refuse = [&] {
        m_counts->refused.fetch_add(1, std::memory_order_relaxed);
        ::close(fd);
    };
    const QHostAddress peer = peerOf(fd);
    if (peer.isNull())
        return refuse(); // gone already
    const bool isProxy = isInSubnets(peer, m_trustedProxies);
    if (!m_admission->take())
        return refuse();
    if (!isProxy) {
        if (const auto admitted = m_admission->admit(addressBytes(peer), std::chrono::steady_clock::now());
            !admitted) {
            m_admission->giveBack();
            qCInfo(lcNet, "a connection from %ls is refused by limit %d", qUtf16Printable(peer.toString()),
                   int(admitted.error().reason));
            return refuse();
        }
    }
    setOptions(fd);
    m_adopt({.fd = fd, .peer = peer, .tls = m_tls, .exempt = isProxy});
}

} // namespace chat::server

#include "moc_listener.cpp"
