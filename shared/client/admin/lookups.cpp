// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/lookups.h"

#include <algorithm>

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

Result<DeviceId> deviceOf(const QString &target, const AdminSessions &candidates)
{
    const auto session = sessionOf(target, candidates);
    if (!session) {
        const auto device = DeviceId::fromText(target.toLatin1());
        return device ? Result<DeviceId>(*device) : std::unexpected(session.error());
    }
    const auto row = std::ranges::find(candidates.sessions, *session, &AdminSessionRow::session);
    if (!row->device)
        return refuse(ErrorCode::UserNotFound, u"that session has not named its device"_s);
    return *row->device;
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

namespace {

bool isCalled(const UserInfo &user, const QString &target)
{
    return user.nick == target || user.id.toText() == target.toLatin1();
}

} // namespace

Result<TicketId> ticketOf(const QString &target, const AdminTickets &candidates)
{
    std::optional<TicketId> found;
    for (const AdminTicketRow &row : candidates.tickets) {
        if (row.ticket.toText() == target.toLatin1())
            return row.ticket;
        const auto isOne = [&target](const UserInfo &one) { return isCalled(one, target); };
        if (!isOne(row.user) && !(row.mates && std::ranges::any_of(*row.mates, isOne)))
            continue;
        if (found)
            return refuse(ErrorCode::TicketNotFound, u"several people who wait have that nick; give an id"_s);
        found = row.ticket;
    }
    if (!found)
        return refuse(ErrorCode::TicketNotFound, u"nobody with that ticket, user or nick waits"_s);
    return *found;
}

Result<MatchId> matchOf(const QString &target, const AdminMatches &candidates)
{
    std::optional<MatchId> found;
    for (const AdminMatchRow &row : candidates.matches) {
        if (row.match.toText() == target.toLatin1())
            return row.match;
        const bool isMeant = std::ranges::any_of(row.teams, [&](const MatchTeam &team) {
            return std::ranges::any_of(team.players,
                                       [&](const UserInfo &user) { return isCalled(user, target); });
        });
        if (!isMeant)
            continue;
        if (found)
            return refuse(ErrorCode::MatchNotFound,
                          u"people with that nick are in several matches; give an id"_s);
        found = row.match;
    }
    if (!found)
        return refuse(ErrorCode::MatchNotFound, u"no match with that id, or with that user or nick in it"_s);
    return *found;
}

} // namespace chat
