// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"

/// Who comes into a room, and who goes.
namespace chat::server {
namespace {

/// The events that a returning client asked for and was not shown: never a silent hole (B4-15). In another
/// epoch there is nothing to be missing: all that the client had is gone.
std::optional<Gap> gapIn(const RoomSnapshot &shown, const std::optional<Position> &since)
{
    if (!since || since->epoch != shown.epoch || shown.complete || since->seq >= shown.seq)
        return std::nullopt;
    const Seq to = shown.log.empty() ? shown.seq : shown.from - 1;
    return Gap{.room = shown.room.id, .from = since->seq + 1, .to = to, .reason = GapReason::Dropped};
}

} // namespace

Result<Room::Door> Room::door(const roomjob::Enter &job, const Now &now, RoomEffects &effects)
{
    const UserId user = job.sender.user;
    const roomjob::Keys *keys = job.keys.get();
    if (const RoomBan *ban = findBan(m_settings.bans, user, now.wall)) {
        const auto rest = ban->until ? std::optional(*ban->until - now.wall) : std::nullopt;
        return std::unexpected(Error{.code = ErrorCode::RoomBanned, .retryAfter = rest});
    }
    const bool free = has(m_settings.roleOf(user), RoomPower::EnterLocked);
    if (free || (keys && keys->brought))
        return Door::Open;
    if (isLocked())
        return chat::refuse(ErrorCode::RoomLocked);
    if (m_settings.isAdmitted(user) || m_kind == RoomKind::Direct)
        return Door::Open;
    if (m_kind == RoomKind::Match && m_settings.spectators)
        return spectatorsDoor(user);
    if (keys && !keys->invite.isEmpty()) {
        if (!m_settings.opens(keys->invite, user, now.wall))
            return chat::refuse(ErrorCode::InviteInvalid);
        return Door::Open;
    }
    if (m_settings.inviteOnly)
        return chat::refuse(ErrorCode::InviteRequired);
    if (m_settings.passwordHash.isEmpty())
        return Door::Open;
    const bool isChecked = keys && keys->checked != roomjob::Keys::Checked::NotYet;
    if (!isChecked && (!keys || !keys->password))
        return chat::refuse(ErrorCode::BadPassword);
    if (!isChecked) {
        m_checking.insert(job.sender.recipient.connection);
        effects.push_back(effect::CheckPassword{job, m_settings.passwordHash});
        return Door::Checking;
    }
    // It was checked against the password of then; meanwhile there may be another.
    if (keys->checked == roomjob::Keys::Checked::Wrong || keys->checkedHash != m_settings.passwordHash)
        return chat::refuse(ErrorCode::BadPassword);
    return Door::Open;
}

void Room::enter(const roomjob::Enter &job, const Now &now, const StoreState &store, RoomEffects &effects)
{
    const auto no
        = [&](Error error) { turnDown(job.sender, std::move(error), effects, effect::Asked::Enter); };
    const UserId user = job.sender.user;
    if (isHiddenFrom(user))
        return no({.code = ErrorCode::RoomNotFound}); // before anything tells him that there is one
    if (job.keys && job.keys->checked != roomjob::Keys::Checked::NotYet
        && m_checking.erase(job.sender.recipient.connection) == 0)
        return no({.code = ErrorCode::NotJoined}); // he left while his password was checked
    const auto seat = m_members.find(user);
    const bool isNew = seat == m_members.end();
    if (m_access == RoomAccess::Closed)
        return no({.code = ErrorCode::RoomClosed});
    if (const auto removed = m_removed.find(user); removed != m_removed.end() && isNew && job.since) {
        if (now.mono < removed->second.forgottenAt) { // he asks as one who was only lost
            effects.push_back(effect::TellOne{job.sender.recipient, removed->second.word});
            return no({.code = ErrorCode::NotJoined});
        }
    }
    // Quarantine lets nobody new in, whoever he is.
    if (m_access == RoomAccess::Quarantined && isNew)
        return no({.code = ErrorCode::RoomLocked});
    // A snapshot travels behind what waits for the store, so it would wait as long as the store is away.
    if (!store.available)
        return no(storageUnavailable(store));
    const auto opened = isNew ? door(job, now, effects) : Door::Open;
    if (!opened)
        return no(opened.error());
    if (*opened == Door::Checking)
        return;
    if (*opened == Door::Watch)
        return watch(job, now, effects);
    if (isNew && !hasSeatFor(user))
        return queue(job, now, effects);
    if (isNew) {
        takeSeat(job, now, effects);
    } else {
        Member &member = seat->second;
        const ConnectionId old = member.to.connection;
        if (old.isValid() && old != job.sender.recipient.connection)
            effects.push_back(effect::Unsubscribe{old});
        member.to = job.sender.recipient;
        setLost(user, member, std::nullopt);
    }
    tellMatch(user, true, effects);
    letIn(job, now, effects);
}

void Room::letIn(const roomjob::Enter &job, const Now &now, RoomEffects &effects)
{
    if (job.keys && job.keys->brought) // before the snapshot, which he did not ask for
        effects.push_back(effect::TellOne{job.sender.recipient, *job.keys->brought});
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request, RoomEntered{m_record.id}});
    RoomSnapshot shown = snapshot(job, now);
    const auto gap = gapIn(shown, job.since);
    effects.push_back(effect::Snapshot{job.sender.recipient, std::move(shown)});
    if (gap)
        effects.push_back(effect::Missing{job.sender.recipient, *gap});
    effects.push_back(effect::Subscribe{job.sender.recipient});
}

