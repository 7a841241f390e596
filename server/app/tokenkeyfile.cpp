// SPDX-License-Identifier: Apache-2.0
#include "server/app/tokenkeyfile.h"

#include <QFile>
#include <QSaveFile>

namespace chat::server {

using namespace Qt::StringLiterals;

Result<TokenKey> tokenKeyFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(ErrorCode::ConfigInvalid, path + ": "_L1 + file.errorString());
    auto key = TokenKey::parse(file.read(TokenKey::maxFileBytes + 1));
    if (!key)
        key.error().detail.prepend(path + ": "_L1);
    return key;
}

Result<TokenKey> ownTokenKey(const QString &path)
{
    if (QFile::exists(path))
        return tokenKeyFrom(path);
    const TokenKey key = TokenKey::generate();
    QSaveFile file(path); // whole or not at all, also when the machine stops in between
    const bool made = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(key.secret() + '\n') > 0 && file.commit();
    if (!made)
        return refuse(ErrorCode::ConfigInvalid, path + ": "_L1 + file.errorString());
    return key;
}

} // namespace chat::server
