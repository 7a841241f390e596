// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/matchdesk.h"
#include "shared/core/match.h"

#include <QStringList>

#include <map>

/// The desk of a mode without a server: jobs are asked for in a word, and what follows is read as sentences.
namespace chat::server {

class MatchTable final : public MatchWorld
{
public:
    explicit MatchTable(const MatchRules &rules = duel())
        : desk(std::make_shared<const MatchRules>(rules), *this)
    {
    }

    static MatchRules duel()
    {
        MatchRules rules;
        rules.mode.name = "duel";
        rules.clientRatings = true;
        return rules;
    }
    static MatchRules teams(int count, int size)
    {
        MatchRules rules = duel();
        rules.mode.teams = count;
        rules.mode.teamSize = rules.mode.leastTeamSize = size;
        return rules;
    }

    // People are numbers from 1; connection 1 of somebody is his number.
    QStringList queue(quint32 user, int rating = limits::startRating, quint32 connection = 0)
    {
        QueueForMatch wish{.mode = QStringLiteral("duel")};
        wish.rating = rating;
        return queue(user, wish, connection);
    }
    QStringList queue(quint32 user, const QueueForMatch &wish, quint32 connection = 0)
    {
        return handle(matchjob::Queue{sender(user, connection), QString::number(user),
                                      std::make_shared<const QueueForMatch>(wish)});
    }
    /// His party, of him and of the mates.
    QStringList queueTogether(quint32 user, const std::vector<quint32> &mates, PartyId party,
                              QueueForMatch wish = {.mode = QStringLiteral("duel")})
    {
        wish.party = party;
        matchjob::Queue job{sender(user), QString::number(user), std::make_shared<const QueueForMatch>(wish)};
        for (const quint32 mate : mates)
            job.mates.push_back({{UserId{mate}, QString::number(mate)}, sender(mate).recipient});
        return handle(job);
    }
    /// The party of these people has changed; `by` 0: nobody is to blame.
    QStringList withdraw(PartyId party, const std::vector<quint32> &people, quint32 by,
                         MatchFailure reason = MatchFailure::Party)
    {
        matchjob::Withdraw job{.party = party, .people = {}, .by = UserId{by}, .reason = reason};
        for (const quint32 user : people)
            job.people.push_back(UserId{user});
        return handle(job);
    }
    QStringList cancel(quint32 user) { return handle(matchjob::Cancel{sender(user), tickets[user]}); }
    QStringList status(quint32 user) { return handle(matchjob::Status{sender(user), tickets[user]}); }
    QStringList ready(quint32 user, bool accept = true)
    {
        return handle(matchjob::Ready{sender(user), matches[user], accept});
    }
    QStringList report(quint32 user, const std::vector<int> &places)
    {
        return handle(matchjob::Report{sender(user), matches[user], places});
    }
    QStringList gone(quint32 user, quint32 connection = 0)
    {
        return handle(matchjob::ConnectionGone{sender(user, connection).recipient.connection, UserId{user}});
    }
    QStringList seat(quint32 user, bool taken)
    {
        return handle(matchjob::SeatChanged{matches[user], UserId{user}, taken});
    }
    /// What follows, and at the end what the operator hears.
    QStringList steer(const MatchAct &act)
    {
        QString heard;
        QStringList said = handle(matchjob::Steer{act, [&heard](const Result<int> &people) {
                                                      heard = people
                                                          ? QStringLiteral("hits %1").arg(*people)
                                                          : QString(QStringLiteral("no ")
                                                                    + errorRow(people.error().code).name);
                                                  }});
        return said << heard;
    }
    QStringList pause(bool on)
    {
        return steer(PauseMode{.mode = QStringLiteral("duel"), .on = on, .reason = QStringLiteral("x")});
    }
    QStringList wait(Milliseconds time)
    {
        QStringList all;
        const MonoTime until = now.mono + time;
        for (auto due = desk.nextDeadline(); due && *due <= until; due = desk.nextDeadline()) {
            set(std::max(*due, now.mono));
            all += handle(matchjob::Tick{});
        }
        set(until);
        return all;
    }
    /// Two people in a match that they have accepted.
    void play(quint32 one, quint32 other)
    {
        queue(one);
        queue(other);
        wait(limits::matchPass);
        ready(one);
        ready(other);
    }

