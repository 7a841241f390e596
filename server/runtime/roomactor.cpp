// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/roomactor.h"

#include "server/runtime/hub.h"
#include "server/runtime/throwtrace.h"
#include "shared/core/logging.h"
#include "shared/core/match.h"

#include <stdexcept>
#include <thread>

namespace chat::server {
namespace {

bool isPresence(const effect::Tell &tell)
{
    return std::holds_alternative<MemberJoined>(tell.event) || std::holds_alternative<MemberLeft>(tell.event)
        || std::holds_alternative<RoomCount>(tell.event);
}

} // namespace

RoomActor::RoomActor(const RoomServices &services, const RoomRecord &record, quint64 life,
                     std::shared_ptr<RoomCounts> counts)
    : Actor(*services.workers, "room " + record.name.toUtf8(), "room", services.mailboxJobs),
      m_services(&services),
      m_record(record),
      m_life(life),
      m_counts(std::move(counts)),
      m_recorder(services.journalJobs, record.kind != "system"),
      m_isKept(isKept(kindOf(record)))
{
    m_batch = {.room = record.id, .life = life};
}

void RoomActor::load()
{
    mailbox().hold();
    state()->phase = ActorState::Loading;
    const auto self = std::static_pointer_cast<RoomActor>(shared_from_this());
    m_services->readers->load([self, rules = m_services->rules](EventReader &reader) {
        self->loaded(reader.load(self->id(), rules.ringEvents, rules.ringBytes));
    });
}

/// On a reader's thread, before the first turn.
void RoomActor::loaded(StoreResult<LoadedRoom> room)
{
    if (room) {
        m_record = room->record;
        m_room.emplace(*std::move(room), m_services->rules, m_counts->access);
        m_counts->lastSeq = m_room->lastSeq();
        m_counts->loaded = true;
        m_recorder.restart(*m_room, currentTime().wall);
        m_services->hub->describe(m_room->savedRecord(), m_room->info());
    } else {
        qCWarning(lcRoom, "room %s cannot be loaded: %ls", id().toText().constData(),
                  qUtf16Printable(room.error().detail));
        m_end = End::Now; // the next post makes a new actor, which tries again
    }
    m_lastUse = std::chrono::steady_clock::now();
    state()->phase = ActorState::Idle;
    if (mailbox().release())
        schedule();
}

const char *RoomActor::nameOf(const RoomJob &job) const
{
    return match(job, [](const auto &kind) { return kind.name; });
}

void RoomActor::handle(RoomJob &job, const Now &now)
{
    m_before
        = {m_batch.deliveries.size(), m_batch.kept.size(), m_batch.answered.size(), m_batch.stored.size()};
    if (const auto *shut = std::get_if<roomjob::Shut>(&job)) {
        m_end = End::Now; // the pipeline drops what is left of this life, its last words included
        if (m_room)
            shutDown(shut->incident, End::Now, "the store refused what it had to keep");
        return;
    }
    if (const auto *inspect = std::get_if<roomjob::Inspect>(&job))
        return inspect->look(m_room ? &*m_room : nullptr, m_recorder);
    if (m_room)
        m_recorder.begin(job, nameOf(job), *m_room, now, state()->waiting.load(std::memory_order_relaxed));
    if (std::holds_alternative<roomjob::Fault>(job))
        throw std::runtime_error("a fault that an operator asked for");
    if (const auto *block = std::get_if<roomjob::Block>(&job))
        std::this_thread::sleep_for(block->time);
    m_asker = askerOf(job);
    if (!m_room) {
        refuseJob(job,
                  m_refusal.value_or(Error{.code = ErrorCode::StorageUnavailable,
                                           .retryAfter = m_services->pipeline->state().retryAfter}));
        m_asker.reset();
        return;
    }
    if (isGuessing(job, now))
        return m_asker.reset();
    m_effects.clear();
    m_room->handle(job, now, m_isKept ? m_services->pipeline->state() : StoreState(), m_effects);
    m_recorder.end(*m_room, m_effects);
    for (RoomEffect &effect : m_effects)
        apply(effect);
    m_asker.reset();
    if (m_vanishes)
        vanish();
}

std::optional<Asker> RoomActor::askerOf(const RoomJob &job)
{
    const auto asker = [](const auto &asked, effect::Asked kind) {
        return std::optional(Asker{asked.sender.recipient, asked.sender.request, kind, asked.sender.asked});
    };
    return match(
        job, //
        [&](const roomjob::Enter &asked) { return asker(asked, effect::Asked::Enter); },
        [&](const roomjob::Say &asked) { return asker(asked, effect::Asked::Other); },
        [&](const roomjob::Data &asked) { return asker(asked, effect::Asked::Other); },
        [&](const roomjob::Fetch &asked) { return asker(asked, effect::Asked::History); },
        [&](const roomjob::Leave &asked) { return asker(asked, effect::Asked::Other); },
        [&](const roomjob::StopWaiting &asked) { return asker(asked, effect::Asked::Other); },
        [&](const roomjob::Steer &asked) {
            return asked.ticket ? std::nullopt : asker(asked, effect::Asked::Other);
        },
        [](const auto &) { return std::optional<Asker>(); });
}

void RoomActor::refuse(const Asker &asker, const Error &error, const QByteArray &incident)
{
    Deliveries direct;
    direct.push_back(refusalFor(asker, id(), error, incident));
    m_services->publisher->publish(std::move(direct));
}

QByteArray RoomActor::payloadFor(const Recipient &to, RequestId request, const auto &answer) const
{
    return request != 0 ? encodeAnswer(to.format, request, answer) : QByteArray();
}

void RoomActor::apply(RoomEffect &effect)
{
    Deliveries &out = m_batch.deliveries;
    const auto spell = [&](auto encodeIn) {
        Payloads payloads;
        for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
            if (m_services->publisher->wants(format))
                payloads[size_t(format)] = encodeIn(format);
        }
        return payloads;
    };
    match(
        effect, //
        [&](effect::Refuse &refused) { refuse({refused.to, refused.request, refused.asked}, refused.error); },
        [&](effect::Keep &keep) {
            const KeptEvent event = keptEvent(keep.event);
            out.push_back(
                delivery::ToRoom{id(), spell([&](WireFormat format) { return encodeLive(format, event); })});
            m_batch.kept.push_back(std::move(keep.event));
        },
        [&](effect::Tell &tell) {
            Payloads payloads = spell([&](WireFormat format) {
                return match(tell.event, [&](const auto &event) {
                    return encode(format, {.room = id(), .time = tell.time}, event);
                });
            });
            out.push_back(delivery::ToRoom{id(), std::move(payloads), isPresence(tell)});
        },
        [&](effect::Answer &answer) {
            QByteArray payload = match(
                answer.body, [&](const auto &body) { return payloadFor(answer.to, answer.request, body); });
            out.push_back(delivery::ToConnection{answer.to.connection, std::move(payload), true});
            m_batch.answered.push_back(*m_asker);
        },
        [&](effect::Snapshot &snapshot) {
            out.push_back(delivery::ToConnection{
                snapshot.to.connection, encode(snapshot.to.format, {.room = id()}, snapshot.snapshot)});
        },
        [&](effect::Missing &missing) {
            m_services->workers->counts().gaps.fetch_add(1, std::memory_order_relaxed);
            out.push_back(
                delivery::ToConnection{missing.to.connection, encode(missing.to.format, {}, missing.gap)});
        },
        [&](effect::Subscribe &subscribe) {
            out.push_back(delivery::Subscribe{subscribe.to.connection, id()});
        },
        [&](effect::Unsubscribe &unsubscribe) {
            out.push_back(delivery::Unsubscribe{unsubscribe.connection, id()});
        },
        [&](effect::Queued &queued) {
            out.push_back(delivery::EnterRefused{queued.to.connection, id(),
                                                 payloadFor(queued.to, queued.request, queued.body), true});
            m_batch.answered.push_back(*m_asker);
        },
        [&](effect::Read &asked) { read(asked); },
        [&](effect::Page &asked) { answerPage(asked.to, asked.request, asked.query, asked.page); },
        [&](effect::TellOne &word) {
            out.push_back(delivery::ToConnection{
                word.to.connection,
                match(word.event, [&](const auto &event) { return encode(word.to.format, {}, event); })});
        },
        [&](effect::TellUser &word) {
            if (m_services->invited)
                m_batch.stored.push_back(
                    [services = m_services, word] { services->invited(word.user, word.event); });
        },
        [&](effect::CheckPassword &check) { checkPassword(check); },
        [&](effect::MakeHash &asked) { makeHash(asked); }, [&](effect::Save &) { saved(); },
        [&](effect::Vanish &) { m_vanishes = true; },
        [&](effect::SeatChanged &seat) {
            if (m_services->seatChanged)
                m_services->seatChanged(id(), seat.user, seat.taken);
        },
        [&](effect::Steered &done) {
            m_batch.stored.push_back(
                [services = m_services, done] { services->steered(done.ticket, done.people); });
        },
        [&](effect::AnnouncementStored &stored) {
            m_batch.stored.push_back([services = m_services, stored] {
                services->workers->counts().announcements.fetch_add(1, std::memory_order_relaxed);
                services->announced(stored.ticket, stored.seq, stored.sessions);
            });
        },
        [&](effect::AccessSet &set) {
            m_batch.stored.push_back(
                [services = m_services, set] { services->accessSet(set.ticket, set.people); });
        });
}

