// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/actorpage.h"
#include "server/app/chatserver.h"
#include "server/app/processfacts.h"
#include "server/core/quantile.h"
#include "server/http/opsfacts.h"
#include "shared/protocol/statshistory.h"

#include <QTimer>

#include <functional>
#include <mutex>

namespace chat::server {

/// What belongs to operators and not to the server itself.
struct OperatorCounts {
    int consoles = 0; ///< on the admin socket
    int reloads = 0; ///< of the configuration, that succeeded
    int reloadsFailed = 0;
};

/// Every number of the running server, read where it is kept, for its pages and for consoles; nothing stops
/// for it. Once a second it also looks by itself, for what is told over time. Main thread, except where it
/// says otherwise.
class StatsCollector final : public OpsSource
{
public:
    static constexpr Milliseconds interval{1000};

    /// `server` outlives it.
    explicit StatsCollector(const ChatServer &server);
    ~StatsCollector() override;
    Q_DISABLE_COPY_MOVE(StatsCollector)

    /// Looks from now on; the server is complete.
    void start();
    /// Asked in the main thread, once a second, as long as that thread has an event loop.
    void setOperatorCounts(std::function<OperatorCounts()> ask);

    // Any thread.
    [[nodiscard]] OpsFacts facts() const override;
    [[nodiscard]] OpsCounts counts() const override;
    /// How many more people fit.
    [[nodiscard]] Capacity capacity() const;

    // Main thread.
    [[nodiscard]] AdminStats stats() const;
    [[nodiscard]] const ActorRates &actorRates() const { return m_rates; }
    [[nodiscard]] SeriesAnswer series(Span span) const { return m_history.series(span); }

private:
    struct Latencies {
        RecentCounts delivery;
        RecentCounts acknowledgement;
        RecentCounts commit;
    };

    void look();
    [[nodiscard]] OpsFacts factsWithoutRooms() const;
    [[nodiscard]] qint64 sessionBytes(int sessions) const;

    const ChatServer &m_server;
    const MonoTime m_started;
    const double m_startTime; ///< seconds since 1970
    std::vector<QByteArray> m_listening; ///< of the server; set by start()
    mutable ProcessWatch m_process;
    std::function<OperatorCounts()> m_askOperators;
    QTimer m_timer; ///< also the main thread's sign of life
    std::atomic<qint64> m_lookedNs{0}; ///< steady clock
    mutable std::mutex m_mutex; ///< of the next two
    QString m_node; ///< as the configuration says now
    OperatorCounts m_operators;
    Latencies m_latencies; ///< main thread only, like the next
    StatsHistory m_history;
    ActorRates m_rates;
};

} // namespace chat::server
