// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"
#include "shared/core/match.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int people = 5;
constexpr int devices = 3;
constexpr int maxPeople = 4;

/// Who is in the room, by the rules of architecture.md section 3, as simply as it can be said.
struct Model {
    struct Seat {
        ConnectionId connection; ///< none while lost
        MonoTime lostUntil;
    };
    std::map<UserId, Seat> seats;

    bool enter(UserId user, ConnectionId connection)
    {
        if (!seats.contains(user) && seats.size() == maxPeople)
            return false;
        seats[user] = {connection, {}};
        return true;
    }
    void leave(UserId user, ConnectionId connection)
    {
        if (holds(user, connection))
            seats.erase(user);
    }
    void lose(UserId user, ConnectionId connection, MonoTime until)
    {
        if (holds(user, connection))
            seats[user] = {{}, until};
    }
    void tick(MonoTime now)
    {
        std::erase_if(seats, [&](const auto &seat) {
            return !seat.second.connection.isValid() && seat.second.lostUntil <= now;
        });
    }
    [[nodiscard]] bool holds(UserId user, ConnectionId connection) const
    {
        const auto seat = seats.find(user);
        return seat != seats.end() && seat->second.connection == connection;
    }
    [[nodiscard]] std::set<UserId> members() const
    {
        std::set<UserId> members;
        for (const auto &[user, seat] : seats)
            members.insert(user);
        return members;
    }
    [[nodiscard]] std::set<ConnectionId> listeners() const
    {
        std::set<ConnectionId> listeners;
        for (const auto &[user, seat] : seats) {
            if (seat.connection.isValid())
                listeners.insert(seat.connection);
        }
        return listeners;
    }
};

/// What each client believes, from nothing but what it is sent.
class Clients
{
public:
    QString wrong; ///< the first thing that cannot be; empty: nothing
    std::map<ConnectionId, std::set<UserId>> views; ///< of those who are subscribed
    Seq lastSeq = 0;

    void see(const RoomEffect &effect)
    {
        match(
            effect, [](const auto &) {}, // what no other member hears
            [&](const effect::Keep &e) {
                require(e.event.seq == lastSeq + 1, u"a number is missing or given twice"_s);
                lastSeq = e.event.seq;
            },
            [&](const effect::Tell &e) { hear(e); },
            [&](const effect::Snapshot &e) {
                std::set<UserId> members;
                for (const UserInfo &member : e.snapshot.members)
                    members.insert(member.id);
                require(members.size() == e.snapshot.members.size(), u"a member is listed twice"_s);
                require(e.snapshot.seq == lastSeq, u"the snapshot is not of now"_s);
                m_shown[e.to.connection] = members;
            },
            [](const effect::Missing &) {},
            [&](const effect::Subscribe &e) {
                require(m_shown.contains(e.to.connection), u"subscribed without a snapshot"_s);
                views[e.to.connection] = m_shown[e.to.connection];
            },
            [&](const effect::Unsubscribe &e) {
                require(views.erase(e.connection) == 1, u"unsubscribed, but was not subscribed"_s);
                m_shown.erase(e.connection);
            });
    }
    /// Its I/O thread takes a dead connection off its lists by itself.
    void die(ConnectionId connection)
    {
        views.erase(connection);
        m_shown.erase(connection);
    }

private:
    void require(bool is, const QString &what)
    {
        if (!is && wrong.isEmpty())
            wrong = what;
    }
    void hear(const effect::Tell &e)
    {
        match(
            e.event, [](const auto &) {},
            [&](const MemberJoined &joined) {
                require(m_told.insert(joined.user.id).second, u"joined twice"_s);
                for (auto &[connection, view] : views)
                    require(view.insert(joined.user.id).second, u"heard of a join that he had seen"_s);
            },
            [&](const MemberLeft &left) {
                require(m_told.erase(left.user) == 1, u"left twice (B1-07)"_s);
                for (auto &[connection, view] : views)
                    require(view.erase(left.user) == 1, u"heard somebody leave whom he never saw"_s);
            });
    }

    std::map<ConnectionId, std::set<UserId>> m_shown;
    std::set<UserId> m_told;
};

/// One story: random jobs on a room, the model beside it, the clients behind it.
class Story
{
public:
    explicit Story(quint32 seed)
        : m_random(seed),
          m_room(
              {.record
               = {.id = RoomId{1}, .name = u"hall"_s, .kind = "channel", .maxPeople = maxPeople, .epoch = 1}},
              m_rules)
    {
    }

