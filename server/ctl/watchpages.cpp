// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/watchpages.h"

#include "server/ctl/cells.h"
#include "server/ctl/table.h"
#include "shared/client/admin/units.h"
#include "shared/protocol/roomreplay.h"

#include <algorithm>
#include <array>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

/// The nick, or the id of whom the journal does not name; of a capsule the number that he has there.
QString person(const RoomJournal &journal, std::optional<UserId> user)
{
    if (!user)
        return u"-"_s;
    return nickIn(journal, *user).value_or(latin(user->toText()));
}

/// "+mina -jiho ~ann #12": who came, who went, who is lost, and what was said.
QString changes(const RoomJournal &journal, const JournalJob &job)
{
    QStringList words;
    if (job.failed.value_or(false))
        words << u"failed"_s;
    if (job.emptied.value_or(false))
        words << u"all out"_s;
    for (const JournalSeat &seat : job.seats) {
        constexpr std::array signs{'+', '~', '-'};
        words << QChar::fromLatin1(signs[size_t(seat.state)]) + person(journal, seat.user.id);
    }
    for (const JournalMessage &message : job.messages)
        words << u'#' + number(message.seq) + u' ' + bytesText(message.bytes);
    return words.join(u' ');
}

QString jobsTable(const RoomJournal &journal, const Style &style)
{
    Table table({{u"JOB"_s, true},
                 {u"TIME"_s},
                 {u"KIND"_s},
                 {u"WHO"_s},
                 {u"COST"_s, true},
                 {u"WAIT"_s, true},
                 {u"PEOPLE"_s, true},
                 {u"SEQ"_s, true},
                 {u"CHANGES"_s}});
    for (const JournalJob &job : journal.jobs)
        table.add({number(job.number), timeText(job.time), latin(job.kind), person(journal, job.actor),
                   microsecondsText(job.costNs / 1000), number(job.waiting), number(job.people),
                   number(job.seq), changes(journal, job)});
    return table.text(style);
}

QString momentText(const RoomJournal &journal, const RoomMoment &moment, const Style &style)
{
    QString page = style.strong("after job "_L1 + number(moment.number)) + ", "_L1 + timeText(moment.time)
        + "\n  people  "_L1 + number(moment.people) + "\n  seq     "_L1 + number(moment.seq)
        + "\n  access  "_L1 + word(moment.access) + "\n  host    "_L1 + escaped(person(journal, moment.host))
        + "\n  waiting "_L1 + number(moment.waiting) + u'\n';
    Table members({{u"MEMBER"_s}, {u"STATE"_s}, {u"USER"_s}});
    for (const JournalSeat &seat : moment.members)
        members.add({person(journal, seat.user.id), word(seat.state), latin(seat.user.id.toText())});
    if (!moment.members.empty())
        page += members.text(style);
    Table messages({{u"MESSAGE"_s, true}, {u"TIME"_s}, {u"WHO"_s}, {u"SIZE"_s, true}});
    for (const JournalMessage &message : moment.messages)
        messages.add({number(message.seq), timeText(message.time), person(journal, message.user),
                      bytesText(message.bytes)});
    if (!moment.messages.empty())
        page += messages.text(style);
    return page;
}

} // namespace

QString journalPage(const RoomJournal &journal, std::optional<qint64> job, const Style &style)
{
    if (!journal.loaded)
        return u"the room is not in memory: nothing has happened in it lately\n"_s;
    if (!job)
        return jobsTable(journal, style);
    RoomMoment moment = journal.base;
    for (const JournalJob &each : journal.jobs) {
        if (each.number > *job)
            break;
        applyJob(moment, each);
    }
    if (moment.number != *job)
        return u"that job is not kept\n"_s;
    return momentText(journal, moment, style);
}

QString crashesPage(const CrashList &crashes, const Style &style)
{
    if (crashes.crashes.empty())
        return u"none\n"_s;
    Table table({{u"INCIDENT"_s}, {u"TIME"_s}, {u"ROOM"_s}, {u"WHAT"_s}});
    for (const CrashRow &crash : crashes.crashes)
        table.add({latin(crash.incident), timeText(crash.time), crash.name, crash.what});
    return table.text(style);
}

QString crashPage(const CrashCapsule &capsule, const Style &style)
{
    QString page = style.alarming(escaped(capsule.what)) + u'\n';
    page += "  incident "_L1 + escaped(latin(capsule.incident)) + "\n  time     "_L1 + timeText(capsule.time)
        + "\n  room     "_L1 + escaped(capsule.name) + " ("_L1 + escaped(latin(capsule.kind))
        + ")\n  build    "_L1 + escaped(latin(capsule.build)) + "\n  host     "_L1 + escaped(capsule.host)
        + u'\n';
    for (const QString &frame : capsule.stack)
        page += "  at "_L1 + escaped(frame) + u'\n';
    if (!capsule.journal.loaded)
        return page;
    page += u'\n' + jobsTable(capsule.journal, style) + u'\n';
    const auto jobs = qsizetype(capsule.journal.jobs.size());
    return page + momentText(capsule.journal, momentAfter(capsule.journal, jobs), style);
}

QString invariantsPage(const InvariantsAnswer &answer, const Style &style)
{
    Table table({{u"INVARIANT"_s}, {u"NOW"_s, true}, {u"TOTAL"_s, true}});
    for (const InvariantRow &row : answer.invariants) {
        const auto now = std::ranges::count(answer.violations, row.invariant, &ViolationRow::invariant);
        table.add({word(row.invariant), number(now), number(row.total)});
    }
    QString page = table.text(style);
    page += number(answer.looksTotal) + " looks, "_L1 + number(answer.sweepsTotal) + " sweeps"_L1
        + (answer.swept ? QString(", the last ended at "_L1 + timeText(*answer.swept)) : QString()) + u'\n';
    if (answer.violations.empty())
        return page;
    Table violations(
        {{u"N"_s, true}, {u"INVARIANT"_s}, {u"SINCE"_s}, {u"ROOM"_s}, {u"USER"_s}, {u"CONNECTION"_s}});
    for (const ViolationRow &row : answer.violations)
        violations.add({number(row.id), word(row.invariant), timeText(row.since),
                        row.room ? row.room->name : u"-"_s, row.user ? latin(row.user->toText()) : u"-"_s,
                        latin(row.connection.value_or("-"))});
    return page + u'\n' + violations.text(style);
}

} // namespace chat::ctl
