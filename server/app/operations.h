// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/chatserver.h"
#include "server/http/httpserver.h"
#include "server/http/opspages.h"

#include <QTimer>

#include <atomic>

namespace chat::server {

/// The operations port of a server: its pages, and what they are made of. Main thread.
class Operations final : private OpsSource
{
public:
    /// Takes the port of config.ops and reads the token. `server` outlives it.
    [[nodiscard]] static std::expected<std::unique_ptr<Operations>, StartFailure>
    open(const ChatServer &server, const Config &config);
    ~Operations() override;
    Q_DISABLE_COPY_MOVE(Operations)

    /// With the token as the file holds it now; an error is a sentence.
    [[nodiscard]] std::expected<OpsAccess, QString> freshAccess(const Config &config) const;
    /// For requests from now on.
    void setAccess(OpsAccess access) { m_pages.setAccess(std::move(access)); }

    /// Answers from now on; the server is complete.
    void serve();

    /// Where; the port is filled in.
    [[nodiscard]] const HttpAddress &address() const { return m_address; }
    /// Those of its chat page, by every name that this machine surely has. An address that is every address
    /// has names that only the operator knows.
    [[nodiscard]] std::vector<QByteArray> origins() const;

private:
    Operations(const ChatServer &server, HttpAddress address, OpsAccess access);
    [[nodiscard]] OpsFacts facts() const override;
    [[nodiscard]] OpsCounts counts() const override;
    void beat();

    const ChatServer &m_server;
    HttpAddress m_address;
    std::vector<QByteArray> m_listening; ///< of the server; set before serve()
    MonoTime m_started;
    double m_startTime; ///< seconds since 1970
    qint64 m_residentAtStart = 0; ///< bytes; set before serve()
    QTimer m_pulse; ///< the main thread's sign of life
    std::atomic<qint64> m_pulseNs{0}; ///< steady clock
    mutable std::mutex m_mutex;
    QString m_node; ///< as the configuration says now
    OpsPages m_pages;
    HttpServer m_http; ///< last: its threads use the others
};

} // namespace chat::server
