// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/linebuffer.h"

#include <QLocalSocket>
#include <QStringList>
#include <QTest>

namespace chat::test {

/// A script on the admin socket: what it is given it writes, and it keeps the lines that come.
class LineClient
{
public:
    explicit LineClient(const QString &path)
    {
        QObject::connect(&socket, &QLocalSocket::readyRead, &socket, [this] {
            m_buffer.append(socket.readAll());
            while (const auto line = m_buffer.takeLine())
                lines.append(QString::fromUtf8(*line));
        });
        socket.connectToServer(path);
    }

    void write(const QByteArray &bytes) { socket.write(bytes); }

    [[nodiscard]] bool waitForLines(qsizetype count)
    {
        return QTest::qWaitFor([&] { return lines.size() >= count; }, 10'000);
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 10'000);
    }

    QLocalSocket socket;
    QStringList lines;

private:
    LineBuffer m_buffer;
};

} // namespace chat::test
