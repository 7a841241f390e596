// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/chatserver.h"
#include "server/http/httpserver.h"
#include "server/http/opspages.h"

namespace chat::server {

/// The operations port of a server: its pages, and what they are made of. Main thread.
class Operations final
{
public:
    /// Takes the port of config.ops and reads the token. `source` outlives it.
    [[nodiscard]] static std::expected<std::unique_ptr<Operations>, StartFailure>
    open(const OpsSource &source, const Config &config);
    ~Operations();
    Q_DISABLE_COPY_MOVE(Operations)

    /// With the token as the file holds it now; an error is a sentence.
    [[nodiscard]] std::expected<OpsAccess, QString> freshAccess(const Config &config) const;
    /// For requests from now on.
    void setAccess(OpsAccess access) { m_pages.setAccess(std::move(access)); }

    /// Answers from now on; the server is complete.
    void serve();

    /// Where; the port is filled in.
    [[nodiscard]] const HttpAddress &address() const { return m_address; }
    /// Those of its chat page, by every name that this machine surely has. An address that is every address
    /// has names that only the operator knows.
    [[nodiscard]] std::vector<QByteArray> origins() const;

private:
    Operations(const OpsSource &source, HttpAddress address, OpsAccess access);

    HttpAddress m_address;
    OpsPages m_pages;
    HttpServer m_http; ///< last: its threads use the others
};

} // namespace chat::server
