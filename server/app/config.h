// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/netaddress.h"
#include "server/core/datachannel.h"
#include "server/core/eventlog.h"
#include "server/core/matchrules.h"
#include "shared/core/limits.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/admincrashes.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace chat::server {

/// How log lines look.
enum class LogFormat {
    Auto, ///< Journal when stderr is the journal of systemd, else Text
    Text,
    Journal, ///< without the time, with the priority before the line: see sd-daemon(3)
    Json,
};

/// Everything an operator can decide; one member a key of the file, named like it. Immutable after the start.
/// The range, unit and meaning of each are in configtable.cpp. Every time is in milliseconds here, whatever
/// the file says.
struct Config {
    struct Server {
        std::vector<ListenAddress> listen{
            {.tls = false, .host = QHostAddress(QHostAddress::LocalHost), .port = 7070}};
        QString state; ///< absolute after loading
        QString adminSocket; ///< absolute after loading
        QString adminListen; ///< "0.0.0.0:7443"; empty: only the local socket
        QString adminTokenFile; ///< absolute after loading
        bool allowPlaintext = false;
        int ioThreads = 0; ///< 0: see ioThreadsFor()
        int workers = 0; ///< 0: see workersFor()
        std::vector<Subnet> trustedProxies;
        bool proxyProtocol = false;
        QStringList allowedOrigins; ///< empty: no web page; who sends no Origin may
        QString name = QStringLiteral("madang");
        QString motd;
        friend bool operator==(const Server &, const Server &) = default;
    };
    struct Tls {
        QString certificateFile;
        QString keyFile;
        friend bool operator==(const Tls &, const Tls &) = default;
    };
    struct Auth {
        bool guests = true;
        QString tokenKeyFile; ///< absolute after loading; made at the first start
        QString jwtKeyFile; ///< empty: logins with a JWT are off
        QString jwtAlgorithm; ///< "HS256", "ES256", or empty: what the key says
        QString jwtAudience; ///< empty: not checked
        QString jwtIssuer; ///< empty: not checked
        Milliseconds jwtLeeway = std::chrono::seconds(60);
        Milliseconds tokenLife = std::chrono::days(30);
        Milliseconds resume = limits::resumeWindow;
        QStringList reservedNicks = defaultReservedNicks();
        friend bool operator==(const Auth &, const Auth &) = default;
        [[nodiscard]] static QStringList defaultReservedNicks();
    };
    struct Channels {
        int count = limits::defaultChannels;
        int people = limits::defaultChannelPeople;
        QString namePrefix = QStringLiteral("channel-");
        int log = limits::snapshotMessages;
        Milliseconds grace = limits::channelGrace;
        friend bool operator==(const Channels &, const Channels &) = default;
    };
    struct Rooms {
        QStringList kinds = defaultKinds(); ///< that people may make
        int total = limits::maxRooms;
        int own = limits::maxOwnRooms; ///< of one person
        int people = limits::defaultChannelPeople; ///< the most that a host may allow
        int largePeople = limits::defaultLargePeople;
        Milliseconds emptyGrace = limits::emptyGrace;
        int waiting = limits::maxWaiting; ///< for a seat in one room; 0: nobody waits
        Milliseconds seatHold = limits::seatHold;
        friend bool operator==(const Rooms &, const Rooms &) = default;
        [[nodiscard]] static QStringList defaultKinds();
    };
    struct Limits {
        int connections = 0; ///< 0: what the limit of descriptors allows
        int connectionsPerAddress = limits::connectionsPerAddress;
        int unopenedPerAddress = limits::unopenedPerAddress;
        int attemptsPerAddress = limits::attemptsPerAddress;
        std::vector<Subnet> exemptAddresses = defaultExemptAddresses();
        qsizetype frameBytes = limits::maxFrameBytes;
        int messageBytes = limits::maxTextBytes;
        int messageCodePoints = limits::maxTextCodePoints;
        int roomsPerSession = limits::maxRoomsPerSession;
        int requestsOpen = limits::maxRequestsOpen;
        int mailboxJobs = limits::mailboxJobs;
        int outboxMarkFrames = limits::outboxMarkFrames;
        qsizetype outboxMarkBytes = limits::outboxMarkBytes;
        qsizetype outboxHardBytes = limits::outboxHardBytes;
        Milliseconds outboxMark = limits::outboxMarkTime;
        int floodBurst = limits::floodBurst;
        double floodPerSecond = limits::floodPerSecond;
        int floodViolations = limits::floodViolations;
        Milliseconds floodWindow = limits::floodWindow;
        Milliseconds floodMute = limits::floodMute;
        int frameBurst = limits::frameBurst;
        double framesPerSecond = limits::framesPerSecond;
        qsizetype byteBurst = limits::byteBurst;
        double bytesPerSecond = limits::bytesPerSecond;
        int matchDataBurst = limits::matchDataBurst;
        double matchDataPerSecond = limits::matchDataPerSecond;
        int pipelineEntries = limits::pipelineEntries;
        Milliseconds pipelineAge = limits::pipelineAge;
        int journalJobs = limits::journalJobs;
        int crashCapsules = limits::crashCapsules;
        friend bool operator==(const Limits &, const Limits &) = default;
        [[nodiscard]] static std::vector<Subnet> defaultExemptAddresses(); ///< loopback
    };
    struct Timing {
        Milliseconds handshake = limits::handshakeTimeout;
        Milliseconds auth = limits::authTimeout;
        Milliseconds frame = limits::frameTimeout;
        Milliseconds close = limits::closeTimeout;
        Milliseconds ping = limits::pingInterval;
        Milliseconds pong = limits::pongTimeout;
        Milliseconds roomIdle = std::chrono::seconds(300);
        Milliseconds drain = std::chrono::seconds(10);
        Milliseconds slowTurn = std::chrono::milliseconds(100);
        Milliseconds invariants = std::chrono::seconds(1);
        friend bool operator==(const Timing &, const Timing &) = default;
    };
    struct Store {
        Durability durability = Durability::Full;
        qint64 retentionEvents = 0; ///< of each room; 0: all
        Milliseconds retention{0}; ///< 0: for ever
        friend bool operator==(const Store &, const Store &) = default;
    };
    struct Ops {
        QString listen; ///< "127.0.0.1:7080"; empty: no pages
        QString tokenFile; ///< absolute after loading; empty: no token
        QString crashWebhookFile; ///< absolute after loading; empty: nobody is told
        friend bool operator==(const Ops &, const Ops &) = default;
    };
    struct Log {
        QString rules; ///< as QLoggingCategory::setFilterRules() takes them, or separated by ';'
        LogFormat format = LogFormat::Auto;
        friend bool operator==(const Log &, const Log &) = default;
    };

