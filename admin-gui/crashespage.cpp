// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/crashespage.h"

#include "admin-gui/splitter.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QFontDatabase>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

CrashesPage::CrashesPage(ServerLink &link) : Page(link), m_refresh(m_pane.addButton(u"refreshCrashes"_s))
{
    m_about.setObjectName(u"crash"_s);
    m_about.setTextFormat(Qt::PlainText);
    m_about.setWordWrap(true);
    m_about.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_stack.setObjectName(u"stack"_s);
    m_stack.setReadOnly(true);
    m_stack.setLineWrapMode(QPlainTextEdit::NoWrap);
    m_stack.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_pane.view().setSelectionMode(QAbstractItemView::SingleSelection);
    m_pane.sortBy(0, Qt::DescendingOrder);
    m_tabs.addTab(&m_journal, QString());
    m_tabs.addTab(&m_stack, QString());
    auto *below = new QWidget;
    auto *capsule = new QVBoxLayout(below);
    capsule->setContentsMargins(0, 0, 0, 0);
    capsule->addWidget(&m_about);
    capsule->addWidget(&m_tabs, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter(Qt::Vertical, &m_pane, 1, below, 2));
    connect(&m_pane, &TablePane::selectionChanged, this, &CrashesPage::select);
    connect(m_refresh, &QPushButton::clicked, this, &CrashesPage::refresh);
    retranslate();
    select();
}

QString CrashesPage::title() const { return tr("Crashes"); }

void CrashesPage::retranslate()
{
    m_crashes.setColumns(crashColumns());
    m_pane.setTexts(tr("Crashes"), tr("No room has failed."));
    m_refresh->setText(tr("Refresh"));
    m_tabs.setTabText(0, tr("Step by step"));
    m_tabs.setTabText(1, tr("Where it was thrown"));
    m_stack.setAccessibleName(tr("Where it was thrown"));
    showAbout();
}

void CrashesPage::refresh()
{
    m_link.request(ListCrashes(), this, [this](const Result<CrashList> &answer) {
        if (!answer)
            return Q_EMIT said(widgets::errorText(answer.error()));
        m_crashes.setRows(answer->crashes);
        if (m_pane.selectedRows().empty() && !answer->crashes.empty())
            m_pane.view().selectRow(0); // the newest
    });
}

void CrashesPage::select()
{
    const std::vector<int> selected = m_pane.selectedRows();
    const QByteArray wanted = selected.empty() ? QByteArray() : m_crashes.row(selected.front()).incident;
    if (m_capsule && m_capsule->incident == wanted)
        return;
    m_wanted = wanted;
    if (wanted.isEmpty()) {
        m_capsule.reset();
        return showAbout();
    }
    m_link.request(FetchCrash{wanted}, this, [this, wanted](const Result<CrashCapsule> &answer) {
        if (wanted != m_wanted) // another one was selected meanwhile
            return;
        if (!answer)
            return Q_EMIT said(widgets::errorText(answer.error()));
        take(*answer);
    });
}

void CrashesPage::take(const CrashCapsule &capsule)
{
    m_capsule = capsule;
    m_journal.setJournal(capsule.journal);
    QStringList lines;
    for (const QString &frame : capsule.stack)
        lines << widgets::displayLine(frame);
    m_stack.setPlainText(lines.join(u'\n'));
    showAbout();
}

void CrashesPage::showAbout()
{
    m_tabs.setVisible(m_capsule.has_value());
    if (!m_capsule)
        return m_about.setText(tr("Select a crash to see how it came about."));
    m_about.setText(tr("%1\nRoom %2 on %3, version %4, %5. People are numbers here, and nothing that they "
                       "said is kept.")
                        .arg(widgets::displayLine(m_capsule->what), widgets::displayLine(m_capsule->name),
                             widgets::displayLine(m_capsule->host),
                             widgets::displayLine(QString::fromUtf8(m_capsule->build)),
                             timeText(m_capsule->time)));
}

} // namespace chat::admin

#include "moc_crashespage.cpp"
