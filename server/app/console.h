// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/chatserver.h"
#include "server/core/adminports.h"

#include <functional>
#include <map>
#include <mutex>

namespace chat::server {

/// The running server, as its operators see and steer it. Answers from any thread; called in the main thread.
/// Numbers are read where they are kept; nothing stops for them.
class Console final : public AdminBackend
{
public:
    /// `server` outlives it and calls announced(), kicked() and listed().
    explicit Console(ChatServer &server);

    void ask(const FetchStats &question, AdminReply<FetchStats> reply) override;
    void ask(const FetchWorkers &question, AdminReply<FetchWorkers> reply) override;
    void ask(const ListRooms &question, AdminReply<ListRooms> reply) override;
    void ask(const ListSessions &question, AdminReply<ListSessions> reply) override;
    void ask(const FetchAudit &question, AdminReply<FetchAudit> reply) override;
    void act(const Operator &who, const KickSession &kick, AdminReply<KickSession> reply) override;
    void act(const Operator &who, const Announce &announce, AdminReply<Announce> reply) override;
    void act(const Operator &who, const DrainServer &drain, AdminReply<DrainServer> reply) override;

private:
    [[nodiscard]] static AdminSessions page(const ListSessions &question, std::vector<SessionRow> sessions,
                                            const std::map<ConnectionId, ConnectionFacts> &facts);
    /// One row; `result` is "ok" or an error's name.
    void audit(const Operator &who, QByteArrayView action, const QString &target, const QString &reason,
               QByteArrayView result);

    ChatServer &m_server;
    MonoTime m_started;
};

} // namespace chat::server