    /// One [match.NAME].
    struct Match {
        QString name; ///< of the section
        int teams = 2;
        int teamSize = 1;
        int leastTeamSize = 0; ///< 0: only full teams
        Milliseconds smallerAfter = matching::Mode().smallerAfter;
        int largestParty = matching::Mode().largestParty;
        QStringList agree;
        int windowFirst = limits::ratingWindowFirst;
        int windowStep = limits::ratingWindowStep;
        Milliseconds windowEvery = limits::ratingWindowEvery;
        int windowMost = limits::ratingWindowMost;
        Milliseconds anyAfter{0}; ///< 0: never
        Milliseconds ready = limits::readyTime;
        Milliseconds ticket = limits::ticketLife;
        Milliseconds cooldown = limits::declineCooldown;
        Milliseconds result = limits::resultTime;
        Milliseconds longest = limits::longestMatch;
        int tickets = limits::maxTickets;
        bool backfill = false;
        int spectators = 0; ///< of one match; 0: nobody may watch
        bool clientRatings = false;
        friend bool operator==(const Match &, const Match &) = default;
    };

    Server server;
    Tls tls;
    Auth auth;
    Channels channels;
    Rooms rooms;
    Limits limits;
    Timing timing;
    Store store;
    Ops ops;
    Log log;
    std::vector<Match> modes; ///< in the order of the file
    Match match; ///< the one that is being read or shown; of no meaning otherwise
    bool debugFaults = false; ///< --debug-faults, and in no file: operators may hold up rooms
    friend bool operator==(const Config &, const Config &) = default;
};

/// The configured number, or max(1, cores / 2). `cores` is QThread::idealThreadCount().
[[nodiscard]] int ioThreadsFor(const Config &config, int cores);

/// The configured number, or one for each core.
[[nodiscard]] int workersFor(const Config &config, int cores);

} // namespace chat::server
