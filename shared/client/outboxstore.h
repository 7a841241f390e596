// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"

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

/// Unsent messages in the order in which they were said, on the disk of a profile: when add() returns, a
/// crash does not lose them. Not thread-safe; one program a profile.
class OutboxStore
{
public:
    static constexpr size_t most = 500;

    /// Reads what an earlier run left. Without a profile nothing is kept on disk.
    explicit OutboxStore(const QString &profile);

    [[nodiscard]] const std::vector<Unsent> &all() const { return m_unsent; }
    [[nodiscard]] const Unsent *find(const QByteArray &nonce) const; ///< null: not here

    /// Errors: TooLarge when there are `most`; StorageUnavailable when the disk does not take it.
    [[nodiscard]] Result<void> add(const Unsent &message);
    /// Nothing when it is not here.
    void remove(const QByteArray &nonce);
    void setRefused(const QByteArray &nonce, const std::optional<Error> &error);

private:
    [[nodiscard]] bool save() const;

    QString m_path; ///< empty: nowhere
    std::vector<Unsent> m_unsent;
};

} // namespace chat::client
