// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

namespace chat {

/// Calls `visit(std::type_identity<T>{})` for every alternative of a variant, in its order: what makes a
/// variant a table that a page, a schema or a test can walk through.
template <class Variant, class Visit>
void eachPacket(Visit &&visit)
{
    [&]<class... Packets>(std::type_identity<std::variant<Packets...>>) {
        (visit(std::type_identity<Packets>{}), ...);
    }(std::type_identity<Variant>{});
}

} // namespace chat
