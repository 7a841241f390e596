// SPDX-License-Identifier: Apache-2.0
#include "shared/client/timeline.h"

#include "shared/client/mention.h"

#include <QDateTime>

#include <algorithm>

namespace chat::client {

namespace {

QDateTime localTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

Timeline::Timeline(RoomId room, QObject *parent, qsizetype limit)
    : QAbstractListModel(parent),
      m_room(room),
      m_limit(limit)
{
}

int Timeline::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sent.size() + m_unsent.size());
}

const Message &Timeline::message(int row) const
{
    const auto index = size_t(row);
    return index < m_sent.size() ? m_sent[index] : m_unsent[index - m_sent.size()];
}

QVariant Timeline::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &row = message(index.row());
    switch (role) {
    case SeqRole: return row.seq;
    case AuthorIdRole: return QVariant::fromValue(row.author.id);
    case AuthorNickRole: return row.author.nick;
    case TextRole:
    case Qt::DisplayRole: return isHidden(row) ? QString() : row.text;
    case HiddenRole: return isHidden(row);
    case TimeRole: return localTime(row.time);
    case StateRole: return QVariant::fromValue(row.state);
    case NonceRole: return row.nonce;
    case OwnRole: return isOwn(row);
    case ErrorRole: return row.state == MessageState::Failed ? QVariant::fromValue(row.error) : QVariant();
    case GapBeforeRole: return gapBefore(index.row());
    case MentionRole: return namesUs(row);
    case Qt::AccessibleTextRole: return m_speech ? m_speech(index) : data(index, TextRole);
    default: return {};
    }
}

QHash<int, QByteArray> Timeline::roleNames() const
{
    return {{SeqRole, "seq"},
            {AuthorIdRole, "authorId"},
            {AuthorNickRole, "authorNick"},
            {TextRole, "text"},
            {TimeRole, "time"},
            {StateRole, "state"},
            {NonceRole, "nonce"},
            {OwnRole, "own"},
            {ErrorRole, "error"},
            {MentionRole, "mention"},
            {GapBeforeRole, "gapBefore"},
            {HiddenRole, "hidden"}};
}

int Timeline::rowOf(Seq seq) const
{
    const qsizetype row = lowerBound(seq);
    return row < qsizetype(m_sent.size()) && m_sent[size_t(row)].seq == seq ? int(row) : -1;
}

int Timeline::firstUnreadRow() const
{
    for (auto row = size_t(lowerBound(m_lastRead + 1)); row < m_sent.size(); ++row) {
        if (isNews(m_sent[row]))
            return int(row);
    }
    return -1;
}

bool Timeline::hasOlder() const
{
    return m_epoch.isValid() && !m_beginningReached && oldest() > 1 && qsizetype(m_sent.size()) < m_limit;
}

Seq Timeline::oldest() const { return m_covered.isEmpty() ? m_top + 1 : m_covered.first(); }

void Timeline::setLoadingOlder(bool loading)
{
    if (std::exchange(m_loadingOlder, loading) != loading)
        Q_EMIT loadingOlderChanged();
}

std::optional<Position> Timeline::position() const
{
    return m_epoch.isValid() ? std::optional(Position{m_epoch, m_top}) : std::nullopt;
}

std::optional<SeqRange> Timeline::hole() const { return m_asked.newestHole(m_top); }

void Timeline::setSelf(const UserInfo &self)
{
    if (self == m_self)
        return;
    m_self = self;
    for (Message &message : m_unsent) // an earlier run's are shown before the login
        message.author = self;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                           {AuthorIdRole, AuthorNickRole, OwnRole, MentionRole});
    }
    countUnread();
}

