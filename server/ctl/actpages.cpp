// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/actpages.h"

#include "server/ctl/detailpages.h"
#include "shared/client/admin/units.h"

namespace chat::ctl {

using namespace Qt::StringLiterals;

namespace {

QString toldLine(int people) { return "told "_L1 + countText(people, "person"_L1, "people"_L1) + u'\n'; }

} // namespace

QString countText(qint64 count, QLatin1StringView one, QLatin1StringView many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

QString listedLine(size_t shown, int total, QLatin1StringView one, QLatin1StringView many)
{
    const QString all = countText(total, one, many);
    return (qint64(shown) < total ? QString::number(qint64(shown)) + " of "_L1 + all : all) + u'\n';
}

QString kickedPage(const KickAnswer &answer, const Style &)
{
    return "ended "_L1 + countText(answer.kicked, "session"_L1, "sessions"_L1) + u'\n';
}

QString donePage(const Nothing &, const Style &) { return u"done\n"_s; }

QString donePage(const PeoplePage &answer, const Style &style) { return peoplePage(answer, style); }

QString movedPage(const MoveAnswer &answer, const Style &)
{
    return "moved "_L1 + countText(answer.moved, "person"_L1, "people"_L1) + ", "_L1
        + QString::number(answer.stayed) + " stayed\n"_L1;
}

QString donePage(const RoomActAnswer &answer, const Style &) { return toldLine(answer.people); }

QString donePage(const InviteMade &answer, const Style &)
{
    return "the code is "_L1 + QString::fromLatin1(answer.code) + u'\n';
}

QString donePage(const MatchActAnswer &answer, const Style &) { return toldLine(answer.people); }

QString bannedPage(const BanAnswer &answer, const Style &)
{
    return "banned, "_L1 + QString::fromLatin1(answer.id.toText()) + "; ended "_L1
        + countText(answer.sessions, "session"_L1, "sessions"_L1) + u'\n';
}

QString announcedPage(const AnnounceAnswer &answer, const Style &)
{
    const QString id
        = answer.id ? QString(", announcement "_L1 + QString::fromLatin1(answer.id->toText())) : QString();
    const QString next = answer.next ? QString(", next at "_L1 + timeText(*answer.next)) : QString();
    return "announced to "_L1 + countText(answer.sessions, "session"_L1, "sessions"_L1) + id + next + u'\n';
}

QString backupPage(const BackupAnswer &answer, const Style &)
{
    return "copied "_L1 + bytesText(answer.bytes) + " in "_L1 + durationText(Milliseconds(answer.ms)) + u'\n';
}

} // namespace chat::ctl
