// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/invariantspage.h"

#include "admin-gui/actdialog.h"
#include "admin-gui/splitter.h"
#include "shared/client/admin/ctlline.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/errortext.h"

#include <QLocale>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

InvariantsPage::InvariantsPage(ServerLink &link) : Page(link), m_repair(m_pane.addButton(u"repair"_s))
{
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter(Qt::Vertical, &m_pane, 2, &m_all, 1));
    connect(&m_pane, &TablePane::selectionChanged, this, &InvariantsPage::select);
    connect(m_repair, &QPushButton::clicked, this, &InvariantsPage::askRepair);
    pollEvery(interval);
    retranslate();
    select();
}

QString InvariantsPage::title() const { return tr("Invariants"); }

void InvariantsPage::retranslate()
{
    m_violations.setColumns(violationColumns());
    m_invariants.setColumns(invariantColumns());
    m_pane.setTexts(tr("Violations"), tr("Everything is as it must be."));
    m_all.setTexts(tr("What must always hold"), tr("Nothing is watched."));
    m_repair->setText(tr("Repair…"));
    take(m_answer);
}

void InvariantsPage::refresh()
{
    m_link.request(FetchInvariants(), this, [this](const Result<InvariantsAnswer> &answer) {
        answer ? take(*answer) : said(widgets::errorText(answer.error()));
    });
}

void InvariantsPage::take(const InvariantsAnswer &answer)
{
    m_answer = answer;
    m_violations.setRows(answer.violations);
    m_invariants.setRows(answer.invariants);
    const QLocale locale;
    m_pane.setFooter(answer.swept ? tr("%1 looks since the start; the last round over all rooms ended at %2.")
                                        .arg(locale.toString(answer.looksTotal), timeText(*answer.swept))
                                  : QString());
    select();
}

void InvariantsPage::select() { m_repair->setEnabled(!m_pane.selectedRows().empty()); }

void InvariantsPage::askRepair()
{
    std::vector<qint64> ids;
    for (const int row : m_pane.selectedRows())
        ids.push_back(m_violations.row(row).id);
    const auto lines = [ids](const QString &reason) {
        QStringList each;
        for (const qint64 id : ids)
            each << ctlLine({u"repair"_s, QString::number(id), u"--reason"_s, reason});
        return each.join(u'\n');
    };
    const auto words = [count = int(ids.size())] {
        return ActDialog::Words{tr("Repair %n violation(s)? A connection that is not as it must be is "
                                   "closed; its client comes back "
                                   "by itself.",
                                   nullptr, count),
                                tr("Repair")};
    };
    auto *dialog = new ActDialog(words, lines, this);
    dialog->ask(this, [this, ids](const QString &reason) { repair(ids, reason); });
}

void InvariantsPage::repair(const std::vector<qint64> &ids, const QString &reason)
{
    for (const qint64 id : ids) {
        m_link.request(RepairViolation{id, reason}, this, [this](const Result<Nothing> &answer) {
            Q_EMIT said(answer ? tr("It is put right; the next look confirms it.")
                               : widgets::errorText(answer.error()));
            refresh();
        });
    }
}

} // namespace chat::admin

#include "moc_invariantspage.cpp"
