// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/certificatetrust.h"
#include "shared/core/result.h"

#include <QMetaType>

namespace chat::client {

/// Where a session's connection stands.
enum class LinkState : quint8 {
    Offline, ///< not opened, or closed by us
    Connecting, ///< no connection yet
    Opening, ///< connected; greeting and login
    Online,
    Waiting, ///< lost; comes back by itself at `nextTry`
    Ended, ///< does not come back by itself
};

/// For a person to be told about; a value.
struct LinkStatus {
    LinkState state = LinkState::Offline;
    std::optional<Milliseconds> nextTry = {}; ///< from now, while Waiting
    std::optional<quint16> closeCode = {}; ///< of the last connection that was lost; none: not reached since
    QString lastError = {}; ///< of the socket or the server, in English; for the log and the developer
    std::optional<Error> refusal = {}; ///< why the server did not let us in; show a text by its code
    std::optional<Distrust> distrust = {}; ///< Ended because of this certificate
    bool comesBack = true; ///< false: only open() helps

    friend bool operator==(const LinkStatus &, const LinkStatus &) = default;
};

/// Who wants in. With a token the nick is not used; with neither, the server makes up a guest's nick.
struct Credentials {
    QString nick;
    QString token; ///< of an earlier guest login, or a JWT; kept in memory only
    QByteArray deviceId = {}; ///< random, made once for this device; empty: none is given

    friend bool operator==(const Credentials &, const Credentials &) = default;
};

/// How a connection ended, or a try to have one.
struct LinkFailure {
    Timestamp at;
    QString why; ///< in English

    friend bool operator==(const LinkFailure &, const LinkFailure &) = default;
};

/// For a page of "about this connection".
struct Diagnostics {
    QString server; ///< program and version, as it calls itself
    QString node;
    QString session; ///< its id, as operators see it
    std::vector<QByteArray> features = {}; ///< of the server, as its greeting names them
    int protocolVersion = 0;
    bool binary = false; ///< CBOR, else JSON
    std::optional<Milliseconds> roundTrip = {}; ///< of the last ping
    qint64 connects = 0; ///< logins and resumes since open()
    qint64 resumes = 0; ///< of these, without a loss
    qint64 packetsIn = 0;
    qint64 packetsOut = 0;
    qsizetype unsent = 0; ///< messages in the outbox
    QList<LinkFailure> failures = {}; ///< since open(), the last ones, oldest first

    friend bool operator==(const Diagnostics &, const Diagnostics &) = default;
};

} // namespace chat::client
