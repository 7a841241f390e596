// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTimer>

namespace chat::admin {

/// A table with a search field, copying and export. Sorted here; filtered here, or by the server when
/// `asksServer`. Rows that alarm are in the colour of what is bad. GUI thread.
class TablePane : public QWidget
{
    Q_OBJECT
public:
    /// `model` outlives the pane. `name` is for the settings in which the columns are kept.
    TablePane(QAbstractItemModel &model, const QString &name, bool asksServer = false);
    ~TablePane() override;

    /// What is shown instead of an empty table.
    void setTexts(const QString &accessibleName, const QString &whenEmpty);
    void setFooter(const QString &text);
    /// Beside the search field; its object name, for tests, is `name`.
    QPushButton *addButton(const QString &name);

    /// A further filter, behind the search field; with an accessible name of its own.
    void addFilter(QWidget *filter);

    [[nodiscard]] QString filter() const { return m_search.text(); }
    void setFilter(const QString &filter) { m_search.setText(filter); }

    /// The first column by which it is sorted; a click on a title chooses another.
    void sortBy(int column, Qt::SortOrder order) { m_view.sortByColumn(column, order); }
    /// The same, unless a person had chosen another one when the window was last closed.
    void sortAtFirstBy(int column, Qt::SortOrder order)
    {
        if (!m_fitted)
            sortBy(column, order);
    }

    /// The columns are others now: to their titles, and to the first rows.
    void fitAnew();

    /// Rows of the model, in the order of the table.
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// As CSV, with the titles; the whole table as it is sorted and filtered.
    [[nodiscard]] QByteArray csv() const;
    [[nodiscard]] QTableView &view() { return m_view; }
    [[nodiscard]] const QTableView &view() const { return m_view; }

Q_SIGNALS:
    /// A person stopped typing.
    void filterChanged();
    void selectionChanged();
    /// A row of the model, by Enter or a double click.
    void activated(int row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void copy();
    void exportCsv();
    void saveCsv(const QString &path);
    void orderTabs();
    void showEmptiness();
    void fitColumns();
    [[nodiscard]] QString line(int row) const;

    const QString m_name;
    const bool m_asksServer;
    QSortFilterProxyModel m_rows;
    QLineEdit m_search;
    QTimer m_typing;
    QHBoxLayout *m_bar;
    int m_filters = 1; ///< widgets in the bar before the space: the search field is the first
    QPushButton m_export;
    QTableView m_view;
    QLabel m_empty;
    QLabel m_footer;
    QAction *m_copy;
    bool m_fitted; ///< the columns have their widths, from the settings or from the first rows
};

} // namespace chat::admin
