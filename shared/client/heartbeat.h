// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <optional>

namespace chat::client {

/// Is the server still there? Asks after a silence, and gives the link up when no word follows. Pure; told
/// the time.
class Heartbeat
{
public:
    static constexpr Milliseconds quiet{20'000}; ///< of silence, before it asks
    static constexpr Milliseconds patience{10'000}; ///< for any word after the question
    static constexpr Milliseconds shortPatience{3'000}; ///< the same, when there is a reason to doubt

    enum class Next {
        Nothing,
        Ask, ///< send a ping now
        GiveUp, ///< the link is dead
    };

    /// The link is new.
    void start(MonoTime now);
    /// Something came.
    void heard(MonoTime now);
    /// There is a reason to doubt, such as a sleep of the machine: it asks at the next check() and is short.
    void doubt(MonoTime now);

    /// What is due; a question counts as asked.
    [[nodiscard]] Next check(MonoTime now);
    /// When check() has something to say.
    [[nodiscard]] MonoTime deadline() const { return m_deadline; }

private:
    MonoTime m_deadline;
    Milliseconds m_patience = patience;
    bool m_asked = false;
};

} // namespace chat::client
