// SPDX-License-Identifier: Apache-2.0
#include "server/app/corebackend.h"

#include "server/app/ownrooms.h"
#include "server/net/clientaddress.h"
#include "shared/core/match.h"

#include <algorithm>

namespace chat::server {

CoreBackend::CoreBackend(const GuestTokens &tokens, const TokenKey &ownKey)
    : m_tokens(&tokens),
      m_ownKey(&ownKey)
{
}

void CoreBackend::setLogins(bool guests, std::optional<TokenVerifier> accounts,
                            std::vector<AddressRange> exempt)
{
    auto fresh = accounts ? std::make_shared<const TokenVerifier>(*std::move(accounts)) : nullptr;
    m_guests = guests;
    const std::scoped_lock lock(m_mutex);
    m_accounts.swap(fresh);
    m_exempt = std::move(exempt);
}

CoreBackend::Accounts CoreBackend::accounts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_accounts;
}

void CoreBackend::connectTo(Hub &hub, MatchHub &matches, std::shared_ptr<LobbyActor> lobby, Workers &workers,
                            Publisher &publisher, Pipeline &pipeline)
{
    m_pipeline = &pipeline;
    m_hub = &hub;
    m_matches = &matches;
    m_lobby = std::move(lobby);
    m_workers = &workers;
    m_publisher = &publisher;
}

bool CoreBackend::login(LoginRequest request)
{
    if (const auto *wish = std::get_if<AuthGuest>(&request.credentials))
        return guest(request, *wish);
    if (const auto *resume = std::get_if<AuthResume>(&request.credentials)) {
        const Posted posted = m_lobby->post(lobbyjob::Resume{.to = request.to,
                                                             .request = request.request,
                                                             .session = resume->session,
                                                             .key = resume->resumeKey,
                                                             .since = resume->since,
                                                             .client = std::move(request.client)},
                                            true);
        return posted != Posted::Full;
    }
    if (const auto wait = guesserWaits(request.client.address)) {
        refuse(request, {.code = ErrorCode::LoginThrottled, .retryAfter = *wait});
        return true;
    }
    return m_workers->run(
        [this, request = std::move(request)] { verify(request, std::get<AuthToken>(request.credentials)); });
}

bool CoreBackend::guest(LoginRequest &request, const AuthGuest &wish)
{
    if (!m_guests) {
        refuse(request,
               {.code = ErrorCode::NotImplemented, .detail = QStringLiteral("guests are not let in")});
        return true;
    }
    const Posted posted = m_lobby->post(lobbyjob::Login{.to = request.to,
                                                        .request = request.request,
                                                        .nick = wish.nick.value_or(QString()),
                                                        .client = std::move(request.client)},
                                        true);
    return posted != Posted::Full;
}

std::optional<Milliseconds> CoreBackend::guesserWaits(const QString &address)
{
    const AddressKey key(addressBytes(QHostAddress(address)));
    const std::scoped_lock lock(m_mutex);
    return m_throttle.wait(key, currentTime().mono);
}

void CoreBackend::guessed(const QString &address)
{
    const AddressBytes bytes = addressBytes(QHostAddress(address));
    const std::scoped_lock lock(m_mutex);
    const auto isFrom = [&](const AddressRange &range) { return range.contains(bytes); };
    if (std::ranges::none_of(m_exempt, isFrom))
        m_throttle.failed(AddressKey(bytes), currentTime().mono);
}

void CoreBackend::verify(const LoginRequest &request, const AuthToken &given)
{
    auto login = identify(given.token);
    if (!login) {
        m_tokensRefused.fetch_add(1, std::memory_order_relaxed);
        if (login.error().code == ErrorCode::TokenInvalid) // one that is over is no guess
            guessed(request.client.address);
        return refuse(request, login.error());
    }
    login->to = request.to;
    login->request = request.request;
    login->client = request.client;
    if (m_lobby->post(*std::move(login), true) == Posted::Full)
        refuse(request, {.code = ErrorCode::Overloaded, .retryAfter = Milliseconds(1000)});
}

Result<lobbyjob::Login> CoreBackend::identify(QByteArrayView token) const
{
    const Timestamp now = currentTime().wall;
    const auto guest = m_tokens->verify(token, now);
    if (guest) {
        return lobbyjob::Login{.user = guest->user, .nick = guest->nick, .guest = true};
    }
    const Accounts verifier = accounts();
    if (!verifier || guest.error().code == ErrorCode::TokenExpired)
        return std::unexpected(guest.error());
    const auto account = verifier->verify(token, now);
    if (!account)
        return std::unexpected(account.error());
    return lobbyjob::Login{.user = userIdOfSubject(account->issuer, account->subject, *m_ownKey),
                           .nick = account->nick,
                           .guest = false,
                           .token = token.toByteArray(),
                           .expires = account->expires};
}

void CoreBackend::refuse(const LoginRequest &request, const Error &error) const
{
    delivery::LoginRefused refused{.connection = request.to.connection};
    if (request.request != 0)
        refused.payloads.push_back(encodeError(request.to.format, request.request, error));
    Deliveries out;
    out.push_back(std::move(refused));
    m_publisher->publish(std::move(out));
}

void CoreBackend::connectionGone(lobbyjob::ConnectionGone gone) { m_lobby->post(std::move(gone), false); }

Submitted CoreBackend::submit(RoomId room, RoomJob job)
{
    const auto *gone = std::get_if<roomjob::ConnectionGone>(&job);
    if (!gone)
        return m_hub->post(room, std::move(job));
    const Submitted done = m_hub->post(room, *gone);
    if (done == Submitted::NoSuchRoom) // the lobby may be about to make it for this connection
        m_lobby->post(lobbyjob::LateGone{room, *gone}, false);
    return done;
}

void CoreBackend::setOwnRooms(std::vector<RoomKind> kinds, const RoomRules &rules)
{
    m_ownKinds = std::move(kinds);
    m_roomRules = rules;
    m_roomRules.blocks = &m_blocks;
}

Result<void> CoreBackend::createRoom(RoomId room, const CreateRoom &wish, roomjob::Enter enter)
{
    const UserInfo owner{enter.sender.user, enter.nick};
    const auto record = ownRoom(room, wish, owner.id, m_ownKinds, m_roomRules, currentTime().wall);
    if (!record)
        return std::unexpected(record.error());
    return m_hub->create(*record, RoomSettings::of(wish, owner), wish.password, std::move(enter));
}

Result<void> CoreBackend::queueForMatch(matchjob::Queue job) { return m_matches->queue(std::move(job)); }

Result<void> CoreBackend::listMatches(matchjob::List job) { return m_matches->list(std::move(job)); }

Result<void> CoreBackend::askMatch(UserId user, MatchJob job, ErrorCode nowhere)
{
    return m_matches->ask(user, std::move(job), nowhere);
}

std::shared_ptr<const RoomCatalogue> CoreBackend::catalogue() const { return m_hub->catalogue(); }

std::optional<RoomId> CoreBackend::findRoom(const QString &name) const { return m_hub->find(name); }

std::vector<RoomInfo> CoreBackend::channels() const
{
    std::vector<RoomInfo> channels;
    for (const KnownRoom &room : m_hub->channels()) {
        RoomInfo info = room.info;
        info.people = room.counts->people.load(std::memory_order_relaxed);
        if (const auto locked = isLocked(room.counts->access.load(std::memory_order_relaxed)))
            info.locked = locked;
        channels.push_back(std::move(info));
    }
    return channels;
}

} // namespace chat::server
