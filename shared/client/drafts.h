// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"

#include <QHash>
#include <QString>

namespace chat::client {

/// What was typed and not said, by room; survives the program. Not thread-safe.
class Drafts
{
public:
    static constexpr qsizetype mostRooms = 200; ///< a new one past this takes the place of any other
    static constexpr qsizetype mostCharacters = 16'000; ///< UTF-16 units of a draft; the rest is cut off

    /// Reads what is there. Without a profile nothing is kept on disk.
    explicit Drafts(const QString &profile);

    [[nodiscard]] QString of(RoomId room) const { return m_drafts.value(room); }

    /// Writes at once; empty: there is none. False when the disk does not take it; it is still remembered.
    bool set(RoomId room, const QString &text);

private:
    QString m_path; ///< empty: nowhere
    QHash<RoomId, QString> m_drafts;
};

} // namespace chat::client
