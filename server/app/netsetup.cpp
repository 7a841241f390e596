// SPDX-License-Identifier: Apache-2.0
#include "server/app/netsetup.h"

#include "server/http/httpserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>
#include <sys/resource.h>

namespace chat::server {

using namespace Qt::StringLiterals;

NetConfig netConfig(const Config &config)
{
    const auto &limits = config.limits;
    NetConfig net;
    net.frames = {.maxFrameBytes = limits.frameBytes, .maxMessageBytes = limits.frameBytes};
    net.outbox = {.markFrames = limits.outboxMarkFrames,
                  .markBytes = limits.outboxMarkBytes,
                  .hardBytes = limits.outboxHardBytes,
                  .markTime = limits.outboxMark};
    for (const QString &origin : config.server.allowedOrigins)
        net.upgrade.allowedOrigins.push_back(origin.toUtf8());
    net.trustedProxies = config.server.trustedProxies;
    net.proxyProtocol = config.server.proxyProtocol;
    net.handshakeTimeout = config.timing.handshake;
    net.authTimeout = config.timing.auth;
    net.frameTimeout = config.timing.frame;
    net.closeTimeout = config.timing.close;
    net.pingInterval = config.timing.ping;
    net.pongTimeout = config.timing.pong;
    net.frameRate = {.burst = double(limits.frameBurst), .perSecond = limits.framesPerSecond};
    net.byteRate = {.burst = double(limits.byteBurst), .perSecond = limits.bytesPerSecond};
    net.roomsPerSession = limits.roomsPerSession;
    net.requestsOpen = limits.requestsOpen;
    net.hello = {.server = u"madang/" CHAT_VERSION ""_s,
                 .limits = {.frameBytes = limits.frameBytes,
                            .textCodePoints = limits.messageCodePoints,
                            .textBytes = limits.messageBytes,
                            .roomsPerSession = limits.roomsPerSession,
                            .requestsOpen = limits.requestsOpen,
                            .authMs = int(config.timing.auth.count())},
                 .motd = config.server.motd,
                 .node = config.server.name};
    net.hello.authKinds = {"token", "resume"};
    if (config.auth.guests)
        net.hello.authKinds.insert(net.hello.authKinds.begin(), "guest");
    for (const QString &kind : config.rooms.kinds)
        net.hello.features.push_back("create." + kind.toLatin1());
    net.hello.features.push_back("people");
    net.hello.features.push_back("party");
    if (config.rooms.waiting > 0)
        net.hello.features.push_back("waitlist");
    return net;
}

FloodRules floodRules(const Config &config)
{
    const auto &limits = config.limits;
    return {.rate = {.burst = double(limits.floodBurst), .perSecond = limits.floodPerSecond},
            .violations = limits.floodViolations,
            .window = limits.floodWindow,
            .mute = limits.floodMute};
}

AddressRules addressRules(const Config &config)
{
    const auto &limits = config.limits;
    AddressRules rules{.connections = limits.connectionsPerAddress,
                       .unopened = limits.unopenedPerAddress,
                       .attempts = limits.attemptsPerAddress};
    for (const Subnet &subnet : limits.exemptAddresses) {
        const bool v4 = subnet.first.protocol() == QAbstractSocket::IPv4Protocol;
        rules.exempt.push_back({addressBytes(subnet.first), subnet.second + (v4 ? 96 : 0)});
    }
    return rules;
}

std::expected<std::shared_ptr<const QSslConfiguration>, QString> setUpTls(const Config::Tls &tls)
{
    const auto chain = QSslCertificate::fromPath(tls.certificateFile);
    if (chain.isEmpty())
        return std::unexpected(tls.certificateFile + " holds no certificate"_L1);
    QFile file(tls.keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(tls.keyFile + ": "_L1 + file.errorString());
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Ec);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Rsa);
    if (key.isNull())
        return std::unexpected(tls.keyFile + " holds no private key"_L1);
    auto configuration = std::make_shared<QSslConfiguration>(QSslConfiguration::defaultConfiguration());
    configuration->setLocalCertificateChain(chain);
    configuration->setPrivateKey(key);
    configuration->setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificates
    configuration->setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

qint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlimit raised{limit.rlim_max, limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    return qint64(std::min<rlim_t>(limit.rlim_cur, 10'000'000));
}

int maxConnections(const Config &config, qint64 descriptors)
{
    constexpr qint64 ownDescriptors = 64;
    constexpr HttpLimits pages;
    const qint64 taken
        = ownDescriptors + (config.ops.listen.isEmpty() ? 0 : pages.threads + qint64(pages.waiting) + 2);
    const qint64 room = std::max<qint64>(1, descriptors - taken);
    const qint64 wanted = config.limits.connections;
    return int(wanted == 0 ? room : std::min(wanted, room));
}

} // namespace chat::server
