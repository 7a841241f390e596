// SPDX-License-Identifier: Apache-2.0
#include "server/app/configtable.h"

#include "server/app/nearestword.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;
using C = Config;

template <class S>
struct Section;

// clang-format off
template <> struct Section<C::Server> { static constexpr auto name = "server"_L1; static constexpr auto place = &C::server; };
template <> struct Section<C::Tls> { static constexpr auto name = "tls"_L1; static constexpr auto place = &C::tls; };
template <> struct Section<C::Auth> { static constexpr auto name = "auth"_L1; static constexpr auto place = &C::auth; };
template <> struct Section<C::Channels> { static constexpr auto name = "channels"_L1; static constexpr auto place = &C::channels; };
template <> struct Section<C::Rooms> { static constexpr auto name = "rooms"_L1; static constexpr auto place = &C::rooms; };
template <> struct Section<C::Limits> { static constexpr auto name = "limits"_L1; static constexpr auto place = &C::limits; };
template <> struct Section<C::Timing> { static constexpr auto name = "timing"_L1; static constexpr auto place = &C::timing; };
template <> struct Section<C::Store> { static constexpr auto name = "store"_L1; static constexpr auto place = &C::store; };
template <> struct Section<C::Ops> { static constexpr auto name = "ops"_L1; static constexpr auto place = &C::ops; };
template <> struct Section<C::Log> { static constexpr auto name = "log"_L1; static constexpr auto place = &C::log; };
// clang-format on

template <class Member>
struct SectionOf;

template <class S, class T>
struct SectionOf<T S::*> : Section<S> {
};

/// SIGHUP takes a new value.
constexpr KeyExtras reloads{.reloadable = true};

/// A row; the section is the one whose member it is.
template <auto member>
constexpr ConfigKey key(QLatin1StringView name, Range range, QLatin1StringView sentence,
                        KeyExtras extras = {})
{
    using In = SectionOf<decltype(member)>;
    const auto place = [](Config &config) -> Place { return &(config.*In::place.*member); };
    return {In::name, name, place, range, sentence, extras};
}

template <auto member>
constexpr ConfigKey path(QLatin1StringView name, Range range, QLatin1StringView sentence,
                         KeyExtras extras = {})
{
    using In = SectionOf<decltype(member)>;
    const auto place = [](Config &config) -> Place { return PathPlace{&(config.*In::place.*member)}; };
    return {In::name, name, place, range, sentence, extras};
}

constexpr std::array durabilities{"full"_L1, "process"_L1};
constexpr std::array logFormats{"auto"_L1, "text"_L1, "journal"_L1, "json"_L1};
constexpr std::array algorithms{""_L1, "HS256"_L1, "ES256"_L1};

constexpr Range anyPath{0, 4096};
constexpr Range anyText{0, 1000};

std::expected<void, QString> checkLogRules(const QString &rules)
{
    static const QRegularExpression rule(u"^\\s*([\\w.*-]+\\s*=\\s*(true|false)\\s*)?$"_s);
    static const QRegularExpression separator(u"[;\\n]"_s);
    for (const QString &line : rules.split(separator)) {
        if (!rule.match(line).hasMatch())
            return std::unexpected(u"rules such as chat.net.debug=true, separated by ';'"_s);
    }
    return {};
}

std::expected<void, QString> checkNick(const QString &nick)
{
    if (nick.isEmpty() || nick != nick.simplified())
        return std::unexpected(u"a nick: not empty, no spaces at its ends"_s);
    return {};
}

std::expected<void, QString> checkOwnKind(const QString &kind)
{
    if (!Config::Rooms::defaultKinds().contains(kind))
        return std::unexpected(Config::Rooms::defaultKinds().join(u", "_s));
    return {};
}

