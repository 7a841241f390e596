// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitefailure.h"

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

// Primary result codes, https://www.sqlite.org/rescode.html; the numbers are part of SQLite's interface.
enum PrimaryCode {
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    IoError = 10,
    Full = 13,
    CannotOpen = 14,
    Protocol = 15,
};

StoreFailure::Kind kindOf(int primaryCode)
{
    switch (primaryCode) {
    case Busy:
    case Locked:
    case NoMemory:
    case ReadOnly:
    case IoError:
    case Full:
    case CannotOpen:
    case Protocol: return StoreFailure::Unavailable;
    default: return StoreFailure::Rejected;
    }
}

} // namespace

StoreFailure failureOf(const QSqlError &error, const QString &doing)
{
    const int extendedCode = error.nativeErrorCode().toInt();
    return {kindOf(extendedCode & 0xff),
            u"%1: %2 (SQLite error %3)"_s.arg(doing, error.databaseText()).arg(extendedCode)};
}

} // namespace chat::server
