// SPDX-License-Identifier: Apache-2.0
#include "shared/client/matches.h"

#include <utility>

namespace chat::client {

Matches::Matches(Connection &connection, Clock &clock, Rooms &rooms)
    : m_connection(connection),
      m_clock(clock),
      m_rooms(rooms)
{
    connect(&rooms, &Rooms::entered, this, &Matches::entered);
    connect(&rooms, &Rooms::left, this, &Matches::left);
}

bool Matches::isReady(MatchStage stage) const { return m_connection.isOnline() && m_life.stage() == stage; }

void Matches::refreshModes()
{
    if (!m_connection.isOnline())
        return;
    m_connection.ask(ListMatchModes{}, [this](const Result<MatchModes> &answer) {
        if (!m_connection.isOnline())
            return;
        m_modes = answer ? answer->modes : std::vector<MatchModeInfo>();
        m_knowsModes = true;
        Q_EMIT modesChanged();
    });
}

void Matches::refreshWatchable(const QString &mode)
{
    m_watchedMode = mode;
    if (!m_connection.isOnline())
        return;
    m_connection.ask(ListWatchable{.mode = mode}, [this, mode](const Result<WatchableMatches> &answer) {
        if (!m_connection.isOnline() || mode != m_watchedMode)
            return;
        m_watchable = answer.value_or(WatchableMatches());
        m_watchableTrouble = answer ? std::nullopt : std::optional(answer.error());
        Q_EMIT watchableChanged();
    });
}

void Matches::queue(const QueueForMatch &wish)
{
    if (!m_connection.isOnline() || !m_life.isFree())
        return;
    m_life.asked(wish.mode, wish.party.has_value());
    m_connection.ask(wish, [this](const Result<MatchQueued> &answer) {
        if (answer) {
            m_life.queued(*answer, m_clock.now().mono);
            askStatus(); // the window and who is near: not only in five seconds
        } else {
            m_life.refuseQueue(answer.error(), m_clock.now().mono);
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void Matches::askStatus()
{
    if (!isReady(MatchStage::Waiting))
        return;
    m_connection.ask(AskMatchStatus{m_life.ticket()}, [this](const Result<TicketStatus> &answer) {
        if (!answer)
            return; // something has become of the ticket, which is told
        m_life.told(*answer, m_clock.now().mono);
        Q_EMIT changed();
    });
}

void Matches::cancel()
{
    if (!isReady(MatchStage::Waiting))
        return;
    m_connection.ask(CancelMatch{m_life.ticket()},
                     [this, ticket = m_life.ticket()](const Result<MatchCancelled> &answer) {
                         if (m_life.ticket() != ticket || m_life.stage() != MatchStage::Waiting)
                             return; // it was found in the same moment (B1-28)
                         if (!answer && answer.error().code != ErrorCode::TicketNotFound)
                             return refuse(answer.error());
                         m_life.cancelled();
                         Q_EMIT changed();
                     });
}

void Matches::answer(bool accept)
{
    if (!isReady(MatchStage::Found) || m_life.check().answered)
        return;
    m_life.answered(accept);
    m_connection.ask(ReadyForMatch{m_life.check().match, accept}, [this](const Result<Nothing> &answer) {
        if (!answer && m_life.stage() == MatchStage::Found)
            refuse(answer.error());
    });
    Q_EMIT changed();
}

void Matches::report(const std::vector<int> &places)
{
    if (!isReady(MatchStage::Playing))
        return;
    m_connection.ask(ReportResult{m_life.match().match, places},
                     [this, match = m_life.match().match, places](const Result<Nothing> &answer) {
                         if (m_life.stage() != MatchStage::Playing || m_life.match().match != match)
                             return;
                         if (answer)
                             m_life.reported(places);
                         else if (answer.error().code == ErrorCode::MatchOver
                                  || answer.error().code == ErrorCode::MatchNotFound)
                             m_life.isOver(); // while we were away
                         else
                             m_life.refuse(answer.error());
                         Q_EMIT changed();
                     });
}

bool Matches::sendData(int op, const QByteArray &data)
{
    const bool fits = op >= 0 && op <= limits::maxMatchOp && data.size() <= limits::maxMatchDataBytes;
    if (!fits || !isReady(MatchStage::Playing))
        return false;
    m_connection.ask(SendMatchData{.match = m_life.match().match, .op = op, .data = {data}},
                     [this](const Result<Nothing> &answer) {
                         if (!answer && m_life.stage() == MatchStage::Playing)
                             refuse(answer.error());
                     });
    return true;
}

void Matches::leave()
{
    if (m_life.stage() == MatchStage::Playing || m_life.stage() == MatchStage::Over)
        m_rooms.leave(m_life.match().room);
}

void Matches::refuse(const Error &error)
{
    m_life.refuse(error);
    Q_EMIT changed();
}

void Matches::welcome(const UserInfo &self)
{
    m_self = self;
    if (!m_life.reported().empty())
        report(m_life.reported()); // said again it is the same, and the answer tells whether it is over
    Q_EMIT changed();
}

void Matches::offline()
{
    m_knowsModes = false;
    m_life.lineLost();
    Q_EMIT changed();
}

bool Matches::hear(const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    if (!type.startsWith("match."_L1))
        return false;
    const MonoTime now = m_clock.now().mono;
    if (type == MatchData::name) {
        if (const auto word = packet.as<MatchData>(); word && packet.room.isValid())
            Q_EMIT dataCame(packet.room, *word);
        return true;
    }
    if (type == MatchSpectators::name) {
        const auto word = packet.as<MatchSpectators>();
        if (!word || packet.room != m_life.match().room)
            return true; // of a match that we watch
        m_spectators = word->spectators;
    } else if (type == MatchStatus::name) {
        if (const auto word = packet.as<MatchStatus>())
            m_life.told(*word, now);
    } else if (type == MatchFound::name) {
        if (const auto word = packet.as<MatchFound>()) {
            m_life.found(*word, now);
            Q_EMIT changed();
            Q_EMIT found();
            return true;
        }
    } else if (type == MatchReadiness::name) {
        if (const auto word = packet.as<MatchReadiness>())
            m_life.accepted(*word);
    } else if (type == MatchFailed::name) {
        if (const auto word = packet.as<MatchFailed>()) {
            m_life.failed(*word, now);
            askStatus(); // when it waits on
        }
    } else if (type == MatchStart::name) {
        if (const auto word = packet.as<MatchStart>())
            start(*word);
    } else if (type == MatchJoined::name) {
        if (const auto word = packet.as<MatchJoined>())
            m_life.joined(*word);
    } else if (type == MatchEnded::name) {
        if (const auto word = packet.as<MatchEnded>())
            m_life.ended(*word);
    }
    Q_EMIT changed();
    return true;
}

void Matches::start(const MatchStart &word)
{
    m_life.started(word, m_self.id);
    m_startsSoon = true;
    m_spectators = 0;
    m_rooms.expect(word.room);
}

void Matches::entered(RoomId room)
{
    if (m_life.stage() == MatchStage::Playing && room == m_life.match().room
        && std::exchange(m_startsSoon, false))
        Q_EMIT started(room);
}

void Matches::left(RoomId room)
{
    m_life.left(room);
    Q_EMIT changed();
}

} // namespace chat::client

#include "moc_matches.cpp"