    QStringList handle(const MatchJob &job)
    {
        effects.clear();
        desk.handle(job, now, effects);
        QStringList said;
        MatchEffects after;
        for (const MatchEffect &effect : effects) {
            said << sentence(effect);
            const auto *enter = std::get_if<matcheffect::Enter>(&effect);
            if (enter && !absent.contains(enter->to.connection.slot)) // the room says that he has his seat
                desk.handle(matchjob::SeatChanged{MatchId{enter->room.value},
                                                  UserId{enter->to.connection.slot}, true},
                            now, after);
        }
        for (const MatchEffect &effect : after)
            said << sentence(effect);
        log += said;
        return said;
    }

    // MatchWorld
    bool claim(std::span<const UserId> people, const QByteArray &mode) override
    {
        const auto isTaken
            = [this](UserId user) { return elsewhere.contains(user) || claims.contains(user); };
        if (std::ranges::any_of(people, isTaken))
            return false;
        for (const UserId user : people)
            claims.emplace(user, mode);
        return true;
    }
    void release(UserId user) override { claims.erase(user); }
    void admit(RoomId, const std::vector<UserId> &people) override
    {
        for (const UserId user : people)
            admitted.push_back(quint32(user.value));
    }
    std::vector<quint32> admitted; ///< to rooms of matches that run
    std::vector<UserId> blockedBy(UserId user) const override
    {
        const auto found = blocks.find(user);
        return found != blocks.end() ? found->second : std::vector<UserId>();
    }
    /// From now on he blocks these people.
    QStringList block(quint32 user, const std::vector<UserId> &whom)
    {
        blocks[UserId{user}] = whom;
        return handle(matchjob::BlocksChanged{UserId{user}});
    }
    bool openRoom(const MatchRoom &room) override
    {
        if (full)
            return false;
        rooms.push_back(room);
        return true;
    }

    int spectators(RoomId room) const override
    {
        const auto found = watching.find(room);
        return found != watching.end() ? found->second : 0;
    }
    std::map<RoomId, int> watching; ///< how many

    static Sender sender(quint32 user, quint32 connection = 0)
    {
        return {.recipient = {{0, connection != 0 ? connection : user, 1}, WireFormat::Json},
                .user = UserId{user},
                .request = 1,
                .asked = {}};
    }

    void loadRating(UserId user, TicketId ticket, const QByteArray &) override
    {
        loads.emplace_back(user, ticket);
    }
    void saveRatings(MatchId match, const QByteArray &, std::vector<RatingRecord> ratings) override
    {
        saves.emplace_back(match, std::move(ratings));
    }
    /// The first of `loads` comes back.
    QStringList load(StoreResult<std::optional<RatingRecord>> kept = {})
    {
        const auto [user, ticket] = loads.front();
        loads.erase(loads.begin());
        return handle(matchjob::RatingLoaded{user, ticket, std::move(kept)});
    }
    std::vector<std::pair<UserId, TicketId>> loads;
    std::vector<std::pair<MatchId, std::vector<RatingRecord>>> saves;

    Now now{MonoTime(std::chrono::hours(1)), Timestamp(std::chrono::hours(1'000'000))};
    std::map<UserId, QByteArray> claims;
    std::set<UserId> elsewhere;
    std::map<UserId, std::vector<UserId>> blocks;
    std::vector<MatchRoom> rooms;
    bool full = false;
    std::set<quint32> absent; ///< who never enter the rooms of their matches
    std::map<quint32, TicketId> tickets; ///< the last of each
    std::map<quint32, MatchId> matches; ///< likewise
    MatchEffects effects; ///< of the last job
    QStringList log; ///< all that was said
    MatchDesk desk;

private:
    void set(MonoTime time)
    {
        now.wall += std::chrono::duration_cast<Milliseconds>(time - now.mono);
        now.mono = time;
    }
    static QString who(const Recipient &to) { return QString::number(to.connection.slot); }
    static QString word(NamedEnum auto value) { return QString(enumNames(value)[size_t(value)]); }

