// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/tablepane.h"

#include "shared/client/admin/csv.h"
#include "shared/client/admin/rowtable.h"
#include "shared/widgets/colours.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMessageBox>
#include <QSaveFile>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace chat::admin {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AlarmDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!index.data(AlarmRole).toBool())
            return;
        option->palette.setColor(QPalette::Text, widgets::tones(option->palette).bad);
        option->font.setBold(true);
    }
};

constexpr int widestFitted = 400; // pixels; a person may draw it wider

/// With their number: widths for other columns fit nothing.
QString settingsKey(const QString &name, const QAbstractItemModel &model)
{
    return "columns/"_L1 + name + u'-' + QString::number(model.columnCount());
}

} // namespace

TablePane::TablePane(QAbstractItemModel &model, const QString &name, bool asksServer)
    : m_name(name),
      m_asksServer(asksServer),
      m_copy(new QAction(this))
{
    setObjectName(name);
    m_rows.setSourceModel(&model);
    m_rows.setSortRole(OrderRole);
    m_rows.setSortLocaleAware(true);
    m_rows.setFilterKeyColumn(-1);
    m_rows.setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_view.setModel(&m_rows);
    m_view.setItemDelegate(new AlarmDelegate(&m_view));
    m_view.setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view.setAlternatingRowColors(true);
    m_view.setShowGrid(false);
    m_view.setWordWrap(false);
    m_view.setTabKeyNavigation(false);
    m_view.setSortingEnabled(true);
    m_view.sortByColumn(-1, Qt::AscendingOrder);
    m_view.verticalHeader()->hide();
    m_view.verticalHeader()->setDefaultSectionSize(m_view.fontMetrics().height() + 8);
    m_view.horizontalHeader()->setHighlightSections(false);
    // A number would stand at the far end of the window.
    const QVariant side = model.headerData(model.columnCount() - 1, Qt::Horizontal, Qt::TextAlignmentRole);
    m_view.horizontalHeader()->setStretchLastSection(!(side.toInt() & Qt::AlignRight));
    m_fitted
        = m_view.horizontalHeader()->restoreState(QSettings().value(settingsKey(name, model)).toByteArray());
    if (m_fitted) // the header knows by what, but sorts nothing itself
        m_rows.sort(m_view.horizontalHeader()->sortIndicatorSection(),
                    m_view.horizontalHeader()->sortIndicatorOrder());
    m_view.addAction(m_copy);
    m_view.setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);

    for (QLabel *label : {&m_empty, &m_footer})
        label->setTextFormat(Qt::PlainText);
    m_empty.setParent(m_view.viewport());
    m_empty.setAlignment(Qt::AlignCenter);
    m_empty.setWordWrap(true);
    m_empty.setForegroundRole(QPalette::PlaceholderText);
    auto *over = new QVBoxLayout(m_view.viewport());
    over->addWidget(&m_empty);

    m_search.setClearButtonEnabled(true);
    m_search.setMaximumWidth(360);
    m_typing.setSingleShot(true);
    m_typing.setInterval(asksServer ? 250ms : 0ms);
    m_bar = new QHBoxLayout;
    m_bar->addWidget(&m_search, 1);
    m_bar->addStretch();
    m_bar->addWidget(&m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_bar);
    layout->addWidget(&m_view, 1);
    layout->addWidget(&m_footer);
    m_footer.hide();

    connect(&m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    if (asksServer)
        connect(&m_typing, &QTimer::timeout, this, &TablePane::filterChanged);
    else
        connect(&m_typing, &QTimer::timeout, this, [this] { m_rows.setFilterFixedString(filter()); });
    m_export.setObjectName("save-"_L1 + name);
    connect(&m_export, &QPushButton::clicked, this, &TablePane::exportCsv);
    connect(m_copy, &QAction::triggered, this, &TablePane::copy);
    connect(m_view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TablePane::selectionChanged);
    connect(&m_view, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(m_rows.mapToSource(index).row()); });
    connect(&m_rows, &QAbstractItemModel::rowsInserted, this, &TablePane::showEmptiness);
    connect(&m_rows, &QAbstractItemModel::rowsRemoved, this, &TablePane::showEmptiness);
    retranslate();
    showEmptiness();
}

