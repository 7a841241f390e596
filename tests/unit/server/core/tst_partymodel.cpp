// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/partytable.h"

#include <QTest>

#include <random>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// People who make, join and leave parties, drop and come back in any order, against a simple model; and what
/// each of them has heard adds up to what is (F-066, C-42, B1-08).
class tst_PartyModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyOrder_data();
    void anyOrder();
};

namespace {

constexpr quint32 people = 9;

PartyRules smallRules()
{
    PartyRules rules;
    rules.maxPeople = 4;
    rules.maxInvites = 3;
    rules.maxInvitedTo = 2;
    rules.maxParties = 3;
    return rules;
}

/// A party as a child would keep it.
struct Circle {
    PartyId id;
    std::vector<quint32> members;
    quint32 leader = 0;
    std::set<quint32> ready;
    std::map<quint32, MonoTime> away;
    std::map<quint32, MonoTime> invited;

    [[nodiscard]] bool has(quint32 user) const { return std::ranges::find(members, user) != members.end(); }
    [[nodiscard]] QString spelled() const
    {
        QStringList all;
        for (const quint32 user : members)
            all << u"%1%2%3%4"_s.arg(QString::number(user), user == leader ? u"*"_s : QString(),
                                     ready.contains(user) ? u"+"_s : QString(),
                                     away.contains(user) ? u"?"_s : QString());
        return all.join(u' ');
    }
};

class World
{
public:
    PartyTable table{smallRules()};
    std::vector<Circle> circles;
    std::vector<PartyId> everMade{PartyId{1}};
    std::map<quint32, quint32> connections; ///< 0: none
    std::map<quint32, QString> heard; ///< of his party, by each person
    int refusals = 0;

    [[nodiscard]] Circle *circleOf(quint32 user)
    {
        const auto found = std::ranges::find_if(circles, [user](const Circle &c) { return c.has(user); });
        return found != circles.end() ? &*found : nullptr;
    }
    [[nodiscard]] Circle *circle(PartyId id)
    {
        const auto found = std::ranges::find(circles, id, &Circle::id);
        return found != circles.end() ? &*found : nullptr;
    }
    [[nodiscard]] qsizetype invitations(quint32 user)
    {
        return std::ranges::count_if(circles, [user](const Circle &c) { return c.invited.contains(user); });
    }

    /// He is in it no more.
    void out(Circle &of, quint32 user)
    {
        std::erase(of.members, user);
        of.away.erase(user);
        of.ready.clear();
        if (of.members.empty()) {
            std::erase_if(circles, [id = of.id](const Circle &c) { return c.id == id; });
            return;
        }
        if (of.leader != user)
            return;
        const auto next
            = std::ranges::find_if(of.members, [&](quint32 one) { return !of.away.contains(one); });
        of.leader = next != of.members.end() ? *next : of.members.front();
    }
    /// Time passes, from deadline to deadline.
    void wait(Milliseconds time)
    {
        const MonoTime until = table.now.mono + time;
        for (auto due = table.desk.nextDeadline(); due && *due <= until; due = table.desk.nextDeadline()) {
            table.now.mono = std::max(*due, table.now.mono);
            table.handle(partyjob::Tick{});
            listen();
            expire();
        }
        table.now.mono = until;
    }
    void expire()
    {
        std::vector<std::pair<MonoTime, quint32>> lost; // who is lost first may have led
        for (Circle &one : circles) {
            std::erase_if(one.invited, [this](const auto &entry) { return entry.second <= table.now.mono; });
            for (const auto &[user, until] : one.away) {
                if (until <= table.now.mono)
                    lost.emplace_back(until, user);
            }
        }
        std::ranges::sort(lost);
        for (const auto &[until, user] : lost)
            out(*circleOf(user), user);
    }

