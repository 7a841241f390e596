// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/blockbook.h"

#include <algorithm>

namespace chat::server {

bool BlockBook::blocks(UserId who, UserId whom) const
{
    const std::scoped_lock lock(m_mutex);
    const auto own = m_blocks.find(who);
    return own != m_blocks.end() && std::ranges::find(own->second, whom, &UserInfo::id) != own->second.end();
}

BlockList BlockBook::list(UserId who) const
{
    const std::scoped_lock lock(m_mutex);
    const auto own = m_blocks.find(who);
    return own != m_blocks.end() ? BlockList{own->second} : BlockList{};
}

Result<void> BlockBook::hasPlace(const BlockRecord &block) const
{
    const auto tooMany = [](int most, const char *where) {
        return std::unexpected(
            Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(most) + " people" + where});
    };
    const std::scoped_lock lock(m_mutex);
    if (const auto own = m_blocks.find(block.owner); own != m_blocks.end()) {
        if (std::ranges::find(own->second, block.user, &UserInfo::id) != own->second.end())
            return {};
        if (own->second.size() >= size_t(m_limits.own))
            return tooMany(m_limits.own, "");
    }
    if (m_total >= m_limits.total)
        return tooMany(m_limits.total, " on this server");
    return {};
}

void BlockBook::add(const BlockRecord &block)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<UserInfo> &own = m_blocks[block.owner];
    const auto earlier = std::ranges::find(own, block.user, &UserInfo::id);
    if (earlier != own.end()) {
        earlier->nick = block.nick;
        return;
    }
    own.push_back({block.user, block.nick});
    ++m_total;
}

void BlockBook::remove(UserId owner, UserId user)
{
    const std::scoped_lock lock(m_mutex);
    const auto own = m_blocks.find(owner);
    if (own == m_blocks.end())
        return;
    m_total -= int(std::erase_if(own->second, [user](const UserInfo &one) { return one.id == user; }));
    if (own->second.empty())
        m_blocks.erase(own);
}

} // namespace chat::server
