// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/backoff.h"
#include "shared/client/clock.h"
#include "shared/client/heartbeat.h"
#include "shared/client/link.h"
#include "shared/client/linkstatus.h"
#include "shared/client/requests.h"
#include "shared/client/sleepwatch.h"

#include <QObject>

#include <memory>

namespace chat::client {

/// A login that lasts: opens the link, greets, logs in or takes the session up again, watches that the server
/// is there, and comes back by itself. One thread, with an event loop.
class Connection final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds openingPatience{15'000}; ///< from the first try to the welcome
    static constexpr Milliseconds steady{10'000}; ///< online for so long, the next loss is a first one
    static constexpr Milliseconds longestHint{600'000}; ///< a server that asks for more is not believed
    static constexpr int mostFailures = 5; ///< of which diagnostics() tell

    /// `clock` outlives this.
    Connection(std::unique_ptr<Link> link, Clock &clock);
    ~Connection() override;

    void open(const QUrl &server, const Credentials &who);
    void close();
    void tryNow();
    /// See Session::trustCertificate().
    void trustCertificate(const QByteArray &fingerprint);

    [[nodiscard]] LinkStatus status() const;
    [[nodiscard]] bool isOnline() const { return m_status.state == LinkState::Online; }
    [[nodiscard]] const Diagnostics &diagnostics() const { return m_diagnostics; }
    /// Where we are in the room `system`: told to the server when a session is taken up again.
    void setSystemPosition(const std::optional<Position> &position) { m_systemPosition = position; }

    /// Only while online. `done` is called exactly once, never from here, unless this is destroyed before.
    template <Packet T>
    void ask(const T &packet, std::function<void(Result<typename T::Answer>)> done)
    {
        m_requests.ask(packet, m_clock.now().mono, std::move(done));
        watch();
    }

Q_SIGNALS:
    void statusChanged();
    void welcomed(const chat::Welcome &welcome); ///< online
    void lost(); ///< was online
    /// An event of the server, but those of the opening. Good during the call only.
    void heard(const chat::ServerPacket &packet);
    void tokenIssued(const QString &token);

private:
    void connectNow();
    void greet(const ServerHello &hello);
    void logIn();
    void loggedIn(const Result<AuthAnswer> &answer, bool wasResume);
    void welcome(const Welcome &welcome);
    void receive(const QByteArray &packet, WireFormat format);
    void closed(quint16 code, const QString &why);
    void distrust(const Distrust &distrust);
    /// Ends what there is, with a word to the server.
    void hangUp(CloseCode code, const QString &why, std::optional<Milliseconds> hint = {});
    void comeBackLater(std::optional<Milliseconds> hint);
    void end(const Error &refusal);
    void noteLoss(quint16 code);
    void noteFailure(const QString &why);
    void leaveOnline();
    void setState(LinkState state);
    void ping();
    void wake();
    void watch();

    std::unique_ptr<Link> m_link;
    Clock &m_clock;
    Alarm m_alarm;
    Requests m_requests;
    Backoff m_backoff;
    Heartbeat m_heartbeat;
    SleepWatch m_sleepWatch;
    Document m_scratch;

    QUrl m_server;
    Credentials m_who;
    struct Resume {
        SessionId session;
        QByteArray key;
    };
    std::optional<Resume> m_resume; ///< of the last welcome
    std::optional<Position> m_systemPosition;
    std::optional<Timestamp> m_drainedUntil;

    LinkStatus m_status;
    Diagnostics m_diagnostics;
    MonoTime m_nextTry; ///< while Waiting
    MonoTime m_openingEnds; ///< while Connecting and Opening
    MonoTime m_onlineSince;
};

} // namespace chat::client
