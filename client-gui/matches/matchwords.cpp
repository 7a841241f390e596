// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/matchwords.h"

#include "client-gui/rooms/roomwords.h"
#include "shared/client/session.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

struct MatchTr {
    Q_DECLARE_TR_FUNCTIONS(chat::gui::MatchWords)
};

constexpr qsizetype mostNames = 6; ///< that are said; then only how many more
const auto between = u"  ·  "_s;

/// "미나, 지호", "a, b, c, d, e, f and 4 more"
QString namesText(const std::vector<UserInfo> &people)
{
    QStringList names;
    for (const UserInfo &one : people)
        names << widgets::displayLine(one.nick);
    const auto more = names.size() - mostNames;
    if (more <= 0)
        return names.join(u", "_s);
    names.resize(mostNames);
    //: %1 is a list of names
    return MatchTr::tr("%1 and %n more", nullptr, int(more)).arg(names.join(u", "_s));
}

/// "+12", "-3", "0"; with a minus sign that is one.
QString signedText(int points)
{
    const QString size = QString::number(std::abs(points));
    return points > 0 ? u"+"_s + size : points < 0 ? u"−"_s + size : size;
}

/// In words, for the team at `ours` in a result.
QString placeText(const std::vector<int> &places, size_t ours)
{
    if (ours >= places.size())
        return MatchTr::tr("The match is over.");
    const int place = places[ours];
    const auto same = std::ranges::count(places, place);
    if (place == 1)
        return same > 1 ? MatchTr::tr("A draw.") : MatchTr::tr("You have won.");
    if (places.size() == 2)
        return MatchTr::tr("You have lost.");
    return MatchTr::tr("You came in at place %1 of %2.").arg(place).arg(places.size());
}

} // namespace

QString modeText(const MatchModeInfo &mode)
{
    const QString name = widgets::displayLine(mode.mode);
    if (mode.teams == 1)
        //: %1 is the name of a kind of match
        return MatchTr::tr("%1: %n people, each for himself", nullptr, mode.teamSize).arg(name);
    if (mode.teams == 2)
        return MatchTr::tr("%1: %2 against %2").arg(name, QString::number(mode.teamSize));
    return MatchTr::tr("%1: %2 teams of %3")
        .arg(name, QString::number(mode.teams), QString::number(mode.teamSize));
}

QString modeFacts(const MatchModeInfo &mode)
{
    if (mode.paused)
        return MatchTr::tr("Matches of this kind are paused at the moment.");
    if (mode.waiting == 0)
        return MatchTr::tr("Nobody is waiting for one now.");
    return MatchTr::tr("%n person(s) waiting for one now.", nullptr, mode.waiting);
}