TablePane::~TablePane()
{
    if (m_fitted)
        QSettings().setValue(settingsKey(m_name, m_rows), m_view.horizontalHeader()->saveState());
}

void TablePane::setTexts(const QString &accessibleName, const QString &whenEmpty)
{
    m_view.setAccessibleName(accessibleName);
    m_empty.setText(whenEmpty);
}

void TablePane::setFooter(const QString &text)
{
    m_footer.setText(text);
    m_footer.setVisible(!text.isEmpty());
}

QPushButton *TablePane::addButton(const QString &name)
{
    auto *button = new QPushButton;
    button->setObjectName(name);
    m_bar->insertWidget(m_bar->count() - 1, button);
    orderTabs();
    return button;
}

void TablePane::addFilter(QWidget *filter)
{
    m_bar->insertWidget(m_filters++, filter);
    m_bar->setStretchFactor(filter, 0);
    orderTabs();
}

/// As one reads: along the bar, then into the table.
void TablePane::orderTabs()
{
    QWidget *last = &m_search;
    for (int i = 1; i < m_bar->count(); ++i) {
        if (QWidget *next = m_bar->itemAt(i)->widget()) {
            setTabOrder(last, next);
            last = next;
        }
    }
    setTabOrder(last, &m_view);
}

std::vector<int> TablePane::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : m_view.selectionModel()->selectedRows())
        rows.push_back(m_rows.mapToSource(index).row());
    std::ranges::sort(rows);
    return rows;
}

QString TablePane::line(int row) const
{
    QStringList cells;
    for (int column = 0; column < m_rows.columnCount(); ++column)
        cells << m_rows.index(row, column).data().toString();
    return csvLine(cells);
}

QByteArray TablePane::csv() const
{
    QStringList titles;
    for (int column = 0; column < m_rows.columnCount(); ++column)
        titles << m_rows.headerData(column, Qt::Horizontal).toString();
    QString text = csvLine(titles);
    for (int row = 0; row < m_rows.rowCount(); ++row)
        text += line(row);
    return text.toUtf8();
}

void TablePane::copy()
{
    QModelIndexList rows = m_view.selectionModel()->selectedRows();
    if (rows.empty()) // what is on the clipboard stays there
        return;
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QString text;
    for (const QModelIndex &index : rows)
        text += line(index.row());
    QGuiApplication::clipboard()->setText(text);
}

void TablePane::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Save as CSV"), QString(), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(m_name + ".csv"_L1);
    connect(dialog, &QFileDialog::fileSelected, this, &TablePane::saveCsv);
    dialog->open();
}

/// The rows as they are now; the table moves on while somebody looks for a place.
void TablePane::saveCsv(const QString &path)
{
    QSaveFile file(path);
    const QByteArray bytes = csv();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Save as CSV"), tr("The file could not be written."),
                                QMessageBox::Ok, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void TablePane::showEmptiness()
{
    const bool isEmpty = m_rows.rowCount() == 0;
    m_empty.setVisible(isEmpty);
    if (!m_fitted)
        fitColumns();
    m_fitted |= !isEmpty;
}

void TablePane::fitAnew()
{
    m_fitted = false;
    fitColumns();
}

/// To the titles while there is nothing else, and to the first rows.
void TablePane::fitColumns()
{
    m_view.resizeColumnsToContents();
    for (int column = 0; column < m_rows.columnCount(); ++column)
        m_view.setColumnWidth(column, std::min(m_view.columnWidth(column), widestFitted));
}

void TablePane::retranslate()
{
    m_search.setPlaceholderText(tr("Search"));
    m_search.setAccessibleName(tr("Search"));
    m_export.setText(tr("Save as CSV…"));
    m_copy->setText(tr("Copy"));
}

void TablePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace chat::admin

#include "moc_tablepane.cpp"
