// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/journal.h"
#include "shared/core/ids.h"
#include "shared/core/result.h"

#include <QHash>

#include <vector>

namespace chat::client {

/// Said, and not yet stored by the server.
struct Unsent {
    RoomId room;
    QByteArray nonce; ///< its name on the wire, the same at each try
    QString text;
    Timestamp said; ///< when the key was pressed
    std::optional<Error> refused = {}; ///< Failed: waits for the person

    friend bool operator==(const Unsent &, const Unsent &) = default;
};

/// Unsent messages in the order in which they were said, in a journal of a profile: when add() returns, a
/// crash of the program does not lose them; when isOnDisk(), a power cut does not. One thread, with an event
/// loop; one program a profile.
class OutboxStore final : public QObject
{
    Q_OBJECT
public:
    static constexpr size_t most = 500;
    static constexpr qint64 mostLines = 4 * qint64(most); ///< of the journal; then it is written anew

    /// Reads what an earlier run left. Without a profile nothing is kept on disk. `sync`: see Journal.
    explicit OutboxStore(const QString &profile, Journal::Sync sync = {});

    [[nodiscard]] const std::vector<Unsent> &all() const { return m_unsent; }
    [[nodiscard]] const Unsent *find(const QByteArray &nonce) const; ///< null: not here
    [[nodiscard]] bool isOnDisk(const QByteArray &nonce) const { return !m_underWay.contains(nonce); }

    /// Errors: TooLarge when there are `most`; StorageUnavailable when the disk does not take it.
    [[nodiscard]] Result<void> add(const Unsent &message);
    /// Nothing when it is not here.
    void remove(const QByteArray &nonce);
    void setRefused(const QByteArray &nonce, const std::optional<Error> &error);

Q_SIGNALS:
    void onDisk(); ///< more of them are
    void notOnDisk(const QList<QByteArray> &nonces); ///< these may never be

private:
    [[nodiscard]] bool writeMessage(const Unsent &message);
    [[nodiscard]] bool write(const QByteArray &line);
    void load(const QString &path);
    void reached();
    void failed();

    Journal m_journal;
    std::vector<Unsent> m_unsent;
    QHash<QByteArray, qint64> m_underWay; ///< to the disk: nonce and line
};

} // namespace chat::client
