// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"
#include "shared/core/match.h"

#include <algorithm>

/// What host, moderators and operators do with a room. Whoever may do what is the table in roomroles.h.
namespace chat::server {
namespace {

/// Takes over what is wished and is different, and says so.
template <class T>
bool take(const std::optional<T> &wished, T &kept, std::optional<T> &changed)
{
    if (!wished || *wished == kept)
        return false;
    kept = *wished;
    changed = *wished;
    return true;
}

/// The same of a text that need not be there: empty takes it away.
bool takeText(const std::optional<QString> &wished, std::optional<QString> &kept,
              std::optional<QString> &changed)
{
    QString text = kept.value_or(QString());
    if (!take(wished, text, changed))
        return false;
    kept = text.isEmpty() ? std::nullopt : std::optional(std::move(text));
    return true;
}

Error tooMany(int most, const char *what)
{
    return {.code = ErrorCode::TooLarge, .limit = QByteArray::number(most) + ' ' + what};
}

std::optional<Timestamp> endOf(const std::optional<qint64> &ms, const Now &now)
{
    return ms ? std::optional(now.wall + Milliseconds(*ms)) : std::nullopt;
}

bool onlyAsks(const HostCommand &command)
{
    return std::holds_alternative<ListRoomBans>(command) || std::holds_alternative<ListInvites>(command)
        || std::holds_alternative<ListMembers>(command);
}

} // namespace

Result<void> Room::Hand::may(RoomPower power) const
{
    return isOperator() ? Result<void>() : mayUse(role, power);
}

Result<void> Room::Hand::mayTo(RoomPower power, UserId whom, RoomRole hisRole) const
{
    if (isOperator())
        return {};
    const auto allowed = mayUse(role, power);
    return allowed ? mayTarget(by->id, role, whom, hisRole) : allowed;
}

std::optional<QString> Room::Hand::words(const std::optional<QString> &typed) const
{
    return isOperator() && !job->reason.isEmpty() ? std::optional(job->reason) : typed;
}

void Room::steer(const roomjob::Steer &job, const Now &now, const StoreState &store, RoomEffects &effects)
{
    Hand hand{.job = &job, .by = {}, .role = RoomRole::Host, .now = now, .effects = &effects};
    if (!job.ticket) {
        if (const auto why = shutOut(job.sender))
            return turnDown(job.sender, {.code = *why}, effects);
        const Member &member = m_members.at(job.sender.user);
        hand.by = UserInfo{job.sender.user, member.nick};
        hand.role = member.role;
    }
    // Who plays is not for the players to say: nobody is put out of a match by an opponent.
    const bool isFixed = m_kind == RoomKind::Match && hand.by && !onlyAsks(*job.command)
        && !std::holds_alternative<YieldHost>(*job.command);
    if (m_kind == RoomKind::System || isFixed)
        return answer(hand, chat::refuse(ErrorCode::WrongRoomKind));
    if (!onlyAsks(*job.command) && !store.available)
        return answer(hand, std::unexpected(storageUnavailable(store)));
    const auto done
        = match(*job.command, [&](const auto &wish) { return std::optional<Done>(act(wish, hand)); });
    if (done)
        answer(hand, *done);
}

void Room::answer(const Hand &hand, const Done &done)
{
    const roomjob::Steer &job = *hand.job;
    if (job.ticket) {
        hand.effects->push_back(
            effect::Steered{*job.ticket, done ? Result<int>(connected()) : std::unexpected(done.error())});
    } else if (!done) {
        turnDown(job.sender, done.error(), *hand.effects);
    } else {
        match(*done, [&](const auto &body) {
            hand.effects->push_back(effect::Answer{job.sender.recipient, job.sender.request, body});
        });
    }
}

std::optional<Room::Done> Room::act(const UpdateRoom &wish, const Hand &hand)
{
    const bool defines = wish.roomName || wish.max || wish.password;
    if (const auto allowed = hand.may(defines ? RoomPower::Define : RoomPower::Describe); !allowed)
        return std::unexpected(allowed.error());
    // A direct room is its people: they are its name and its door.
    if (defines && (m_record.isConfigured() || m_kind == RoomKind::Direct))
        return chat::refuse(ErrorCode::WrongRoomKind);
    if (const int most = mostPeople(*m_rules, m_kind); wish.max.value_or(0) > most) {
        return std::unexpected(Error{
            .code = ErrorCode::TooLarge, .field = "max", .limit = QByteArray::number(most) + " people"});
    }
    if (wish.password && !wish.password->isEmpty() && hand.job->passwordHash.isEmpty()) {
        hand.effects->push_back(effect::MakeHash{*hand.job});
        return std::nullopt;
    }
    const bool renames = wish.roomName && *wish.roomName != m_record.name;
    if (renames && m_rules->names && !m_rules->names->rename(m_record.id, *wish.roomName))
        return chat::refuse(ErrorCode::RoomNameTaken);
    RoomChanged word{.by = hand.by};
    bool changes = take(wish.roomName, m_record.name, word.newName);
    changes |= take(wish.max, m_record.maxPeople, word.max);
    changes |= take(wish.topic, m_settings.topic, word.topic);
    changes |= take(wish.slowMs, m_settings.slowMs, word.slowMs);
    changes |= take(wish.inviteOnly, m_settings.inviteOnly, word.inviteOnly);
    changes |= take(wish.announceOnly, m_settings.announceOnly, word.announceOnly);
    changes |= takeText(wish.category, m_settings.category, word.category);
    changes |= takeText(wish.icon, m_settings.icon, word.icon);
    if (wish.locked && *wish.locked != m_settings.locked) {
        m_settings.locked = *wish.locked;
        changes = true;
    }
    if (wish.password) {
        m_settings.passwordHash = hand.job->passwordHash;
        word.password = !m_settings.passwordHash.isEmpty();
        changes = true;
    }
    if (!changes)
        return Nothing{};
    word.locked = isLocked();
    word.reason = hand.words({});
    tellChange(word, hand);
    return Nothing{};
}

void Room::tellChange(const RoomChanged &word, const Hand &hand)
{
    settingsChanged();
    keep(word, hand.job->sender.user, hand.now, *hand.effects);
    hand.effects->push_back(effect::Save{});
}

Room::Done Room::act(const YieldHost &wish, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::Yield); !allowed)
        return std::unexpected(allowed.error());
    if (hand.by && hand.by->id == wish.to)
        return chat::refuse(ErrorCode::CannotTargetSelf);
    const auto next = m_members.find(wish.to);
    if (next == m_members.end())
        return chat::refuse(ErrorCode::TargetNotInRoom);
    const auto before = m_settings.host;
    if (before && before->id == wish.to)
        return Nothing{};
    giveHost({wish.to, next->second.nick}, hand.by ? HostReason::Yield : HostReason::Admin, hand.now,
             *hand.effects);
    if (before && hand.by) { // whoever yields helps on, when there is a place among the roles
        (void)m_settings.setRole(before->id, RoomRole::Moderator);
        refreshRole(before->id);
        if (m_settings.roleOf(before->id) == RoomRole::Moderator)
            keep(MemberRole{.user = before->id, .role = RoomRole::Moderator, .by = hand.by}, before->id,
                 hand.now, *hand.effects);
    }
    return Nothing{};
}

