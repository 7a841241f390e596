// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"

#include "server/core/systemroom.h"
#include "shared/core/match.h"

#include <algorithm>

namespace chat::server {
namespace {

RoomKind kindOf(const QByteArray &name)
{
    constexpr auto names = enumNames(RoomKind{});
    const auto found = std::ranges::find_if(
        names, [&](QLatin1StringView kind) { return name == QByteArrayView(kind.data(), kind.size()); });
    return found != names.end() ? RoomKind(found - names.begin()) : RoomKind::Channel;
}

void refuse(const Sender &sender, Error error, RoomEffects &effects,
            effect::Asked asked = effect::Asked::Other)
{
    effects.push_back(effect::Refuse{sender.recipient, sender.request, std::move(error), asked});
}

Error storageUnavailable(const StoreState &store)
{
    return {.code = ErrorCode::StorageUnavailable, .retryAfter = store.retryAfter};
}

/// What was said; none for an event that is no message.
std::optional<QString> textOf(const StoredEvent &event)
{
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    const auto message
        = body ? readMap<MessageNew>(*body, Direction::FromServer) : refuse(ErrorCode::Internal);
    return message ? std::optional(message->text) : std::nullopt;
}

/// Of text in a JSON string, which is never shorter than the same in CBOR.
qsizetype quotedBytes(const QString &text)
{
    return text.toUtf8().size() + text.count(u'"') + text.count(u'\\');
}

qsizetype memberBytes(const QString &nick)
{
    constexpr qsizetype around = QByteArrayView(R"({"id":"0123456789abc","nick":""},)").size();
    return around + quotedBytes(nick);
}

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

bool isRefusable(const RoomJob &job)
{
    return std::holds_alternative<roomjob::Enter>(job) || std::holds_alternative<roomjob::Say>(job)
        || std::holds_alternative<roomjob::Fetch>(job) || std::holds_alternative<roomjob::Inspect>(job);
}

Room::Room(LoadedRoom loaded, const RoomRules &rules, RoomAccess access)
    : m_record(loaded.record),
      m_kind(kindOf(m_record.kind)),
      m_access(access),
      m_rules(&rules),
      m_log(loaded, rules.ringEvents, rules.ringBytes)
{
}

void Room::handle(const RoomJob &job, const Now &now, const StoreState &store, RoomEffects &effects)
{
    match(
        job, //
        [&](const roomjob::Enter &asked) { enter(asked, now, store, effects); },
        [&](const roomjob::Leave &asked) { leave(asked, effects); },
        [&](const roomjob::Say &asked) { say(asked, now, store, effects); },
        [&](const roomjob::Fetch &asked) { fetch(asked, effects); },
        [&](const roomjob::ConnectionGone &gone) { connectionGone(gone, now, effects); },
        [&](const roomjob::Announce &asked) { announce(asked, now, effects); },
        [&](const roomjob::SetAccess &asked) { setAccess(asked, effects); }, [](const roomjob::Block &) {}, //
        [](const roomjob::Fault &) {}, [](const roomjob::Inspect &) {}, // its actor does
        [&](const roomjob::Tick &) { tick(now, effects); },
        [&](const roomjob::Shut &asked) { shut(asked, effects); });
}

void Room::enter(const roomjob::Enter &job, const Now &now, const StoreState &store, RoomEffects &effects)
{
    const auto seat = m_members.find(job.sender.user);
    const bool isNew = seat == m_members.end();
    if (m_access == RoomAccess::Closed)
        return refuse(job.sender, {.code = ErrorCode::RoomClosed}, effects, effect::Asked::Enter);
    if (m_access == RoomAccess::Quarantined && isNew)
        return refuse(job.sender, {.code = ErrorCode::RoomLocked}, effects, effect::Asked::Enter);
    // A snapshot travels behind what waits for the store, so it would wait as long as the store is away.
    if (!store.available)
        return refuse(job.sender, storageUnavailable(store), effects, effect::Asked::Enter);
    if (isNew && m_record.maxPeople != 0 && people() >= m_record.maxPeople) {
        return refuse(
            job.sender,
            {.code = ErrorCode::RoomFull, .limit = QByteArray::number(m_record.maxPeople) + " people"},
            effects, effect::Asked::Enter);
    }
    if (isNew) {
        // Told before the newcomer is subscribed, so he never hears of himself (B1-44).
        if (!isQuiet())
            effects.push_back(effect::Tell{MemberJoined{.user = {job.sender.user, job.nick}}});
        m_members.emplace(job.sender.user,
                          Member{.nick = job.nick,
                                 .to = job.sender.recipient,
                                 .order = m_nextOrder++,
                                 .answerBytes = memberBytes(job.nick)});
    } else {
        Member &member = seat->second;
        const ConnectionId old = member.to.connection;
        if (old.isValid() && old != job.sender.recipient.connection)
            effects.push_back(effect::Unsubscribe{old});
        member.to = job.sender.recipient;
        setLost(job.sender.user, member, std::nullopt);
    }
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request, RoomEntered{m_record.id}});
    RoomSnapshot shown = snapshot(job.since, now);
    const auto gap = gapIn(shown, job.since);
    effects.push_back(effect::Snapshot{job.sender.recipient, std::move(shown)});
    if (gap)
        effects.push_back(effect::Missing{job.sender.recipient, *gap});
    effects.push_back(effect::Subscribe{job.sender.recipient});
}

