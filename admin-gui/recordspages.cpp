// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/recordspages.h"

#include "admin-gui/actdialog.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace chat::admin {
namespace {

void fill(QWidget &page, TablePane &pane)
{
    auto *layout = new QVBoxLayout(&page);
    layout->addWidget(&pane);
}

bool isWarning(const LogRow &line) { return line.level >= LogLevel::Warning; }
bool hasFailed(const AuditRow &act) { return act.result != "ok"; }

} // namespace

LogsPage::LogsPage(ServerLink &link) : Page(link), m_lines(logColumns(), &isWarning)
{
    fill(*this, m_pane);
    connect(&link, &ServerLink::logged, this, &LogsPage::take);
    retranslate();
}

QString LogsPage::title() const { return tr("Log"); }

Subscribe LogsPage::watched() const { return {.topics = {Topic::Logs}}; }

void LogsPage::retranslate()
{
    m_lines.setColumns(logColumns());
    m_pane.setTexts(tr("Log"), tr("No line yet."));
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
      m_refresh(m_pane.addButton(u"refreshAudit"_s)),
      m_older(m_pane.addButton(u"olderAudit"_s))
{
    fill(*this, m_pane);
    connect(m_refresh, &QPushButton::clicked, this, &AuditPage::refresh);
    connect(m_older, &QPushButton::clicked, this, [this] {
        if (!m_loaded.empty())
            fetch(m_loaded.back().id);
    });
    retranslate();
}

QString AuditPage::title() const { return tr("Audit"); }

void AuditPage::retranslate()
{
    m_acts.setColumns(auditColumns());
    m_pane.setTexts(tr("Audit"), tr("No operator has done anything yet."));
    m_refresh->setText(tr("Refresh"));
    m_older->setText(tr("Older"));
}

void AuditPage::refresh()
{
    m_loaded.clear();
    fetch(std::nullopt);
}

void AuditPage::fetch(std::optional<qint64> before)
{
    m_link.request(FetchAudit{.before = before}, this, [this](const auto &answer) { take(answer); });
}

void AuditPage::take(const Result<chat::AuditPage> &answer)
{
    if (!answer)
        return Q_EMIT said(widgets::errorText(answer.error()));
    m_loaded.insert(m_loaded.end(), answer->rows.begin(), answer->rows.end());
    m_older->setEnabled(!answer->rows.empty() && m_loaded.back().id > 1);
    m_acts.setRows(m_loaded);
}

ConfigPage::ConfigPage(ServerLink &link)
    : Page(link),
      m_rows(configColumns()),
      m_reload(m_pane.addButton(u"reload"_s))
{
    fill(*this, m_pane);
    connect(m_reload, &QPushButton::clicked, this, &ConfigPage::askReload);
    retranslate();
}

QString ConfigPage::title() const { return tr("Configuration"); }

void ConfigPage::retranslate()
{
    m_rows.setColumns(configColumns());
    m_pane.setTexts(tr("Configuration"), tr("Nothing is known of the configuration yet."));
    m_reload->setText(tr("Read again…"));
}

void ConfigPage::refresh()
{
    m_link.request(FetchConfig(), this, [this](const Result<ConfigRows> &answer) {
        answer ? m_rows.setRows(answer->rows) : said(widgets::errorText(answer.error()));
    });
}

void ConfigPage::askReload()
{
    const auto line
        = [](const QString &reason) { return ctlLine({u"config"_s, u"reload"_s, u"--reason"_s, reason}); };
    auto *dialog = new ActDialog(tr("Read the configuration again, all of it or nothing?"), tr("Read again"),
                                 line, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { reload(dialog->reason()); });
    dialog->open();
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