void Room::putOut(UserId user, MemberLeft word, const Hand &hand)
{
    const RoomRemovedYou you{
        .room = m_record.id, .reason = word.reason, .by = word.by, .until = word.until, .words = word.words};
    const auto seat = m_members.find(user);
    const bool wasIn = seat != m_members.end();
    if (wasIn) {
        if (seat->second.to.connection.isValid())
            hand.effects->push_back(effect::TellOne{seat->second.to, you});
        dropSeat(user, *hand.effects);
    }
    if (const auto watching = m_spectators.find(user); watching != m_spectators.end()) {
        hand.effects->push_back(effect::TellOne{watching->second, you});
        (void)stopWatching(user, watching->second.connection, hand.now, *hand.effects);
    }
    dropPlace(user, Word::Over, *hand.effects);
    std::erase_if(m_removed, [&](const auto &entry) { return entry.second.forgottenAt <= hand.now.mono; });
    if (m_removed.size() >= size_t(limits::maxRoomBans))
        m_removed.erase(std::ranges::min_element(m_removed, {},
                                                 [](const auto &entry) { return entry.second.forgottenAt; }));
    m_removed.insert_or_assign(user, Removed{hand.now.mono + m_rules->resumeWindow, you});
    std::erase(m_settings.admitted, user);
    keep(word, user, hand.now, *hand.effects);
    if (wasIn)
        afterLeaving(user, hand.now, *hand.effects);
}

