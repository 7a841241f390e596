// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/histogram.h"

#include <QByteArray>

#include <map>

namespace chat::server {

/// What the server counted since its start, and what it is made of. A copy.
struct OpsCounts {
    quint64 accepted = 0; ///< connections
    quint64 refused = 0; ///< before the upgrade
    std::map<quint16, quint64> closes; ///< by close code; only known ones
    quint64 logins = 0; ///< without resumes
    quint64 loginsRefused = 0;
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
    std::vector<Histogram::Reading> sendQueues; ///< bytes; one an I/O thread
    Histogram::Reading delivery; ///< ns
    Histogram::Reading jobs; ///< ns
    Histogram::Reading commits; ///< ns
    int jobsWaiting = 0;
    qint64 residentBytes = 0;
    int descriptors = 0;
    qint64 descriptorsMax = 0;
    double cpuSeconds = 0;
    double startTime = 0; ///< seconds since 1970
};

} // namespace chat::server
