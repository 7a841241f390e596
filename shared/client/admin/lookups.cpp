// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/lookups.h"

namespace chat {

using namespace Qt::StringLiterals;

Result<KickSession> kickOf(const QString &target, const QString &reason, const AdminSessions &candidates)
{
    const QByteArray id = target.toLatin1();
    std::optional<UserId> named;
    for (const AdminSessionRow &row : candidates.sessions) {
        if (row.session.toText() == id)
            return KickSession{.session = row.session, .user = {}, .reason = reason};
        if (row.user.id.toText() == id)
            return KickSession{.session = {}, .user = row.user.id, .reason = reason};
        if (row.user.nick != target)
            continue;
        if (named && *named != row.user.id)
            return refuse(ErrorCode::UserNotFound, u"several people have that nick; give an id"_s);
        named = row.user.id;
    }
    if (!named)
        return refuse(ErrorCode::UserNotFound, u"nobody with that session, user or nick is logged in"_s);
    return KickSession{.session = {}, .user = named, .reason = reason};
}

Result<UserId> userOf(const QString &target, const AdminSessions &candidates)
{
    const auto one = kickOf(target, {}, candidates);
    if (!one)
        return std::unexpected(one.error());
    for (const AdminSessionRow &row : candidates.sessions) {
        if (row.session == one->session)
            return row.user.id;
    }
    return *one->user; // without a session it is a user
}

Result<SessionId> sessionOf(const QString &target, const AdminSessions &candidates)
{
    const auto one = kickOf(target, {}, candidates);
    if (!one)
        return std::unexpected(one.error());
    if (one->session)
        return *one->session;
    std::optional<SessionId> found;
    for (const AdminSessionRow &row : candidates.sessions) {
        if (row.user.id != one->user)
            continue;
        if (found)
            return refuse(ErrorCode::UserNotFound, u"that user has several sessions; give the id of one"_s);
        found = row.session;
    }
    return *found; // kickOf() found somebody, so there is one
}

Result<RoomId> roomOf(const QString &target, const AdminRooms &candidates)
{
    const QByteArray id = target.toLatin1();
    for (const AdminRoomRow &row : candidates.rooms) {
        if (row.id.toText() == id || row.name == target)
            return row.id;
    }
    return refuse(ErrorCode::RoomNotFound, u"no room with that id or name"_s);
}

} // namespace chat
