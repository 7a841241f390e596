// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/floodgate.h"
#include "server/core/tokenbucket.h"
#include "server/net/clientaddress.h"
#include "server/net/frame.h"
#include "server/net/outbox.h"
#include "server/net/requesthead.h"
#include "server/net/upgrade.h"
#include "shared/core/closecode.h"
#include "shared/protocol/events.h"

#include <QSslConfiguration>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

namespace chat::server {

/// What the sockets are told by the configuration. Immutable; swapped whole on a reload.
struct NetConfig {
    FrameLimits frames;
    OutboxLimits outbox;
    HeadLimits head;
    UpgradePolicy upgrade;
    std::vector<Subnet> trustedProxies;
    bool proxyProtocol = false; ///< trusted proxies send a PROXY header first
    Milliseconds handshakeTimeout = limits::handshakeTimeout;
    Milliseconds authTimeout = limits::authTimeout;
    Milliseconds frameTimeout = limits::frameTimeout;
    Milliseconds closeTimeout = limits::closeTimeout;
    Milliseconds pingInterval = limits::pingInterval;
    Milliseconds pongTimeout = limits::pongTimeout;
    BucketRate frameRate{.burst = limits::frameBurst, .perSecond = limits::framesPerSecond};
    BucketRate byteRate{.burst = limits::byteBurst, .perSecond = limits::bytesPerSecond};
    int roomsPerSession = limits::maxRoomsPerSession;
    int requestsOpen = limits::maxRequestsOpen;
    ServerHello hello; ///< its time is filled in
};

/// What the I/O threads count; written by them, read by anyone.
struct NetCounts {
    std::atomic<quint64> accepted{0};
    std::atomic<quint64> refused{0}; ///< before the upgrade, with an answer or without
    std::atomic<quint64> upgraded{0};
    std::atomic<quint64> framesIn{0};
    std::atomic<quint64> requests{0};
    std::atomic<quint64> badPackets{0};
    std::atomic<quint64> deliveries{0}; ///< frames put into outboxes for a room
    std::atomic<quint64> slowConsumers{0};
    std::atomic<quint64> violations{0}; ///< connections closed for what they sent
    std::atomic<quint64> handshakeTimeouts{0};
    std::atomic<quint64> noPong{0};
    std::atomic<quint64> rateLimited{0};
    std::array<std::atomic<quint64>, 32> closes{}; ///< WebSockets that ended, by row of closeTable()
    std::array<std::atomic<int>, wireFormats> speaking{}; ///< open connections by format

    /// A WebSocket ended with a code of ours or of the peer's. Any thread.
    void closed(CloseCode code)
    {
        const auto rows = closeTable();
        const auto row = std::ranges::find(rows, code, &CloseRow::code);
        if (row != rows.end())
            closes[size_t(row - rows.begin())].fetch_add(1, std::memory_order_relaxed);
    }
};

} // namespace chat::server