Room::Done Room::act(const KickMember &wish, const Hand &hand)
{
    if (const auto allowed = hand.mayTo(RoomPower::Expel, wish.user, m_settings.roleOf(wish.user)); !allowed)
        return std::unexpected(allowed.error());
    if (!m_members.contains(wish.user) && !m_spectators.contains(wish.user))
        return chat::refuse(ErrorCode::TargetNotInRoom);
    const bool wasAdmitted = m_settings.isAdmitted(wish.user);
    putOut(
        wish.user,
        {.user = wish.user, .reason = LeaveReason::Kicked, .by = hand.by, .words = hand.words(wish.reason)},
        hand);
    if (wasAdmitted)
        hand.effects->push_back(effect::Save{});
    return Nothing{};
}

Room::Done Room::act(const BanMember &wish, const Hand &hand)
{
    if (const auto allowed = hand.mayTo(RoomPower::Expel, wish.user, m_settings.roleOf(wish.user)); !allowed)
        return std::unexpected(allowed.error());
    const auto seat = m_members.find(wish.user);
    RoomBan ban{.user = {wish.user, seat != m_members.end() ? seat->second.nick : QString()},
                .until = endOf(wish.ms, hand.now),
                .by = hand.by,
                .words = hand.words(wish.reason)};
    const MemberLeft word{.user = wish.user,
                          .reason = LeaveReason::Banned,
                          .by = hand.by,
                          .until = ban.until,
                          .words = ban.words};
    if (!putBan(m_settings.bans, std::move(ban), hand.now.wall, limits::maxRoomBans))
        return std::unexpected(tooMany(limits::maxRoomBans, "bans"));
    (void)m_settings.setRole(wish.user, RoomRole::Member);
    putOut(wish.user, word, hand);
    hand.effects->push_back(effect::Save{});
    return Nothing{};
}

Room::Done Room::act(const UnbanMember &wish, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::Expel); !allowed)
        return std::unexpected(allowed.error());
    if (takeBan(m_settings.bans, wish.user))
        hand.effects->push_back(effect::Save{});
    return Nothing{};
}

Room::Done Room::act(const ListRoomBans &, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::Expel); !allowed)
        return std::unexpected(allowed.error());
    RoomBanList list;
    for (const RoomBan &ban : m_settings.bans) {
        if (findBan(m_settings.bans, ban.user.id, hand.now.wall))
            list.bans.push_back(ban);
    }
    return list;
}

