// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/checkout.h"
#include "tests/support/waituntil.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>
#include <memory>

namespace chat::test {

/// The real chat-server as a process, on a free port of loopback and in a directory that goes with it; it can
/// be ended with kill -9 and comes back on the same port and state.
class ServerProcess
{
public:
    static constexpr int patience = 30'000; ///< ms

    ~ServerProcess() { kill9(); }

    /// False: it did not start; `failure` says why.
    [[nodiscard]] bool start()
    {
        using namespace Qt::StringLiterals;
        m_process = std::make_unique<QProcess>();
        m_process->setStandardErrorFile(m_dir.filePath(u"log"_s));
        m_process->start(QStringLiteral(CHAT_BINARY_DIR "/bin/chat-server"),
                         {u"--state"_s, m_dir.filePath(u"state"_s), u"--listen"_s,
                          u"ws://127.0.0.1:%1"_s.arg(std::max(0, m_url.port()))});
        QByteArray greeting;
        const bool greeted = waitUntil(
            [&] {
                greeting += m_process->readAllStandardOutput();
                return greeting.contains("room.enter") || m_process->state() == QProcess::NotRunning;
            },
            patience);
        static const QRegularExpression address(u"connect to\\s+(\\S+)"_s);
        const auto found = address.match(QString::fromUtf8(greeting));
        failure = u"no greeting: "_s + QString::fromUtf8(greeting);
        if (!greeted || !found.hasMatch())
            return false;
        m_url = QUrl(found.captured(1));
        return true;
    }

    void kill9()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished(patience);
        m_process.reset();
    }

    [[nodiscard]] QUrl url() const { return m_url; }
    QString failure;

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QProcess> m_process;
    QUrl m_url;
};

} // namespace chat::test