void Timeline::apply(const RoomSnapshot &snapshot)
{
    const bool restarts = snapshot.epoch != m_epoch;
    if (restarts)
        restart(snapshot.epoch);
    const Seq known = m_top;
    m_top = std::max(m_top, snapshot.seq);
    std::vector<Message> messages;
    for (const KeptEvent &event : snapshot.log) {
        if (auto message = messageFrom(event))
            messages.push_back(*std::move(message));
    }
    insert(std::move(messages));
    if (snapshot.complete) // everything behind what we had, or everything at all
        cover({known + 1, snapshot.seq});
    else if (snapshot.from > 0)
        cover({snapshot.from, snapshot.seq});
    dropOldest();
    countUnread(restarts);
}

bool Timeline::apply(Seq seq, const std::optional<Message> &message)
{
    if (m_covered.contains({seq, seq}))
        return false;
    m_top = std::max(m_top, seq);
    if (message) {
        insert({*message});
        if (isNews(*message) && seq > m_lastRead) {
            ++m_unread;
            m_mentions += namesUs(*message);
            Q_EMIT readChanged();
        }
    }
    cover({seq, seq});
    dropOldest();
    return true;
}

void Timeline::applyPage(const HistoryAnswer &page, SeqRange asked)
{
    if (page.epoch != m_epoch)
        return; // asked before the history was reset
    std::vector<Message> messages;
    for (const KeptEvent &event : page.events) {
        if (auto message = messageFrom(event))
            messages.push_back(*std::move(message));
    }
    insert(std::move(messages));
    if (page.events.empty()) {
        m_asked.add(asked);
    } else {
        // A page is whole between its first event and the end that was asked for.
        cover({page.events.front().seq, std::max(asked.to, page.events.back().seq)});
    }
    if (page.completeBefore) {
        m_asked.add(asked);
        m_beginningReached = true;
    }
    dropOldest();
    countUnread();
}

void Timeline::setLastRead(Seq seq)
{
    if (seq <= m_lastRead)
        return;
    m_lastRead = seq;
    countUnread(true);
}

void Timeline::addUnsent(const Message &message)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_unsent.push_back(message);
    endInsertRows();
}

void Timeline::confirm(const QByteArray &nonce, Seq seq, Timestamp time)
{
    const qsizetype from = unsentIndex(nonce);
    if (from < 0)
        return;
    if (m_covered.contains({seq, seq})) // it came as an event, on another connection
        return removeUnsent(nonce);

    const qsizetype place = lowerBound(seq);
    const auto source = int(qsizetype(m_sent.size()) + from);
    const bool moves = place != source;
    if (moves)
        beginMoveRows({}, source, source, {}, int(place));
    Message message = std::move(m_unsent[size_t(from)]);
    m_unsent.erase(m_unsent.begin() + from);
    message.seq = seq;
    message.time = time;
    message.state = MessageState::Sent;
    message.error = {};
    m_sent.insert(m_sent.begin() + place, std::move(message));
    if (moves)
        endMoveRows();
    changed(int(place), {});
    m_top = std::max(m_top, seq);
    cover({seq, seq});
    dropOldest();
}

void Timeline::setState(const QByteArray &nonce, MessageState state, const Error &error)
{
    const qsizetype found = unsentIndex(nonce);
    if (found < 0)
        return;
    m_unsent[size_t(found)].state = state;
    m_unsent[size_t(found)].error = error;
    changed(int(qsizetype(m_sent.size()) + found), {StateRole, ErrorRole});
}

void Timeline::removeUnsent(const QByteArray &nonce)
{
    const qsizetype found = unsentIndex(nonce);
    if (found < 0)
        return;
    const auto row = int(qsizetype(m_sent.size()) + found);
    beginRemoveRows({}, row, row);
    m_unsent.erase(m_unsent.begin() + found);
    endRemoveRows();
}

/// `messages` rise by seq. What is here already is left out; neighbours come in together.
void Timeline::insert(std::vector<Message> messages)
{
    std::erase_if(messages, [this](const Message &message) { return rowOf(message.seq) >= 0; });
    auto begin = messages.begin();
    while (begin != messages.end()) {
        const qsizetype row = lowerBound(begin->seq);
        auto end = messages.end();
        if (row < qsizetype(m_sent.size())) {
            const Seq next = m_sent[size_t(row)].seq;
            end = std::find_if(begin, end, [next](const Message &message) { return message.seq > next; });
        }
        insertAt(row, {std::make_move_iterator(begin), std::make_move_iterator(end)});
        begin = end;
    }
}

