// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/journalview.h"

#include "admin-gui/splitter.h"
#include "admin-gui/words.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

JournalView::JournalView(const QString &name)
    : m_jobs(journalColumns(m_journal), [](const JournalJob &job) { return job.failed.value_or(false); }),
      m_pane(m_jobs, name)
{
    for (QLabel *label : {&m_title, &m_facts, &m_membersTitle, &m_messagesTitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    QFont strong = m_title.font();
    strong.setBold(true);
    m_title.setFont(strong);
    m_slider.setObjectName(name + "Slider"_L1);
    m_members.setObjectName(name + "Members"_L1);
    m_messages.setObjectName(name + "Messages"_L1);
    m_pane.view().setSelectionMode(QAbstractItemView::SingleSelection);
    m_pane.sortBy(0, Qt::AscendingOrder);
    constexpr std::array glyphs{"|◀", "◀", "▶", "▶|"};
    auto *bar = new QHBoxLayout;
    for (size_t way = 0; way < m_steps.size(); ++way) {
        m_steps[way].setText(QString::fromUtf8(glyphs[way]));
        m_steps[way].setAutoRaise(true);
        connect(&m_steps[way], &QToolButton::clicked, this, [this, way] { step(way); });
    }
    for (const size_t way : {size_t(First), size_t(Back)})
        bar->addWidget(&m_steps[way]);
    bar->addWidget(&m_slider, 1);
    for (const size_t way : {size_t(Forward), size_t(Last)})
        bar->addWidget(&m_steps[way]);

    auto *beside = new QWidget;
    auto *moment = new QVBoxLayout(beside);
    moment->setContentsMargins(0, 0, 0, 0);
    moment->addWidget(&m_title);
    moment->addWidget(&m_facts);
    moment->addWidget(&m_membersTitle);
    moment->addWidget(&m_members, 2);
    moment->addWidget(&m_messagesTitle);
    moment->addWidget(&m_messages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(splitter(Qt::Horizontal, &m_pane, 2, beside, 1), 1);

    connect(&m_slider, &QSlider::valueChanged, this, &JournalView::show);
    connect(&m_pane, &TablePane::selectionChanged, this, [this] {
        const std::vector<int> selected = m_pane.selectedRows();
        if (!selected.empty())
            m_slider.setValue(selected.front() + 1);
    });
    retranslate();
}

void JournalView::setJournal(RoomJournal journal)
{
    m_journal = std::move(journal);
    m_jobs.setRows({}); // another room may have jobs of the same numbers
    m_jobs.setRows(m_journal.jobs);
    const int jobs = int(m_journal.jobs.size());
    m_slider.setRange(0, jobs);
    m_slider.setValue(jobs);
    show(jobs);
}

void JournalView::step(size_t way)
{
    constexpr std::array targets{-1'000'000, -1, 1, 1'000'000};
    m_slider.setValue(m_slider.value() + targets[way]);
}

void JournalView::show(int jobs)
{
    m_moment = momentAfter(m_journal, jobs);
    m_steps[First].setEnabled(jobs > 0);
    m_steps[Back].setEnabled(jobs > 0);
    m_steps[Forward].setEnabled(jobs < m_slider.maximum());
    m_steps[Last].setEnabled(jobs < m_slider.maximum());
    showMoment();
    const std::vector<int> selected = m_pane.selectedRows();
    if (jobs == 0)
        m_pane.view().clearSelection();
    else if (selected.empty() || selected.front() != jobs - 1)
        select(jobs - 1);
}

/// By its place in the journal, wherever the table has it.
void JournalView::select(int job)
{
    const auto *sorted = static_cast<const QSortFilterProxyModel *>(m_pane.view().model());
    const QModelIndex index = sorted->mapFromSource(m_jobs.index(job, 0));
    m_pane.view().selectRow(index.row());
    m_pane.view().scrollTo(index);
}

QString JournalView::person(std::optional<UserId> user) const { return personIn(m_journal, user); }

void JournalView::showMoment()
{
    const int at = m_slider.value();
    const QLocale locale;
    if (at > 0) {
        const JournalJob &job = m_journal.jobs[size_t(at - 1)];
        m_title.setText(
            (job.failed.value_or(false) ? tr("At job %1, which failed: %2") : tr("After job %1: %2"))
                .arg(locale.toString(job.number), jobName(job.kind)));
    } else {
        m_title.setText(m_journal.loaded ? tr("Before the first job that is kept")
                                         : tr("Nothing is kept of it: it is not in memory."));
    }
    QStringList facts;
    if (m_journal.loaded)
        facts << timeText(m_moment.time) << tr("Last number: %1").arg(locale.toString(m_moment.seq))
              << tr("Access: %1").arg(accessName(m_moment.access))
              << tr("Jobs waiting: %1").arg(locale.toString(m_moment.waiting));
    if (m_moment.host)
        facts << tr("Host: %1").arg(person(m_moment.host));
    m_facts.setText(facts.join(u'\n'));
    m_membersTitle.setText(tr("%n person(s) in it", nullptr, m_moment.people));
    m_members.clear();
    for (const JournalSeat &seat : m_moment.members) {
        const QString who
            = seat.user.nick.isEmpty() ? person(seat.user.id) : widgets::displayLine(seat.user.nick);
        m_members.addItem(seat.state == SeatState::Lost ? tr("%1 (lost)").arg(who) : who);
    }
    m_messagesTitle.setText(tr("Last messages, without their words"));
    m_messages.clear();
    for (const JournalMessage &message : m_moment.messages)
        m_messages.addItem(
            tr("%1: %2, %3", "number, who, size")
                .arg(locale.toString(message.seq), person(message.user), bytesText(message.bytes)));
    m_messages.scrollToBottom();
}

void JournalView::retranslate()
{
    m_jobs.setColumns(journalColumns(m_journal));
    m_pane.setTexts(tr("Jobs"), tr("No job is kept."));
    const std::array tips{tr("To the first job"), tr("A job back"), tr("A job on"), tr("To the last job")};
    for (size_t way = 0; way < m_steps.size(); ++way) {
        m_steps[way].setToolTip(tips[way]);
        m_steps[way].setAccessibleName(tips[way]);
    }
    m_slider.setAccessibleName(tr("Moment"));
    m_members.setAccessibleName(tr("Members then"));
    m_messages.setAccessibleName(tr("Messages then"));
    showMoment();
}

void JournalView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace chat::admin

#include "moc_journalview.cpp"
