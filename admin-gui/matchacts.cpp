// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/matchacts.h"

#include "admin-gui/matchcolumns.h"
#include "admin-gui/namesof.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

template <class Id>
QString idText(Id id)
{
    return QString::fromLatin1(id.toText());
}

} // namespace

MatchActs::MatchActs(ServerLink &link, QWidget &window) : QObject(&window), m_link(link), m_window(window) { }

void MatchActs::open(ActDialog::Say words, const std::vector<QStringList> &lines,
                     std::function<void(const QString &)> act)
{
    const auto all = [lines](const QString &reason) {
        QStringList each;
        for (const QStringList &line : lines)
            each << ctlLine(QStringList{u"match"_s} + line + QStringList{u"--reason"_s, reason});
        return each.join(u'\n');
    };
    auto *dialog = new ActDialog(std::move(words), all, &m_window);
    dialog->ask(this, std::move(act));
}

void MatchActs::tell(const Result<MatchActAnswer> &answer)
{
    Q_EMIT said(answer ? tr("Done; %n person(s) were told.", nullptr, answer->people)
                       : widgets::errorText(answer.error()));
    Q_EMIT done();
}

void MatchActs::askPause(const std::vector<AdminModeRow> &modes, bool on)
{
    std::vector<QStringList> lines;
    int waiting = 0;
    for (const AdminModeRow &mode : modes) {
        lines.push_back({on ? u"pause"_s : u"resume"_s, mode.mode});
        waiting += mode.tickets;
    }
    const QString names
        = namesOf(modes, [](const AdminModeRow &mode) { return widgets::displayLine(mode.mode); });
    const auto words = [count = int(modes.size()), waiting, names, on] {
        const QString question = on
            ? tr("Pause %n mode(s)?", nullptr, count) + u' '
                + tr("%n ticket(s) go on waiting, nobody else can queue, and nobody is matched until you "
                     "let it go on or the server starts anew. What is played goes on.",
                     nullptr, waiting)
            : tr("Let %n mode(s) go on?", nullptr, count) + u' ' + tr("%n ticket(s) wait.", nullptr, waiting);
        return ActDialog::Words{question + u'\n' + names, on ? tr("Pause") : tr("Go on")};
    };
    open(words, lines, [this, modes, on](const QString &reason) {
        for (const AdminModeRow &mode : modes) {
            m_link.request(PauseMode{.mode = mode.mode, .on = on, .reason = reason}, this,
                           [this, on](const Result<MatchActAnswer> &answer) {
                               if (!answer)
                                   return tell(answer);
                               Q_EMIT said(
                                   (on ? tr("Paused; %n ticket(s) wait.", nullptr, answer->people)
                                       : tr("It goes on; %n ticket(s) wait.", nullptr, answer->people)));
                               Q_EMIT done();
                           });
        }
    });
}

void MatchActs::askCancel(const std::vector<AdminTicketRow> &tickets)
{
    std::vector<QStringList> lines;
    for (const AdminTicketRow &ticket : tickets)
        lines.push_back({u"cancel"_s, idText(ticket.ticket)});
    const QString names = namesOf(
        tickets, [](const AdminTicketRow &ticket) { return widgets::displayLine(peopleText(ticket)); });
    const auto words = [count = int(tickets.size()), names] {
        return ActDialog::Words{tr("End %n ticket(s)?", nullptr, count) + u' '
                                    + tr("Whoever holds one is told, waits no longer, and may queue again.")
                                    + u'\n' + names,
                                tr("End")};
    };
    open(words, lines, [this, tickets](const QString &reason) {
        for (const AdminTicketRow &ticket : tickets)
            m_link.request(CancelTicket{.ticket = ticket.ticket, .reason = reason}, this,
                           [this](const Result<MatchActAnswer> &answer) { tell(answer); });
    });
}

void MatchActs::askEnd(const std::vector<AdminMatchRow> &matches)
{
    std::vector<QStringList> lines;
    int people = 0;
    for (const AdminMatchRow &match : matches) {
        lines.push_back({u"end"_s, idText(match.match)});
        for (const MatchTeam &team : match.teams)
            people += int(team.players.size());
    }
    const QString names = namesOf(matches, &teamsText);
    const auto words = [count = int(matches.size()), people, names] {
        return ActDialog::Words{
            tr("End %n match(es) without a result?", nullptr, count) + u' '
                + tr("It hits %n person(s). Their room stays, and no rating changes.", nullptr, people)
                + u'\n' + names,
            tr("End")};
    };
    open(words, lines, [this, matches](const QString &reason) {
        for (const AdminMatchRow &match : matches)
            m_link.request(EndMatch{.match = match.match, .reason = reason}, this,
                           [this](const Result<MatchActAnswer> &answer) { tell(answer); });
    });
}

} // namespace chat::admin

#include "moc_matchacts.cpp"
