// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

#include <random>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// People who queue, cancel, drop, accept, decline and report in any order, against what must always hold
/// (B1-28, B1-29, C-40, C-42, C-43, C-44).
class tst_MatchModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyOrder_data();
    void anyOrder();
    void somebodyCameLate_F_069() { QVERIFY(latecomers > 20); } ///< in the rows above

private:
    int latecomers = 0;
};

namespace {

constexpr quint32 people = 12;

/// What the words said about each person add up to.
struct Person {
    enum { Nowhere, Waiting, Found, Playing } state = Nowhere;
    TicketId ticket;
    MatchId match;
};

/// Reads the effects of one job, and finds what must not be.
class Model
{
public:
    QString apply(const MatchEffects &effects)
    {
        for (const MatchEffect &effect : effects) {
            if (const auto *answer = std::get_if<matcheffect::Answer>(&effect))
                answered(*answer);
            else if (const auto *tell = std::get_if<matcheffect::Tell>(&effect))
                match(tell->event,
                      [&](const auto &event) { told(persons[tell->to.connection.slot], event); });
            else if (const auto *ended = std::get_if<matcheffect::TellRoom>(&effect))
                over(ended->event);
        }
        return std::exchange(m_wrong, {});
    }

    std::map<quint32, Person> persons;
    std::map<MatchId, int> members; ///< of matches that run
    int starts = 0;
    int lates = 0; ///< who came into a match that ran

private:
    void expect(bool holds, const QString &what)
    {
        if (!holds && m_wrong.isEmpty())
            m_wrong = what;
    }
    void answered(const matcheffect::Answer &answer)
    {
        Person &person = persons[answer.to.connection.slot];
        if (const auto *queued = std::get_if<MatchQueued>(&answer.body)) {
            if (queued->duplicate)
                return expect(person.ticket == queued->ticket, u"the same ticket"_s);
            expect(person.state == Person::Nowhere, u"queued in two places"_s);
            expect(m_tickets.insert(queued->ticket).second, u"a ticket twice"_s);
            person = {Person::Waiting, queued->ticket, {}};
        } else if (std::holds_alternative<MatchCancelled>(answer.body)) {
            expect(person.state == Person::Waiting, u"cancelled what did not wait"_s);
            end(person);
        }
    }
    void end(Person &person)
    {
        expect(m_ended.insert({&person, person.ticket}).second, u"a ticket ended twice"_s);
        person.state = Person::Nowhere;
    }
    void told(Person &person, const MatchFound &found)
    {
        expect(person.state == Person::Waiting && person.ticket == found.ticket, u"found who did not wait"_s);
        std::set<UserId> players;
        for (const UserInfo &player : found.players)
            expect(players.insert(player.id).second, u"with himself"_s);
        person.state = Person::Found;
        person.match = found.match;
    }
    void told(Person &person, const MatchFailed &failed)
    {
        expect(person.ticket == failed.ticket, u"another's ticket"_s);
        expect(!failed.match || (person.state == Person::Found && person.match == *failed.match),
               u"another match"_s);
        if (!failed.requeued)
            return end(person);
        expect(person.state == Person::Found, u"back from nowhere"_s);
        person.state = Person::Waiting;
    }
    void told(Person &person, const MatchStart &start)
    {
        const bool isLate = start.backfill.value_or(false);
        expect(person.state == Person::Found && (isLate || person.match == start.match),
               u"started without being found"_s);
        expect(!isLate || members.contains(start.match), u"came into a match that does not run"_s);
        lates += isLate ? 1 : 0;
        person.match = start.match;
        expect(m_ended.insert({&person, person.ticket}).second, u"a ticket ended twice"_s);
        person.state = Person::Playing;
        ++members[start.match];
        ++starts;
    }
    void told(Person &person, const MatchStatus &status)
    {
        if (person.state == Person::Nowhere && m_tickets.contains(status.ticket)) // of his party
            person = {Person::Waiting, status.ticket, {}};
        expect(person.state == Person::Waiting && person.ticket == status.ticket,
               u"status of who does not wait"_s);
        expect(status.position >= 1 && status.near >= 0, u"a strange place"_s);
    }
    void told(Person &person, const MatchReadiness &ready)
    {
        expect(person.state == Person::Found && person.match == ready.match,
               u"ready for what was not found"_s);
    }
    void over(const MatchEnded &ended)
    {
        expect(members.erase(ended.match) == 1, u"over twice"_s);
        for (auto &[user, person] : persons) {
            if (person.state == Person::Playing && person.match == ended.match)
                person.state = Person::Nowhere;
        }
    }

    QString m_wrong;
    std::set<TicketId> m_tickets;
    std::set<std::pair<const Person *, TicketId>> m_ended; ///< for each of its people
};

} // namespace

