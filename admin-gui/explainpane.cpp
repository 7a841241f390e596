// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/explainpane.h"

#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QLocale>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

ExplainPane::ExplainPane(ServerLink &link) : m_link(link), m_near(nearColumns()), m_pane(m_near, u"near"_s)
{
    m_about.setObjectName(u"explanation"_s);
    m_about.setTextFormat(Qt::PlainText);
    m_about.setWordWrap(true);
    m_about.setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_about.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(&m_about);
    layout->addWidget(&m_pane, 1);
    retranslate();
}

void ExplainPane::setTicket(std::optional<TicketId> ticket)
{
    if (ticket == m_ticket)
        return;
    m_ticket = ticket;
    m_answer.reset();
    showAnswer();
    refresh();
}

void ExplainPane::refresh()
{
    if (!m_ticket)
        return;
    m_link.request(ExplainTicket{*m_ticket}, this,
                   [this, asked = *m_ticket](const Result<TicketExplanation> &answer) {
                       if (asked == m_ticket)
                           take(answer);
                   });
}

void ExplainPane::take(const Result<TicketExplanation> &answer)
{
    m_answer = answer;
    showAnswer();
}

void ExplainPane::showAnswer()
{
    const bool isExplained = m_answer && *m_answer;
    m_about.setText(text());
    m_pane.setTexts(tr("Who is near"), isExplained ? tr("Nobody else waits.") : QString());
    m_near.setRows(isExplained ? (*m_answer)->near : std::vector<NearTicket>());
    m_pane.setEnabled(isExplained);
}

QString ExplainPane::text() const
{
    if (!m_ticket)
        return tr("Select a ticket to see what keeps it.");
    if (!m_answer)
        return {};
    if (!*m_answer) {
        switch (m_answer->error().code) {
        case ErrorCode::TicketNotFound: return tr("This ticket is over.");
        case ErrorCode::AlreadyMatched: return tr("A match was found for it; its people are asked.");
        default: return widgets::errorText(m_answer->error());
        }
    }
    const TicketExplanation &why = **m_answer;
    const QLocale locale;
    const auto span = [](qint64 ms) { return durationText(Milliseconds(ms)); };
    QStringList lines{tr("%1 waits in %2 as number %3, for %4.")
                          .arg(widgets::displayLine(peopleText(why.row)), widgets::displayLine(why.row.mode),
                               locale.toString(why.position), span(why.row.waitedMs))};
    lines << (why.row.window ? tr("Rating %1; others may be up to %2 points away.")
                                   .arg(locale.toString(why.row.rating), locale.toString(*why.row.window))
                             : tr("Rating %1; any other will do.").arg(locale.toString(why.row.rating)));
    if (why.row.widensInMs)
        lines << tr("The window widens in %1.").arg(span(*why.row.widensInMs));
    lines << tr("%n person(s) could play together now;", nullptr, why.players) + u' '
            + tr("%n are needed.", nullptr, why.needed);
    lines << (why.estimateMs ? tr("Others waited for %1.").arg(span(*why.estimateMs))
                             : tr("Nobody can say yet how long it takes."));
    return lines.join(u'\n');
}

void ExplainPane::retranslate()
{
    m_near.setColumns(nearColumns());
    showAnswer();
}

} // namespace chat::admin

#include "moc_explainpane.cpp"
