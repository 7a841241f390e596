// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminconnections.h"

namespace chat::server {

AdminSession &AdminConnections::keep(std::unique_ptr<AdminSession> session)
{
    connect(
        session.get(), &AdminSession::ended, this, [this, gone = session.get()] { remove(gone); },
        Qt::QueuedConnection); // not while it is still in one of its own functions
    return *m_sessions.emplace_back(std::move(session));
}

bool AdminConnections::refuseWhenFull(AdminSession &newest)
{
    if (count() <= adminlimits::maxConnections)
        return false;
    newest.refuse({.code = ErrorCode::Overloaded,
                   .limit = QByteArray::number(adminlimits::maxConnections) + " connections"});
    return true;
}

void AdminConnections::remove(const AdminSession *session)
{
    std::erase_if(m_sessions, [&](const auto &candidate) { return candidate.get() == session; });
}

} // namespace chat::server

#include "moc_adminconnections.cpp"
