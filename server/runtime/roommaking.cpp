// SPDX-License-Identifier: Apache-2.0
#include "server/core/passwordhash.h"
#include "server/runtime/hasher.h"
#include "server/runtime/hub.h"
#include "server/runtime/roomactor.h"
#include "shared/core/match.h"

/// How a room begins and ends, and what takes longer than a turn: reading pages, hashing passwords.
namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// What was asked for and is not kept any more: never a silent hole (B4-15).
std::optional<Gap> trimmed(const HistoryPage &page, const HistoryQuery &query)
{
    if (!query.after || page.firstSeq <= *query.after + 1)
        return std::nullopt;
    return Gap{
        .room = query.room, .from = *query.after + 1, .to = page.firstSeq - 1, .reason = GapReason::Trimmed};
}

} // namespace

void RoomActor::hold()
{
    mailbox().hold();
    state()->phase = ActorState::Loading;
}

void RoomActor::create(RoomSettings settings, const std::optional<QString> &password)
{
    const auto self = std::static_pointer_cast<RoomActor>(shared_from_this());
    if (!password || password->isEmpty()) {
        m_record.settings = writeSettings(settings);
        return store(m_record);
    }
    const bool taken = m_services->hasher
        && m_services->hasher->run([self, settings = std::move(settings), word = *password]() mutable {
               settings.passwordHash = hashPassword(word);
               self->m_record.settings = writeSettings(settings);
               self->store(self->m_record);
           });
    if (!taken)
        made(chat::refuseLater(ErrorCode::RoomBusy, Milliseconds(500)));
}

void RoomActor::store(const RoomRecord &record)
{
    if (!m_isKept)
        return made({});
    m_services->pipeline->write(
        [self = std::static_pointer_cast<RoomActor>(shared_from_this()), record](EventLog &log) {
            const auto created = log.createRoom(record);
            if (created)
                return self->made({});
            const bool isTaken = created.error().kind == StoreFailure::Rejected;
            if (isTaken)
                return self->made(chat::refuse(ErrorCode::RoomNameTaken));
            self->made(chat::refuseLater(ErrorCode::StorageUnavailable, Milliseconds(1000)));
        });
}

/// On whatever thread did the last step, before the first turn.
void RoomActor::made(const Result<void> &done)
{
    if (done) {
        m_room.emplace(LoadedRoom{.record = m_record}, m_services->rules, m_counts->access);
        m_room->begin(currentTime());
        m_counts->loaded = true;
        m_services->hub->describe(m_room->savedRecord(), m_room->info());
    } else {
        m_refusal = done.error();
        m_end = End::Vanished;
    }
    m_lastUse = std::chrono::steady_clock::now();
    state()->phase = ActorState::Idle;
    if (mailbox().release())
        schedule();
}

/// Nobody is in it; it holds for the next life.
void RoomActor::setAccessUnloaded(const roomjob::SetAccess &job) const
{
    const auto next = accessAfter(m_counts->access, job.act);
    if (next)
        m_counts->access = *next;
    m_services->accessSet(job.ticket, next ? Result<int>(0) : std::unexpected(next.error()));
}

void RoomActor::refuseJob(const RoomJob &job, const Error &error) const
{
    if (const auto asker = askerOf(job)) {
        Deliveries direct;
        direct.push_back(refusalFor(*asker, id(), error));
        m_services->publisher->publish(std::move(direct));
    }
    if (const auto *inspect = std::get_if<roomjob::Inspect>(&job))
        inspect->look(nullptr, m_recorder);
    if (const auto *change = std::get_if<roomjob::SetAccess>(&job))
        setAccessUnloaded(*change);
    if (const auto *steer = std::get_if<roomjob::Steer>(&job); steer && steer->ticket)
        m_services->steered(*steer->ticket, std::unexpected(error));
}

/// Whoever has guessed too often is not looked at, whatever he says now.
bool RoomActor::isGuessing(const RoomJob &job, const Now &now)
{
    const auto *enter = std::get_if<roomjob::Enter>(&job);
    if (!enter || !enter->keys || !enter->keys->password || m_room->settings().passwordHash.isEmpty())
        return false;
    const auto wait = m_services->hasher ? m_services->hasher->guesserWaits(enter->keys->address, now.mono)
                                         : std::nullopt;
    if (wait)
        refuse(*m_asker, {.code = ErrorCode::LoginThrottled, .retryAfter = *wait});
    return wait.has_value();
}

void RoomActor::comeBack(const RoomServices &services, RoomId room, RoomJob job)
{
    const auto asker = askerOf(job);
    const auto *steer = std::get_if<roomjob::Steer>(&job);
    const quint64 ticket = steer ? steer->ticket.value_or(0) : 0;
    if (services.hub->post(room, std::move(job)) != Submitted::NoSuchRoom)
        return;
    const Error error{.code = ErrorCode::RoomNotFound};
    if (ticket != 0)
        services.steered(ticket, std::unexpected(error));
    if (!asker)
        return;
    Deliveries direct;
    direct.push_back(refusalFor(*asker, room, error));
    services.publisher->publish(std::move(direct));
}

