// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/matchhub.h"

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

Result<void> post(MatchActor &desk, MatchJob job)
{
    if (desk.post(std::move(job), true) != Posted::Full)
        return {};
    return refuseLater(ErrorCode::Overloaded, Milliseconds(1000));
}

} // namespace

MatchHub::MatchHub(MatchServices services, Hub &hub)
    : m_services(services),
      m_ratings(*services.pipeline),
      m_hub(&hub)
{
    m_services.world = this;
}

void MatchHub::configure(const std::vector<MatchRules> &modes)
{
    std::vector<std::pair<Desk, std::shared_ptr<const MatchRules>>> told;
    {
        const std::scoped_lock lock(m_mutex);
        for (auto &[name, mode] : m_modes) {
            const auto wanted
                = std::ranges::find(modes, name, [](const MatchRules &r) { return r.mode.name; });
            if (wanted == modes.end() && std::exchange(mode.open, false))
                told.emplace_back(mode.desk, nullptr);
        }
        for (const MatchRules &rules : modes) {
            Mode &mode = m_modes[rules.mode.name];
            if (mode.desk && mode.open && *mode.rules == rules)
                continue;
            mode.rules = std::make_shared<const MatchRules>(rules);
            mode.open = true;
            if (mode.desk)
                told.emplace_back(mode.desk, mode.rules);
            else
                mode.desk = std::make_shared<MatchActor>(m_services, mode.rules);
        }
    }
    for (auto &[desk, rules] : told)
        desk->post(matchjob::SetRules{rules}, false);
}

MatchHub::Desk MatchHub::openDesk(const QString &name) const
{
    const std::scoped_lock lock(m_mutex);
    const auto mode = m_modes.find(name.toUtf8());
    return mode != m_modes.end() && mode->second.open ? mode->second.desk : nullptr;
}

Result<void> MatchHub::queue(matchjob::Queue job)
{
    const Desk desk = openDesk(job.wish->mode);
    return desk ? post(*desk, std::move(job)) : refuse(ErrorCode::ModeUnknown);
}

Result<void> MatchHub::list(matchjob::List job)
{
    const Desk desk = openDesk(job.asked.mode);
    return desk ? post(*desk, std::move(job)) : refuse(ErrorCode::ModeUnknown);
}

MatchHub::Desk MatchHub::deskOf(UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    const auto place = m_places.find(user);
    return place != m_places.end() ? m_modes.at(place->second).desk : nullptr;
}

std::optional<QString> MatchHub::modeOf(UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    const auto place = m_places.find(user);
    return place != m_places.end() ? std::optional(QString::fromUtf8(place->second)) : std::nullopt;
}

MatchHub::Desk MatchHub::deskOf(const QByteArray &mode) const
{
    const std::scoped_lock lock(m_mutex);
    return m_modes.at(mode).desk;
}

void MatchHub::loadRating(UserId user, TicketId ticket, const QByteArray &mode)
{
    const Desk desk = deskOf(mode);
    const bool taken = m_services.readers->read([desk, user, ticket, mode](EventReader &reader) {
        desk->post(matchjob::RatingLoaded{user, ticket, reader.rating(user, mode)}, false);
    });
    if (!taken)
        desk->post(matchjob::RatingLoaded{user, ticket, std::unexpected(StoreFailure{})}, false);
}

void MatchHub::saveRatings(MatchId match, const QByteArray &mode, std::vector<RatingRecord> ratings)
{
    m_ratings.save(ratings, [desk = deskOf(mode), match](bool kept) {
        desk->post(matchjob::RatingsSaved{match, kept}, false);
    });
}

Result<void> MatchHub::ask(UserId user, MatchJob job, ErrorCode nowhere)
{
    if (const Desk desk = deskOf(user))
        return post(*desk, std::move(job));
    return refuse(nowhere);
}

void MatchHub::connectionGone(ConnectionId connection, UserId user)
{
    // To all: he may have asked to queue a moment ago, and be at no desk yet.
    for (const Desk &desk : desksOf(std::nullopt))
        desk->post(matchjob::ConnectionGone{connection, user}, false);
}

void MatchHub::blocksChanged(UserId user)
{
    if (const Desk desk = deskOf(user))
        desk->post(matchjob::BlocksChanged{user}, false);
}

void MatchHub::withdraw(const matchjob::Withdraw &job)
{
    for (const Desk &desk : desksOf(std::nullopt))
        desk->post(job, false);
}

void MatchHub::seatChanged(RoomId room, UserId user, bool taken)
{
    if (const Desk desk = deskOf(user))
        desk->post(matchjob::SeatChanged{MatchId{room.value}, user, taken}, false);
}

std::vector<MatchModeInfo> MatchHub::modes() const
{
    std::vector<MatchModeInfo> modes;
    const std::scoped_lock lock(m_mutex);
    for (const auto &[name, mode] : m_modes) {
        if (!mode.open)
            continue;
        const matching::Mode &rules = mode.rules->mode;
        MatchModeInfo info{.mode = QString::fromUtf8(name),
                           .teams = rules.teams,
                           .teamSize = rules.teamSize,
                           .leastTeamSize = rules.leastTeamSize,
                           .agree = {},
                           .waiting = mode.desk->counts().waiting.load(std::memory_order_relaxed),
                           .paused = mode.desk->counts().paused.load(std::memory_order_relaxed)};
        if (mode.rules->spectators > 0)
            info.spectators = mode.rules->spectators;
        for (const QByteArray &property : rules.agree)
            info.agree.push_back(QString::fromUtf8(property));
        if (rules.largestParty > 1)
            info.largestParty = rules.largestParty;
        modes.push_back(std::move(info));
    }
    return modes;
}

bool MatchHub::claim(std::span<const UserId> people, const QByteArray &mode)
{
    const std::scoped_lock lock(m_mutex);
    if (std::ranges::any_of(people, [this](UserId user) { return m_places.contains(user); }))
        return false;
    for (const UserId user : people)
        m_places.emplace(user, mode);
    return true;
}

void MatchHub::release(UserId user)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_places.erase(user);
    }
    if (m_freed)
        m_freed(user);
}

void MatchHub::admit(RoomId room, const std::vector<UserId> &people)
{
    (void)m_hub->post(room, roomjob::Admit{people}); // a room that is gone has nobody to play with
}

std::vector<UserId> MatchHub::blockedBy(UserId user) const
{
    std::vector<UserId> blocked;
    for (const UserInfo &one : m_services.blocks->list(user).users)
        blocked.push_back(one.id);
    return blocked;
}

bool MatchHub::openRoom(const MatchRoom &room)
{
    constexpr auto kind = enumNames(RoomKind{})[size_t(RoomKind::Match)];
    RoomSettings settings{.topic = {}, .passwordHash = {}, .inviteOnly = true, .host = room.host};
    for (const UserInfo &player : room.players)
        settings.admit(player.id);
    if (room.spectators > 0)
        settings.spectators = room.spectators;
    const auto opened = m_hub->open({.id = room.id,
                                     .name = room.mode + u' ' + QString::fromLatin1(room.id.toText()),
                                     .kind = QByteArray(kind.data(), kind.size()),
                                     .maxPeople = int(room.players.size()),
                                     .epoch = randomId(),
                                     .created = currentTime().wall},
                                    std::move(settings));
    return opened.has_value();
}

int MatchHub::spectators(RoomId room) const
{
    const auto known = m_hub->known(room);
    return known ? known->counts->spectators.load(std::memory_order_relaxed) : 0;
}

} // namespace chat::server
