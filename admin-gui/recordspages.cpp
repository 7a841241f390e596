// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/recordspages.h"

#include "admin-gui/actdialog.h"
#include "admin-gui/settingdialog.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace chat::admin {

using namespace std::chrono_literals;

namespace {

void fill(QWidget &page, TablePane &pane)
{
    auto *layout = new QVBoxLayout(&page);
    layout->addWidget(&pane);
}

constexpr int pageRows = 50; ///< of the audit, at a time
constexpr std::array<Milliseconds, 4> spans{0ms, 1h, 24h, 168h}; ///< how far back; the first: for ever

bool isWarning(const LogRow &line) { return line.level >= LogLevel::Warning; }
bool hasFailed(const AuditRow &act) { return act.result != "ok"; }

} // namespace

LogsPage::LogsPage(ServerLink &link)
    : Page(link),
      m_lines(logColumns(), &isWarning),
      m_level(new QComboBox),
      m_category(new QComboBox)
{
    fill(*this, m_pane);
    for (int i = 0; i < 1 + int(enumNames(LogLevel()).size()); ++i)
        m_level->addItem(QString());
    m_category->addItem(QString());
    for (QComboBox *box : {m_level, m_category}) {
        m_pane.addFilter(box);
        connect(box, &QComboBox::currentIndexChanged, this, &LogsPage::filterChanged);
    }
    connect(&link, &ServerLink::logged, this, &LogsPage::take);
    retranslate();
}

QString LogsPage::title() const { return tr("Log"); }

Subscribe LogsPage::watched() const
{
    Subscribe what{.topics = {Topic::Logs}};
    if (m_level->currentIndex() > 0)
        what.level = LogLevel(m_level->currentIndex() - 1);
    if (m_category->currentIndex() > 0)
        what.category = m_category->currentText().toUtf8();
    return what;
}

void LogsPage::refresh()
{
    m_link.request(FetchLogLevels(), this, [this](const Result<LogLevels> &answer) {
        if (answer)
            takeCategories(*answer);
    });
}

void LogsPage::takeCategories(const LogLevels &levels)
{
    for (const LogLevelRow &row : levels.rows) {
        const QString name = QString::fromUtf8(row.category);
        if (m_category->findText(name) < 0)
            m_category->addItem(name);
    }
}

void LogsPage::filterChanged()
{
    m_lines.setRows({}); // the next push brings the last lines that match
    Q_EMIT watchedChanged();
}

void LogsPage::retranslate()
{
    m_lines.setColumns(logColumns());
    m_pane.setTexts(tr("Log"), tr("No line yet."));
    const std::array levels{tr("All levels"), tr("Debug and worse"), tr("Information and worse"),
                            tr("Warnings and worse"), tr("Critical only")};
    for (size_t i = 0; i < levels.size(); ++i)
        m_level->setItemText(int(i), levels[i]);
    m_level->setAccessibleName(tr("Level"));
    m_category->setItemText(0, tr("All categories"));
    m_category->setAccessibleName(tr("Category"));
}

void LogsPage::take(const LogPage &page)
{
    // The first push after each subscription begins with lines that are here already, or with a new server's.
    const qint64 last = m_lines.rowCount() > 0 ? m_lines.row(m_lines.rowCount() - 1).number : 0;
    if (page.last < last)
        m_lines.setRows({});
    std::vector<LogRow> fresh;
    std::ranges::copy_if(page.rows, std::back_inserter(fresh),
                         [&](const LogRow &line) { return page.last < last || line.number > last; });
    const QScrollBar &bar = *m_pane.view().verticalScrollBar();
    const bool atTheEnd = bar.value() == bar.maximum();
    m_lines.append(std::move(fresh), linesMax);
    if (atTheEnd) // whoever reads further up is left there
        m_pane.view().scrollToBottom();
}

