// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/config.h"
#include "server/net/admission.h"
#include "server/net/netconfig.h"

/// The configuration, in the words of the parts that it configures. Pure but for the files of setUpTls().
namespace chat::server {

[[nodiscard]] NetConfig netConfig(const Config &config);
[[nodiscard]] FloodRules floodRules(const Config &config);
[[nodiscard]] AddressRules addressRules(const Config &config);

/// Certificate chain and key, TLS 1.2 and up. An error is a sentence with the path.
[[nodiscard]] std::expected<std::shared_ptr<const QSslConfiguration>, QString>
setUpTls(const Config::Tls &tls);

/// Raises the limit of open descriptors to its maximum; returns how many there may be.
[[nodiscard]] qint64 raiseDescriptorLimit();

/// How many connections the process can hold: as configured, or what the descriptors leave when those of the
/// store, of threads, of consoles and of status pages are taken off.
[[nodiscard]] int maxConnections(const Config &config, qint64 descriptors);

} // namespace chat::server
