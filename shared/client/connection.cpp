// SPDX-License-Identifier: Apache-2.0
#include "shared/client/connection.h"

#include "shared/client/closemeaning.h"
#include "shared/core/logging.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QSysInfo>

namespace chat::client {

Connection::Connection(std::unique_ptr<Link> link, Clock &clock)
    : m_link(std::move(link)),
      m_clock(clock),
      m_alarm(clock, this, [this] { wake(); }),
      m_requests(m_link->format(), [this](const QByteArray &packet) {
          ++m_diagnostics.packetsOut;
          m_link->send(packet);
      })
{
    m_diagnostics.binary = m_link->format() == WireFormat::Cbor;
    connect(m_link.get(), &Link::opened, this, [this] { setState(LinkState::Opening); });
    connect(m_link.get(), &Link::received, this, &Connection::receive);
    connect(m_link.get(), &Link::closed, this, &Connection::closed);
    connect(m_link.get(), &Link::distrusted, this, &Connection::distrust);
}

Connection::~Connection()
{
    m_link->disconnect(this);
    m_link->close(CloseCode::Normal);
}

void Connection::open(const QUrl &server, const Credentials &who)
{
    close();
    m_server = server;
    m_who = who;
    m_status = {};
    m_diagnostics = {.binary = m_diagnostics.binary};
    m_backoff.reset();
    m_sleepWatch = {};
    connectNow();
}

void Connection::close()
{
    m_resume.reset(); // a goodbye gives the seat up
    m_drainedUntil.reset();
    m_link->close(CloseCode::Normal);
    leaveOnline();
    setState(LinkState::Offline);
}

void Connection::tryNow()
{
    if (m_status.state == LinkState::Waiting)
        connectNow();
}

void Connection::trustCertificate(const QByteArray &fingerprint)
{
    m_link->setTrusted(fingerprint);
    if (m_status.state == LinkState::Ended && m_status.distrust)
        connectNow();
}

LinkStatus Connection::status() const
{
    LinkStatus status = m_status;
    if (status.state == LinkState::Waiting) {
        const auto left = std::chrono::ceil<Milliseconds>(m_nextTry - m_clock.now().mono);
        status.nextTry = std::max(Milliseconds(0), left);
    }
    return status;
}

void Connection::connectNow()
{
    m_openingEnds = m_clock.now().mono + openingPatience;
    m_status.distrust.reset();
    setState(LinkState::Connecting);
    watch();
    m_link->open(m_server);
}

void Connection::receive(const QByteArray &bytes, WireFormat format)
{
    const MonoTime now = m_clock.now().mono;
    ++m_diagnostics.packetsIn;
    m_heartbeat.heard(now);
    const auto packet = decodeServerPacket(bytes, format, m_scratch);
    if (!packet) {
        qCWarning(lcNet) << "a packet that cannot be read:" << errorRow(packet.error().code).name;
        return hangUp(CloseCode::ProtocolError, packet.error().detail);
    }
    if (m_requests.take(*packet, now))
        return watch();
    const auto type = QLatin1StringView(packet->type);
    if (type == ServerHello::name) {
        if (const auto hello = packet->as<ServerHello>())
            greet(*hello);
    } else if (type == Welcome::name) {
        if (const auto known = packet->as<Welcome>())
            welcome(*known);
    } else if (type == SystemDrain::name) {
        if (const auto drain = packet->as<SystemDrain>())
            m_drainedUntil = drain->reconnectAt;
        Q_EMIT heard(*packet);
    } else if (isOnline()) {
        Q_EMIT heard(*packet);
    }
}

void Connection::greet(const ServerHello &hello)
{
    m_diagnostics.server = hello.server;
    m_diagnostics.node = hello.node;
    m_diagnostics.features = hello.features;
    if (hello.versionMin > limits::protocolVersion)
        return end({.code = ErrorCode::VersionUnsupported});
    Hello ours{.version = limits::protocolVersion,
               .client = ClientInfo{.name = QStringLiteral("madang-client"),
                                    .version = QStringLiteral(CHAT_VERSION),
                                    .os = QSysInfo::prettyProductName()},
               .language = QLocale().bcp47Name().toLatin1()};
    ask(ours, [this](const Result<HelloAnswer> &answer) {
        if (m_status.state != LinkState::Opening)
            return; // the link went meanwhile, and this is only its echo
        if (!answer)
            return end(answer.error());
        m_diagnostics.protocolVersion = answer->version;
        logIn();
    });
}

void Connection::logIn()
{
    const auto done = [this](const Result<AuthAnswer> &answer) { loggedIn(answer, false); };
    const auto deviceId = m_who.deviceId.isEmpty() ? std::nullopt : std::optional(m_who.deviceId);
    if (m_resume) {
        ask(AuthResume{m_resume->session, m_resume->key, m_systemPosition},
            [this](const Result<AuthAnswer> &answer) { loggedIn(answer, true); });
    } else if (!m_who.token.isEmpty()) {
        ask(AuthToken{.token = m_who.token.toLatin1(),
                      .device = QSysInfo::prettyProductName(),
                      .deviceId = deviceId},
            done);
    } else {
        ask(AuthGuest{m_who.nick.isEmpty() ? std::nullopt : std::optional(m_who.nick), deviceId}, done);
    }
}

void Connection::loggedIn(const Result<AuthAnswer> &answer, bool wasResume)
{
    if (answer) {
        m_who.token = QString::fromLatin1(answer->token);
        Q_EMIT tokenIssued(m_who.token);
        return; // welcome follows
    }
    if (m_status.state != LinkState::Opening)
        return; // the link went meanwhile, and this is only its echo
    const Error &error = answer.error();
    qCInfo(lcSession) << "login refused:" << errorRow(error.code).name;
    if (wasResume && !errorRow(error.code).temporary) {
        m_resume.reset();
        return logIn();
    }
    if (!errorRow(error.code).temporary)
        return end(error);
    m_status.refusal = error;
    hangUp(CloseCode::Normal, error.detail, error.retryAfter);
}

void Connection::welcome(const Welcome &welcome)
{
    const MonoTime now = m_clock.now().mono;
    m_resume = Resume{welcome.session, welcome.resumeKey};
    m_drainedUntil.reset();
    m_onlineSince = now;
    m_heartbeat.start(now);
    m_diagnostics.session = QString::fromLatin1(welcome.session.toText());
    ++m_diagnostics.connects;
    m_diagnostics.resumes += welcome.resumed;
    m_status.refusal.reset();
    m_status.closeCode.reset();
    m_status.lastError.clear();
    setState(LinkState::Online);
    Q_EMIT welcomed(welcome);
    watch();
}

void Connection::closed(quint16 code, const QString &why)
{
    const CloseMeaning meaning = closeMeaning(code);
    qCInfo(lcNet) << "closed with" << code << (meaning.comesBack ? "and comes back" : "for good");
    noteLoss(code);
    noteFailure(why);
    std::optional<Milliseconds> hint;
    if (m_drainedUntil)
        hint = std::clamp(*m_drainedUntil - m_clock.now().wall, Milliseconds(0), longestHint);
    if (!meaning.keepsSession)
        m_resume.reset();
    leaveOnline();
    if (meaning.comesBack)
        comeBackLater(hint);
    else
        setState(LinkState::Ended);
}

/// A person has to decide, so nothing is tried again; the session can still be taken up.
void Connection::distrust(const Distrust &distrust)
{
    qCWarning(lcNet) << "the server's certificate is not trusted:" << distrust.fingerprint.toHex(':');
    m_status.distrust = distrust;
    noteFailure(QStringLiteral("the certificate is not trusted"));
    leaveOnline();
    setState(LinkState::Ended);
}

void Connection::hangUp(CloseCode code, const QString &why, std::optional<Milliseconds> hint)
{
    m_link->close(code);
    noteLoss(quint16(CloseCode::Abnormal));
    noteFailure(why);
    leaveOnline();
    comeBackLater(hint);
}

void Connection::comeBackLater(std::optional<Milliseconds> hint)
{
    if (hint)
        hint = std::min(*hint, longestHint);
    const Milliseconds wait = m_backoff.next(QRandomGenerator::global()->generateDouble(), hint);
    m_nextTry = m_clock.now().mono + wait;
    setState(LinkState::Waiting);
    watch();
}

void Connection::end(const Error &refusal)
{
    m_link->close(CloseCode::Normal);
    m_resume.reset();
    m_status.refusal = refusal;
    noteFailure(refusal.detail.isEmpty() ? QString(errorRow(refusal.code).name) : refusal.detail);
    leaveOnline();
    setState(LinkState::Ended);
}

void Connection::noteLoss(quint16 code)
{
    const bool wasReached = m_status.state != LinkState::Connecting || code != quint16(CloseCode::Abnormal);
    m_status.closeCode = wasReached ? std::optional(code) : std::nullopt;
}

void Connection::noteFailure(const QString &why)
{
    m_status.lastError = why;
    m_diagnostics.failures.append({m_clock.now().wall, why});
    if (m_diagnostics.failures.size() > mostFailures)
        m_diagnostics.failures.removeFirst();
}

void Connection::leaveOnline()
{
    const bool wasOnline = isOnline();
    if (wasOnline && m_clock.now().mono - m_onlineSince >= steady)
        m_backoff.reset();
    if (m_status.state != LinkState::Offline)
        m_status.state = LinkState::Offline; // before anybody is called back; the real state follows
    m_requests.failAll({.code = ErrorCode::Internal, .detail = QStringLiteral("the connection was closed")});
    if (wasOnline)
        Q_EMIT lost();
}

void Connection::setState(LinkState state)
{
    m_status.state = state;
    m_status.comesBack = state != LinkState::Ended;
    Q_EMIT statusChanged();
}

void Connection::ping()
{
    const MonoTime asked = m_clock.now().mono;
    ask(Ping{}, [this, asked](const Result<Pong> &pong) {
        if (pong)
            m_diagnostics.roundTrip = std::chrono::ceil<Milliseconds>(m_clock.now().mono - asked);
    });
}

void Connection::wake()
{
    const Now now = m_clock.now();
    const bool slept = m_sleepWatch.look(now);
    const LinkState state = m_status.state;
    if (state == LinkState::Waiting && (slept || now.mono >= m_nextTry))
        return connectNow();
    if ((state == LinkState::Connecting || state == LinkState::Opening) && now.mono >= m_openingEnds)
        return hangUp(CloseCode::GoingAway, QStringLiteral("no welcome in time"));
    if (state == LinkState::Online) {
        if (slept)
            m_heartbeat.doubt(now.mono);
        m_requests.expire(now.mono);
        switch (m_heartbeat.check(now.mono)) {
        case Heartbeat::Next::Nothing: break;
        case Heartbeat::Next::Ask: ping(); break;
        case Heartbeat::Next::GiveUp:
            m_backoff.reset(); // it is the way that broke, so nobody else comes with us
            return hangUp(CloseCode::GoingAway, QStringLiteral("no sign of life"));
        }
    }
    watch();
}

/// Asks to be woken by the next thing that is due.
void Connection::watch()
{
    const LinkState state = m_status.state;
    if (state == LinkState::Offline || state == LinkState::Ended)
        return;
    std::optional<MonoTime> next = m_clock.now().mono + SleepWatch::interval;
    if (state == LinkState::Waiting)
        next = earlier(next, m_nextTry);
    else if (state == LinkState::Online)
        next = earlier(earlier(next, m_heartbeat.deadline()), m_requests.nextDeadline());
    else
        next = earlier(next, m_openingEnds);
    m_alarm.wakeBy(next);
}

} // namespace chat::client

#include "moc_connection.cpp"
