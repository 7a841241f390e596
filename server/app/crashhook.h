// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ops/replygate.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/admincrashes.h"

#include <QNetworkAccessManager>
#include <QTimer>
#include <QUrl>

#include <deque>
#include <expected>

namespace chat::limits {
inline constexpr int hookQueue
    = 32; ///< crashes that the team's chat has not taken yet; more are only counted
} // namespace chat::limits

namespace chat::server {

/// Tells the team's chat of every crash (S2-15): a webhook as Slack and Mattermost take it, tried again until
/// it is taken. The address is a secret: it is in a file, and never in a log. Main thread, except where it
/// says otherwise.
class CrashHook final : public QObject
{
    Q_OBJECT
public:
    struct Patience {
        Milliseconds first{1000}; ///< before the second try; doubles with each
        Milliseconds most{300'000};
        Milliseconds answer{10'000}; ///< how long one try may take
        int tries = 12; ///< then it is given up
    };

    /// The address in the file: https, or http to this machine. An error is a sentence without the address.
    [[nodiscard]] static std::expected<QUrl, QString> addressIn(const QString &file);

    /// `server` is what the server calls itself.
    CrashHook(QUrl address, QString server) : CrashHook(std::move(address), std::move(server), Patience()) { }
    CrashHook(QUrl address, QString server, const Patience &patience);
    ~CrashHook() override;

    /// Any thread; never blocks.
    void tell(const CrashRow &crash);

    [[nodiscard]] int told() const { return m_told; }
    /// Given up, or more than may wait.
    [[nodiscard]] int lost() const { return m_lost; }
    [[nodiscard]] int waiting() const { return int(m_waiting.size()); }

    /// What is said: no markup, no names, nothing that anybody typed.
    [[nodiscard]] static QByteArray bodyFor(const CrashRow &crash, const QString &server);

private:
    void add(const CrashRow &crash);
    void send();
    void answered(QNetworkReply &reply);
    void next();

    const QUrl m_address;
    const QString m_server;
    const Patience m_patience;
    std::shared_ptr<ReplyGate> m_gate;
    QNetworkAccessManager m_network;
    QTimer m_retry;
    std::deque<CrashRow> m_waiting; ///< the first one is on its way
    int m_tried = 0; ///< of the first one
    int m_told = 0;
    int m_lost = 0;
};

} // namespace chat::server
