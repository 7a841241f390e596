// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/connection.h"

#include <QAbstractListModel>
#include <QCollator>

namespace chat::client {

/// What somebody looks for among the rooms of a server.
struct RoomQuestion {
    QString text = {}; ///< part of a name, a topic or a category; empty: any
    std::optional<RoomKind> kind = {};
    bool hasSpace = false;
    bool noPassword = false;
    RoomSort sort = RoomSort::Name;

    friend bool operator==(const RoomQuestion &, const RoomQuestion &) = default;
};

/// The rooms that a person may find, page by page as they are scrolled to, with what changes meanwhile. Rows
/// come in the order of the server. One that fits the question no more stays until the next question; what is
/// looked at does not jump. GUI thread; never reset.
class RoomBrowser final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RoomIdRole = Qt::UserRole + 1, ///< RoomId
        NameRole, ///< QString; also Qt::DisplayRole
        TopicRole, ///< QString; may be empty
        KindRole, ///< RoomKind
        PeopleRole, ///< int
        MaximumRole, ///< int; 0: no limit
        LockedRole, ///< bool: nobody new gets in now
        PasswordRole, ///< bool: asks for one
        InviteOnlyRole, ///< bool
        SlowRole, ///< int, ms; 0: no slow mode
        IconRole, ///< QString, one character; empty: none
        CategoryRole, ///< QString; empty: none
    };

    /// `connection` outlives this.
    explicit RoomBrowser(Connection &connection);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] const RoomQuestion &question() const { return m_question; }
    [[nodiscard]] int total() const { return m_total; } ///< on all pages
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; } ///< of the last answer
    [[nodiscard]] int rowOf(RoomId room) const; ///< -1: not here

    /// Asks, and listens from then on. The rows stay until the answer is there.
    void look(const RoomQuestion &question);
    void stop(); ///< listens no more

Q_SIGNALS:
    void changed(); ///< total(), isAsking() or trouble() is another

    // For the session that owns it.
public:
    void welcome(); ///< online again; asks again when somebody looks
    void hear(const RoomListChanged &word);

private:
    void ask(const std::optional<QByteArray> &cursor);
    void take(const RoomList &page, bool isFirst);
    void append(const std::vector<RoomInfo> &rooms);
    void removeRow(int row);
    void put(const RoomInfo &room);
    [[nodiscard]] bool fits(const RoomInfo &room) const;
    [[nodiscard]] bool isBefore(const RoomInfo &one, const RoomInfo &other) const;

    Connection &m_connection;
    RoomQuestion m_question;
    std::vector<RoomInfo> m_rows;
    std::optional<QByteArray> m_next; ///< none: all are here
    std::optional<Error> m_trouble;
    QCollator m_order;
    quint64 m_asked = 0; ///< answers to earlier questions mean nothing
    int m_total = 0;
    bool m_isAsking = false;
    bool m_isLive = false;
};

} // namespace chat::client
