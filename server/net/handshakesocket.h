// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace chat::server {

/// A QTcpSocket without a descriptor: serves the bytes of one request head and collects what is answered. It
/// is what QWebSocketServer negotiates on. Read it like a file: no signal but readyRead.
class HandshakeSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    explicit HandshakeSocket(QByteArray head, QObject *parent = nullptr);

    [[nodiscard]] const QByteArray &answer() const { return m_answer; }

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override { return 0; }
    [[nodiscard]] bool isSequential() const override { return true; }
    void close() override;
    void disconnectFromHost() override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 readLineData(char *data, qint64 size) override;
    qint64 skipData(qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_head;
    qsizetype m_read = 0;
    QByteArray m_answer;
};

} // namespace chat::server
