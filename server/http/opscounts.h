// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/histogram.h"
#include "server/core/matchcounts.h"
#include "shared/core/timestamp.h"

#include <QByteArray>

#include <map>
#include <vector>

namespace chat::server {

/// What was tried, and how it ended.
struct Tried {
    quint64 ok = 0;
    quint64 refused = 0;
};

/// The actors of one kind together.
struct ActorKindCount {
    QByteArray kind; ///< "room", "lobby"
    int actors = 0;
    int waiting = 0; ///< jobs in their mailboxes
    Milliseconds oldest{0}; ///< of those jobs
};

/// What the server counted since its start, and what it is made of. A copy.
struct OpsCounts {
    quint64 accepted = 0; ///< connections
    quint64 refused = 0; ///< before the upgrade
    std::map<quint16, quint64> closes; ///< by close code; only known ones
    Tried guestLogins; ///< of new guests
    Tried tokenLogins; ///< of guests who come back, and of accounts
    quint64 resumes = 0;
    quint64 resumesRefused = 0;
    quint64 replaced = 0;
    quint64 requests = 0;
    quint64 badPackets = 0;
    quint64 rateLimited = 0;
    quint64 deliveries = 0;
    quint64 slowConsumers = 0;
    quint64 gaps = 0;
    quint64 announcements = 0;
    quint64 crashes = 0;
    std::map<QByteArray, quint64> violations; ///< by invariant
    std::vector<Histogram::Reading> sendQueues; ///< bytes; one an I/O thread
    Histogram::Reading delivery; ///< ns
    Histogram::Reading acknowledgement; ///< ns
    Histogram::Reading jobs; ///< ns
    Histogram::Reading commits; ///< ns
    std::vector<ActorKindCount> actors; ///< by kind
    std::vector<MatchModeFacts> modes; ///< by name
    int consoles = 0;
    Tried reloads; ///< of the configuration
    qint64 residentBytes = 0;
    int descriptors = 0;
    qint64 descriptorsMax = 0;
    double cpuSeconds = 0;
    double startTime = 0; ///< seconds since 1970
};

} // namespace chat::server
