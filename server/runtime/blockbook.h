// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"
#include "server/core/room.h"
#include "shared/protocol/peoplecommands.h"

#include <mutex>
#include <unordered_map>

namespace chat::server {

struct BlockLimits {
    int own = limits::maxBlocked; ///< of one person
    int total = limits::maxBlocksTotal;
};

/// Who does not want to hear from whom, of everybody; what the store keeps, in memory. Its mutex is held for
/// a look-up only. Any thread.
class BlockBook final : public PersonalBlocks
{
public:
    explicit BlockBook(BlockLimits limits = {}) : m_limits(limits) { }
    Q_DISABLE_COPY_MOVE(BlockBook)

    [[nodiscard]] bool blocks(UserId who, UserId whom) const override;
    /// In the order of their making.
    [[nodiscard]] BlockList list(UserId who) const;

    /// Whether one more fits. Errors: TooLarge.
    [[nodiscard]] Result<void> hasPlace(const BlockRecord &block) const;
    void add(const BlockRecord &block); ///< once it is stored; renews the nick of one that is there
    void remove(UserId owner, UserId user); ///< likewise

private:
    BlockLimits m_limits;
    mutable std::mutex m_mutex;
    std::unordered_map<UserId, std::vector<UserInfo>> m_blocks;
    int m_total = 0;
};

} // namespace chat::server