    /// Does one job and checks everything; empty, or what went wrong.
    QString step()
    {
        m_now.mono += Milliseconds(pick(3000));
        const auto user = UserId{quint64(1 + pick(people))};
        const int device = pick(devices);
        quint32 &generation = m_generations[{user, device}];
        generation = std::max(generation, 1U);
        const ConnectionId connection{0, quint32(user.value * devices) + quint32(device), generation};
        const Sender sender{.recipient = {.connection = connection}, .user = user, .request = 1};
        const bool wasFull = m_model.seats.size() == maxPeople;
        bool refused = false;

        switch (pick(10)) {
        case 0:
        case 1:
        case 2:
            m_store.available = pick(10) != 0;
            if (m_store.available)
                refused = !m_model.enter(user, connection);
            else
                refused = true;
            handle(roomjob::Enter{sender, u"nick"_s, {}});
            m_store.available = true;
            if (refused != isRefused())
                return wasFull ? u"let in or out against the capacity"_s : u"refused without need"_s;
            break;
        case 3:
            m_model.leave(user, connection);
            handle(roomjob::Leave{sender});
            break;
        case 4:
        case 5:
            handle(roomjob::Say{sender, QByteArray::number(pick(50)), u"hi"_s});
            if (isRefused() == m_model.holds(user, connection))
                return u"who may speak is not who is in"_s;
            break;
        case 6:
        case 7: // as likely of an old connection as of the one that holds the seat; some end twice
            m_clients.die(connection);
            m_model.lose(user, connection, m_now.mono + m_rules.grace);
            for (int times = 1 + pick(2); times > 0; --times)
                handle(roomjob::ConnectionGone{connection, user, LeaveReason::Lost});
            ++generation;
            break;
        case 8:
            m_clients.die(connection);
            m_model.leave(user, connection);
            // An unsubscribe of a connection that took itself off the lists is dropped there.
            handle(roomjob::ConnectionGone{connection, user, LeaveReason::Replaced}, connection);
            ++generation;
            break;
        case 9:
            m_model.tick(m_now.mono);
            handle(roomjob::Tick{});
            break;
        }
        return verdict();
    }

private:
    int pick(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

    void handle(const RoomJob &job, ConnectionId dead = {})
    {
        m_effects.clear();
        m_room.handle(job, m_now, m_store, m_effects);
        for (const RoomEffect &effect : m_effects) {
            const auto *off = std::get_if<effect::Unsubscribe>(&effect);
            if (!off || !dead.isValid() || off->connection != dead)
                m_clients.see(effect);
        }
    }
    [[nodiscard]] bool isRefused() const
    {
        return std::ranges::any_of(
            m_effects, [](const auto &effect) { return std::holds_alternative<effect::Refuse>(effect); });
    }
    [[nodiscard]] QString verdict() const
    {
        if (!m_clients.wrong.isEmpty())
            return m_clients.wrong;
        if (m_room.people() != int(m_model.seats.size()) || m_room.people() > maxPeople)
            return u"the room counts other people than are in it"_s;
        if (m_room.lastSeq() != m_clients.lastSeq)
            return u"a number was given that nobody was told"_s;
        std::set<ConnectionId> listeners;
        for (const auto &[connection, view] : m_clients.views) {
            listeners.insert(connection);
            if (view != m_model.members())
                return u"a client's list is not the truth (B1-11)"_s;
        }
        if (listeners != m_model.listeners())
            return u"who hears is not who is in"_s;
        return {};
    }

    std::mt19937 m_random;
    RoomRules m_rules;
    Room m_room;
    Model m_model;
    Clients m_clients;
    Now m_now{MonoTime(1h), Timestamp(1h)};
    StoreState m_store;
    RoomEffects m_effects;
    std::map<std::pair<UserId, int>, quint32> m_generations;
};

} // namespace

/// Random stories about a room: snapshot and events always make the truth (B1-07, B1-08, B1-11, B2-13,
/// B3-16, B4-07).
class tst_RoomModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyClientKnowsTheTruth_data();
    void everyClientKnowsTheTruth();
};

void tst_RoomModel::everyClientKnowsTheTruth_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("1000 jobs, seed %u", seed) << seed;
}

void tst_RoomModel::everyClientKnowsTheTruth()
{
    QFETCH(quint32, seed);
    Story story(seed);
    for (int job = 1; job <= 1000; ++job) {
        const QString wrong = story.step();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1: job %2 of seed %3"_s.arg(wrong).arg(job).arg(seed)));
    }
}

QTEST_GUILESS_MAIN(tst_RoomModel)
#include "tst_roommodel.moc"
