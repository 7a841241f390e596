// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"
#include "shared/protocol/peoplecommands.h"

#include <vector>

/// Rooms of the kind dm: a few people among themselves (S5-07). Pure.
namespace chat::server {

/// Their names in the book of names begin so; nobody may give a room such a name.
inline constexpr QLatin1StringView directPrefix{"dm:"};

/// The people sorted by id, each once.
[[nodiscard]] std::vector<UserId> sortedPeople(std::vector<UserId> people);

/// The room of exactly these people, sorted: always the same one.
[[nodiscard]] RoomId directRoomId(const std::vector<UserId> &people);

/// How it is called in the book of names. People see directName().
[[nodiscard]] QString directRecordName(RoomId room);

/// How `reader` sees it: the nicks of the others, the first limits::directNames of them, and how many more.
[[nodiscard]] QString directName(const std::vector<UserInfo> &people, UserId reader);

[[nodiscard]] DirectInfo directInfo(RoomId room, const std::vector<UserInfo> &people, UserId reader);

/// Cuts off what is more than an answer may hold: the last rooms.
void fit(DirectList &list, qsizetype maxBytes = limits::maxAnswerBytes);
/// The same: the nicks of the last people, but never the people.
void fit(BlockList &list, qsizetype maxBytes = limits::maxAnswerBytes);

} // namespace chat::server