void Room::takeSeat(const roomjob::Enter &job, const Now &now, RoomEffects &effects)
{
    const UserId user = job.sender.user;
    m_removed.erase(user);
    m_emptySince.reset();
    if (const auto watched = m_spectators.find(user); watched != m_spectators.end()) // he plays from now on
        (void)stopWatching(user, watched->second.connection, now, effects);
    if (!m_waiting.isEmpty())
        endWait(job.sender, now, effects);
    if (const bool invited = job.keys && m_settings.opens(job.keys->invite, user, now.wall);
        invited && !m_settings.isAdmitted(user)) {
        m_settings.use(job.keys->invite);
        m_settings.admit(user);
        effects.push_back(effect::Save{});
    }
    const bool asks = m_settings.inviteOnly || !m_settings.passwordHash.isEmpty();
    if (job.keys && job.keys->brought && asks && !m_settings.isAdmitted(user)) { // he has nothing to show
        m_settings.admit(user);
        effects.push_back(effect::Save{});
    }
    // Told before the newcomer is subscribed, so he never hears of himself (B1-44).
    if (!isQuiet())
        effects.push_back(effect::Tell{MemberJoined{.user = {user, job.nick}}});
    countLater(now);
    const UserInfo newcomer{user, job.nick};
    if (m_kind == RoomKind::Direct)
        noteNick(newcomer, effects);
    m_members.emplace(user,
                      Member{.nick = job.nick,
                             .to = job.sender.recipient,
                             .order = m_nextOrder++,
                             .answerBytes = memberBytes(job.nick),
                             .lostUntil = {},
                             .role = m_settings.roleOf(user),
                             .muted = findBan(m_settings.mutes, user, now.wall) != nullptr});
    // A temporary room whose host went as the last one is his who comes next.
    if (m_kind == RoomKind::Temporary && m_settings.host && !m_members.contains(m_settings.host->id))
        giveHost(newcomer, HostReason::Left, now, effects);
}

void Room::leave(const roomjob::Leave &job, const Now &now, RoomEffects &effects)
{
    m_checking.erase(job.sender.recipient.connection);
    // By identity: a late leave of an older connection does not take the seat of a newer one (B1-08).
    if (isMember(job.sender) && m_kind != RoomKind::System)
        remove(job.sender.user, LeaveReason::Left, now, effects);
    else if (waitsOn(job.sender.user, job.sender.recipient.connection))
        dropPlace(job.sender.user, Word::None, effects);
    else
        (void)stopWatching(job.sender.user, job.sender.recipient.connection, now, effects);
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request, Nothing{}});
}