QString clockText(Milliseconds time)
{
    const auto seconds = std::max<qint64>(0, std::chrono::floor<std::chrono::seconds>(time).count());
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

QString standingText(const client::MatchStanding &standing, std::optional<int> rating)
{
    QStringList facts;
    if (standing.paused)
        facts << MatchTr::tr("paused by an operator");
    if (standing.position > 0)
        facts << MatchTr::tr("Number %1 of those who wait").arg(standing.position);
    facts << (standing.estimate
                  ? MatchTr::tr("others waited about %1").arg(widgets::waitText(*standing.estimate))
                  : MatchTr::tr("how long it takes is not known yet"));
    if (standing.near)
        facts << (*standing.near > 0 ? MatchTr::tr("%n person(s) near your rating", nullptr, *standing.near)
                                     : MatchTr::tr("nobody near your rating yet"));
    if (rating && standing.window)
        //: %1 is points, %2 how far another's may be away
        facts << MatchTr::tr("rating %1 ± %2").arg(*rating).arg(*standing.window);
    return facts.join(between);
}

QString setbackText(MatchFailure reason)
{
    switch (reason) {
    case MatchFailure::Declined: return MatchTr::tr("Somebody declined. What you have waited counts on.");
    case MatchFailure::Timeout:
        return MatchTr::tr("Somebody did not answer. What you have waited counts on.");
    case MatchFailure::MemberLost:
        return MatchTr::tr("Somebody lost the connection. What you have waited counts on.");
    case MatchFailure::Expired:
    case MatchFailure::Maintenance:
    case MatchFailure::Cancelled:
    case MatchFailure::Party: break;
    }
    return MatchTr::tr("The match did not begin. What you have waited counts on.");
}

QString endText(client::TicketEnd end)
{
    using client::TicketEnd;
    switch (end) {
    case TicketEnd::None: return {};
    case TicketEnd::Cancelled: return MatchTr::tr("You are not waiting any more.");
    case TicketEnd::Declined: return MatchTr::tr("You declined the match.");
    case TicketEnd::Late: return MatchTr::tr("You did not answer in time.");
    case TicketEnd::LineLost:
        return MatchTr::tr("The connection was lost, and your place in the queue with it. Queue again.");
    case TicketEnd::Expired:
        return MatchTr::tr("Nobody was found in time. Queue again, or try another kind.");
    case TicketEnd::Maintenance:
        return MatchTr::tr("Matches of this kind cannot be played at the moment. Try another kind.");
    case TicketEnd::Operator: return MatchTr::tr("An operator took you out of the queue.");
    case TicketEnd::Party:
        return MatchTr::tr(
            "Your party is not waiting any more: somebody in it cancelled, did not accept, or is gone.");
    case TicketEnd::Left: break;
    }
    return MatchTr::tr("You are not in the match any more.");
}

QString foundText(const client::MatchLife &life, UserId self)
{
    std::vector<UserInfo> others = life.check().players;
    std::erase_if(others, [self](const UserInfo &one) { return one.id == self; });
    if (life.check().backfill)
        //: %1 is the name of a kind of match, %2 are names
        return MatchTr::tr("A free place was found in a match that is being played! %1 with %2")
            .arg(widgets::displayLine(life.mode()), namesText(others));
    //: %1 is the name of a kind of match, %2 are names
    return MatchTr::tr("A match was found! %1 with %2")
        .arg(widgets::displayLine(life.mode()), namesText(others));
}

QString playersText(const std::vector<MatchTeam> &teams)
{
    if (teams.size() == 2)
        return MatchTr::tr("%1 against %2")
            .arg(namesText(teams.front().players), namesText(teams.back().players));
    std::vector<UserInfo> all;
    for (const MatchTeam &team : teams)
        all.insert(all.end(), team.players.begin(), team.players.end());
    return namesText(all);
}

QString watchableText(const WatchableMatch &match)
{
    const QString watching = match.spectators >= match.most
        ? MatchTr::tr("%n watching (full)", nullptr, match.spectators)
        : MatchTr::tr("%n watching", nullptr, match.spectators);
    //: %1 is a time such as 3:42
    return playersText(match.teams) + between
        + MatchTr::tr("played for %1").arg(clockText(Milliseconds(match.sinceMs))) + between + watching;
}

QString watchRefusalText(const client::Session &session, const Error &error)
{
    switch (error.code) {
    case ErrorCode::RoomFull: return MatchTr::tr("As many people are watching as may.");
    case ErrorCode::RoomNotFound: return MatchTr::tr("The match is over.");
    case ErrorCode::Forbidden:
    case ErrorCode::InviteRequired: return MatchTr::tr("You cannot watch this match.");
    default: return refusalText(session, error);
    }
}

QString resultText(const client::MatchLife &life)
{
    if (!life.result())
        return MatchTr::tr("The match was over when you came back.");
    switch (life.result()->reason) {
    case MatchEnd::Result:
        return placeText(life.result()->places.value_or(std::vector<int>()), life.ourTeam());
    case MatchEnd::Disputed: return MatchTr::tr("The match is over. You did not agree how it ended.");
    case MatchEnd::Abandoned: return MatchTr::tr("The match is over: too few people were left.");
    case MatchEnd::Expired: return MatchTr::tr("The match is over: it took too long.");
    case MatchEnd::Operator: break;
    }
    return MatchTr::tr("An operator ended the match.");
}

QString ratingText(const std::optional<RatingChange> &change)
{
    if (!change)
        return {};
    return MatchTr::tr("Your rating is %1 now (%2).").arg(change->rating).arg(signedText(change->change));
}

QString reportText(const client::MatchLife &life)
{
    if (life.reported().empty())
        return {};
    //: %1 is a sentence such as "You have won."
    return MatchTr::tr("You reported: %1 The others' word is awaited.")
        .arg(placeText(life.reported(), life.ourTeam()));
}

QString matchRefusalText(const client::Session &session, const Error &error)
{
    const bool isPlaying = session.matches()->life().stage() == client::MatchStage::Playing;
    if (session.isOnline() && error.code == ErrorCode::AlreadyInMatch && !isPlaying)
        return MatchTr::tr("The server still keeps a seat for you in another match. Try again in a minute, "
                           "when it is free.");
    return refusalText(session, error);
}

} // namespace chat::gui
