// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>

namespace chat::gui {

/// Rooms whose name fits to what is typed, as completion understands it (completion.h); adds what a screen
/// reader says of a line. Shows all rooms, the direct ones, or all the others. Keeps the order of its source.
class RoomFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Shows { All, Rooms, Directs };

    explicit RoomFilter(Shows shows, QObject *parent = nullptr)
        : QSortFilterProxyModel(parent),
          m_shows(shows)
    {
    }

    void setTyped(const QString &typed);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Shows m_shows;
    QString m_typed;
};

} // namespace chat::gui
