// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>

namespace chat::gui {

/// Rooms whose name fits to what is typed, as completion understands it (completion.h); adds what a screen
/// reader says of a line. Keeps the order of its source.
class RoomFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setTyped(const QString &typed);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_typed;
};

} // namespace chat::gui
