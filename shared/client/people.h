// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/connection.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace chat::client {

/// Whom we do not want to hear, as the server keeps it. One thread, with an event loop.
class People final : public QObject
{
    Q_OBJECT
public:
    explicit People(Connection &connection); ///< which outlives this

    [[nodiscard]] const std::vector<UserInfo> &blocked() const { return m_blocked; }
    [[nodiscard]] bool isBlocked(UserId user) const { return ids().contains(user); }
    [[nodiscard]] QSet<UserId> ids() const;

    using Done = std::function<void(const Result<Nothing> &)>;
    /// `done` exactly once; from here when we are not online.
    void block(const UserInfo &user, const Done &done);
    void unblock(UserId user, const Done &done);

    void welcome(); ///< online: the list is asked for

Q_SIGNALS:
    void changed(); ///< blocked() is another

private:
    Connection &m_connection;
    std::vector<UserInfo> m_blocked;
};

} // namespace chat::client
