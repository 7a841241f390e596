// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/actorlook.h"
#include "shared/client/admin/rowtable.h"
#include "shared/protocol/adminpackets.h"

/// The tables of the console: which columns they have, in the language of the interface. What strangers wrote
/// is shown as displayLine() makes it.
namespace chat::admin {

/// A thread has no name but its place.
struct ThreadLook {
    int number = 0; ///< from 1
    WorkerThreadRow row;

    friend bool operator==(const ThreadLook &, const ThreadLook &) = default;
};

[[nodiscard]] inline int threadKey(const ThreadLook &thread) { return thread.number; }
[[nodiscard]] inline RoomId roomKey(const AdminRoomRow &room) { return room.id; }
[[nodiscard]] inline SessionId sessionKey(const AdminSessionRow &session) { return session.session; }
[[nodiscard]] inline qint64 personKey(const RoomPerson &person) { return person.number; }
[[nodiscard]] inline RoomId roomRefKey(const AdminRoomRef &room) { return room.id; }
[[nodiscard]] inline qint64 logKey(const LogRow &line) { return line.number; }
[[nodiscard]] inline qint64 auditKey(const AuditRow &act) { return act.id; }
[[nodiscard]] inline QString configKey(const ConfigRow &row) { return row.key; }

using ThreadTable = RowTable<ThreadLook, &threadKey>;
using ActorTable = RowTable<ActorRow, &actorKey>;
using RoomTable = RowTable<AdminRoomRow, &roomKey>;
using SessionTable = RowTable<AdminSessionRow, &sessionKey>;
using PeopleTable = RowTable<RoomPerson, &personKey>;
using RoomRefTable = RowTable<AdminRoomRef, &roomRefKey>;
[[nodiscard]] inline AnnounceId announcementKey(const AnnouncementRow &row) { return row.id; }
using AnnouncementTable = RowTable<AnnouncementRow, &announcementKey>;
[[nodiscard]] inline BanId banKey(const BanRow &ban) { return ban.id; }
using BanTable = RowTable<BanRow, &banKey>;
using LogTable = RowTable<LogRow, &logKey>;
using AuditTable = RowTable<AuditRow, &auditKey>;
using ConfigTable = RowTable<ConfigRow, &configKey>;

[[nodiscard]] ThreadTable::Columns threadColumns();
[[nodiscard]] ActorTable::Columns actorColumns();
[[nodiscard]] RoomTable::Columns roomColumns();
[[nodiscard]] SessionTable::Columns sessionColumns();
[[nodiscard]] PeopleTable::Columns peopleColumns(PeopleList list);
[[nodiscard]] RoomRefTable::Columns roomRefColumns();
[[nodiscard]] AnnouncementTable::Columns announcementColumns();
[[nodiscard]] BanTable::Columns banColumns();
[[nodiscard]] LogTable::Columns logColumns();
[[nodiscard]] AuditTable::Columns auditColumns();
[[nodiscard]] ConfigTable::Columns configColumns();

} // namespace chat::admin