Room::Done Room::act(const MuteMember &wish, const Hand &hand)
{
    if (const auto allowed = hand.mayTo(RoomPower::Expel, wish.user, m_settings.roleOf(wish.user)); !allowed)
        return std::unexpected(allowed.error());
    const auto seat = m_members.find(wish.user);
    RoomBan mute{.user = {wish.user, seat != m_members.end() ? seat->second.nick : QString()},
                 .until = endOf(wish.ms, hand.now),
                 .by = hand.by,
                 .words = hand.words(wish.reason)};
    const MemberMuted word{
        .user = wish.user, .muted = true, .until = mute.until, .by = hand.by, .words = mute.words};
    if (!putBan(m_settings.mutes, std::move(mute), hand.now.wall, limits::maxRoomMutes))
        return std::unexpected(tooMany(limits::maxRoomMutes, "mutes"));
    if (seat != m_members.end())
        seat->second.muted = true;
    keep(word, wish.user, hand.now, *hand.effects);
    hand.effects->push_back(effect::Save{});
    return Nothing{};
}

Room::Done Room::act(const UnmuteMember &wish, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::Expel); !allowed)
        return std::unexpected(allowed.error());
    if (!takeBan(m_settings.mutes, wish.user))
        return Nothing{};
    if (const auto seat = m_members.find(wish.user); seat != m_members.end())
        seat->second.muted = false;
    keep(MemberMuted{.user = wish.user, .muted = false, .until = {}, .by = hand.by, .words = hand.words({})},
         wish.user, hand.now, *hand.effects);
    hand.effects->push_back(effect::Save{});
    return Nothing{};
}

Room::Done Room::act(const SetRole &wish, const Hand &hand)
{
    const RoomRole before = m_settings.roleOf(wish.user);
    const bool ofModerators = wish.role >= RoomRole::Moderator || before >= RoomRole::Moderator;
    const RoomPower power = ofModerators ? RoomPower::MakeModerator : RoomPower::MakeGuest;
    if (const auto allowed = hand.mayTo(power, wish.user, before); !allowed)
        return std::unexpected(allowed.error());
    if (wish.role == RoomRole::Host || before == RoomRole::Host) // that is room.host.yield
        return std::unexpected(Error{.code = ErrorCode::BadField, .field = "role"});
    if (before == wish.role)
        return Nothing{};
    // Whoever has a role may be away when he loses it; nobody gets one before he is seen.
    if (before == RoomRole::Member && !m_members.contains(wish.user))
        return chat::refuse(ErrorCode::TargetNotInRoom);
    if (!m_settings.setRole(wish.user, wish.role))
        return std::unexpected(tooMany(limits::maxRoomRoles, "roles"));
    refreshRole(wish.user);
    keep(MemberRole{.user = wish.user, .role = wish.role, .by = hand.by}, wish.user, hand.now, *hand.effects);
    hand.effects->push_back(effect::Save{});
    return Nothing{};
}

Room::Done Room::act(const DeleteRoom &wish, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::End); !allowed)
        return std::unexpected(allowed.error());
    if (m_record.isConfigured())
        return chat::refuse(ErrorCode::WrongRoomKind);
    if (wish.confirm != m_record.name)
        return chat::refuse(ErrorCode::ConfirmMismatch);
    hand.effects->push_back(effect::Tell{RoomGone{m_record.id}});
    for (const auto &[user, member] : m_members) {
        if (member.to.connection.isValid())
            hand.effects->push_back(effect::Unsubscribe{member.to.connection});
    }
    m_members.clear();
    m_lost.clear();
    m_checking.clear();
    dropSpectators(*hand.effects);
    dropAllPlaces(*hand.effects);
    hand.effects->push_back(effect::Vanish{});
    return Nothing{};
}

Room::Done Room::act(const ArchiveRoom &wish, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::End); !allowed)
        return std::unexpected(allowed.error());
    if (m_record.isConfigured() || !isKept())
        return chat::refuse(ErrorCode::WrongRoomKind);
    const bool on = wish.on.value_or(true);
    if (on == m_settings.archived)
        return Nothing{};
    m_settings.archived = on;
    RoomChanged word{.locked = isLocked(), .reason = hand.words({})};
    word.archived = on;
    word.by = hand.by;
    tellChange(word, hand);
    return Nothing{};
}

} // namespace chat::server