constexpr std::array table{
    key<&C::Server::listen>(
        "listen"_L1, {1, 64},
        "Where to accept WebSocket connections: `ws://ADDRESS:PORT`, or `wss://ADDRESS:PORT` for TLS; "
        "port 0 takes a free one."_L1),
    path<&C::Server::state>(
        "state"_L1, anyPath, "Directory of everything that is kept; one server at a time."_L1,
        {.defaultText = "$STATE_DIRECTORY, else $XDG_STATE_HOME/madang, else ~/.local/state/madang"_L1}),
    path<&C::Server::adminSocket>(
        "admin_socket"_L1, anyPath,
        "Local socket for chat-ctl and chat-admin; only its owner can open it."_L1,
        {.defaultText = "$RUNTIME_DIRECTORY/admin.sock, else admin.sock in the state directory"_L1}),
    key<&C::Server::adminListen>("admin_listen"_L1, {0, 64},
                                 "Where chat-ctl and chat-admin may connect from other machines: "
                                 "`ADDRESS:PORT`, over TLS with the certificate of "
                                 "`tls`; port 0 takes a free one; empty: nowhere."_L1),
    path<&C::Server::adminTokenFile>("admin_token_file"_L1, anyPath,
                                     "Who may do so: a line `NAME viewer|operator TOKEN` for each operator; "
                                     "not readable by others. Read again "
                                     "with SIGHUP."_L1,
                                     reloads),
    key<&C::Server::allowPlaintext>(
        "allow_plaintext"_L1, {},
        "Accept `ws://` on addresses that other machines can reach; right behind a proxy that speaks TLS."_L1),
    key<&C::Server::ioThreads>("io_threads"_L1, {0, 64, "threads"_L1},
                               "Threads that carry the connections; 0: half as many as there are cores."_L1),
    key<&C::Server::workers>("workers"_L1, {0, 256, "threads"_L1},
                             "Threads that run the rooms; 0: one for each core."_L1),
    key<&C::Server::trustedProxies>(
        "trusted_proxies"_L1, {0, 1024},
        "Addresses and networks whose word about the client's address is believed."_L1),
    key<&C::Server::proxyProtocol>("proxy_protocol"_L1, {},
                                   "Connections from trusted proxies begin with a PROXY protocol header."_L1),
    key<&C::Server::allowedOrigins>(
        "allowed_origins"_L1, {0, 1024},
        "Web pages that may connect, as scheme://host[:port]; empty: none. Programs, which send no Origin, always may."_L1,
        {.check = checkOrigin, .reloadable = true}),
    key<&C::Server::name>("name"_L1, {1, 64}, "What the server calls itself to clients."_L1, reloads),
    key<&C::Server::motd>("motd"_L1, anyText, "Message of the day, shown after the login."_L1,
                          {.reloadable = true}),

    path<&C::Tls::certificateFile>("certificate_file"_L1, anyPath,
                                   "Certificate chain for `wss://`, PEM, the server's own first."_L1,
                                   {.reloadable = true}),
    path<&C::Tls::keyFile>("key_file"_L1, anyPath,
                           "Private key of the certificate, PEM; not readable by others."_L1,
                           {.reloadable = true}),

    key<&C::Auth::guests>("guests"_L1, {}, "Let people in without an account."_L1, reloads),
    path<&C::Auth::tokenKeyFile>("token_key_file"_L1, anyPath,
                                 "Our own key, which signs the tokens of guests; made at the first start."_L1,
                                 {.defaultText = "token.key in the state directory"_L1}),
    path<&C::Auth::jwtKeyFile>(
        "jwt_key_file"_L1, anyPath,
        "Key that checks the tokens of your own login server; empty: such logins are off."_L1, reloads),
    key<&C::Auth::jwtAlgorithm>(
        "jwt_algorithm"_L1, anyText,
        "The one algorithm accepted in a token; empty: the one that the key is for."_L1,
        {.choices = algorithms, .reloadable = true}),
    key<&C::Auth::jwtAudience>("jwt_audience"_L1, anyText,
                               "What `aud` of a token must contain; empty: not checked."_L1, reloads),
    key<&C::Auth::jwtIssuer>("jwt_issuer"_L1, anyText,
                             "What `iss` of a token must be; empty: not checked."_L1, reloads),
    key<&C::Auth::jwtLeeway>("jwt_leeway_s"_L1, {0, 3600, "s"_L1},
                             "How far the clock of the login server may be off."_L1, reloads),
    key<&C::Auth::tokenLife>("token_days"_L1, {1, 3650, "days"_L1},
                             "How long the token of a guest is good."_L1),
    key<&C::Auth::resume>("resume_s"_L1, {1, 86400, "s"_L1},
                          "How long after a lost connection the resume key logs in again."_L1),
    key<&C::Auth::reservedNicks>("reserved_nicks"_L1, {0, 1000},
                                 "Nicks that nobody gets, nor any that looks like one of them."_L1,
                                 {.check = checkNick}),

    key<&C::Channels::count>("count"_L1, {0, 10000, "channels"_L1}, "Channels that exist from the start."_L1),
    key<&C::Channels::people>("people"_L1, {1, 100000, "people"_L1}, "How many people fit in each."_L1),
    key<&C::Channels::namePrefix>("name_prefix"_L1, {1, 32},
                                  "A channel is named by this and its number, from 0."_L1),
    key<&C::Channels::log>("log"_L1, {0, limits::ringEvents, "messages"_L1},
                           "Last messages shown on entering."_L1),
    key<&C::Channels::grace>("grace_s"_L1, {0, 3600, "s"_L1},
                             "How long a lost connection keeps its seat before the others hear of it."_L1),

    key<&C::Rooms::kinds>("kinds"_L1, {0, 4},
                          "What people may make: temporary, meeting, large, channel; empty: nothing."_L1,
                          {.check = checkOwnKind}),
    key<&C::Rooms::total>("total"_L1, {1, 1000000, "rooms"_L1}, "On this server, channels included."_L1),
    key<&C::Rooms::own>("own"_L1, {0, 1000, "rooms"_L1}, "Made by one person, at the same time."_L1),
    key<&C::Rooms::people>("people"_L1, {2, limits::maxRoomPeople, "people"_L1},
                           "The most that a host may allow in a room."_L1),
    key<&C::Rooms::largePeople>("large_people"_L1, {2, limits::maxRoomPeople, "people"_L1},
                                "The same in a large room."_L1),
    key<&C::Rooms::emptyGrace>("empty_grace_s"_L1, {0, 86400, "s"_L1},
                               "How long an empty temporary room waits before it is gone."_L1),
    key<&C::Rooms::waiting>("waiting"_L1, {0, limits::maxWaiting, "people"_L1},
                            "So many may wait for a seat in one full room; 0: nobody."_L1),
    key<&C::Rooms::seatHold>("seat_hold_s"_L1, {1, 3600, "s"_L1},
                             "How long a seat that is free is held for whoever has waited longest."_L1),

    key<&C::Limits::connections>("connections"_L1, {0, 1000000, "connections"_L1},
                                 "At the same time; 0: as many as the limit of open files allows."_L1),
    key<&C::Limits::connectionsPerAddress>("connections_per_address"_L1, {1, 1000000, "connections"_L1},
                                           "From one IPv4 address or one IPv6 /64."_L1, reloads),
    key<&C::Limits::unopenedPerAddress>("unopened_per_address"_L1, {1, 1000000, "connections"_L1},
                                        "From one address, before their handshake is complete."_L1, reloads),
    key<&C::Limits::attemptsPerAddress>("attempts_per_address"_L1, {1, 1000000, "connections"_L1},
                                        "Accepted from one address in ten minutes."_L1, reloads),
    key<&C::Limits::exemptAddresses>("exempt_addresses"_L1, {0, 1024},
                                     "Addresses and networks that the three limits above do not touch."_L1,
                                     reloads),
    key<&C::Limits::frameBytes>("frame_bytes"_L1, {1024, 16 * 1024 * 1024, "bytes"_L1},
                                "Of one packet from a client, as it comes in."_L1, reloads),
    key<&C::Limits::messageBytes>("message_bytes"_L1, {16, limits::maxTextBytes, "bytes"_L1},
                                  "Of the text of one message, as UTF-8."_L1, reloads),
    key<&C::Limits::messageCodePoints>("message_code_points"_L1,
                                       {1, limits::maxTextCodePoints, "code points"_L1},
                                       "Of the text of one message."_L1, reloads),
    key<&C::Limits::roomsPerSession>("rooms_per_session"_L1, {1, 1000, "rooms"_L1},
                                     "One person's rooms at the same time."_L1, reloads),
    key<&C::Limits::requestsOpen>("requests_open"_L1, {1, 1024, "requests"_L1},
                                  "Requests of one connection that wait for their answer."_L1, reloads),
    key<&C::Limits::mailboxJobs>("mailbox_jobs"_L1, {16, 1000000, "jobs"_L1},
                                 "Commands that wait for one room, before it answers `room_busy`."_L1),
    key<&C::Limits::outboxMarkFrames>("outbox_mark_frames"_L1, {16, 1000000, "frames"_L1},
                                      "Waiting for one client; above this it counts as slow."_L1, reloads),
    key<&C::Limits::outboxMarkBytes>("outbox_mark_bytes"_L1, {4096, 1024 * 1024 * 1024, "bytes"_L1},
                                     "Waiting for one client; above this, too, it counts as slow."_L1,
                                     reloads),
    key<&C::Limits::outboxHardBytes>("outbox_hard_bytes"_L1,
                                     {double(limits::maxAnswerBytes), 1024 * 1024 * 1024, "bytes"_L1},
                                     "Waiting for one client; above this it is closed at once."_L1, reloads),
    key<&C::Limits::outboxMark>("outbox_mark_s"_L1, {0.1, 600, "s"_L1},
                                "A client that is slow for longer is closed."_L1),
    key<&C::Limits::floodBurst>("flood_burst"_L1, {1, 100000, "messages"_L1},
                                "Messages that one person may send at once."_L1),
    key<&C::Limits::floodPerSecond>("flood_per_s"_L1, {0.01, 100000, "messages/s"_L1},
                                    "Messages a second that one person may send after that."_L1, reloads),
    key<&C::Limits::floodViolations>("flood_violations"_L1, {1, 100000, "refusals"_L1},
                                     "Refused for their rate within the window: muted for a time."_L1,
                                     reloads),
    key<&C::Limits::floodWindow>("flood_window_s"_L1, {0.1, 86400, "s"_L1},
                                 "The window in which refusals are counted."_L1, reloads),
    key<&C::Limits::floodMute>("flood_mute_s"_L1, {0, 86400, "s"_L1}, "How long the mute lasts."_L1, reloads),
    key<&C::Limits::frameBurst>("frame_burst"_L1, {1, 1000000, "frames"_L1},
                                "Frames of any kind that one connection may send at once."_L1, reloads),
    key<&C::Limits::framesPerSecond>("frames_per_s"_L1, {0.01, 1000000, "frames/s"_L1},
                                     "Frames a second that one connection may send after that."_L1, reloads),
    key<&C::Limits::byteBurst>("byte_burst"_L1, {131072, 1024 * 1024 * 1024, "bytes"_L1},
                               "Bytes of frames of any kind that one connection may send at once."_L1,
                               reloads),
    key<&C::Limits::bytesPerSecond>("bytes_per_s"_L1, {1, 1e9, "bytes/s"_L1},
                                    "Bytes a second that one connection may send after that."_L1, reloads),
    key<&C::Limits::matchDataBurst>("match_data_burst"_L1, {1, 100000, "packets"_L1},
                                    "Packets of `match.data` that one player may send at once."_L1),
    key<&C::Limits::matchDataPerSecond>("match_data_per_s"_L1, {0.01, 100000, "packets/s"_L1},
                                        "Such packets a second that one player may send after that."_L1),
    key<&C::Limits::pipelineEntries>(
        "pipeline_entries"_L1, {64, 10000000, "entries"_L1},
        "Waiting for the store, before messages are refused with `storage_unavailable`."_L1),
    key<&C::Limits::pipelineAge>("pipeline_age_s"_L1, {0.1, 600, "s"_L1},
                                 "Age of the oldest of them, before messages are refused."_L1),
    key<&C::Limits::journalJobs>(
        "journal_jobs"_L1, {0, limits::maxJournalJobs, "jobs"_L1},
        "Last jobs of each room whose headers stay in memory for the flight recorder; 0: none."_L1),
    key<&C::Limits::crashCapsules>(
        "crash_capsules"_L1, {0, limits::maxCrashCapsules, "files"_L1},
        "What is known of the last rooms that closed themselves after a fault, kept in the state directory; "
        "0: nothing is."_L1),

    key<&C::Timing::handshake>("handshake_s"_L1, {0.1, 300, "s"_L1},
                               "From the connection to its complete request head; the same for TLS."_L1),
    key<&C::Timing::auth>("auth_s"_L1, {0.1, 3600, "s"_L1}, "From the handshake to the login."_L1),
    key<&C::Timing::frame>("frame_s"_L1, {0.1, 3600, "s"_L1},
                           "From the first byte of a packet to its last."_L1),
    key<&C::Timing::close>("close_s"_L1, {0.1, 60, "s"_L1},
                           "How long a closed connection may take to say goodbye."_L1),
    key<&C::Timing::ping>("ping_s"_L1, {0.1, 3600, "s"_L1},
                          "A client that is silent for so long is asked whether it lives."_L1),
    key<&C::Timing::pong>("pong_s"_L1, {0.1, 3600, "s"_L1},
                          "A client that does not answer that question for so long is closed."_L1),
    key<&C::Timing::roomIdle>("room_idle_s"_L1, {0.1, 86400, "s"_L1},
                              "A room without people leaves the memory after so long."_L1),
    key<&C::Timing::drain>("drain_s"_L1, {0, 3600, "s"_L1},
                           "How long SIGTERM gives clients to go, before they are closed."_L1, reloads),
    key<&C::Timing::slowTurn>("slow_turn_ms"_L1, {1, 60000, "ms"_L1},
                              "A room's turn that takes longer is logged."_L1, reloads),
    key<&C::Timing::invariants>("invariants_s"_L1, {0.02, 3600, "s"_L1},
                                "How often a few of the rooms are looked at, whether what must always hold "
                                "does."_L1),

    key<&C::Store::durability>(
        "durability"_L1, {},
        "What an acknowledged message survives: `full`, a power cut; `process`, a crash of the "
        "program only, and is faster."_L1,
        {.choices = durabilities}),
    key<&C::Store::retentionEvents>("retention_events"_L1, {0, 1e12, "events"_L1},
                                    "Events kept of each room; 0: all."_L1),
    key<&C::Store::retention>("retention_days"_L1, {0, 36500, "days"_L1},
                              "How long each event is kept; 0: for ever."_L1),

    key<&C::Ops::listen>(
        "listen"_L1, {0, 64},
        "Where to serve the chat page, health, status and metrics over HTTP: `ADDRESS:PORT`; port 0 takes a "
        "free one; empty: nowhere."_L1),
    path<&C::Ops::tokenFile>(
        "token_file"_L1, anyPath,
        "File with the bearer token that status and metrics ask for; not readable by others. Without it they "
        "are open to this machine alone, and to nobody behind trusted proxies."_L1,
        reloads),
    path<&C::Ops::crashWebhookFile>(
        "crash_webhook_file"_L1, anyPath,
        "File with the secret address of a webhook, as Slack and Mattermost make them, that is told when a "
        "room "
        "closes itself after a fault; not readable by others; empty: nobody is told."_L1),

    key<&C::Log::rules>(
        "rules"_L1, {0, 4096},
        "What is logged, by category, as Qt's filter rules: `chat.net.debug=true;chat.room.info=false`."_L1,
        {.check = checkLogRules, .reloadable = true}),
    key<&C::Log::format>(
        "format"_L1, {},
        "`text` for people; `journal`, with priorities for the journal of systemd; `json` for machines, one "
        "object a line; `auto`: `journal` under systemd, else `text`."_L1,
        {.choices = logFormats, .reloadable = true}),
};

} // namespace

QString ConfigKey::path() const { return section + u'.' + name; }

QString ConfigKey::variable() const
{
    return "MADANG_"_L1 + QString(section).toUpper() + u'_' + QString(name).toUpper();
}

std::span<const ConfigKey> configTable() { return table; }

const ConfigKey *findKey(const QString &path)
{
    const auto found = std::ranges::find_if(table, [&](const ConfigKey &key) { return key.path() == path; });
    return found != table.end() ? &*found : nullptr;
}

QString nearestKey(const QString &path)
{
    const QString name = path.sliced(path.indexOf(u'.') + 1);
    QStringList paths;
    for (const ConfigKey &key : table) {
        if (key.name == name)
            return key.path(); // right name in the wrong section
        paths.append(key.path());
    }
    return nearestWord(path, paths);
}

} // namespace chat::server
