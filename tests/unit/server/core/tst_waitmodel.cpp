// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"

#include <QTest>

#include <deque>
#include <map>
#include <random>
#include <set>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int people = 12;
constexpr int seats = 3;

/// The rules of the waiting list, said as simply as they can be: a set, and a queue.
struct Model {
    struct Place {
        UserId user;
        ConnectionId connection; ///< none while lost
        std::optional<MonoTime> lostUntil = {};
        std::optional<MonoTime> heldUntil = {};
    };
    std::map<UserId, std::pair<ConnectionId, MonoTime>> inside; ///< while lost: no connection, until when
    std::deque<Place> queue;
    RoomRules rules;

    enum class Answer { Inside, Queued, Full };
    Answer enter(UserId user, ConnectionId connection, bool waits)
    {
        const auto place = std::ranges::find(queue, user, &Place::user);
        const bool holds = place != queue.end() && place->heldUntil;
        const auto held = std::ranges::count_if(queue, [](const Place &one) { return bool(one.heldUntil); });
        if (inside.contains(user) || (holds && inside.size() < seats)
            || inside.size() + size_t(held) < seats) {
            inside[user] = {connection, {}};
            if (place != queue.end())
                queue.erase(place);
            return Answer::Inside;
        }
        if (!waits)
            return Answer::Full;
        if (place == queue.end()) {
            queue.push_back({user, connection});
        } else {
            place->connection = connection;
            place->lostUntil.reset();
        }
        return Answer::Queued;
    }
    void leave(UserId user, ConnectionId connection)
    {
        if (const auto seat = inside.find(user); seat != inside.end() && seat->second.first == connection)
            inside.erase(seat);
        stop(user, connection);
    }
    void stop(UserId user, ConnectionId connection)
    {
        std::erase_if(queue,
                      [&](const Place &one) { return one.user == user && one.connection == connection; });
    }
    void lose(UserId user, ConnectionId connection, MonoTime now)
    {
        if (const auto seat = inside.find(user); seat != inside.end() && seat->second.first == connection)
            seat->second = {{}, now + rules.grace};
        for (Place &one : queue) {
            if (one.user == user && one.connection == connection) {
                one.connection = {};
                one.lostUntil = now + rules.grace;
            }
        }
    }
    void tick(MonoTime now)
    {
        std::erase_if(inside, [&](const auto &seat) {
            return !seat.second.first.isValid() && seat.second.second <= now;
        });
        settle(now);
    }
    /// Whose time is over goes; then the first ones have the free seats.
    void settle(MonoTime now)
    {
        const auto over = [now](const std::optional<MonoTime> &end) { return end && *end <= now; };
        std::erase_if(queue, [&](const Place &one) { return over(one.lostUntil) || over(one.heldUntil); });
        size_t held = inside.size();
        for (Place &one : queue) {
            if (held++ >= seats)
                break;
            if (!one.heldUntil)
                one.heldUntil = now + rules.seatHold;
        }
    }
};

/// Random jobs, the model beside them.
class Story
{
public:
    explicit Story(quint32 seed)
        : m_random(seed),
          m_room({.record
                  = {.id = RoomId{1}, .name = u"hall"_s, .kind = "channel", .maxPeople = seats, .epoch = 1}},
                 m_model.rules)
    {
    }

