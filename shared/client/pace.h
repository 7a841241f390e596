// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <optional>

namespace chat::client {

/// How fast we may speak without being refused: a few at once, then so many a second, as the server's default
/// is (limits.h). Each refusal makes it slower, until start(). Pure; told the time.
class Pace
{
public:
    static constexpr Milliseconds slowest{10'000}; ///< between two messages

    /// A new connection: everything is as it was at first.
    void start(MonoTime now);

    /// Takes one turn, or says false.
    [[nodiscard]] bool take(MonoTime now);

    /// The server was asked too early; not before `retryAfter` is over.
    void refused(MonoTime now, Milliseconds retryAfter);

    /// When take() says true.
    [[nodiscard]] MonoTime nextTurn() const;

private:
    Milliseconds m_interval{};
    Milliseconds m_burst{}; ///< what may be owed
    MonoTime m_full; ///< when nothing is owed any more
    MonoTime m_notBefore;
};

} // namespace chat::client
