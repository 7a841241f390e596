// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/timeline.h"

#include <QDateTime>

#include <vector>

namespace chat::test {

/// A timeline of whatever a test says, with the roles of client::Timeline.
class FakeTimeline final : public QAbstractListModel
{
public:
    struct Row {
        QString text;
        QString author = QStringLiteral("mina");
        quint64 authorId = 1;
        Seq seq = 0;
        QDateTime time = QDateTime(QDate(2026, 3, 1), QTime(12, 0));
        client::MessageState state = client::MessageState::Sent;
        QByteArray nonce = {};
        bool gap = false;
        bool mention = false;
    };

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        using Role = client::Timeline::Role;
        const Row &row = m_rows[size_t(index.row())];
        ++reads;
        switch (role) {
        case Role::SeqRole: return row.seq;
        case Role::AuthorIdRole: return QVariant::fromValue(UserId{row.authorId});
        case Role::AuthorNickRole: return row.author;
        case Qt::DisplayRole:
        case Role::TextRole: return row.text;
        case Role::TimeRole: return row.time;
        case Role::StateRole: return QVariant::fromValue(row.state);
        case Role::NonceRole: return row.nonce;
        case Role::ErrorRole: return QVariant::fromValue(Error{.code = ErrorCode::RateLimited});
        case Role::GapBeforeRole: return row.gap;
        case Role::MentionRole: return row.mention;
        default: return {};
        }
    }

    void insert(int at, std::vector<Row> rows)
    {
        beginInsertRows({}, at, at + int(rows.size()) - 1);
        m_rows.insert(m_rows.begin() + at, rows.begin(), rows.end());
        endInsertRows();
    }
    void append(Row row) { insert(rowCount(), {std::move(row)}); }
    void remove(int at, int count)
    {
        beginRemoveRows({}, at, at + count - 1);
        m_rows.erase(m_rows.begin() + at, m_rows.begin() + at + count);
        endRemoveRows();
    }
    void change(int at, Row row)
    {
        m_rows[size_t(at)] = std::move(row);
        Q_EMIT dataChanged(index(at), index(at));
    }

    /// So many rows of different lengths, numbered from `first`.
    [[nodiscard]] static std::vector<Row> many(int count, Seq first)
    {
        std::vector<Row> rows;
        for (int i = 0; i < count; ++i) {
            const Seq seq = first + i;
            rows.push_back(
                {.text = QStringLiteral("message %1 ").arg(seq).repeated(1 + int(seq % 7) * 5), .seq = seq});
        }
        return rows;
    }

    // Public, because tests set it back.
    mutable qint64 reads = 0; ///< how often somebody asked for something

private:
    std::vector<Row> m_rows;
};

} // namespace chat::test
