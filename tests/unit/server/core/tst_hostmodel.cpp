// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"
#include "shared/core/match.h"
#include "tests/unit/server/core/hostmodel.h"

#include <QTest>

#include <random>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int people = 5;
constexpr int devices = 2;
constexpr int ringEvents = 40; ///< few, so that some who come back have missed more

/// What reaches each device: everything that is kept, once and in its order, or the word that it is not.
class Devices
{
public:
    QString wrong; ///< the first thing that cannot be; empty: nothing
    std::map<ConnectionId, Seq> hearing; ///< the last that each subscribed connection has
    std::map<ConnectionId, Seq> since; ///< what each said that it has; those that come back

    void see(const effect::Keep &kept)
    {
        require(kept.event.seq == m_lastSeq + 1, u"a number is missing or given twice"_s);
        m_lastSeq = kept.event.seq;
        const bool isOut = kept.event.type == QByteArray(MemberLeft::name.data(), MemberLeft::name.size());
        for (auto &[connection, seq] : hearing) {
            require(seq + 1 == m_lastSeq, u"a device hears something again, or not at all"_s);
            // Whoever is put out hears nothing that comes after it, not even that (B4-13).
            require(!isOut || kept.event.user.value != connection.slot / devices,
                    u"somebody hears that he was put out"_s);
            seq = m_lastSeq;
        }
    }
    void see(const effect::Snapshot &shown)
    {
        const RoomSnapshot &snapshot = shown.snapshot;
        require(snapshot.seq == m_lastSeq, u"a snapshot is not of now"_s);
        const auto asked = since.find(shown.to.connection);
        m_hole.reset();
        if (asked != since.end() && !snapshot.complete && asked->second < m_lastSeq)
            m_hole = {asked->second + 1, (snapshot.log.empty() ? m_lastSeq + 1 : snapshot.from) - 1};
        Seq next = asked != since.end() && snapshot.complete ? asked->second + 1 : snapshot.from;
        for (const KeptEvent &event : snapshot.log)
            require(event.seq == next++, u"a snapshot has a hole"_s);
        require(snapshot.log.empty() || next == m_lastSeq + 1, u"a snapshot ends too early"_s);
        require(!snapshot.complete || asked == since.end() || next == m_lastSeq + 1,
                u"what is called complete is not"_s);
    }
    void see(const effect::Missing &missing)
    {
        require(m_hole && std::pair(missing.gap.from, missing.gap.to) == *m_hole, u"a gap is not the hole"_s);
        m_hole.reset();
    }
    void see(const effect::Subscribe &change)
    {
        require(!m_hole, u"a hole is silent (B4-15)"_s);
        hearing[change.to.connection] = m_lastSeq;
    }
    void see(const effect::Unsubscribe &change) { hearing.erase(change.connection); }
    void see(const auto &) { }

private:
    void require(bool is, const QString &what)
    {
        if (!is && wrong.isEmpty())
            wrong = what;
    }

    Seq m_lastSeq = 0;
    std::optional<std::pair<Seq, Seq>> m_hole; ///< of the last snapshot
};

/// One story: random commands of many devices that drop and come back, the model beside the room.
class Story
{
public:
    explicit Story(quint32 seed) : m_random(seed) { m_model.host = UserId{1}; }

