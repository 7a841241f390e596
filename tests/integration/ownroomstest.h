// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/servertest.h"

namespace chat::test {

/// A server in which people make rooms, for each transport and format: temporary ones vanish at once, and
/// nobody is too fast.
class OwnRoomsTest
{
protected:
    /// At the beginning of each test; see `failure()`.
    [[nodiscard]] bool startServer()
    {
        QFETCH_GLOBAL(Transport, transport);
        QFETCH_GLOBAL(WireFormat, format);
        m_transport = transport;
        m_format = format;
        m_server = std::make_unique<TestServer>();
        auto &limits = m_server->config.limits;
        limits.floodBurst = limits.frameBurst = limits.requestsOpen = 10'000;
        m_server->config.rooms.emptyGrace = std::chrono::milliseconds(100);
        return m_server->start();
    }
    [[nodiscard]] QString failure() const { return m_server->failure; }
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

} // namespace chat::test
