// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/document.h"

#include <QByteArray>
#include <QWebSocketServer>

#include <expected>

namespace chat::server {

/// Lets QWebSocketServer negotiate: one that never listens, in each I/O thread. It is shown only heads that
/// the front door let pass.
class Handshaker
{
public:
    Handshaker();

    struct Agreed {
        QByteArray answer; ///< the 101, complete
        WireFormat format = WireFormat::Json; ///< of the agreed sub-protocol; JSON when none was offered
    };

    /// The complete head, ending in the empty line. An error is QWebSocketServer's own refusal, ready to be
    /// sent; empty when it said nothing.
    [[nodiscard]] std::expected<Agreed, QByteArray> negotiate(const QByteArray &head);

private:
    QWebSocketServer m_server;
};

} // namespace chat::server
