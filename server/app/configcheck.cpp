// SPDX-License-Identifier: Apache-2.0
#include "server/app/configcheck.h"

#include "server/app/matchmodes.h"
#include "shared/protocol/matchvalues.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

/// One pass over one configuration.
class Check
{
public:
    explicit Check(const LoadedConfig &loaded) : m_loaded(loaded), m_config(loaded.config) { }

    Problems run()
    {
        checkListen();
        checkTls();
        checkAuth();
        checkOps();
        checkAdminPort();
        checkPaths();
        checkLimits();
        checkModes();
        return std::move(m_problems);
    }

private:
    void blame(const QString &path, const QString &what)
    {
        m_problems.push_back({m_loaded.sourceOf(path), path + u' ' + what});
    }

    void checkListen()
    {
        const auto &listen = m_config.server.listen;
        for (auto address = listen.begin(); address != listen.end(); ++address) {
            if (!address->tls && !address->host.isLoopback() && !m_config.server.allowPlaintext) {
                blame(
                    u"server.listen"_s,
                    address->toText()
                        + " would carry words and tokens unencrypted; use wss:// with tls.certificate_file "
                          "and "
                          "tls.key_file, listen on 127.0.0.1 behind a proxy, or set server.allow_plaintext = true"_L1);
            }
            const auto samePort = [&](const ListenAddress &other) {
                return other.host == address->host && other.port == address->port;
            };
            if (address->port != 0 && std::any_of(listen.begin(), address, samePort))
                blame(u"server.listen"_s,
                      address->toText() + " is already taken by another of its addresses"_L1);
        }
        if (m_config.server.proxyProtocol && m_config.server.trustedProxies.empty())
            blame(u"server.proxy_protocol"_s, u"needs server.trusted_proxies: whose headers to believe"_s);
    }

    void checkTls()
    {
        const Config::Tls &tls = m_config.tls;
        if (std::ranges::any_of(m_config.server.listen, &ListenAddress::tls)) {
            if (tls.certificateFile.isEmpty())
                blame(u"tls.certificate_file"_s, u"is needed for wss://"_s);
            if (tls.keyFile.isEmpty())
                blame(u"tls.key_file"_s, u"is needed for wss://"_s);
        }
        if (!m_config.server.adminListen.isEmpty()
            && (tls.certificateFile.isEmpty() || tls.keyFile.isEmpty()))
            blame(u"server.admin_listen"_s, u"needs tls.certificate_file and tls.key_file"_s);
        checkReadable(u"tls.certificate_file"_s, tls.certificateFile);
        checkReadable(u"tls.key_file"_s, tls.keyFile);
        checkPrivate(u"tls.key_file"_s, tls.keyFile);
    }

    void checkAuth()
    {
        const Config::Auth &auth = m_config.auth;
        if (!auth.guests && auth.jwtKeyFile.isEmpty())
            blame(u"auth.guests"_s, u"is false and auth.jwt_key_file is not set: nobody could log in"_s);
        checkReadable(u"auth.jwt_key_file"_s, auth.jwtKeyFile);
        checkPrivate(u"auth.jwt_key_file"_s, auth.jwtKeyFile);
        if (QFileInfo::exists(auth.tokenKeyFile)) { // made at the first start
            checkReadable(u"auth.token_key_file"_s, auth.tokenKeyFile);
            checkPrivate(u"auth.token_key_file"_s, auth.tokenKeyFile);
        }
    }

    void checkOps()
    {
        const Config::Ops &ops = m_config.ops;
        const auto address = parseHttpAddress(ops.listen);
        if (!address && !ops.listen.isEmpty())
            blame(u"ops.listen"_s, "must be "_L1 + address.error());
        if (address && !address->host.isLoopback() && ops.tokenFile.isEmpty())
            blame(u"ops.listen"_s, ops.listen + " is not loopback: that needs ops.token_file"_L1);
        checkReadable(u"ops.token_file"_s, ops.tokenFile);
        checkPrivate(u"ops.token_file"_s, ops.tokenFile);
        checkReadable(u"ops.crash_webhook_file"_s, ops.crashWebhookFile);
        checkPrivate(u"ops.crash_webhook_file"_s, ops.crashWebhookFile);
    }

    void checkAdminPort()
    {
        const Config::Server &server = m_config.server;
        if (server.adminListen.isEmpty())
            return;
        if (const auto address = parseHttpAddress(server.adminListen); !address)
            blame(u"server.admin_listen"_s, "must be "_L1 + address.error());
        if (server.adminTokenFile.isEmpty())
            blame(u"server.admin_listen"_s, u"needs server.admin_token_file"_s);
        checkReadable(u"server.admin_token_file"_s, server.adminTokenFile);
        checkPrivate(u"server.admin_token_file"_s, server.adminTokenFile);
    }

    void checkPaths()
    {
        if (m_config.server.state.isEmpty())
            blame(u"server.state"_s, u"has no default without a home directory: set it"_s);
        if (QFile::encodeName(m_config.server.adminSocket).size() > maxSocketPathBytes) {
            blame(u"server.admin_socket"_s,
                  "is longer than "_L1 + QString::number(maxSocketPathBytes)
                      + " bytes, the most that a local socket takes: "_L1 + m_config.server.adminSocket);
        }
    }

    void checkLimits()
    {
        const Config::Limits &limits = m_config.limits;
        if (limits.outboxMarkBytes > limits.outboxHardBytes)
            blame(u"limits.outbox_mark_bytes"_s, u"must not be more than limits.outbox_hard_bytes"_s);
        if (limits.frameBytes > limits.byteBurst)
            blame(u"limits.frame_bytes"_s, u"must not be more than limits.byte_burst"_s);
        if (limits.messageBytes > limits.frameBytes)
            blame(u"limits.message_bytes"_s, u"must not be more than limits.frame_bytes"_s);
    }

    void checkModes()
    {
        for (const Config::Match &mode : m_config.modes) {
            if (const auto good = checkMode(mode); !good)
                blame("match."_L1 + mode.name, good.error());
        }
        if (m_config.modes.size() > size_t(limits::maxMatchModes))
            blame("match."_L1 + m_config.modes.back().name,
                  "is one mode too many: there may be "_L1 + QString::number(limits::maxMatchModes));
    }

    void checkReadable(const QString &path, const QString &name)
    {
        if (name.isEmpty())
            return;
        const QFileInfo file(name);
        if (!file.exists())
            blame(path, "does not exist: "_L1 + name);
        else if (!file.isFile())
            blame(path, "is not a file: "_L1 + name);
        else if (!file.isReadable())
            blame(path, "is not readable by this user: "_L1 + name);
    }

    void checkPrivate(const QString &path, const QString &name)
    {
        const auto others = QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        if (QFileInfo(name).isFile() && (QFileInfo(name).permissions() & others))
            blame(path, "is open to every user of this machine; run: chmod o= "_L1 + name);
    }

    const LoadedConfig &m_loaded;
    const Config &m_config;
    Problems m_problems;
};

} // namespace

Problems checkConfig(const LoadedConfig &loaded) { return Check(loaded).run(); }

} // namespace chat::server
