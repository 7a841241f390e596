// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace chat {

/// What a table of rows tells beyond Qt's own roles.
enum RowRole {
    OrderRole = Qt::UserRole + 1, ///< what a column is sorted by
    AlarmRole, ///< bool: somebody should look at this row
};

/// One column of a table of Row.
template <class Row>
struct RowColumn {
    QString title;
    std::function<QString(const Row &)> text;
    std::function<QVariant(const Row &)> order; ///< null: by the text. Others are numbers, on the right
};

/// Rows of values, each known by its key. New rows replace the old ones by difference, never by a reset, so
/// that a selection and the place where somebody reads stay. GUI thread.
template <class Row, auto keyOf>
class RowTable final : public QAbstractTableModel
{
public:
    using Columns = std::vector<RowColumn<Row>>;

    /// `alarming` may be null: no row is.
    explicit RowTable(Columns columns, std::function<bool(const Row &)> alarming = {})
        : m_columns(std::move(columns)),
          m_alarming(std::move(alarming))
    {
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Row &row = m_rows[size_t(index.row())];
        const RowColumn<Row> &column = m_columns[size_t(index.column())];
        if (role == Qt::DisplayRole)
            return column.text(row);
        if (role == OrderRole)
            return column.order ? column.order(row) : QVariant(column.text(row));
        if (role == AlarmRole)
            return m_alarming && m_alarming(row);
        if (role == Qt::TextAlignmentRole)
            return alignment(column);
        return {};
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const RowColumn<Row> &column = m_columns[size_t(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        return role == Qt::TextAlignmentRole ? alignment(column) : QVariant();
    }

    [[nodiscard]] const Row &row(int number) const { return m_rows[size_t(number)]; }

    /// For another language, or other facts of the rows.
    void setColumns(Columns columns)
    {
        const int before = columnCount();
        const int after = int(columns.size());
        if (after > before)
            beginInsertColumns({}, before, after - 1);
        else if (after < before)
            beginRemoveColumns({}, after, before - 1);
        m_columns = std::move(columns);
        if (after > before)
            endInsertColumns();
        else if (after < before)
            endRemoveColumns();
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        changed(0, rowCount() - 1);
    }

    /// These rows and no others. Those that are here already keep their places; new ones come behind.
    void setRows(std::vector<Row> rows)
    {
        QHash<Key, size_t> fresh;
        for (size_t i = 0; i < rows.size(); ++i)
            fresh.insert(keyOf(rows[i]), i);
        removeWhere([&fresh](const Row &row) { return !fresh.contains(keyOf(row)); });
        int firstChanged = -1;
        for (int i = 0; i < rowCount(); ++i) {
            Row &old = m_rows[size_t(i)];
            Row &now = rows[fresh.take(keyOf(old))];
            const bool differs = old != now;
            if (differs)
                old = std::move(now);
            if (differs && firstChanged < 0)
                firstChanged = i;
            if (!differs && firstChanged >= 0)
                changed(std::exchange(firstChanged, -1), i - 1);
        }
        if (firstChanged >= 0)
            changed(firstChanged, rowCount() - 1);
        std::vector<Row> added;
        for (size_t i = 0; i < rows.size(); ++i) {
            if (const auto left = fresh.constFind(keyOf(rows[i])); left != fresh.cend() && *left == i)
                added.push_back(std::move(rows[i]));
        }
        insert(std::move(added));
    }

    /// Behind the others; of all of them the last `most` stay.
    void append(std::vector<Row> rows, int most)
    {
        insert(std::move(rows));
        if (const int over = rowCount() - most; over > 0)
            remove(0, over - 1);
    }

private:
    using Key = std::decay_t<std::invoke_result_t<decltype(keyOf), const Row &>>;

    [[nodiscard]] static QVariant alignment(const RowColumn<Row> &column)
    {
        const Qt::Alignment side = column.order ? Qt::AlignRight : Qt::AlignLeft;
        return int(side | Qt::AlignVCenter);
    }

    void changed(int first, int last)
    {
        if (first <= last)
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }

    void insert(std::vector<Row> rows)
    {
        if (rows.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
        std::ranges::move(rows, std::back_inserter(m_rows));
        endInsertRows();
    }

    void remove(int first, int last)
    {
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
    }

    /// In runs, from the end, so that the numbers of those before stay.
    void removeWhere(const auto &isGone)
    {
        for (int last = rowCount() - 1; last >= 0; --last) {
            if (!isGone(m_rows[size_t(last)]))
                continue;
            int first = last;
            while (first > 0 && isGone(m_rows[size_t(first - 1)]))
                --first;
            remove(first, last);
            last = first;
        }
    }

    Columns m_columns;
    std::function<bool(const Row &)> m_alarming;
    std::vector<Row> m_rows;
};

} // namespace chat