bool Room::isMember(const Sender &sender) const
{
    const auto seat = m_members.find(sender.user);
    return seat != m_members.end() && seat->second.to.connection == sender.recipient.connection;
}

std::optional<ErrorCode> Room::shutOut(const Sender &sender) const
{
    if (m_access == RoomAccess::Closed)
        return ErrorCode::RoomClosed;
    return isMember(sender) ? std::nullopt : std::optional(ErrorCode::NotJoined);
}

void Room::leave(const roomjob::Leave &job, RoomEffects &effects)
{
    // By identity: a late leave of an older connection does not take the seat of a newer one (B1-08).
    if (isMember(job.sender) && m_kind != RoomKind::System)
        remove(job.sender.user, LeaveReason::Left, effects);
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request, Nothing{}});
}

void Room::remove(UserId user, LeaveReason reason, RoomEffects &effects)
{
    const auto seat = m_members.find(user);
    if (seat->second.to.connection.isValid())
        effects.push_back(effect::Unsubscribe{seat->second.to.connection});
    setLost(user, seat->second, std::nullopt);
    m_members.erase(seat);
    if (!isQuiet())
        effects.push_back(effect::Tell{MemberLeft{user, reason}});
}

void Room::say(const roomjob::Say &job, const Now &now, const StoreState &store, RoomEffects &effects)
{
    if (const auto why = shutOut(job.sender))
        return refuse(job.sender, {.code = *why}, effects);
    if (m_kind == RoomKind::System)
        return refuse(job.sender, {.code = ErrorCode::ReadOnlyRoom}, effects);
    if (const StoredEvent *earlier = m_log.findNonce(job.sender.user, job.nonce)) {
        // By the text alone: the author may have come back under another nick.
        if (textOf(*earlier) != job.text)
            return refuse(job.sender, {.code = ErrorCode::DuplicateNonceMismatch, .field = "nonce"}, effects);
        // Through the pipeline, behind the message itself: the answer comes after the commit (B3-22).
        effects.push_back(effect::Answer{job.sender.recipient, job.sender.request,
                                         MessageSent{earlier->seq, earlier->time, job.nonce, true}});
        return;
    }
    if (m_access == RoomAccess::Quarantined)
        return refuse(job.sender, {.code = ErrorCode::RoomLocked}, effects);
    if (!store.available)
        return refuse(job.sender, storageUnavailable(store), effects);
    const StoredEvent &event = m_log.append(
        {.room = m_record.id,
         .time = now.wall,
         .type = QByteArray(MessageNew::name.data(), MessageNew::name.size()),
         .user = job.sender.user,
         .nonce = job.nonce,
         .body = toJson(
             MessageNew{.user = {job.sender.user, m_members.at(job.sender.user).nick}, .text = job.text})});
    // The author's answer stands before the message, in the same queue. Both leave only after the commit,
    // because what stands before a kept event in a batch leaves with the batch.
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request,
                                     MessageSent{.seq = event.seq, .time = event.time, .nonce = job.nonce}});
    effects.push_back(effect::Keep{event});
}