    using Code = std::optional<ErrorCode>;
    [[nodiscard]] Code expect(quint32 user, const CreateParty &)
    {
        if (circleOf(user))
            return ErrorCode::PartyMemberBusy;
        if (circles.size() >= 3)
            return ErrorCode::Overloaded;
        circles.push_back({.id = {}, .members = {user}, .leader = user});
        return {};
    }
    [[nodiscard]] Code led(quint32 user, PartyId party, UserId whom)
    {
        const Circle *mine = circleOf(user);
        if (!mine || mine->id != party)
            return ErrorCode::PartyNotFound;
        if (mine->leader != user)
            return ErrorCode::NotPartyLeader;
        return whom.value == user ? Code(ErrorCode::CannotTargetSelf) : Code();
    }
    [[nodiscard]] Code expect(quint32 user, const InviteToParty &wish)
    {
        if (const Code no = led(user, wish.party, wish.user))
            return no;
        const auto whom = quint32(wish.user.value);
        Circle &mine = *circleOf(user);
        if (mine.has(whom))
            return {};
        if (mine.members.size() >= 4)
            return ErrorCode::PartyFull;
        const bool isNew = !mine.invited.contains(whom);
        if (isNew && (mine.invited.size() >= 3 || invitations(whom) >= 2))
            return ErrorCode::TooLarge;
        mine.invited[whom] = table.now.mono + 120s;
        return {};
    }
    [[nodiscard]] Code expect(quint32 user, const JoinParty &wish)
    {
        const Circle *mine = circleOf(user);
        if (mine && (!wish.party || mine->id == *wish.party))
            return {};
        Circle *const other = wish.party ? circle(*wish.party) : nullptr;
        if (!other || !other->invited.contains(user))
            return ErrorCode::PartyNotFound;
        if (mine)
            return ErrorCode::PartyMemberBusy;
        if (other->members.size() >= 4)
            return ErrorCode::PartyFull;
        other->invited.erase(user);
        other->members.push_back(user);
        other->ready.clear();
        return {};
    }
    [[nodiscard]] Code expect(quint32 user, const LeaveParty &wish)
    {
        if (Circle *const mine = circleOf(user); mine && mine->id == wish.party)
            out(*mine, user);
        return {};
    }
    [[nodiscard]] Code expect(quint32 user, const KickFromParty &wish)
    {
        if (const Code no = led(user, wish.party, wish.user))
            return no;
        if (!circleOf(user)->has(quint32(wish.user.value)))
            return ErrorCode::UserNotFound;
        out(*circleOf(user), quint32(wish.user.value));
        return {};
    }
    [[nodiscard]] Code expect(quint32 user, const PromoteInParty &wish)
    {
        if (const Code no = led(user, wish.party, wish.user))
            return no;
        if (!circleOf(user)->has(quint32(wish.user.value)))
            return ErrorCode::UserNotFound;
        circleOf(user)->leader = quint32(wish.user.value);
        return {};
    }
    [[nodiscard]] Code expect(quint32 user, const ReadyInParty &wish)
    {
        Circle *const mine = circleOf(user);
        if (!mine || mine->id != wish.party)
            return ErrorCode::PartyNotFound;
        if (wish.ready)
            mine->ready.insert(user);
        else
            mine->ready.erase(user);
        return {};
    }
    [[nodiscard]] Code expect(quint32 user, const SayInParty &wish)
    {
        const Circle *mine = circleOf(user);
        return mine && mine->id == wish.party ? Code() : Code(ErrorCode::PartyNotFound);
    }

