// SPDX-License-Identifier: Apache-2.0
#include "shared/client/session.h"

#include "shared/client/announcementlog.h"
#include "shared/client/rooms.h"
#include "shared/client/websocketlink.h"

#include <algorithm>

namespace chat::client {

/// The parts, in the order in which they need each other.
class SessionState
{
public:
    SessionState(const QString &profile, std::unique_ptr<Link> link, std::unique_ptr<Clock> theClock)
        : clock(std::move(theClock)),
          connection(std::move(link), *clock),
          drafts(profile),
          marks(profile, *clock),
          outbox(profile, *clock,
                 [this](const Unsent &message, auto done) {
                     connection.ask(SendMessage{message.room, message.nonce, message.text}, std::move(done));
                 }),
          rooms(connection, *clock, outbox, channels, marks),
          matches(connection, *clock, rooms),
          parties(connection, *clock),
          browser(connection),
          people(connection)
    {
    }

    std::unique_ptr<Clock> clock;
    Connection connection;
    Drafts drafts;
    ReadMarks marks;
    Outbox outbox;
    RoomListModel channels;
    Rooms rooms;
    Matches matches;
    Parties parties;
    RoomBrowser browser;
    People people;
    AnnouncementModel announcements;
    AnnouncementLog announcementLog;
    UserInfo self;
    RoomId system; ///< the room of announcements
    bool systemIsFresh = false; ///< its next snapshot was not asked for with `since`
};

Session::Session(const QString &profile, QObject *parent)
    : Session(profile, std::make_unique<WebSocketLink>(), std::make_unique<SystemClock>(), parent)
{
}

Session::Session(const QString &profile, std::unique_ptr<Link> link, std::unique_ptr<Clock> clock,
                 QObject *parent)
    : QObject(parent),
      m_state(std::make_unique<SessionState>(profile, std::move(link), std::move(clock)))
{
    Connection *connection = &m_state->connection;
    connect(connection, &Connection::statusChanged, this, &Session::statusHasChanged);
    connect(connection, &Connection::welcomed, this, &Session::welcome);
    connect(connection, &Connection::lost, this, &Session::offline);
    connect(connection, &Connection::heard, this, &Session::hear);
    connect(connection, &Connection::tokenIssued, this, &Session::tokenIssued);
    Rooms *rooms = &m_state->rooms;
    connect(rooms, &Rooms::entered, this, &Session::entered);
    connect(rooms, &Rooms::left, this, &Session::left);
    connect(rooms, &Rooms::refused, this, &Session::refused);
    connect(rooms, &Rooms::stopped, this, &Session::stopped);
    connect(rooms, &Rooms::messageArrived, this, &Session::messageArrived);
    connect(rooms, &Rooms::removed, this, &Session::removed);
    connect(rooms, &Rooms::brought, this, &Session::brought);
    connect(rooms, &Rooms::vanished, this, &Session::vanished);
    connect(rooms, &Rooms::hostChanged, this, &Session::hostChanged);
    connect(rooms, &Rooms::waitingChanged, this, &Session::waitingChanged);
    connect(rooms, &Rooms::seated, this, &Session::seated);
    People *people = &m_state->people;
    connect(people, &People::changed, rooms, [rooms, people] { rooms->setBlocked(people->ids()); });
}

Session::~Session()
{
    m_state->connection.disconnect(this);
    m_state->rooms.disconnect(this);
}

void Session::open(const QUrl &server, const Credentials &who) { m_state->connection.open(server, who); }

void Session::trustCertificate(const QByteArray &fingerprint)
{
    m_state->connection.trustCertificate(fingerprint);
}

void Session::close()
{
    m_state->connection.close();
    m_state->rooms.forgetAll();
    m_state->marks.save();
}

void Session::tryNow() { m_state->connection.tryNow(); }

LinkStatus Session::status() const { return m_state->connection.status(); }

Diagnostics Session::diagnostics() const
{
    Diagnostics diagnostics = m_state->connection.diagnostics();
    diagnostics.unsent = qsizetype(m_state->outbox.all().size());
    return diagnostics;
}

UserId Session::self() const { return m_state->self.id; }
QString Session::selfNick() const { return m_state->self.nick; }
RoomListModel *Session::channels() const { return &m_state->channels; }
AnnouncementModel *Session::announcements() const { return &m_state->announcements; }
Timeline *Session::timeline(RoomId room) { return m_state->rooms.timeline(room); }
MemberListModel *Session::members(RoomId room) { return m_state->rooms.members(room); }
RoomState *Session::state(RoomId room) { return m_state->rooms.state(room); }
RoomBrowser *Session::browser() const { return &m_state->browser; }
People *Session::people() const { return &m_state->people; }
Matches *Session::matches() const { return &m_state->matches; }
Parties *Session::parties() const { return &m_state->parties; }
Connection &Session::connection() const { return m_state->connection; }
Drafts &Session::drafts() const { return m_state->drafts; }

void Session::enter(const QString &roomNameOrId) { m_state->rooms.enter({.room = roomNameOrId}); }

void Session::enter(const RoomDoor &door, QObject *context, const Entered &done)
{
    m_state->rooms.enter(door, whileAlive(context, done));
}

void Session::create(const CreateRoom &wish, QObject *context, const Entered &done)
{
    m_state->rooms.create(wish, whileAlive(context, done));
}

void Session::openDirect(const std::vector<UserId> &people, QObject *context, const Entered &done)
{
    m_state->rooms.openDirect(people, whileAlive(context, done));
}

QList<RoomKind> Session::ownKinds() const
{
    QList<RoomKind> kinds;
    constexpr auto names = enumNames(RoomKind());
    for (size_t i = 0; i < names.size(); ++i) {
        const QByteArray feature = "create." + QByteArray(names[i].data(), names[i].size());
        if (offers(feature))
            kinds << RoomKind(i);
    }
    return kinds;
}

bool Session::offers(QByteArrayView feature) const
{
    return std::ranges::count(m_state->connection.diagnostics().features, feature) > 0;
}

QString Session::nameOf(RoomId room) const
{
    const RoomBrowser &all = m_state->browser;
    if (const int row = all.rowOf(room); row >= 0 && m_state->channels.rowOf(room) < 0)
        return all.index(row).data(RoomBrowser::NameRole).toString();
    return m_state->channels.nameOf(room);
}

std::optional<WaitingPlace> Session::waiting(RoomId room) const { return m_state->rooms.waiting(room); }
void Session::leave(RoomId room) { m_state->rooms.leave(room); }
void Session::loadOlder(RoomId room) { m_state->rooms.loadOlder(room); }
void Session::markRead(RoomId room, Seq seq) { m_state->rooms.markRead(room, seq); }

void Session::say(RoomId room, const QString &text)
{
    const QString trimmed = text.trimmed(); // as the server does it, so that both show the same
    if (trimmed.isEmpty())
        return;
    Timeline *shown = timeline(room); // first: it shows what is in the outbox when it is made
    const auto said = m_state->outbox.say(room, trimmed);
    if (!said) {
        Q_EMIT refused(m_state->channels.nameOf(room), said.error());
        return;
    }
    shown->addUnsent({.author = m_state->self,
                      .text = said->text,
                      .time = said->said,
                      .state = MessageState::Pending,
                      .nonce = said->nonce});
}

void Session::retry(RoomId room, const QByteArray &nonce)
{
    if (m_state->outbox.retry(nonce))
        timeline(room)->setState(nonce, MessageState::Pending);
}

void Session::discard(RoomId room, const QByteArray &nonce)
{
    if (m_state->outbox.discard(nonce))
        timeline(room)->removeUnsent(nonce);
}

void Session::statusHasChanged()
{
    Q_EMIT statusChanged();
    const LinkStatus now = status();
    const auto code = CloseCode(now.closeCode.value_or(0));
    if (now.state == LinkState::Ended && (code == CloseCode::Kicked || code == CloseCode::Banned))
        Q_EMIT kicked(code);
}

void Session::welcome(const Welcome &welcome)
{
    m_state->self = welcome.user;
    if (m_state->system != welcome.system) {
        m_state->system = welcome.system;
        m_state->announcementLog = AnnouncementLog(m_state->marks.of(welcome.system));
    }
    m_state->systemIsFresh = !welcome.resumed;
    m_state->connection.ask(ListChannels{.subscribe = true}, [this](const Result<ChannelList> &list) {
        if (list)
            m_state->channels.setChannels(list->channels);
    });
    m_state->outbox.online();
    m_state->rooms.welcome(welcome);
    if (offers("people")) {
        m_state->people.welcome(); // first, so that nobody who is blocked is shown
        m_state->connection.ask(ListDirect{}, [this](const Result<DirectList> &list) {
            if (list)
                m_state->rooms.setDirects(*list);
        });
    }
    m_state->parties.welcome(welcome.user, offers("party"));
    m_state->matches.welcome(welcome.user);
    m_state->browser.welcome();
}

void Session::offline()
{
    m_state->outbox.offline();
    m_state->rooms.offline();
    m_state->matches.offline();
    m_state->connection.setSystemPosition(m_state->announcementLog.position());
}

void Session::hear(const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    if (packet.room.isValid() && packet.room == m_state->system)
        return hearSystem(packet);
    if (type == SystemAnnounce::name) { // for the people of a room, or for us alone
        if (const auto said = packet.as<SystemAnnounce>())
            announce({0, packet.time.value_or(m_state->clock->now().wall), *said});
        return;
    }
    if (m_state->matches.hear(packet) || m_state->parties.hear(packet))
        return;
    if (packet.room.isValid())
        return m_state->rooms.hear(packet);
    if (type == RoomListChanged::name) {
        if (const auto word = packet.as<RoomListChanged>())
            m_state->browser.hear(*word);
    } else if (type == RoomInvited::name) {
        if (const auto word = packet.as<RoomInvited>())
            Q_EMIT invited(*word);
    } else if (type == ChannelChanged::name) {
        if (const auto changed = packet.as<ChannelChanged>())
            std::ranges::for_each(changed->channels,
                                  [this](const ChannelCount &count) { m_state->channels.setCount(count); });
    } else if (type == SessionReplaced::name) {
        if (const auto word = packet.as<SessionReplaced>())
            Q_EMIT replaced(word->by);
    } else if (type == SystemDrain::name) {
        if (const auto drain = packet.as<SystemDrain>())
            Q_EMIT draining(*drain);
    } else {
        m_state->rooms.hear(packet); // of a room, for us alone
    }
}

void Session::hearSystem(const ServerPacket &packet)
{
    AnnouncementLog &log = m_state->announcementLog;
    const auto type = QLatin1StringView(packet.type);
    AnnouncementLog::News news;
    if (type == RoomSnapshot::name) {
        const auto snapshot = packet.as<RoomSnapshot>();
        if (snapshot)
            news = log.take(*snapshot, std::exchange(m_state->systemIsFresh, false));
        if (log.isBehind()) {
            m_state->connection.ask(EnterRoom{.room = m_state->system, .since = log.position()},
                                    [](const Result<RoomEntered> &) { });
        }
    } else if (type == SystemAnnounce::name) {
        const auto said = packet.as<SystemAnnounce>();
        if (const auto one
            = said ? log.take(packet.seq, packet.time.value_or(Timestamp()), *said) : std::nullopt)
            news.said.push_back(*one);
    } else if (type == AnnounceRecall::name) {
        const auto recall = packet.as<AnnounceRecall>();
        if (const auto id = recall ? log.take(packet.seq, *recall) : std::nullopt)
            news.recalled.push_back(*id);
    }
    if (log.position()) {
        m_state->marks.set(m_state->system, *log.position());
        if (!news.said.empty())
            m_state->marks.save(); // at once: nobody wants to see it again
    }
    for (const AnnounceId id : news.recalled) { // first: what was said after it is another
        m_state->announcements.recall(id);
        Q_EMIT recalled(id);
    }
    for (const Announcement &announcement : news.said)
        announce(announcement);
}

void Session::announce(const Announcement &announcement)
{
    m_state->announcements.add(announcement);
    Q_EMIT announced(announcement);
}

} // namespace chat::client

#include "moc_session.cpp"