void Room::fetch(const roomjob::Fetch &job, RoomEffects &effects) const
{
    if (const auto why = shutOut(job.sender))
        return refuse(job.sender, {.code = *why}, effects, effect::Asked::History);
    const FetchHistory &asked = job.query;
    if (asked.before.has_value() + asked.after.has_value() + asked.around.has_value() > 1)
        return refuse(job.sender, {.code = ErrorCode::BadCursor}, effects, effect::Asked::History);
    effects.push_back(effect::Read{job.sender.recipient,
                                   job.sender.request,
                                   {.room = m_record.id,
                                    .before = asked.before,
                                    .after = asked.after,
                                    .around = asked.around,
                                    .limit = asked.limit.value_or(limits::historyPage),
                                    .maxBytes = m_rules->maxAnswerBytes}});
}

void Room::connectionGone(const roomjob::ConnectionGone &job, const Now &now, RoomEffects &effects)
{
    const auto seat = m_members.find(job.user);
    if (seat == m_members.end() || seat->second.to.connection != job.connection)
        return; // taken again by a newer connection meanwhile, or never held
    if (job.reason != LeaveReason::Lost || isQuiet() || m_rules->grace.count() == 0)
        return remove(job.user, job.reason, effects);
    seat->second.to.connection = {};
    setLost(job.user, seat->second, now.mono + m_rules->grace);
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

void Room::setAccess(const roomjob::SetAccess &job, RoomEffects &effects)
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
        effects.push_back(effect::Tell{RoomChanged{m_access == RoomAccess::Quarantined, job.reason}});
    effects.push_back(effect::AccessSet{job.ticket, told});
}

int Room::connected() const
{
    return int(std::ranges::count_if(
        m_members, [](const auto &member) { return member.second.to.connection.isValid(); }));
}

void Room::tick(const Now &now, RoomEffects &effects)
{
    while (!m_lost.empty() && m_lost.begin()->first <= now.mono)
        remove(m_lost.begin()->second, LeaveReason::Lost, effects);
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
    }
    m_members.clear();
    m_lost.clear();
}

std::optional<MonoTime> Room::nextDeadline() const
{
    return m_lost.empty() ? std::nullopt : std::optional(m_lost.begin()->first);
}

RoomSnapshot Room::snapshot(const std::optional<Position> &since, const Now &now) const
{
    RoomSnapshot snapshot{
        .room = {m_record.id, m_record.name, m_kind, people(), m_record.maxPeople, isLocked(m_access)},
        .membersTotal = people(),
        .seq = m_log.lastSeq(),
        .epoch = m_log.epoch()};
    constexpr qsizetype around = 512; // the envelope and all fields but the three below
    const qsizetype room = m_rules->maxAnswerBytes - around - quotedBytes(m_record.name);
    qsizetype membersBytes = 0;
    if (!isQuiet())
        snapshot.members = memberList(room / 2, membersBytes);
    const qsizetype logBytes = room - membersBytes;
    auto slice = since ? m_log.after(*since, logBytes) : std::nullopt;
    if (!slice) {
        slice = m_log.newest(m_rules->snapshotMessages, logBytes);
        slice->complete = slice->complete && !since;
    }
    if (isQuiet() && !since)
        eraseOver(slice->events, now.wall);
    snapshot.complete = slice->complete;
    snapshot.log = std::move(slice->events);
    if (!snapshot.log.empty()) {
        snapshot.from = snapshot.log.front().seq;
        snapshot.to = snapshot.log.back().seq;
    }
    return snapshot;
}

std::vector<UserInfo> Room::memberList(qsizetype maxBytes, qsizetype &bytes) const
{
    std::vector<std::pair<quint64, decltype(m_members)::const_iterator>> ordered;
    ordered.reserve(m_members.size());
    for (auto member = m_members.begin(); member != m_members.end(); ++member)
        ordered.emplace_back(member->second.order, member);
    std::ranges::sort(ordered, {}, [](const auto &entry) { return entry.first; });
    std::vector<UserInfo> members;
    members.reserve(ordered.size());
    bytes = 0;
    for (const auto &[order, member] : ordered) {
        const qsizetype more = bytes + member->second.answerBytes;
        if (more > maxBytes)
            break;
        bytes = more;
        members.push_back({member->first, member->second.nick});
    }
    return members;
}

} // namespace chat::server
