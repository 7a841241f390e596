// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/events.h"

#include <QAbstractListModel>

namespace chat::client {

/// Said by the operators: to everybody, to a room or to us alone.
struct Announcement {
    Seq seq = 0; ///< in the room `system`; 0: not to everybody
    Timestamp time;
    SystemAnnounce said;

    /// In the language asked for ("ko", "en"), else in the other one; plain.
    [[nodiscard]] QString text(QLatin1StringView language) const;

    /// From its time on, by the clock of the server; none: for ever.
    [[nodiscard]] std::optional<Milliseconds> lasts() const;

    friend bool operator==(const Announcement &, const Announcement &) = default;
};

/// The announcements of this run, oldest first; the oldest go when there are more than `mostRows`. GUI
/// thread; never reset.
class AnnouncementModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        SeverityRole = Qt::UserRole + 1, ///< Severity
        TextKoRole, ///< QString, plain; may be empty
        TextEnRole, ///< QString, plain; may be empty
        TimeRole, ///< QDateTime, local time
        StickyRole, ///< bool: stays until it is dismissed
        DismissedRole, ///< bool
        UntilRole, ///< QDateTime, local time; invalid: for ever
    };

    static constexpr int mostRows = 200;

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// The person has seen enough of it. Nothing for a row that is not there.
    void dismiss(int row);

    // For the session that owns it.
    void add(const Announcement &announcement);
    void recall(AnnounceId id);

private:
    struct Row {
        Announcement announcement;
        bool dismissed = false;
    };
    std::vector<Row> m_rows;
};

} // namespace chat::client
