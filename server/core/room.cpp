// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"

#include "server/core/systemroom.h"
#include "shared/core/match.h"

#include <algorithm>

namespace chat::server {
namespace {

/// What was said; none for an event that is no message.
std::optional<QString> textOf(const StoredEvent &event)
{
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    const auto message
        = body ? readMap<MessageNew>(*body, Direction::FromServer) : refuse(ErrorCode::Internal);
    return message ? std::optional(message->text) : std::nullopt;
}

} // namespace

bool isRefusable(const RoomJob &job)
{
    return match(
        job, //
        [](const roomjob::Enter &asked) {
            return !asked.keys || asked.keys->checked == roomjob::Keys::Checked::NotYet;
        },
        [](const roomjob::Steer &asked) { return !asked.ticket && asked.passwordHash.isEmpty(); },
        [](const roomjob::Say &) { return true; }, [](const roomjob::Data &) { return true; },
        [](const roomjob::Fetch &) { return true; }, [](const roomjob::Inspect &) { return true; },
        [](const auto &) { return false; });
}

Room::Room(LoadedRoom loaded, const RoomRules &rules, RoomAccess access)
    : m_record(loaded.record),
      m_kind(kindOf(m_record)),
      m_access(access),
      m_rules(&rules),
      m_log(loaded, rules.ringEvents, rules.ringBytes)
{
    m_settings = readSettings(m_record.settings);
    m_record.settings = {}; // m_settings is right from now on
    settingsChanged();
}

void Room::begin(const Now &now) { noteEmpty(now); }

void Room::settingsChanged()
{
    m_slow.setInterval(Milliseconds(m_settings.slowMs));
    m_fewSpeak = m_settings.announceOnly || m_settings.archived || m_slow.isOn();
}

RoomRecord Room::savedRecord() const
{
    RoomRecord record = m_record;
    record.settings = writeSettings(m_settings);
    return record;
}

RoomInfo Room::info() const
{
    RoomInfo info = roomInfo(m_record, m_settings);
    info.people = people();
    info.locked = isLocked() ? std::optional(true) : std::nullopt;
    return info;
}

void Room::handle(const RoomJob &job, const Now &now, const StoreState &store, RoomEffects &effects)
{
    match(
        job, //
        [&](const roomjob::Enter &asked) { enter(asked, now, store, effects); },
        [&](const roomjob::Leave &asked) { leave(asked, now, effects); },
        [&](const roomjob::Say &asked) { say(asked, now, store, effects); },
        [&](const roomjob::Data &said) { relay(said, now, effects); },
        [&](const roomjob::Fetch &asked) { fetch(asked, effects); },
        [&](const roomjob::ConnectionGone &gone) { connectionGone(gone, now, effects); },
        [&](const roomjob::Steer &asked) { steer(asked, now, store, effects); },
        [&](const roomjob::Admit &asked) { admit(asked); },
        [&](const roomjob::TakeAway &asked) { takeAway(asked, now, effects); },
        [&](const roomjob::StopWaiting &asked) { stopWaiting(asked, effects); },
        [&](const roomjob::Announce &asked) { announce(asked, now, effects); },
        [&](const roomjob::SetAccess &asked) { setAccess(asked, now, effects); },
        [](const roomjob::Block &) {}, //
        [](const roomjob::Fault &) {}, [](const roomjob::Inspect &) {}, // its actor does
        [&](const roomjob::Tick &) { tick(now, effects); },
        [&](const roomjob::Shut &asked) { shut(asked, effects); });
    if (!m_waiting.isEmpty() || m_waitingMoved)
        settleWaiting(now, effects);
}

bool Room::isMember(const Sender &sender) const
{
    const auto seat = m_members.find(sender.user);
    return seat != m_members.end() && seat->second.to.connection == sender.recipient.connection;
}

std::optional<ErrorCode> Room::shutOut(const Sender &sender) const
{
    if (isHiddenFrom(sender.user))
        return ErrorCode::RoomNotFound;
    if (m_access == RoomAccess::Closed)
        return ErrorCode::RoomClosed;
    return isMember(sender) ? std::nullopt : std::optional(ErrorCode::NotJoined);
}

void Room::say(const roomjob::Say &job, const Now &now, const StoreState &store, RoomEffects &effects)
{
    if (isSpectator(job.sender))
        return turnDown(job.sender, {.code = ErrorCode::ReadOnlyRoom}, effects);
    if (const auto why = shutOut(job.sender))
        return turnDown(job.sender, {.code = *why}, effects);
    if (m_kind == RoomKind::System)
        return turnDown(job.sender, {.code = ErrorCode::ReadOnlyRoom}, effects);
    if (const StoredEvent *earlier = m_log.findNonce(job.sender.user, job.nonce)) {
        // By the text alone: the author may have come back under another nick.
        if (textOf(*earlier) != job.text)
            return turnDown(job.sender, {.code = ErrorCode::DuplicateNonceMismatch, .field = "nonce"},
                            effects);
        // Through the pipeline, behind the message itself: the answer comes after the commit (B3-22).
        effects.push_back(effect::Answer{job.sender.recipient, job.sender.request,
                                         MessageSent{earlier->seq, earlier->time, job.nonce, true}});
        return;
    }
    if (m_access == RoomAccess::Quarantined)
        return turnDown(job.sender, {.code = ErrorCode::RoomLocked}, effects);
    Member &author = m_members.at(job.sender.user);
    if (m_fewSpeak || author.muted || author.role == RoomRole::Guest) {
        if (auto why = silenced(job.sender.user, author, now))
            return turnDown(job.sender, *std::move(why), effects);
    }
    const bool isDirect = m_kind == RoomKind::Direct;
    if (isDirect && isUnwanted(job.sender.user))
        return turnDown(job.sender, {.code = ErrorCode::UserBlockedYou}, effects);
    if (!store.available)
        return turnDown(job.sender, storageUnavailable(store), effects);
    m_slow.spoke(job.sender.user, now.mono);
    const StoredEvent &event = m_log.append(
        {.room = m_record.id,
         .time = now.wall,
         .type = QByteArray(MessageNew::name.data(), MessageNew::name.size()),
         .user = job.sender.user,
         .nonce = job.nonce,
         .body = toJson(MessageNew{.user = {job.sender.user, author.nick}, .text = job.text})});
    // The author's answer stands before the message, in the same queue. Both leave only after the commit,
    // because what stands before a kept event in a batch leaves with the batch.
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request,
                                     MessageSent{.seq = event.seq, .time = event.time, .nonce = job.nonce}});
    effects.push_back(effect::Keep{event});
    if (isDirect)
        tellAbsent({job.sender.user, author.nick}, now, effects);
}