    /// What is wrong; empty: nothing.
    QString ask(quint32 user, const PartyCommand &command)
    {
        if (Circle *const mine = circleOf(user))
            mine->away.erase(user);
        const Code expected = match(command, [&](const auto &wish) { return expect(user, wish); });
        table.ask(user, command, connections[user]);
        Code got;
        int answers = 0;
        for (const PartyEffect &effect : table.effects) {
            if (const auto *refused = std::get_if<partyeffect::Refuse>(&effect)) {
                got = refused->error.code;
                ++answers;
            } else if (const auto *answer = std::get_if<partyeffect::Answer>(&effect)) {
                ++answers;
                if (const auto *party = std::get_if<PartyInfo>(&answer->body)) {
                    if (Circle *const made = circle({})) {
                        made->id = party->id;
                        everMade.push_back(party->id);
                    }
                    heard[user] = PartyTable::spell(*party);
                }
            }
        }
        refusals += got ? 1 : 0;
        if (!got && std::holds_alternative<LeaveParty>(command) && !circleOf(user))
            heard[user].clear();
        if (answers != 1)
            return u"%1 answers"_s.arg(answers);
        return got == expected ? QString()
                               : u"answered %1 instead of %2"_s.arg(int(got.value_or(ErrorCode(0))))
                                     .arg(int(expected.value_or(ErrorCode(0))));
    }
    void listen()
    {
        for (const PartyEffect &effect : table.effects) {
            const auto *told = std::get_if<partyeffect::Tell>(&effect);
            const auto *changed = told ? std::get_if<PartyChanged>(&told->event) : nullptr;
            for (const Recipient &to : changed ? told->to : std::vector<Recipient>()) {
                for (const auto &[user, connection] : connections) {
                    if (connection != to.connection.slot)
                        continue;
                    const auto isHe
                        = [id = UserId{user}](const PartyMember &one) { return one.user.id == id; };
                    heard[user] = std::ranges::any_of(changed->party.members, isHe)
                        ? PartyTable::spell(changed->party)
                        : QString();
                }
            }
        }
    }
    void drop(quint32 user, LeaveReason reason)
    {
        Circle *const mine = circleOf(user);
        if (mine && reason == LeaveReason::Lost) {
            mine->away[user] = table.now.mono + 60s;
            mine->ready.erase(user);
        } else if (mine) {
            out(*mine, user);
        }
        table.gone(user, reason, std::exchange(connections[user], 0));
        heard[user].clear();
    }
    /// Who is there and has heard something else than what is; none: all is well.
    [[nodiscard]] QString compare()
    {
        for (quint32 user = 1; user <= people; ++user) {
            const Circle *const mine = circleOf(user);
            const QString is = mine ? mine->spelled() : QString();
            if (connections[user] != 0 && heard[user] != is)
                return u"%1 has heard [%2] of [%3]"_s.arg(user).arg(heard[user], is);
        }
        qsizetype all = 0;
        for (const Circle &one : circles)
            all += qsizetype(one.members.size());
        return table.desk.parties() == int(circles.size()) && table.desk.people() == int(all)
            ? QString()
            : u"another number of parties or people"_s;
    }
};

} // namespace

void tst_PartyModel::anyOrder_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void tst_PartyModel::anyOrder()
{
    QFETCH(int, seed);
    World world;
    std::mt19937 random{quint32(seed)};
    const auto pick = [&random](int below) { return int(random() % quint32(below)); };
    quint32 nextConnection = 100;
    for (int step = 0; step < 10'000; ++step) {
        const auto user = 1 + quint32(pick(int(people)));
        const UserId other{1 + quint64(pick(int(people)))};
        const Circle *const mine = world.circleOf(user);
        // Mostly his own party, else one that is or was.
        const PartyId party = mine && pick(8) != 0
            ? mine->id
            : world.everMade[world.everMade.size() - 1
                             - size_t(pick(int(std::min<size_t>(4, world.everMade.size()))))];
        QString wrong;
        if (world.connections[user] == 0) {
            world.connections[user] = nextConnection++;
            wrong = world.ask(user, JoinParty{});
        } else {
            switch (pick(16)) {
            case 0: wrong = world.ask(user, CreateParty{}); break;
            case 1:
            case 2:
            case 3: wrong = world.ask(user, InviteToParty{.party = party, .user = other}); break;
            case 4:
            case 5: wrong = world.ask(user, JoinParty{.party = party}); break;
            case 6:
                wrong = world.ask(user, JoinParty{.party = world.everMade.back()}); // it may have room
                break;
            case 7: wrong = world.ask(user, LeaveParty{.party = party}); break;
            case 8: wrong = world.ask(user, KickFromParty{.party = party, .user = other}); break;
            case 9: wrong = world.ask(user, PromoteInParty{.party = party, .user = other}); break;
            case 10:
            case 11: wrong = world.ask(user, ReadyInParty{.party = party, .ready = pick(3) != 0}); break;
            case 12: wrong = world.ask(user, SayInParty{.party = party, .text = u"hi"_s}); break;
            case 13: world.drop(user, LeaveReason::Lost); break;
            case 14: world.drop(user, pick(2) == 0 ? LeaveReason::Left : LeaveReason::Kicked); break;
            case 15: world.wait(Milliseconds(pick(40'000))); break;
            }
        }
        world.listen();
        if (wrong.isEmpty())
            wrong = world.compare();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"step %1: %2"_s.arg(step).arg(wrong)));
    }
    QVERIFY(world.everMade.size() > 100); // it was not all refusals
    QVERIFY(world.refusals > 100);
}

QTEST_GUILESS_MAIN(tst_PartyModel)
#include "tst_partymodel.moc"
