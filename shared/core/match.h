// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <variant>

namespace chat {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

/// The one visitor: the variant first, then a case for each alternative. A missing case does not compile.
template <class Variant, class... Cases>
decltype(auto) match(Variant &&subject, Cases &&...cases)
{
    return std::visit(Overloaded<std::decay_t<Cases>...>{std::forward<Cases>(cases)...},
                      std::forward<Variant>(subject));
}

} // namespace chat
