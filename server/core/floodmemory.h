// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/floodgate.h"
#include "shared/core/ids.h"

#include <set>
#include <unordered_map>

namespace chat::server {

/// The flood state of users who said goodbye: coming back at once is no way out of a mute (F-164). Each is
/// forgotten when it is as good as a new one, and the one that is nearest to that when there are too many.
/// Pure; owned by the lobby.
class FloodMemory
{
public:
    /// `capacity` > 0: users remembered at once.
    explicit FloodMemory(size_t capacity = limits::rememberedFloods) : m_capacity(capacity) { }

    void remember(UserId user, const FloodGate &gate, const FloodRules &rules, MonoTime now);
    /// What is remembered of the user, which is then forgotten; a new one when there is nothing.
    [[nodiscard]] FloodGate take(UserId user, const FloodRules &rules, MonoTime now);

    [[nodiscard]] size_t size() const { return m_gates.size(); }

private:
    struct Remembered {
        FloodGate gate;
        MonoTime calmAt;
    };
    void forgetUntil(MonoTime now, size_t most);

    size_t m_capacity;
    std::unordered_map<UserId, Remembered> m_gates;
    std::set<std::pair<MonoTime, UserId>> m_byCalm;
};

} // namespace chat::server
