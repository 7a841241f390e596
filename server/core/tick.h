// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace chat::server {

/// A job that says nothing but that a deadline of nextDeadline() has passed.
struct Tick {
    static constexpr auto name = "tick";
};

} // namespace chat::server
