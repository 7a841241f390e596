// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/partydesk.h"
#include "shared/core/match.h"

#include <QStringList>

/// The desk of parties without a server: jobs are asked for in a word, and what follows is read as sentences.
namespace chat::server {

class PartyTable final : public PersonalBlocks
{
public:
    explicit PartyTable(const PartyRules &wanted = {}) : rules(wanted) { rules.blocks = this; }

    // People are numbers from 1; connection 1 of somebody is his number.
    QStringList create(quint32 user) { return ask(user, CreateParty{}); }
    QStringList invite(quint32 user, quint32 whom)
    {
        return ask(user, InviteToParty{.party = parties[user], .user = UserId{whom}});
    }
    /// The party to which he was invited last.
    QStringList join(quint32 user) { return ask(user, JoinParty{.party = invitedTo[user]}); }
    QStringList comeBack(quint32 user, quint32 connection) { return ask(user, JoinParty{}, connection); }
    QStringList leave(quint32 user) { return ask(user, LeaveParty{.party = parties[user]}); }
    QStringList kick(quint32 user, quint32 whom)
    {
        return ask(user, KickFromParty{.party = parties[user], .user = UserId{whom}});
    }
    QStringList promote(quint32 user, quint32 whom)
    {
        return ask(user, PromoteInParty{.party = parties[user], .user = UserId{whom}});
    }
    QStringList ready(quint32 user, bool on = true)
    {
        return ask(user, ReadyInParty{.party = parties[user], .ready = on});
    }
    QStringList say(quint32 user, const QString &text)
    {
        return ask(user, SayInParty{.party = parties[user], .text = text});
    }
    /// He wants his party to wait for a match.
    QStringList queue(quint32 user)
    {
        QueueForMatch wish{.mode = QStringLiteral("duo")};
        wish.party = parties[user];
        return handle(partyjob::Queue{sender(user), QString::number(user),
                                      std::make_shared<const QueueForMatch>(std::move(wish))});
    }
    QStringList gone(quint32 user, LeaveReason reason = LeaveReason::Lost, quint32 connection = 0)
    {
        return handle(
            partyjob::ConnectionGone{sender(user, connection).recipient.connection, UserId{user}, reason});
    }
    QStringList freed(quint32 user) { return handle(partyjob::Freed{UserId{user}}); }
    QStringList wait(Milliseconds time)
    {
        QStringList all;
        const MonoTime until = now.mono + time;
        for (auto due = desk.nextDeadline(); due && *due <= until; due = desk.nextDeadline()) {
            now.mono = std::max(*due, now.mono);
            all += handle(partyjob::Tick{});
        }
        now.mono = until;
        return all;
    }
    /// A party of 1, whom the others have joined.
    void gather(quint32 people)
    {
        create(1);
        for (quint32 user = 2; user <= people; ++user) {
            invite(1, user);
            join(user);
        }
    }

    QStringList ask(quint32 user, const PartyCommand &command, quint32 connection = 0)
    {
        return handle(partyjob::Ask{sender(user, connection), QString::number(user),
                                    std::make_shared<const PartyCommand>(command)});
    }
    QStringList handle(const PartyJob &job)
    {
        effects.clear();
        desk.handle(job, now, effects);
        QStringList said;
        for (const PartyEffect &effect : effects)
            said << sentence(effect);
        return said;
    }

    // PersonalBlocks
    [[nodiscard]] bool blocks(UserId who, UserId whom) const override
    {
        return blocked.contains({quint32(who.value), quint32(whom.value)});
    }

    static Sender sender(quint32 user, quint32 connection = 0)
    {
        return {.recipient = {{0, connection != 0 ? connection : user, 1}, WireFormat::Json},
                .user = UserId{user},
                .request = 1,
                .asked = {}};
    }

    /// "1*+ 2 3?": who leads, who is ready, who is away.
    static QString spell(const PartyInfo &party)
    {
        QStringList people;
        for (const PartyMember &member : party.members)
            people << QStringLiteral("%1%2%3%4")
                          .arg(QString::number(member.user.id.value),
                               member.user.id == party.leader ? QStringLiteral("*") : QString(),
                               member.ready ? QStringLiteral("+") : QString(),
                               member.away ? QStringLiteral("?") : QString());
        return people.join(QLatin1Char(' '));
    }

    PartyRules rules;
    Now now{MonoTime(std::chrono::hours(1)), Timestamp(std::chrono::hours(1'000'000))};
    std::set<std::pair<quint32, quint32>> blocked; ///< who does not want to hear from whom
    std::map<quint32, PartyId> parties; ///< the last one of each
    std::map<quint32, PartyId> invitedTo; ///< likewise
    PartyEffects effects; ///< of the last job
    PartyDesk desk{rules};

private:
    QString sentence(const PartyEffect &effect)
    {
        return match(
            effect, //
            [](const partyeffect::Refuse &refused) {
                return QString(who({refused.to}) + QStringLiteral(" no ")
                               + QString(errorRow(refused.error.code).name));
            },
            [this](const partyeffect::Answer &said) {
                const auto *party = std::get_if<PartyInfo>(&said.body);
                if (party)
                    parties[said.to.connection.slot] = party->id;
                return QString(who({said.to}) + QStringLiteral(" ok")
                               + (party ? QString(u' ' + spell(*party)) : QString()));
            },
            [](const partyeffect::Tell &told) {
                return QString(QStringLiteral("to ") + who(told.to) + QStringLiteral(": ")
                               + match(
                                   told.event,
                                   [](const PartyChanged &changed) {
                                       return QString(QString::number(changed.user.value) + u' '
                                                      + enumNames(changed.what)[size_t(changed.what)]
                                                      + QStringLiteral(": ") + spell(changed.party));
                                   },
                                   [](const PartyMessage &said) {
                                       return QString(said.user.nick + QStringLiteral(" says ") + said.text);
                                   }));
            },
            [this](const partyeffect::Invite &invited) {
                invitedTo[quint32(invited.user.value)] = invited.word.party;
                return QStringLiteral("%1 invites %2, %3 in it")
                    .arg(invited.word.by.nick)
                    .arg(invited.user.value)
                    .arg(invited.word.people);
            },
            [](const partyeffect::Queue &wanted) {
                std::vector<Recipient> mates;
                for (const auto &mate : wanted.job.mates)
                    mates.push_back(mate.to);
                return QString(who({wanted.job.sender.recipient}) + QStringLiteral(" queues with ")
                               + who(mates));
            },
            [](const partyeffect::Withdraw &gone) {
                QStringList people;
                for (const UserId user : gone.job.people)
                    people << QString::number(user.value);
                return QStringLiteral("%1 wait no longer: %2 by %3")
                    .arg(people.join(QLatin1Char(',')),
                         QString(enumNames(gone.job.reason)[size_t(gone.job.reason)]),
                         QString::number(gone.job.by.value));
            });
    }
    static QString who(const std::vector<Recipient> &people)
    {
        QStringList names;
        for (const Recipient &to : people)
            names << QString::number(to.connection.slot);
        return names.join(QLatin1Char(','));
    }
};

} // namespace chat::server
