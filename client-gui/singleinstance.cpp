// SPDX-License-Identifier: Apache-2.0
#include "client-gui/singleinstance.h"

#include <QCryptographicHash>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

constexpr int answerTime = 1000; ///< ms for the first to take our call

/// In the runtime folder, because the path of a socket must be short.
QString socketPath(const QString &folder)
{
    const QByteArray hash
        = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/madang-client-"_s
        + QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent),
      m_lock(folder + u"/lock"_s),
      m_isFirst(false)
{
    m_lock.setStaleLockTime(0); // only the end of its process frees it
    m_isFirst = m_lock.tryLock();
    const QString path = socketPath(folder);
    if (!m_isFirst) {
        QLocalSocket first;
        first.connectToServer(path);
        first.waitForConnected(answerTime); // the connection alone says it
        return;
    }
    QLocalServer::removeServer(path); // of a program that crashed
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(path);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection())
            caller->deleteLater();
        Q_EMIT raiseRequested();
    });
}

} // namespace chat::gui

#include "moc_singleinstance.cpp"
