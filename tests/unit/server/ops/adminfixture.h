// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ops/adminsocket.h"
#include "shared/protocol/adminwire.h"
#include "tests/support/fakebackend.h"
#include "tests/unit/server/ops/lineclient.h"

#include <QTemporaryDir>

namespace chat::test {

/// The line that answers request `id`.
template <Described Answer>
[[nodiscard]] QString ok(RequestId id, const Answer &answer)
{
    return QString::fromUtf8(encodeAdminAnswer(id, answer));
}

[[nodiscard]] inline QByteArray line(const QByteArray &json) { return json + '\n'; }

/// An admin socket with a backend that answers samples; a new one for each test function.
class AdminFixture
{
public:
    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("admin.sock")); }
    [[nodiscard]] bool start()
    {
        socket.reset();
        backend = std::make_unique<FakeBackend>();
        socket = std::make_unique<server::AdminSocket>(*backend);
        return socket->listen(path()).has_value();
    }

    std::unique_ptr<FakeBackend> backend;
    std::unique_ptr<server::AdminSocket> socket; ///< ends before the backend

private:
    QTemporaryDir m_dir;
};

} // namespace chat::test
