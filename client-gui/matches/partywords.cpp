// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/partywords.h"

#include "shared/widgets/displaytext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

struct PartyTr {
    Q_DECLARE_TR_FUNCTIONS(chat::gui::PartyWords)
};

} // namespace

QString memberText(const PartyMember &member, bool leads)
{
    const QString nick = widgets::displayLine(member.user.nick);
    QString text = leads ? u"★ "_s + nick : nick;
    if (member.away)
        return PartyTr::tr("%1 (away)").arg(text);
    return member.ready ? text + u" ✓"_s : text;
}

QString spokenMemberText(const PartyMember &member, bool leads)
{
    QStringList words{widgets::displayLine(member.user.nick)};
    if (leads)
        words << PartyTr::tr("leads the party");
    if (member.away)
        words << PartyTr::tr("away");
    else if (member.ready)
        words << PartyTr::tr("ready");
    else if (!leads)
        words << PartyTr::tr("not ready");
    return words.join(u", "_s);
}

QString partyLineText(const client::PartyLine &line)
{
    const QString nick = widgets::displayLine(line.user.nick);
    if (!line.change)
        return u"%1: %2"_s.arg(nick, widgets::displayLine(line.text));
    switch (*line.change) {
    case PartyChange::Joined: return PartyTr::tr("%1 is in the party now.").arg(nick);
    case PartyChange::Left: return PartyTr::tr("%1 has left the party.").arg(nick);
    case PartyChange::Kicked: return PartyTr::tr("%1 was put out of the party.").arg(nick);
    case PartyChange::Away: return PartyTr::tr("%1 has lost the connection.").arg(nick);
    case PartyChange::Back: return PartyTr::tr("%1 is back.").arg(nick);
    case PartyChange::Leader: return PartyTr::tr("%1 leads the party now.").arg(nick);
    case PartyChange::Lost:
    case PartyChange::Ready:
    case PartyChange::NotReady: break;
    }
    return PartyTr::tr("%1 is gone.").arg(nick);
}

QString partyInvitationText(const PartyInvited &word)
{
    const QString nick = widgets::displayLine(word.by.nick);
    return word.people > 1
        ? PartyTr::tr("%1 invites you to a party of %n people.", nullptr, word.people).arg(nick)
        : PartyTr::tr("%1 invites you to play together.").arg(nick);
}

QString partyEndingText(std::optional<PartyChange> ending)
{
    if (!ending)
        return {};
    return *ending == PartyChange::Kicked ? PartyTr::tr("You were put out of the party.")
                                          : PartyTr::tr("You are not in the party any more.");
}

QString partyHindrance(const client::Parties &parties, const MatchModeInfo &mode)
{
    if (!parties.isTogether())
        return {};
    const PartyInfo &party = *parties.party();
    if (!parties.leads()) {
        const auto leads = [&](const PartyMember &one) { return one.user.id == party.leader; };
        const auto leader = std::ranges::find_if(party.members, leads);
        if (leader == party.members.end())
            return {};
        return PartyTr::tr("%1 leads your party and begins.").arg(widgets::displayLine(leader->user.nick));
    }
    const int most = mode.largestParty.value_or(1);
    if (most == 1)
        return PartyTr::tr("A party cannot play this together.");
    if (party.members.size() > size_t(most))
        return PartyTr::tr("At most %n people can play this together.", nullptr, most);
    return parties.othersAreReady() ? QString() : PartyTr::tr("Not everybody in your party is ready yet.");
}

} // namespace chat::gui
