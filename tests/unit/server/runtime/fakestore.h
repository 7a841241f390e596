// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"
#include "tests/unit/server/runtime/gate.h"

#include <atomic>
#include <map>

namespace chat::server {

/// A store in memory that fails when it is told to, and whose writing and loading a test can hold. It notes
/// every number that is not the next one of its room. Any thread.
class FakeStore final : public Store
{
public:
    Gate appending; ///< held before anything is looked at or written
    Gate loading;
    std::atomic<int> commits{0};
    std::atomic<int> attempts{0}; ///< calls of append()
    std::atomic<int> loads{0};
    std::atomic<int> ratingCommits{0}; ///< calls of keepRatings() that went well
    std::atomic<int> holes{0}; ///< events whose number was not the next one
    std::atomic<bool> refusesToOpen{false};
    std::atomic<bool> unavailable{false}; ///< append(), renewEpoch() and keepRatings()
    std::atomic<bool> loadFails{false};
    std::atomic<Seq> trimmedBelow{1}; ///< the oldest that a page shows
    std::atomic<quint64> rejectedRoom{0}; ///< append() with an event of it is rejected

    [[nodiscard]] std::vector<StoredEvent> events(RoomId room) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto kept = m_rooms.find(room);
        return kept != m_rooms.end() ? kept->second.events : std::vector<StoredEvent>();
    }
    /// None: it is not kept.
    [[nodiscard]] std::optional<RoomRecord> record(RoomId room) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto kept = m_rooms.find(room);
        return kept != m_rooms.end() ? std::optional(kept->second.record) : std::nullopt;
    }
    [[nodiscard]] quint64 epoch(RoomId room) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_rooms.at(room).record.epoch;
    }
    /// In the order in which they were kept.
    [[nodiscard]] std::vector<RatingRecord> ratings() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_ratings;
    }
    void add(const RoomRecord &record)
    {
        const std::scoped_lock lock(m_mutex);
        m_rooms[record.id].record = record;
    }

    StoreResult<std::unique_ptr<EventLog>> openLog() override
    {
        if (refusesToOpen)
            return std::unexpected(StoreFailure{StoreFailure::Unavailable, QStringLiteral("refused")});
        return std::make_unique<Log>(*this);
    }
    StoreResult<std::unique_ptr<EventReader>> openReader() override
    {
        return std::make_unique<Reader>(*this);
    }

private:
    struct Kept {
        RoomRecord record;
        std::vector<StoredEvent> events;
    };

    static auto failure(StoreFailure::Kind kind)
    {
        return std::unexpected(StoreFailure{kind, QStringLiteral("as the test wants it")});
    }

    class Log final : public EventLog
    {
    public:
        explicit Log(FakeStore &store) : m_store(&store) { }
        using EventLog::append;
        StoreResult<void> append(std::span<const StoredEvent> events,
                                 std::span<const RoomRecord> changed) override
        {
            ++m_store->attempts;
            m_store->appending.pass();
            if (m_store->unavailable)
                return failure(StoreFailure::Unavailable);
            const std::scoped_lock lock(m_store->m_mutex);
            for (const StoredEvent &event : events) {
                if (event.room.value == m_store->rejectedRoom)
                    return failure(StoreFailure::Rejected);
            }
            for (const StoredEvent &event : events) {
                auto &kept = m_store->m_rooms[event.room].events;
                m_store->holes += event.seq != Seq(kept.size()) + 1;
                kept.push_back(event);
            }
            for (const RoomRecord &record : changed)
                m_store->m_rooms[record.id].record = record;
            ++m_store->commits;
            return {};
        }
        StoreResult<void> createRoom(const RoomRecord &record) override
        {
            if (m_store->unavailable)
                return failure(StoreFailure::Unavailable);
            m_store->add(record);
            return {};
        }
        StoreResult<bool> removeRoom(RoomId room, qint64) override
        {
            const std::scoped_lock lock(m_store->m_mutex);
            m_store->m_rooms.erase(room);
            return false;
        }
        StoreResult<RoomRecord> ensureRoom(const RoomRecord &wanted) override { return wanted; }
        StoreResult<quint64> renewEpoch(RoomId room) override
        {
            if (m_store->unavailable)
                return failure(StoreFailure::Unavailable);
            const std::scoped_lock lock(m_store->m_mutex);
            return ++m_store->m_rooms[room].record.epoch;
        }
        StoreResult<void> appendAudit(const AuditRecord &) override { return {}; }
        StoreResult<void> keepBan(const BanRecord &, int) override { return {}; }
        StoreResult<std::optional<BanRecord>> removeBan(BanId) override { return {}; }
        StoreResult<void> keepRatings(std::span<const RatingRecord> ratings) override
        {
            if (m_store->unavailable)
                return failure(StoreFailure::Unavailable);
            const std::scoped_lock lock(m_store->m_mutex);
            m_store->m_ratings.insert(m_store->m_ratings.end(), ratings.begin(), ratings.end());
            ++m_store->ratingCommits;
            return {};
        }
        StoreResult<void> keepBlock(const BlockRecord &) override { return {}; }
        StoreResult<void> removeBlock(UserId, UserId) override { return {}; }
        StoreResult<qint64> trim(const Retention &, Timestamp, qint64) override { return 0; }

    private:
        FakeStore *m_store;
    };

    class Reader final : public EventReader
    {
    public:
        explicit Reader(FakeStore &store) : m_store(&store) { }
        StoreResult<LoadedRoom> load(RoomId room, int events, qsizetype) override
        {
            ++m_store->loads;
            m_store->loading.pass();
            if (m_store->loadFails)
                return failure(StoreFailure::Unavailable);
            const std::scoped_lock lock(m_store->m_mutex);
            const Kept &kept = m_store->m_rooms[room];
            LoadedRoom loaded{.record = kept.record, .lastSeq = Seq(kept.events.size())};
            loaded.firstSeq = kept.events.empty() ? 0 : 1;
            loaded.recent = {kept.events.end() - std::min(qsizetype(events), qsizetype(kept.events.size())),
                             kept.events.end()};
            return loaded;
        }
        StoreResult<HistoryPage> page(const HistoryQuery &query) override
        {
            HistoryPage page{.events = m_store->events(query.room), .firstSeq = m_store->trimmedBelow};
            std::erase_if(page.events, [&](const StoredEvent &event) { return event.seq < page.firstSeq; });
            return page;
        }
        StoreResult<std::vector<RoomRecord>> rooms() override { return {}; }
        StoreResult<std::vector<AuditRecord>> audit(const AuditQuery &) override { return {}; }
        StoreResult<std::vector<BanRecord>> bans() override { return {}; }
        StoreResult<std::optional<RatingRecord>> rating(UserId, const QByteArray &) override { return {}; }
        StoreResult<std::vector<BlockRecord>> blocks() override { return {}; }

    private:
        FakeStore *m_store;
    };

    mutable std::mutex m_mutex;
    std::map<RoomId, Kept> m_rooms;
    std::vector<RatingRecord> m_ratings;
};

} // namespace chat::server