void RoomActor::checkPassword(effect::CheckPassword &check)
{
    const Recipient to = check.job.sender.recipient;
    const bool taken = m_services->hasher
        && m_services->hasher->run([services = m_services, room = id(), check]() mutable {
               auto keys = *check.job.keys;
               const bool right = passwordMatches(check.hash, *keys.password);
               if (!right)
                   services->hasher->guessed(keys.address, std::chrono::steady_clock::now());
               keys.password.reset();
               keys.checked = right ? roomjob::Keys::Checked::Right : roomjob::Keys::Checked::Wrong;
               keys.checkedHash = check.hash;
               check.job.keys = std::make_shared<const roomjob::Keys>(std::move(keys));
               comeBack(*services, room, std::move(check.job));
           });
    if (taken)
        return;
    m_room->stopChecking(to.connection);
    refuse(*m_asker, {.code = ErrorCode::RoomBusy, .retryAfter = Milliseconds(500)});
}

void RoomActor::makeHash(effect::MakeHash &asked)
{
    const bool taken = m_services->hasher
        && m_services->hasher->run([services = m_services, room = id(), job = asked.job]() mutable {
               job.passwordHash = hashPassword(*std::get<UpdateRoom>(*job.command).password);
               comeBack(*services, room, std::move(job));
           });
    if (!taken)
        refuseJob(asked.job, {.code = ErrorCode::RoomBusy, .retryAfter = Milliseconds(500)});
}

/// With the events of its job, or before them: a job that fails later takes nothing of it back.
void RoomActor::saved()
{
    RoomRecord record = m_room->savedRecord();
    m_services->hub->describe(record, m_room->info());
    m_record = record;
    if (m_isKept)
        m_batch.changed = std::move(record);
}

void RoomActor::vanish()
{
    m_room.reset();
    m_vanishes = false;
    m_end = End::Vanished;
    m_refusal = Error{.code = ErrorCode::RoomNotFound};
    m_counts->people = 0;
    wakeAt(*m_services->timers, {});
    if (m_isKept) { // the mark is stored before anybody is told; then its events go, a few at a time
        RoomRecord mark = m_record;
        mark.name = QLatin1StringView(goneKind) + u' ' + QLatin1StringView(id().toText());
        mark.kind = goneKind.toByteArray();
        mark.settings.clear();
        m_batch.changed = std::move(mark);
        m_batch.stored.push_back(
            [pipeline = m_services->pipeline, room = id()] { pipeline->removeRoom(room); });
    }
    sendBatch();
}

void RoomActor::sendBatch()
{
    auto batch = std::exchange(m_batch, {.room = id(), .life = m_life});
    if (m_isKept)
        return m_services->pipeline->push(std::move(batch));
    if (!batch.deliveries.empty())
        m_services->publisher->publish(std::move(batch.deliveries));
    for (const auto &done : batch.stored)
        done();
}

void RoomActor::read(const effect::Read &asked)
{
    const auto self = std::static_pointer_cast<const RoomActor>(shared_from_this());
    const bool taken = m_services->readers->read([asked, self](EventReader &reader) {
        self->answerPage(asked.to, asked.request, asked.query, reader.page(asked.query));
    });
    if (!taken) {
        RoomEffect busy = effect::Refuse{asked.to,
                                         asked.request,
                                         {.code = ErrorCode::RoomBusy, .retryAfter = Milliseconds(500)},
                                         effect::Asked::History};
        apply(busy);
    }
}

void RoomActor::answerPage(const Recipient &to, RequestId request, const HistoryQuery &query,
                           const StoreResult<HistoryPage> &page) const
{
    QByteArray payload;
    if (!page) {
        payload = encodeError(to.format, request,
                              {.code = ErrorCode::StorageUnavailable, .retryAfter = Milliseconds(1000)});
    } else {
        HistoryAnswer answer{.completeBefore = page->completeBefore,
                             .completeAfter = page->completeAfter,
                             .epoch = {page->epoch},
                             .first = page->firstSeq};
        answer.events.reserve(page->events.size());
        for (const StoredEvent &event : page->events)
            answer.events.push_back(keptEvent(event));
        payload = encodeAnswer(to.format, request, answer);
    }
    Deliveries out;
    if (const auto gap = page ? trimmed(*page, query) : std::nullopt) {
        m_services->workers->counts().gaps.fetch_add(1, std::memory_order_relaxed);
        out.push_back(delivery::ToConnection{to.connection, encode(to.format, {}, *gap)});
    }
    out.push_back(delivery::ToConnection{to.connection, request != 0 ? payload : QByteArray(), true, true});
    m_services->publisher->publish(std::move(out));
}

} // namespace chat::server
