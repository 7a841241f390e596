// SPDX-License-Identifier: Apache-2.0
#include "shared/client/people.h"

namespace chat::client {

People::People(Connection &connection) : m_connection(connection) { }

QSet<UserId> People::ids() const
{
    QSet<UserId> ids;
    for (const UserInfo &user : m_blocked)
        ids.insert(user.id);
    return ids;
}

void People::block(const UserInfo &user, const Done &done)
{
    if (!m_connection.isOnline())
        return done(refuse(ErrorCode::Internal, QStringLiteral("offline")));
    m_connection.ask(BlockUser{user.id, user.nick}, [this, user, done](const Result<Nothing> &answer) {
        if (answer && !isBlocked(user.id)) {
            m_blocked.push_back(user);
            Q_EMIT changed();
        }
        done(answer);
    });
}

void People::unblock(UserId user, const Done &done)
{
    if (!m_connection.isOnline())
        return done(refuse(ErrorCode::Internal, QStringLiteral("offline")));
    m_connection.ask(UnblockUser{user}, [this, user, done](const Result<Nothing> &answer) {
        if (answer && std::erase_if(m_blocked, [user](const UserInfo &one) { return one.id == user; }) > 0)
            Q_EMIT changed();
        done(answer);
    });
}

void People::welcome()
{
    m_connection.ask(ListBlocks{}, [this](const Result<BlockList> &list) {
        if (!list || list->users == m_blocked)
            return;
        m_blocked = list->users;
        Q_EMIT changed();
    });
}

} // namespace chat::client

#include "moc_people.cpp"
