// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"
#include "shared/protocol/values.h"

#include <deque>
#include <optional>
#include <unordered_map>

namespace chat::server {

/// A room's last events in memory, for snapshots, resume and repeated nonces. Bounded by events and bytes.
/// Pure.
class RoomLog
{
public:
    RoomLog(const LoadedRoom &loaded, int maxEvents, qsizetype maxBytes);

    [[nodiscard]] Seq lastSeq() const { return m_lastSeq; }
    [[nodiscard]] Epoch epoch() const { return m_epoch; }
    [[nodiscard]] const std::deque<StoredEvent> &events() const { return m_events; } ///< oldest first

    /// Gives the event the next number and keeps it.
    const StoredEvent &append(StoredEvent event);

    /// The author's earlier event with this nonce, if the ring still has it.
    [[nodiscard]] const StoredEvent *findNonce(UserId author, const QByteArray &nonce) const;

    struct Slice {
        std::vector<KeptEvent> events; ///< oldest first
        bool complete
            = false; ///< nothing is missing between the position asked for (or the beginning) and now
    };

    /// What came after `since`, if the epoch is the same and the ring still has all of it and it fits
    /// `maxBytes`; otherwise none.
    [[nodiscard]] std::optional<Slice> after(const Position &since, qsizetype maxBytes) const;

    /// A page of what the ring holds, for a room that is not in the store.
    [[nodiscard]] HistoryPage page(const HistoryQuery &query) const;

    /// The newest events, at most `count` and `maxBytes`.
    [[nodiscard]] Slice newest(int count, qsizetype maxBytes) const;

private:
    struct NonceKey {
        UserId author;
        QByteArray nonce;
        friend bool operator==(const NonceKey &, const NonceKey &) = default;
    };
    struct NonceHash {
        size_t operator()(const NonceKey &key) const { return qHash(key.nonce, size_t(key.author.value)); }
    };

    void keep(StoredEvent event);
    void dropOldest();

    Epoch m_epoch;
    Seq m_lastSeq = 0;
    int m_maxEvents;
    qsizetype m_maxBytes;
    qsizetype m_bytes = 0;
    std::deque<StoredEvent> m_events;
    std::unordered_map<NonceKey, Seq, NonceHash> m_nonces;
};

[[nodiscard]] KeptEvent keptEvent(const StoredEvent &event);

/// Bytes that an event takes in an answer: its body and its envelope.
[[nodiscard]] qsizetype answerBytes(const StoredEvent &event);

/// Of text in a JSON string, which is never shorter than the same in CBOR.
[[nodiscard]] qsizetype quotedBytes(const QString &text);
/// Of a person in a list of members.
[[nodiscard]] qsizetype memberBytes(const QString &nick);

} // namespace chat::server
