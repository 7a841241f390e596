// SPDX-License-Identifier: Apache-2.0
#include "server/app/announcer.h"

#include "shared/core/logging.h"

#include <algorithm>

namespace chat::server {

void Announcer::announce(const Announce &wanted, const QByteArray &admin,
                         const std::function<void(Result<AnnounceAnswer>)> &done)
{
    const Timestamp now = currentTime().wall;
    const Audience to = wanted.audience.value_or(Audience());
    if (to.room && !m_ways.hub->knows(*to.room))
        return done(refuse(ErrorCode::RoomNotFound));
    const bool isNow = wanted.start.value_or(now) <= now;
    if (isNow && !to.room && !to.session && !m_ways.pipeline->state().available)
        return done(refuseLater(ErrorCode::StorageUnavailable, Milliseconds(1000)));
    std::vector<Announcements::Due> due;
    std::optional<Timestamp> next;
    Result<AnnounceId> id;
    {
        const std::scoped_lock lock(m_mutex);
        id = m_announcements.add(wanted, admin, now);
        if (id) {
            due = m_announcements.takeDue(now);
            next = m_announcements.find(*id)->next;
            reserve();
        }
    }
    if (!id)
        return done(std::unexpected(id.error()));
    for (const Announcements::Due &one : due) {
        const bool isOurs = one.id == *id;
        say(one, [=](Seq seq, const Result<int> &told) {
            if (isOurs)
                done(told ? Result<AnnounceAnswer>(AnnounceAnswer{seq, *told, one.id, next})
                          : std::unexpected(told.error()));
        });
    }
    if (!isNow)
        done(AnnounceAnswer{.id = *id, .next = next});
}

void Announcer::recall(AnnounceId id, const std::function<void(Result<int>)> &done)
{
    if (!m_ways.pipeline->state().available)
        return done(refuseLater(ErrorCode::StorageUnavailable, Milliseconds(1000)));
    Result<bool> wasSaid;
    {
        const std::scoped_lock lock(m_mutex);
        wasSaid = m_announcements.recall(id);
        reserve();
    }
    if (!wasSaid)
        return done(std::unexpected(wasSaid.error()));
    if (!*wasSaid)
        return done(0);
    const quint64 ticket = m_tickets.add([done](Seq, const Result<int> &told) { done(told); });
    (void)m_ways.hub->post(m_ways.system, roomjob::Announce{AnnounceRecall{id}, ticket});
}

AnnouncementList Announcer::list() const
{
    const std::scoped_lock lock(m_mutex);
    return m_announcements.list();
}

void Announcer::say(const Announcements::Due &due, const Told &told)
{
    const quint64 ticket = m_tickets.add([this, id = due.id, told](Seq seq, const Result<int> &sessions) {
        note(id, sessions);
        if (told)
            told(seq, sessions);
    });
    qCInfo(lcAdmin, "announcement %s is said", due.id.toText().constData());
    if (due.audience.session) {
        m_ways.lobby->post(lobbyjob::Tell{*due.audience.session, due.word, ticket}, false);
        return;
    }
    const RoomId room = due.audience.room.value_or(m_ways.system);
    if (m_ways.hub->post(room, roomjob::Announce{due.word, ticket}) == Submitted::NoSuchRoom)
        m_tickets.answer(ticket, 0, refuse(ErrorCode::RoomNotFound));
}

void Announcer::note(AnnounceId id, const Result<int> &sessions)
{
    const std::scoped_lock lock(m_mutex);
    if (sessions)
        return m_announcements.told(id, *sessions);
    qCWarning(lcAdmin, "announcement %s reached nobody: its session or room is gone",
              id.toText().constData());
    m_announcements.forget(id);
    reserve();
}

void Announcer::sayDue()
{
    std::vector<Announcements::Due> due;
    {
        const std::scoped_lock lock(m_mutex);
        m_timer.reset();
        due = m_announcements.takeDue(currentTime().wall);
        reserve();
    }
    for (const Announcements::Due &one : due)
        say(one, {});
}

void Announcer::reserve()
{
    if (m_timer)
        m_ways.timers->cancel(*std::exchange(m_timer, std::nullopt));
    const auto next = m_announcements.next();
    if (!next)
        return;
    const Now now = currentTime();
    const Milliseconds wait = std::clamp(Milliseconds(*next - now.wall), Milliseconds(0), longestWait);
    m_timer = m_ways.timers->reserve(now.mono + wait, [this] { sayDue(); });
}

} // namespace chat::server