/// In the order of the room's turns, which is the same for everybody.
void Room::relay(const roomjob::Data &job, const Now &now, RoomEffects &effects)
{
    if (isSpectator(job.sender))
        return turnDown(job.sender, {.code = ErrorCode::ReadOnlyRoom}, effects);
    if (const auto why = shutOut(job.sender))
        return turnDown(job.sender, {.code = *why}, effects);
    if (m_kind != RoomKind::Match)
        return turnDown(job.sender, {.code = ErrorCode::ReadOnlyRoom}, effects);
    if (m_access == RoomAccess::Quarantined)
        return turnDown(job.sender, {.code = ErrorCode::RoomLocked}, effects);
    auto word = m_data.relay(job.sender.user, job.op, job.data, m_rules->dataRate, now.mono);
    if (!word)
        return turnDown(job.sender, std::move(word.error()), effects);
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request, Nothing{}});
    effects.push_back(effect::Tell{*std::move(word)});
}

std::optional<Error> Room::silenced(UserId user, Member &member, const Now &now) const
{
    if (m_settings.archived || !has(member.role, RoomPower::Speak)
        || (m_settings.announceOnly && !has(member.role, RoomPower::SpeakWhereFewMay)))
        return Error{.code = ErrorCode::ReadOnlyRoom};
    if (member.muted) {
        const RoomBan *mute = findBan(m_settings.mutes, user, now.wall);
        if (mute) {
            const auto rest = mute->until ? std::optional(*mute->until - now.wall) : std::nullopt;
            return Error{.code = ErrorCode::Muted, .retryAfter = rest};
        }
        member.muted = false; // it is over
    }
    if (!has(member.role, RoomPower::SpeakAtOnce)) {
        if (const auto rest = m_slow.wait(user, now.mono))
            return Error{.code = ErrorCode::SlowMode, .retryAfter = *rest};
    }
    return std::nullopt;
}

void Room::fetch(const roomjob::Fetch &job, RoomEffects &effects) const
{
    if (const auto why = isSpectator(job.sender) ? std::nullopt : shutOut(job.sender))
        return turnDown(job.sender, {.code = *why}, effects, effect::Asked::History);
    const FetchHistory &asked = job.query;
    if (asked.before.has_value() + asked.after.has_value() + asked.around.has_value() > 1)
        return turnDown(job.sender, {.code = ErrorCode::BadCursor}, effects, effect::Asked::History);
    const HistoryQuery query{.room = m_record.id,
                             .before = asked.before,
                             .after = asked.after,
                             .around = asked.around,
                             .limit = asked.limit.value_or(limits::historyPage),
                             .maxBytes = m_rules->maxAnswerBytes};
    if (isKept())
        effects.push_back(effect::Read{job.sender.recipient, job.sender.request, query});
    else
        effects.push_back(effect::Page{job.sender.recipient, job.sender.request, query, m_log.page(query)});
}