void Timeline::insertAt(qsizetype row, std::vector<Message> block)
{
    beginInsertRows({}, int(row), int(row + qsizetype(block.size())) - 1);
    m_sent.insert(m_sent.begin() + row, std::make_move_iterator(block.begin()),
                  std::make_move_iterator(block.end()));
    endInsertRows();
}

void Timeline::cover(SeqRange range)
{
    if (m_covered.contains(range))
        return;
    m_covered.add(range);
    m_asked.add(range);
    // A gap may have closed above the first row of the range, or above the first one behind it.
    for (const Seq seq : {range.from, range.to + 1}) {
        if (const qsizetype row = lowerBound(seq); row < qsizetype(m_sent.size()))
            changed(int(row), {GapBeforeRole});
    }
}

void Timeline::restart(Epoch epoch)
{
    if (!m_sent.empty()) {
        beginRemoveRows({}, 0, int(m_sent.size()) - 1);
        m_sent.clear();
        endRemoveRows();
    }
    m_covered.clear();
    m_asked.clear();
    m_beginningReached = false;
    m_top = 0;
    if (m_epoch.isValid()) // the first one has nothing to do with what the disk remembered
        m_lastRead = 0;
    m_epoch = epoch;
}

void Timeline::dropOldest()
{
    const auto size = qsizetype(m_sent.size());
    if (size <= m_limit)
        return;
    // Some more than needed, so that not each new message moves the view.
    const qsizetype count = std::min(size, size - m_limit + m_limit / 100);
    beginRemoveRows({}, 0, int(count) - 1);
    m_sent.erase(m_sent.begin(), m_sent.begin() + count);
    endRemoveRows();
    const Seq first = m_sent.empty() ? m_top + 1 : m_sent.front().seq;
    m_covered.removeBelow(first);
    m_asked.removeBelow(first);
    m_beginningReached = false;
    countUnread();
}

void Timeline::countUnread(bool tellAnyway)
{
    int unread = 0;
    int mentions = 0;
    for (auto row = size_t(lowerBound(m_lastRead + 1)); row < m_sent.size(); ++row) {
        unread += isNews(m_sent[row]);
        mentions += namesUs(m_sent[row]);
    }
    if (!tellAnyway && unread == m_unread && mentions == m_mentions)
        return;
    m_unread = unread;
    m_mentions = mentions;
    Q_EMIT readChanged();
}

void Timeline::changed(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

qsizetype Timeline::lowerBound(Seq seq) const
{
    return std::ranges::lower_bound(m_sent, seq, {}, &Message::seq) - m_sent.begin();
}

qsizetype Timeline::unsentIndex(const QByteArray &nonce) const
{
    const auto found = std::ranges::find(m_unsent, nonce, &Message::nonce);
    return found == m_unsent.end() ? -1 : found - m_unsent.begin();
}

bool Timeline::isHidden(const Message &message) const { return m_blocked.contains(message.author.id); }

void Timeline::setBlocked(const QSet<UserId> &blocked)
{
    if (blocked == m_blocked)
        return;
    m_blocked = blocked;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    countUnread();
}

bool Timeline::isOwn(const Message &message) const
{
    return message.state != MessageState::Sent || (m_self.id.isValid() && message.author.id == m_self.id);
}

bool Timeline::namesUs(const Message &message) const
{
    return isNews(message) && namesNick(message.text, m_self.nick);
}

bool Timeline::gapBefore(int row) const
{
    if (row == 0 || size_t(row) >= m_sent.size())
        return false;
    return !m_covered.contains({m_sent[size_t(row) - 1].seq, m_sent[size_t(row)].seq});
}

} // namespace chat::client

#include "moc_timeline.cpp"
