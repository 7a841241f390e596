// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/message.h"
#include "shared/client/seqranges.h"
#include "shared/protocol/events.h"

#include <QAbstractListModel>
#include <QSet>

#include <deque>

namespace chat::client {

/// What a room said, oldest first; own messages that are not sent yet are last. GUI thread. Never reset: rows
/// are inserted, moved, changed and removed. Memory is bounded: past the limit the oldest rows go.
class Timeline final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        SeqRole = Qt::UserRole + 1, ///< qint64; 0 while it is not sent
        AuthorIdRole, ///< UserId
        AuthorNickRole, ///< QString, as it was then
        TextRole, ///< QString, plain; also Qt::DisplayRole
        TimeRole, ///< QDateTime, local time
        StateRole, ///< MessageState
        NonceRole, ///< QByteArray; empty unless said in this run or not sent
        OwnRole, ///< bool
        ErrorRole, ///< Error, when Failed
        GapBeforeRole, ///< bool: something is missing between the row above and this one
        HiddenRole, ///< bool: of somebody whom we have blocked; its text is empty
        MentionRole, ///< bool: somebody else names us
    };

    static constexpr qsizetype mostRows = 100'000; ///< of sent messages, unless said otherwise

    /// `limit` >= 100.
    explicit Timeline(RoomId room, QObject *parent = nullptr, qsizetype limit = mostRows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] RoomId room() const { return m_room; }
    /// `row` is in 0 .. rowCount() - 1.
    [[nodiscard]] const Message &message(int row) const;
    /// The row of a sent message; -1: not here.
    [[nodiscard]] int rowOf(Seq seq) const;
    /// The first sent message of somebody else behind lastRead(); -1: all are read.
    [[nodiscard]] int firstUnreadRow() const;

    /// There is something to ask the server for above the first row.
    [[nodiscard]] bool hasOlder() const;
    [[nodiscard]] bool loadingOlder() const { return m_loadingOlder; }
    /// Everything up to this number was seen by the person.
    [[nodiscard]] Seq lastRead() const { return m_lastRead; }
    [[nodiscard]] int unread() const { return m_unread; } ///< of the rows that are here
    [[nodiscard]] int mentions() const { return m_mentions; } ///< of these, those that name us

    /// What a screen reader says of a row (Qt::AccessibleTextRole). Whoever shows the rows has the words;
    /// without any, it is the text alone.
    using Speech = QString (*)(const QModelIndex &row);
    void setSpeech(Speech speech) { m_speech = speech; }

Q_SIGNALS:
    void olderLoaded(int rows);
    /// lastRead(), unread() or mentions() is another, or the first snapshot of an epoch came.
    void readChanged();
    void loadingOlderChanged();

    // What follows is for the session that owns it; a view only reads.
public:
    /// Who "own" and "mention" are about.
    void setSelf(const UserInfo &self);
    /// Whose messages are hidden: they have no text, and are never unread.
    void setBlocked(const QSet<UserId> &blocked);

    /// A snapshot, as it comes behind every room.enter. In another epoch all that was sent is forgotten.
    void apply(const RoomSnapshot &snapshot);
    /// Something kept came live, perhaps of a kind that has no row. False: it was here already.
    bool apply(Seq seq, const std::optional<Message> &message);
    /// The answer to a request for what is in `asked`; what it leaves out is not kept any more.
    void applyPage(const HistoryAnswer &page, SeqRange asked);

    /// What to ask the server for: the newest numbers missing between what is here.
    [[nodiscard]] std::optional<SeqRange> hole() const;
    /// What to ask the server for when a person scrolls up: all below it.
    [[nodiscard]] Seq oldest() const;
    void setLoadingOlder(bool loading);
    /// For `since`; none before the first snapshot.
    [[nodiscard]] std::optional<Position> position() const;

    void setLastRead(Seq seq);

    void addUnsent(const Message &message); ///< Pending or Failed, with its nonce
    /// The server has stored it. When the same message came as an event before, the two become one.
    void confirm(const QByteArray &nonce, Seq seq, Timestamp time);
    void setState(const QByteArray &nonce, MessageState state, const Error &error = {});
    void removeUnsent(const QByteArray &nonce);

private:
    void insert(std::vector<Message> messages);
    void insertAt(qsizetype row, std::vector<Message> block);
    void cover(SeqRange range);
    void restart(Epoch epoch);
    void dropOldest();
    void countUnread(bool tellAnyway = false);
    void changed(int row, const QList<int> &roles);
    [[nodiscard]] qsizetype lowerBound(Seq seq) const; ///< into m_sent
    [[nodiscard]] qsizetype unsentIndex(const QByteArray &nonce) const; ///< into m_unsent; -1: none
    [[nodiscard]] bool isOwn(const Message &message) const;
    [[nodiscard]] bool isHidden(const Message &message) const;
    /// Somebody wants to read it: it is neither ours nor hidden.
    [[nodiscard]] bool isNews(const Message &message) const { return !isOwn(message) && !isHidden(message); }
    [[nodiscard]] bool namesUs(const Message &message) const;
    [[nodiscard]] bool gapBefore(int row) const;

    const RoomId m_room;
    const qsizetype m_limit;
    UserInfo m_self;
    QSet<UserId> m_blocked;
    std::deque<Message> m_sent; ///< by seq
    std::deque<Message> m_unsent; ///< in the order they were said
    SeqRanges m_covered; ///< numbers whose events are here, whatever their kind
    SeqRanges m_asked; ///< besides, numbers that the server does not keep any more
    Epoch m_epoch;
    Seq m_top = 0; ///< the largest number that we know to be given
    Seq m_lastRead = 0;
    Speech m_speech = nullptr;
    int m_unread = 0;
    int m_mentions = 0;
    bool m_beginningReached = false;
    bool m_loadingOlder = false;
};

} // namespace chat::client