    QString sentence(const MatchEffect &effect)
    {
        return match(
            effect, //
            [](const matcheffect::Refuse &refused) {
                return QString(who(refused.to) + QStringLiteral(" no ")
                               + QString(errorRow(refused.error.code).name));
            },
            [this](const matcheffect::Answer &said) {
                return QString(who(said.to)
                               + match(
                                   said.body, [](const Nothing &) { return QStringLiteral(" ok"); },
                                   [&](const MatchQueued &queued) {
                                       tickets[said.to.connection.slot] = queued.ticket;
                                       return QString(
                                           QStringLiteral(" queued at ") + QString::number(queued.position)
                                           + (queued.duplicate ? QStringLiteral(" again") : QString()));
                                   },
                                   [](const MatchCancelled &) { return QStringLiteral(" cancelled"); },
                                   [](const WatchableMatches &page) {
                                       QString text = QStringLiteral(" may watch %1 of %2")
                                                          .arg(page.matches.size())
                                                          .arg(page.total);
                                       for (const WatchableMatch &one : page.matches)
                                           text += QStringLiteral(", %1 by %2 of %3")
                                                       .arg(QString::fromLatin1(one.match.toText()))
                                                       .arg(one.spectators)
                                                       .arg(one.most);
                                       return text;
                                   },
                                   [](const TicketStatus &status) { return QString(spell(status)); }));
            },
            [this](const matcheffect::Tell &told) {
                return QString(
                    who(told.to)
                    + match(
                        told.event,
                        [&](const MatchStatus &status) {
                            tickets[told.to.connection.slot] = status.ticket;
                            return QString(spell(status));
                        },
                        [&](const MatchFound &found) {
                            matches[told.to.connection.slot] = found.match;
                            return found.backfill ? QStringLiteral(" found for") + numbers(found.players)
                                                  : QStringLiteral(" found");
                        },
                        [](const MatchReadiness &ready) {
                            return QString(
                                QStringLiteral(" ready %1 of %2").arg(ready.accepted).arg(ready.of));
                        },
                        [](const MatchFailed &failed) {
                            return QString(
                                QLatin1Char(' ') + word(failed.reason)
                                + (failed.requeued
                                       ? QStringLiteral(", kept %1").arg(failed.waitedKeptMs.value_or(-1))
                                       : QString())
                                + (failed.cooldownMs ? QStringLiteral(", cooldown %1").arg(*failed.cooldownMs)
                                                     : QString()));
                        },
                        [&](const MatchStart &start) {
                            matches[told.to.connection.slot] = start.match;
                            return start.backfill ? QStringLiteral(" start, late") : QStringLiteral(" start");
                        }));
            },
            [](const matcheffect::Enter &enter) {
                return QString(who(enter.to) + QStringLiteral(" enters"));
            },
            [](const matcheffect::TellJoined &told) {
                return QString(numbers(told.event.players).sliced(1) + QStringLiteral(" joins"));
            },
            [](const matcheffect::TellRoom &told) {
                return QString(QStringLiteral("ended ") + word(told.event.reason)
                               + (told.event.places ? places(*told.event.places) : QString()));
            });
    }
    /// " 1 2 5", by their numbers.
    static QString numbers(std::vector<UserInfo> people)
    {
        std::ranges::sort(people, {}, [](const UserInfo &one) { return one.id.value; });
        QString text;
        for (const UserInfo &one : people)
            text += QStringLiteral(" %1").arg(one.id.value);
        return text;
    }
    static QString places(const std::vector<int> &places)
    {
        QString text;
        for (const int place : places)
            text += QStringLiteral(" %1").arg(place);
        return text;
    }
    static QString spell(const TicketStatus &status)
    {
        return QStringLiteral(" at %1, window %2, near %3%4%5")
            .arg(status.position)
            .arg(status.window.value_or(-1))
            .arg(status.near)
            .arg(status.players
                     ? QStringLiteral(", %1 of %2").arg(*status.players).arg(status.needed.value_or(-1))
                     : QString())
            .arg(status.paused ? QStringLiteral(", paused") : QString());
    }
};

} // namespace chat::server