    /// Does one job and checks everything; empty, or what went wrong.
    QString step()
    {
        m_now.mono += Milliseconds(pick(2000));
        m_now.wall += Milliseconds(1);
        const UserId user{quint64(1 + pick(people))};
        const UserId whom{quint64(1 + pick(people))};
        const int device = pick(devices);
        quint32 &generation = m_generations[{user, device}];
        const ConnectionId connection{0, quint32(user.value * devices) + quint32(device), generation + 1};
        const Sender sender{.recipient = {.connection = connection}, .user = user, .request = 1};
        const auto steer = [&](auto wish, const auto &predict) {
            wish.room = m_room.record().id;
            const Why expected = m_model.holds(user, connection) ? predict() : Why(ErrorCode::NotJoined);
            return does(roomjob::Steer{.sender = sender,
                                       .command = std::make_shared<const HostCommand>(std::move(wish))},
                        expected);
        };
        const MonoTime remembered = m_now.mono + m_rules.resumeWindow;
        switch (pick(16)) {
        case 0:
        case 1:
        case 2:
        case 3: return enters(sender, {user, device});
        case 4:
        case 5:
            return does(roomjob::Say{sender, QByteArray::number(++m_said), u"hi"_s},
                        m_model.holds(user, connection) ? m_model.say(user) : Why(ErrorCode::NotJoined));
        case 6:
        case 7:
            remember({user, device}, connection);
            m_devices.hearing.erase(connection); // its I/O thread does it by itself
            if (m_model.holds(user, connection)) {
                m_model.seats[user].connection = {};
                m_model.seats[user].lostUntil = m_now.mono + m_rules.grace;
            }
            ++generation;
            return does(roomjob::ConnectionGone{connection, user, LeaveReason::Lost}, {});
        case 8:
            if (m_model.holds(user, connection))
                m_model.remove(user);
            return does(roomjob::Leave{sender}, {});
        case 9:
            return steer(KickMember{.room = {}, .user = whom},
                         [&] { return m_model.putOut(user, whom, false, remembered); });
        case 10:
            return steer(BanMember{.room = {}, .user = whom},
                         [&] { return m_model.putOut(user, whom, true, remembered); });
        case 11:
            return steer(UnbanMember{.room = {}, .user = whom},
                         [&] { return m_model.takeBack(user, whom, m_model.banned); });
        case 12: return steer(MuteMember{.room = {}, .user = whom}, [&] { return m_model.mute(user, whom); });
        case 13:
            return steer(UnmuteMember{.room = {}, .user = whom},
                         [&] { return m_model.takeBack(user, whom, m_model.muted); });
        case 14: {
            const RoomRole role
                = std::array{RoomRole::Guest, RoomRole::Member, RoomRole::Moderator}[size_t(pick(3))];
            return steer(SetRole{.room = {}, .user = whom, .role = role},
                         [&] { return m_model.setRole(user, whom, role); });
        }
        default:
            if (pick(4) == 0)
                return steer(YieldHost{.room = {}, .to = whom}, [&] { return m_model.yield(user, whom); });
            m_model.tick(m_now.mono);
            return does(roomjob::Tick{}, {});
        }
    }

private:
    using Device = std::pair<UserId, int>;
    int pick(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

    void remember(const Device &device, ConnectionId connection)
    {
        if (const auto heard = m_devices.hearing.find(connection); heard != m_devices.hearing.end())
            m_has[device] = heard->second;
    }
    QString enters(const Sender &sender, const Device &device)
    {
        const ConnectionId connection = sender.recipient.connection;
        remember(device, connection);
        const auto has = m_has.find(device);
        std::optional<Position> since;
        m_devices.since.erase(connection);
        if (has != m_has.end() && pick(4) != 0) {
            since = Position{m_room.log().epoch(), has->second};
            m_devices.since[connection] = has->second;
        }
        const Why expected = m_model.enter(sender.user, connection, since.has_value(), m_now.mono);
        return does(roomjob::Enter{sender, u"nick"_s, since}, expected);
    }
    QString does(const RoomJob &job, const Why &expected)
    {
        m_effects.clear();
        m_room.handle(job, m_now, {}, m_effects);
        Why refused;
        for (const RoomEffect &effect : m_effects) {
            if (const auto *no = std::get_if<effect::Refuse>(&effect))
                refused = no->error.code;
            match(effect, [&](const auto &one) { m_devices.see(one); });
        }
        if (refused != expected)
            return u"%1 instead of %2"_s.arg(nameOf(refused), nameOf(expected));
        if (!m_devices.wrong.isEmpty())
            return m_devices.wrong;
        return verdict();
    }
    [[nodiscard]] static QByteArray hosted()
    {
        RoomSettings settings;
        settings.host = UserInfo{UserId{1}, u"nick"_s};
        return writeSettings(settings);
    }
    [[nodiscard]] static QString nameOf(const Why &refused)
    {
        return refused ? QString(errorRow(*refused).name) : u"no refusal"_s;
    }
    [[nodiscard]] QString verdict() const
    {
        if (m_room.people() != int(m_model.seats.size()))
            return u"other people are in the room"_s;
        std::set<ConnectionId> listeners;
        for (const auto &[user, seat] : m_model.seats) {
            const auto found = m_room.seat(user);
            if (!found || found->connection != seat.connection)
                return u"somebody has another seat"_s;
            if (seat.connection.isValid())
                listeners.insert(seat.connection);
        }
        for (const auto &[connection, seq] : m_devices.hearing) {
            if (listeners.erase(connection) == 0)
                return u"a device hears that is not in the room"_s;
        }
        if (!listeners.empty())
            return u"a device is in the room and hears nothing"_s;
        const auto &host = m_room.settings().host;
        if ((host ? std::optional(host->id) : std::nullopt) != m_model.host)
            return u"somebody else is host (B1-37)"_s;
        for (quint64 user = 1; user <= people; ++user) {
            if (m_room.settings().roleOf(UserId{user}) != m_model.roleOf(UserId{user}))
                return u"somebody has another role"_s;
        }
        return {};
    }

    std::mt19937 m_random;
    RoomRules m_rules{.snapshotMessages = 5, .ringEvents = ringEvents};
    Room m_room{{.record = {.id = RoomId{1},
                            .name = u"yard"_s,
                            .kind = "meeting",
                            .epoch = 1,
                            .owner = UserId{1},
                            .settings = hosted()}},
                m_rules};
    HostModel m_model;
    Devices m_devices;
    Now m_now{MonoTime(1h), Timestamp(1h)};
    RoomEffects m_effects;
    std::map<Device, quint32> m_generations;
    std::map<Device, Seq> m_has; ///< what a device had when it was connected last
    int m_said = 0;
};

} // namespace

/// Random commands of hosts, moderators and others from many devices that drop and come back, against a
/// simple model: who may do what, who is host, and who hears what (B1-08, B1-37, B1-44, B4-13, B4-15, F-036
/// .. F-038, F-043).
class tst_HostModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRoomDoesWhatTheModelSays_data();
    void theRoomDoesWhatTheModelSays();
};

void tst_HostModel::theRoomDoesWhatTheModelSays_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed)
        QTest::addRow("10,000 jobs, seed %u", seed) << seed;
}

void tst_HostModel::theRoomDoesWhatTheModelSays()
{
    QFETCH(quint32, seed);
    Story story(seed);
    for (int job = 1; job <= 10'000; ++job) {
        const QString wrong = story.step();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1: job %2 of seed %3"_s.arg(wrong).arg(job).arg(seed)));
    }
}

QTEST_GUILESS_MAIN(tst_HostModel)
#include "tst_hostmodel.moc"
