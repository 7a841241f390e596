// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/capacity.h"
#include "server/http/opscounts.h"
#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace chat::server {

/// A room that the pages list.
struct RoomFact {
    RoomId id;
    QString name;
    QByteArray kind; ///< "channel"
    int people = 0;
    int maxPeople = 0; ///< 0: no limit
};

/// One I/O thread.
struct LoopFact {
    int connections = 0;
    Milliseconds silent{0}; ///< since its last sign of life
    qint64 lagUs = 0; ///< the worst of the last ten seconds
    qint64 outboxBytes = 0; ///< that wait for its connections; a second old at most
};

/// The server at one moment, as its pages show it. A copy: whoever has it disturbs nobody.
struct OpsFacts {
    QString node;
    qint64 pid = 0;
    Milliseconds uptime{0};
    std::vector<QByteArray> listening; ///< "ws://127.0.0.1:7070"
    bool draining = false;
    Milliseconds mainSilent{0}; ///< since the main thread's last sign of life
    std::vector<LoopFact> loops;
    struct {
        int threads = 0;
        int running = 0;
        int queued = 0;
        Milliseconds longestTurn{0}; ///< of those that run
    } workers;
    struct {
        bool available = true;
        int waiting = 0; ///< events that are not stored yet
        Milliseconds oldest{0}; ///< of them
        quint64 stored = 0;
        qint64 walBytes = 0;
    } store;
    int sessions = 0; ///< also those whose connection is lost and may come back
    int connected = 0;
    int connections = 0;
    int connectionsMax = 0;
    Capacity capacity;
    int members = 0; ///< people in all rooms together
    std::vector<RoomFact> rooms; ///< by name; without the system's own
};

/// Where the pages have it from.
class OpsSource
{
public:
    virtual ~OpsSource() = default;
    // Any thread.
    [[nodiscard]] virtual OpsFacts facts() const = 0;
    [[nodiscard]] virtual OpsCounts counts() const = 0;
};

} // namespace chat::server
