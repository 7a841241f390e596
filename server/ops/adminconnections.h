// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ops/adminsession.h"

#include <vector>

namespace chat::server {

namespace adminlimits {
inline constexpr int maxConnections = 16; ///< consoles and scripts at once, on each of our sockets
} // namespace adminlimits

/// The consoles and scripts on one socket. Main thread.
class AdminConnections final : public QObject
{
    Q_OBJECT
public:
    /// `backend` outlives it.
    explicit AdminConnections(AdminBackend &backend) : m_backend(backend) { }

    [[nodiscard]] int count() const { return int(m_sessions.size()); }

    /// Even those who are being refused are too many.
    [[nodiscard]] bool isOverfull() const { return count() >= 2 * adminlimits::maxConnections; }

    /// As the constructors of AdminSession; gone by itself once it has ended.
    template <class... Peer>
    AdminSession &add(std::unique_ptr<AdminStream> stream, Peer &&...peer)
    {
        return keep(
            std::make_unique<AdminSession>(std::move(stream), m_backend, std::forward<Peer>(peer)...));
    }

    /// Whether it was one too many, and has been told so.
    bool refuseWhenFull(AdminSession &newest);

    void clear() { m_sessions.clear(); }

private:
    AdminSession &keep(std::unique_ptr<AdminSession> session);
    void remove(const AdminSession *session);

    AdminBackend &m_backend;
    std::vector<std::unique_ptr<AdminSession>> m_sessions;
};

} // namespace chat::server
