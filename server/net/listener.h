// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/connection.h"

#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <memory>

namespace chat::server {

class Admission;
struct NetCounts;

/// One listening port: accepts, admits by address and total, and hands the descriptor on. In the main thread.
class Listener final : public QTcpServer
{
    Q_OBJECT
public:
    using Adopt = std::function<void(AcceptedSocket)>;

    Listener(Admission &admission, NetCounts &counts, std::vector<Subnet> trustedProxies, Adopt adopt);

    /// New connections speak TLS with this from now on; null: plain.
    void setTls(std::shared_ptr<const QSslConfiguration> tls) { m_tls = std::move(tls); }
    [[nodiscard]] bool isTls() const { return m_tls != nullptr; }

    /// Port 0: any free one. False: errorString() says why.
    [[nodiscard]] bool listenOn(const QHostAddress &host, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void pauseAndResume(QAbstractSocket::SocketError error);

    Admission *m_admission;
    NetCounts *m_counts;
    std::vector<Subnet> m_trustedProxies;
    Adopt m_adopt;
    std::shared_ptr<const QSslConfiguration> m_tls;
    QTimer m_resume;
};

} // namespace chat::server