void Room::announce(const roomjob::Announce &job, const Now &now, RoomEffects &effects)
{
    if (m_kind != RoomKind::System) {
        match(job.word, [&](const auto &word) { effects.push_back(effect::Tell{word, now.wall}); });
        effects.push_back(effect::AnnouncementStored{job.ticket, 0, connected()});
        return;
    }
    const StoredEvent &event = m_log.append(match(job.word, [&]<Packet T>(const T &word) {
        return StoredEvent{.room = m_record.id,
                           .time = now.wall,
                           .type = QByteArray(T::name.data(), T::name.size()),
                           .body = toJson(word)};
    }));
    effects.push_back(effect::Keep{event});
    effects.push_back(effect::AnnouncementStored{job.ticket, event.seq, people()});
}

void Room::setAccess(const roomjob::SetAccess &job, const Now &now, RoomEffects &effects)
{
    const auto next = m_kind == RoomKind::System ? chat::refuse(ErrorCode::WrongRoomKind)
                                                 : accessAfter(m_access, job.act);
    if (!next) {
        effects.push_back(effect::AccessSet{job.ticket, std::unexpected(next.error())});
        return;
    }
    const RoomAccess before = std::exchange(m_access, *next);
    const int told = before != m_access ? connected() : 0;
    if (before != m_access && m_access == RoomAccess::Closed)
        removeAll({.incident = {}, .code = int(ErrorCode::RoomClosed), .reason = job.reason}, effects);
    else if (before != m_access && before != RoomAccess::Closed)
        effects.push_back(effect::Tell{RoomChanged{.locked = isLocked(), .reason = job.reason}});
    noteEmpty(now);
    effects.push_back(effect::AccessSet{job.ticket, told});
}

int Room::connected() const
{
    return spectators() + int(std::ranges::count_if(m_members, [](const auto &member) {
               return member.second.to.connection.isValid();
           }));
}

void Room::tick(const Now &now, RoomEffects &effects)
{
    while (!m_lost.empty() && m_lost.begin()->first <= now.mono)
        remove(m_lost.begin()->second, LeaveReason::Lost, now, effects);
    if (m_countDue && *m_countDue <= now.mono) {
        m_countDue.reset();
        if (m_settings.spectators)
            effects.push_back(effect::Tell{MatchSpectators{spectators()}});
        else
            effects.push_back(effect::Tell{RoomCount{people()}});
    }
    if (m_emptySince && *m_emptySince + m_rules->emptyGrace <= now.mono && m_members.empty()
        && m_waiting.isEmpty()) {
        if (!m_spectators.empty())
            effects.push_back(effect::Tell{RoomGone{m_record.id}});
        dropSpectators(effects);
        effects.push_back(effect::Vanish{});
    }
}

void Room::setLost(UserId user, Member &member, std::optional<MonoTime> until)
{
    if (member.lostUntil)
        m_lost.erase({*member.lostUntil, user});
    member.lostUntil = until;
    if (until)
        m_lost.insert({*until, user});
}

void Room::shut(const roomjob::Shut &job, RoomEffects &effects)
{
    removeAll({.incident = job.incident, .code = int(ErrorCode::Internal), .reason = {}}, effects);
}

void Room::removeAll(const RoomClosed &word, RoomEffects &effects)
{
    effects.push_back(effect::Tell{word});
    for (const auto &[user, member] : m_members) {
        if (member.to.connection.isValid())
            effects.push_back(effect::Unsubscribe{member.to.connection});
        tellMatch(user, false, effects);
    }
    m_members.clear();
    m_lost.clear();
    m_checking.clear();
    dropSpectators(effects);
    dropAllPlaces(effects);
}

std::optional<MonoTime> Room::nextDeadline() const
{
    std::optional<MonoTime> next = m_countDue;
    const auto atLatest = [&next](MonoTime due) { next = next ? std::min(*next, due) : due; };
    if (!m_lost.empty())
        atLatest(m_lost.begin()->first);
    if (m_emptySince)
        atLatest(*m_emptySince + m_rules->emptyGrace);
    if (m_waitingDue)
        atLatest(*m_waitingDue);
    return next;
}

} // namespace chat::server