void RoomActor::endTurn(const Now &now)
{
    if (!m_room) {
        if (m_end == End::Now)
            m_services->hub->forget(*this);
        else if (m_end == End::Vanished)
            m_services->hub->remove(*this);
        return;
    }
    if (m_room->people() > 0 || !m_room->waiting().isEmpty())
        m_lastUse = now.mono;
    m_counts->people.store(m_room->people(), std::memory_order_relaxed);
    m_counts->spectators.store(m_room->spectators(), std::memory_order_relaxed);
    m_counts->waiting.store(m_room->waiting().size(), std::memory_order_relaxed);
    m_counts->lastSeq.store(m_room->lastSeq(), std::memory_order_relaxed);
    m_counts->access.store(m_room->access(), std::memory_order_relaxed);
    retireIfIdle(now);
    reserveTick(now);
    if (m_batch.deliveries.empty() && m_batch.kept.empty() && m_batch.stored.empty() && !m_batch.changed
        && !m_batch.retire)
        return;
    sendBatch();
}

void RoomActor::reserveTick(const Now &now)
{
    auto due = m_room->nextDeadline();
    if (!due && m_isKept && m_room->people() == 0 && !m_batch.retire)
        due = std::max(m_lastUse + m_services->idleTime, now.mono);
    wakeAt(*m_services->timers, due);
}