void Room::takeAway(const roomjob::TakeAway &job, const Now &now, RoomEffects &effects)
{
    if (!isMember(job.sender))
        return;
    RoomRemovedYou word{.room = m_record.id, .reason = LeaveReason::Left};
    if (!job.words.isEmpty())
        word.words = job.words;
    effects.push_back(effect::TellOne{job.sender.recipient, std::move(word)});
    remove(job.sender.user, LeaveReason::Left, now, effects);
}

void Room::dropSeat(UserId user, RoomEffects &effects)
{
    const auto seat = m_members.find(user);
    if (seat->second.to.connection.isValid())
        effects.push_back(effect::Unsubscribe{seat->second.to.connection});
    setLost(user, seat->second, std::nullopt);
    m_members.erase(seat);
    tellMatch(user, false, effects);
}

void Room::tellMatch(UserId user, bool taken, RoomEffects &effects) const
{
    if (m_kind == RoomKind::Match)
        effects.push_back(effect::SeatChanged{user, taken});
}

void Room::remove(UserId user, LeaveReason reason, const Now &now, RoomEffects &effects)
{
    dropSeat(user, effects);
    if (!isQuiet())
        effects.push_back(effect::Tell{MemberLeft{.user = user, .reason = reason}});
    afterLeaving(user, now, effects);
}

void Room::afterLeaving(UserId user, const Now &now, RoomEffects &effects)
{
    countLater(now);
    if (m_settings.host && m_settings.host->id == user)
        succeed(now, effects);
    noteEmpty(now);
}

void Room::succeed(const Now &now, RoomEffects &effects)
{
    // Whoever is connected before whoever may not come back; then who came first.
    const auto next = std::ranges::min_element(m_members, {}, [](const auto &entry) {
        const Member &member = entry.second;
        return std::pair(!member.to.connection.isValid(), member.order);
    });
    if (next != m_members.end())
        giveHost({next->first, next->second.nick}, HostReason::Left, now, effects);
}

void Room::keep(QByteArray type, QByteArray body, UserId user, const Now &now, RoomEffects &effects)
{
    effects.push_back(effect::Keep{m_log.append({.room = m_record.id,
                                                 .time = now.wall,
                                                 .type = std::move(type),
                                                 .user = user,
                                                 .nonce = {},
                                                 .body = std::move(body)})});
}

void Room::giveHost(const UserInfo &to, HostReason reason, const Now &now, RoomEffects &effects)
{
    const auto before = m_settings.host;
    m_settings.host = to;
    (void)m_settings.setRole(to.id, RoomRole::Host);
    if (before)
        refreshRole(before->id);
    refreshRole(to.id);
    RoomHost word{.from = {}, .to = to, .reason = reason};
    if (before)
        word.from = before->id;
    keep(word, to.id, now, effects);
    effects.push_back(effect::Save{});
}

void Room::refreshRole(UserId user)
{
    if (const auto seat = m_members.find(user); seat != m_members.end())
        seat->second.role = m_settings.roleOf(user);
}

void Room::noteEmpty(const Now &now)
{
    if (!isKept() && m_members.empty() && m_waiting.isEmpty())
        m_emptySince = now.mono;
}

void Room::countLater(const Now &now)
{
    if (m_kind == RoomKind::Large && !m_countDue)
        m_countDue = now.mono + limits::countInterval;
}

void Room::connectionGone(const roomjob::ConnectionGone &job, const Now &now, RoomEffects &effects)
{
    m_checking.erase(job.connection);
    lostWhileWaiting(job, now);
    (void)stopWatching(job.user, job.connection, now, effects);
    const auto seat = m_members.find(job.user);
    if (seat == m_members.end() || seat->second.to.connection != job.connection)
        return; // taken again by a newer connection meanwhile, or never held
    const Milliseconds grace = m_kind == RoomKind::Match ? m_rules->matchGrace : m_rules->grace;
    if (job.reason != LeaveReason::Lost || m_kind == RoomKind::System || grace.count() == 0)
        return remove(job.user, job.reason, now, effects);
    seat->second.to.connection = {};
    setLost(job.user, seat->second, now.mono + grace);
}

} // namespace chat::server