AuditPage::AuditPage(ServerLink &link)
    : Page(link),
      m_acts(auditColumns(), &hasFailed),
      m_who(new QLineEdit),
      m_act(new QLineEdit),
      m_since(new QComboBox),
      m_refresh(m_pane.addButton(u"refreshAudit"_s)),
      m_older(m_pane.addButton(u"olderAudit"_s))
{
    fill(*this, m_pane);
    m_pane.sortAtFirstBy(0, Qt::DescendingOrder); // also what comes with a refresh
    m_who->setObjectName(u"who"_s);
    m_act->setObjectName(u"act"_s);
    m_typing.setSingleShot(true);
    m_typing.setInterval(250ms);
    for (QLineEdit *edit : {m_who, m_act}) {
        edit->setClearButtonEnabled(true);
        edit->setMaximumWidth(160);
        m_pane.addFilter(edit);
        connect(edit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    }
    for (size_t i = 0; i < spans.size(); ++i)
        m_since->addItem(QString());
    m_pane.addFilter(m_since);
    connect(&m_typing, &QTimer::timeout, this, &AuditPage::refresh);
    connect(m_since, &QComboBox::currentIndexChanged, this, &AuditPage::refresh);
    connect(m_refresh, &QPushButton::clicked, this, &AuditPage::refresh);
    connect(m_older, &QPushButton::clicked, this, [this] {
        if (const auto ticket = m_loaded.next())
            fetch(*ticket);
    });
    retranslate();
}

QString AuditPage::title() const { return tr("Audit"); }

void AuditPage::retranslate()
{
    m_acts.setColumns(auditColumns());
    m_pane.setTexts(tr("Audit"), tr("No operator has done anything yet, or nothing matches."));
    m_who->setPlaceholderText(tr("Operator"));
    m_who->setAccessibleName(tr("Operator"));
    m_act->setPlaceholderText(tr("Act"));
    m_act->setAccessibleName(tr("Act"));
    const std::array texts{tr("Since ever"), tr("Last hour"), tr("Last day"), tr("Last week")};
    for (size_t i = 0; i < spans.size(); ++i)
        m_since->setItemText(int(i), texts[i]);
    m_since->setAccessibleName(tr("How far back"));
    m_refresh->setText(tr("Refresh"));
    m_older->setText(tr("Older"));
}

void AuditPage::refresh() { fetch(m_loaded.first()); }

void AuditPage::fetch(const Acts::Ticket &ticket)
{
    const auto typed = [](const QLineEdit &edit) {
        const QByteArray text = edit.text().trimmed().toUtf8();
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    FetchAudit question{
        .before = ticket.after, .limit = pageRows, .who = typed(*m_who), .act = typed(*m_act)};
    if (m_since->currentIndex() > 0)
        question.since = currentTime().wall - spans[size_t(m_since->currentIndex())];
    m_link.request(question, this, [this, ticket](const auto &answer) { take(ticket, answer); });
}

void AuditPage::take(const Acts::Ticket &ticket, const Result<chat::AuditPage> &answer)
{
    if (!answer) {
        if (m_loaded.fail(ticket))
            Q_EMIT said(widgets::errorText(answer.error()));
        return;
    }
    // The server does not say how many there are: a full page may not be the last.
    const int before = ticket.after ? int(m_loaded.rows().size()) : 0;
    const bool isFull = int(answer->rows.size()) == pageRows;
    if (!m_loaded.take(ticket, answer->rows, before + int(answer->rows.size()) + isFull))
        return;
    m_older->setEnabled(!m_loaded.isComplete());
    m_acts.setRows(m_loaded.rows());
}

ConfigPage::ConfigPage(ServerLink &link)
    : Page(link),
      m_rows(configColumns()),
      m_edit(m_pane.addButton(u"editSetting"_s)),
      m_reload(m_pane.addButton(u"reload"_s))
{
    fill(*this, m_pane);
    connect(m_reload, &QPushButton::clicked, this, &ConfigPage::askReload);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto selected = m_pane.selectedRows(); !selected.empty())
            edit(selected.front());
    });
    connect(&m_pane, &TablePane::activated, this, &ConfigPage::edit);
    connect(&m_pane, &TablePane::selectionChanged, this, &ConfigPage::select);
    m_pane.view().setSelectionMode(QAbstractItemView::SingleSelection);
    retranslate();
    select();
}

QString ConfigPage::title() const { return tr("Configuration"); }

void ConfigPage::retranslate()
{
    m_rows.setColumns(configColumns());
    m_pane.setTexts(tr("Configuration"), tr("Nothing is known of the configuration yet."));
    m_edit->setText(tr("Change…"));
    m_reload->setText(tr("Read again…"));
}

void ConfigPage::refresh()
{
    m_link.request(FetchConfig(), this, [this](const Result<ConfigRows> &answer) {
        answer ? m_rows.setRows(answer->rows) : said(widgets::errorText(answer.error()));
    });
}

void ConfigPage::select()
{
    const std::vector<int> selected = m_pane.selectedRows();
    m_edit->setEnabled(!selected.empty() && m_rows.row(selected.front()).reloadable);
}

void ConfigPage::edit(int row)
{
    if (!m_rows.row(row).reloadable)
        return Q_EMIT said(tr("This setting needs a restart of the server."));
    auto *dialog = new SettingDialog(m_link, m_rows.row(row), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Q_EMIT said(tr("%1 is changed until the configuration is read again.")
                        .arg(widgets::displayLine(dialog->key())));
        refresh();
    });
    dialog->open();
}

void ConfigPage::askReload()
{
    const auto line
        = [](const QString &reason) { return ctlLine({u"config"_s, u"reload"_s, u"--reason"_s, reason}); };
    const auto words = [] {
        return ActDialog::Words{tr("Read the configuration again, all of it or nothing?"), tr("Read again")};
    };
    auto *dialog = new ActDialog(words, line, this);
    dialog->ask(this, [this](const QString &reason) { reload(reason); });
}

void ConfigPage::reload(const QString &reason)
{
    m_link.request(ReloadConfig{.reason = reason}, this, [this](const Result<ReloadAnswer> &answer) {
        Q_EMIT said(!answer ? widgets::errorText(answer.error())
                            : tr("%1 settings changed, %2 wait for a restart.")
                                  .arg(answer->applied.size())
                                  .arg(answer->needRestart.size()));
        refresh();
    });
}

} // namespace chat::admin

#include "moc_recordspages.cpp"
