// SPDX-License-Identifier: Apache-2.0
#include "shared/client/profilefile.h"

#include <QDir>
#include <QSaveFile>

namespace chat::client {

QString profileFile(const QString &profile, const QString &name)
{
    if (profile.isEmpty())
        return {};
    if (QDir().mkpath(profile)) {
        QFile::setPermissions(profile,
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    return QDir(profile).filePath(name);
}

QByteArray readProfileFile(const QString &path, qint64 most)
{
    QFile file(path);
    if (path.isEmpty() || file.size() > most || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

bool writeProfileFile(const QString &path, const QByteArray &bytes)
{
    if (path.isEmpty())
        return true;
    QSaveFile file(path); // syncs before it renames
    return file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace chat::client