void RoomActor::retireIfIdle(const Now &now)
{
    if (!m_isKept || m_room->people() != 0 || !m_room->waiting().isEmpty()
        || now.mono - m_lastUse < m_services->idleTime)
        return;
    m_batch.retire = true;
    m_batch.jobsDone = state()->jobsDone;
}

bool RoomActor::closeIfStillIdle(quint64 jobsDone)
{
    return mailbox().closeIfIdle([&] { return state()->jobsDone == jobsDone; });
}

void RoomActor::failed(const char *what)
{
    const QByteArray incident = idToText(randomId());
    qCCritical(lcRoom, "incident %s: room %s is closed: %s", incident.constData(), id().toText().constData(),
               what);
    // A job decides all or nothing: half of it may acknowledge what is not kept.
    const auto cut = [](auto &list, size_t size) {
        if (list.size() > size)
            list.erase(list.begin() + qsizetype(size), list.end());
    };
    cut(m_batch.deliveries, m_before.deliveries);
    cut(m_batch.kept, m_before.kept);
    cut(m_batch.answered, m_before.answered);
    cut(m_batch.stored, m_before.stored);
    if (const auto asker = std::exchange(m_asker, std::nullopt))
        refuse(*asker, {.code = ErrorCode::Internal}, incident);
    if (m_room)
        shutDown(incident, End::WhenStored, what);
}

void RoomActor::shutDown(const QByteArray &incident, End end, const char *what)
{
    const Now now = currentTime();
    m_recorder.fail(*m_room, now.mono); // before everybody is put out
    if (end == End::Now) { // never stored, so never told
        for (const Asker &asker : std::exchange(m_batch, {.room = id(), .life = m_life}).answered)
            refuse(asker, {.code = ErrorCode::Internal}, incident);
    }
    m_effects.clear();
    m_room->handle(roomjob::Shut{incident}, now, {}, m_effects);
    for (RoomEffect &effect : m_effects)
        apply(effect);
    m_room.reset();
    m_end = end;
    m_counts->people = 0;
    m_counts->waiting = 0;
    m_counts->spectators = 0;
    wakeAt(*m_services->timers, {});
    if (!m_isKept) { // what it was is nowhere else
        m_end = End::Vanished;
        m_refusal = Error{.code = ErrorCode::RoomNotFound};
        sendBatch();
        m_services->hub->remove(*this);
    } else if (end == End::WhenStored) {
        m_batch.stored.push_back([self = std::static_pointer_cast<RoomActor>(shared_from_this())] {
            self->m_services->hub->forget(*self);
        });
        m_services->pipeline->push(std::exchange(m_batch, {.room = id(), .life = m_life}));
    } else {
        m_services->publisher->publish(std::move(m_batch.deliveries));
    }
    // Last: what fails here does not keep the room open.
    m_services->incident({.room = m_record,
                          .incident = incident,
                          .time = now.wall,
                          .what = QString::fromUtf8(what).left(limits::maxReasonGraphemes),
                          .stack = end == End::WhenStored ? lastThrow() : QStringList(), // else nothing was
                          .journal = m_recorder.journal()});
}

} // namespace chat::server