    /// Empty, or what went wrong.
    QString step()
    {
        m_now.mono += Milliseconds(pick(2500));
        const auto user = UserId{quint64(1 + pick(people))};
        quint32 &generation = m_generations[user];
        generation = std::max(generation, 1U);
        // Sometimes his connection of before, which has not heard yet that it is dead.
        const quint32 used = generation > 1 && pick(8) == 0 ? generation - 1 : generation;
        const ConnectionId connection{0, quint32(user.value), used};
        const Sender sender{.recipient = {.connection = connection}, .user = user, .request = 1};
        switch (pick(9)) {
        case 0:
        case 1:
        case 2:
        case 3: {
            const bool waits = pick(4) != 0;
            const auto keys = std::make_shared<const roomjob::Keys>(roomjob::Keys{.waits = waits});
            const Model::Answer answer = m_model.enter(user, connection, waits);
            handle(roomjob::Enter{sender, u"nick"_s, {}, keys});
            if (answer != told())
                return u"answered otherwise than the model"_s;
            break;
        }
        case 4:
            m_model.leave(user, connection);
            handle(roomjob::Leave{sender});
            break;
        case 5:
            m_model.stop(user, connection);
            handle(roomjob::StopWaiting{sender});
            break;
        case 6:
            m_model.lose(user, connection, m_now.mono);
            handle(roomjob::ConnectionGone{connection, user, LeaveReason::Lost});
            ++generation;
            break;
        case 7:
            m_model.leave(user, connection);
            handle(roomjob::ConnectionGone{connection, user, LeaveReason::Replaced});
            ++generation;
            break;
        case 8:
            m_model.tick(m_now.mono);
            handle(roomjob::Tick{});
            break;
        }
        m_model.settle(m_now.mono);
        return verdict();
    }
    int most = 0; ///< who waited at the same time
    int given = 0; ///< seats that went to somebody who had waited

private:
    int pick(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

    void handle(const RoomJob &job)
    {
        m_effects.clear();
        m_room.handle(job, m_now, {}, m_effects);
        for (const RoomEffect &effect : m_effects) {
            if (const auto *word = std::get_if<effect::TellOne>(&effect))
                given += std::holds_alternative<SeatReady>(word->event);
        }
        most = std::max(most, m_room.waiting().size());
    }
    [[nodiscard]] Model::Answer told() const
    {
        for (const RoomEffect &effect : m_effects) {
            if (std::holds_alternative<effect::Refuse>(effect))
                return Model::Answer::Full;
            if (std::holds_alternative<effect::Queued>(effect))
                return Model::Answer::Queued;
        }
        return Model::Answer::Inside;
    }
    [[nodiscard]] QString verdict() const
    {
        const WaitList &list = m_room.waiting();
        if (m_room.people() > seats || m_room.people() + list.held() > seats)
            return u"a seat was given twice"_s;
        if (!list.isEmpty() && list.held() < list.size() && m_room.people() + list.held() != seats)
            return u"a seat was lost: somebody waits, and it is free"_s;
        if (m_room.people() != int(m_model.inside.size()))
            return u"the room counts other people than are in it"_s;
        if (list.size() != int(m_model.queue.size()))
            return u"others wait than should"_s;
        for (int position = 1; position <= list.size(); ++position) {
            const WaitList::Place &place = list.at(position);
            const Model::Place &right = m_model.queue[size_t(position - 1)];
            if (place.user != right.user)
                return u"not first come, first served"_s;
            if (place.to.connection != right.connection || place.heldUntil != right.heldUntil
                || place.lostUntil != right.lostUntil || bool(place.heldUntil) != (position <= list.held()))
                return u"a place is another than it should be"_s;
            if (m_room.seat(place.user))
                return u"somebody waits who is inside"_s;
        }
        return {};
    }

    std::mt19937 m_random;
    Model m_model;
    Room m_room;
    Now m_now{MonoTime(1h), Timestamp(1h)};
    RoomEffects m_effects;
    std::map<UserId, quint32> m_generations;
};

} // namespace

/// Storms of entering, leaving and dropping at a full room, against a plain queue: first come, first served,
/// no seat is given twice, and none is lost (U-17, B3-16).
class tst_WaitModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storms_data();
    void storms();
};

void tst_WaitModel::storms_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("2000 jobs, seed %u", seed) << seed;
}

void tst_WaitModel::storms()
{
    QFETCH(quint32, seed);
    Story story(seed);
    for (int job = 1; job <= 2000; ++job) {
        const QString wrong = story.step();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1: job %2 of seed %3"_s.arg(wrong).arg(job).arg(seed)));
    }
    QVERIFY2(story.most >= 4 && story.given >= 20, "the storm was none");
}

QTEST_GUILESS_MAIN(tst_WaitModel)
#include "tst_waitmodel.moc"
