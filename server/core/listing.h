// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

#include <algorithm>

/// How the lists of operators are filtered and cut into pages.
namespace chat::server {

/// `filter` is part of the nick, in any case, or the id.
[[nodiscard]] inline bool isNamed(const UserInfo &user, const QString &filter)
{
    return user.nick.contains(filter, Qt::CaseInsensitive) || user.id.toText() == filter.toUtf8();
}

/// Those behind `after`, by their keys, at most `limit`: only these are worth a row.
template <class Entry, class Key>
void cutToPage(std::vector<Entry> &entries, const std::optional<Key> &after, size_t limit)
{
    if (after)
        std::erase_if(entries, [&](const Entry &entry) { return !(*after < entry.first); });
    const size_t count = std::min(entries.size(), limit);
    std::ranges::partial_sort(entries, entries.begin() + std::ptrdiff_t(count), {}, &Entry::first);
    entries.resize(count);
}

} // namespace chat::server
