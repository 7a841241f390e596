// SPDX-License-Identifier: Apache-2.0
#include "server/app/config.h"

#include <algorithm>

namespace chat::server {

using namespace Qt::StringLiterals;

QStringList Config::Auth::defaultReservedNicks()
{
    return {u"admin"_s,  u"administrator"_s, u"moderator"_s, u"operator"_s,
            u"server"_s, u"system"_s,        u"madang"_s,    u"root"_s};
}

QStringList Config::Rooms::defaultKinds() { return {u"temporary"_s, u"meeting"_s, u"large"_s, u"channel"_s}; }

std::vector<Subnet> Config::Limits::defaultExemptAddresses()
{
    return {QHostAddress::parseSubnet(u"127.0.0.0/8"_s), QHostAddress::parseSubnet(u"::1/128"_s)};
}

int ioThreadsFor(const Config &config, int cores)
{
    return config.server.ioThreads > 0 ? config.server.ioThreads : std::max(1, cores / 2);
}

int workersFor(const Config &config, int cores)
{
    return config.server.workers > 0 ? config.server.workers : std::max(1, cores);
}

} // namespace chat::server