void tst_MatchModel::anyOrder_data()
{
    QTest::addColumn<int>("teams");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("together"); // people of a party
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 20; ++seed) {
        QTest::addRow("duels, seed %d", seed) << 2 << 1 << 1 << seed;
        QTest::addRow("two against two, seed %d", seed) << 2 << 2 << 1 << seed;
        QTest::addRow("three, each for himself, seed %d", seed) << 1 << 3 << 1 << seed;
        QTest::addRow("two against two, some in pairs, seed %d", seed) << 2 << 2 << 2 << seed;
        QTest::addRow("three against three, some in threes, seed %d", seed) << 2 << 3 << 3 << seed;
    }
}

void tst_MatchModel::anyOrder()
{
    QFETCH(int, teams);
    QFETCH(int, size);
    QFETCH(int, together);
    QFETCH(int, seed);
    MatchRules rules = MatchTable::teams(teams, size);
    rules.mode.largestParty = together;
    rules.backfill = seed % 2 == 0;
    rules.cooldown = 2s;
    if (together > 2)
        rules.ready = 2min; // six people say yes one by one, by chance
    rules.mode.window.anyAfter = 20s;
    MatchTable table(rules);
    Model model;
    std::mt19937 random{quint32(seed)};
    const auto pick = [&random](int below) { return int(random() % quint32(below)); };
    // Whoever has numbers that follow each other may be a party: 1 and 2, 3 and 4 ...
    const auto partyOf = [&](quint32 user) {
        std::vector<quint32> all;
        const quint32 first = (user - 1) / quint32(together) * quint32(together) + 1;
        for (quint32 one = first; one < first + quint32(together); ++one)
            all.push_back(one);
        return all;
    };
    const int calm = together > 2 ? 5 : 1; // or six people would hardly ever come together
    for (int step = 0; step < 3000; ++step) {
        const quint32 user = 1 + quint32(pick(int(people)));
        const Person &person = model.persons[user];
        table.effects.clear();
        switch (pick(9)) {
        case 0:
            if (together > 1) {
                auto mates = partyOf(user);
                std::erase(mates, user);
                table.queueTogether(user, mates, PartyId{partyOf(user).front()});
                break;
            }
            [[fallthrough]];
        case 1: table.queue(user, 1000 + 100 * pick(10)); break;
        case 2: pick(4) == 0 ? table.cancel(user) : table.status(user); break;
        case 3:
        case 4:
        case 5: table.ready(user, pick(20 * calm) != 0); break;
        case 6:
            if (pick(3 * calm) == 0)
                table.gone(user);
            else
                table.report(user, teams == 1 ? std::vector{1, 2, 3} : std::vector{1, 2});
            break;
        case 7:
            if (person.state == Person::Playing)
                table.seat(user, pick(2) == 0);
            break;
        default:
            if (together > 1 && pick(6 * calm) == 0)
                table.withdraw(PartyId{partyOf(user).front()}, partyOf(user), pick(3) != 0 ? user : 0);
            break; // only the time passes
        }
        QCOMPARE(model.apply(table.effects), QString());
        for (auto due = table.desk.nextDeadline(); due && pick(8) == 0; due = table.desk.nextDeadline()) {
            const auto ahead
                = std::chrono::ceil<Milliseconds>(std::max(*due, table.now.mono) - table.now.mono);
            table.now.mono += ahead;
            table.now.wall += ahead;
            table.handle(matchjob::Tick{});
            QCOMPARE(model.apply(table.effects), QString());
        }
        for (auto &[id, one] : model.persons) { // who left his match is free at once, also when it goes on
            if (one.state == Person::Playing && !table.claims.contains(UserId{id}))
                one.state = Person::Nowhere;
            QCOMPARE(table.claims.contains(UserId{id}), one.state != Person::Nowhere);
        }
        std::set<TicketId> waiting;
        for (const auto &[id, one] : model.persons) {
            if (one.state == Person::Waiting)
                waiting.insert(one.ticket);
        }
        QCOMPARE(table.desk.waiting(), int(waiting.size()));
        QCOMPARE(table.desk.running(), int(model.members.size()));
    }
    QVERIFY2(model.starts > 3, qPrintable(QString::number(model.starts)));
    QVERIFY(rules.backfill || model.lates == 0);
    latecomers += model.lates;
    // Left alone, everything comes to its end.
    for (const auto due = table.desk.nextDeadline(); table.desk.nextDeadline();) {
        table.now.mono = std::max(table.now.mono, *table.desk.nextDeadline());
        table.handle(matchjob::Tick{});
        QCOMPARE(model.apply(table.effects), QString());
        QVERIFY(table.now.mono < due.value_or(MonoTime()) + 10h);
    }
    QVERIFY(table.claims.empty());
}

QTEST_GUILESS_MAIN(tst_MatchModel)
#include "tst_matchmodel.moc"
