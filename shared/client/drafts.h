// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/writebehindfile.h"
#include "shared/core/ids.h"

#include <QHash>
#include <QString>

namespace chat::client {

/// What was typed and not said, by room; survives the program. One thread, with an event loop.
class Drafts
{
public:
    static constexpr qsizetype mostRooms = 200; ///< a new one past this takes the place of any other
    static constexpr qsizetype mostCharacters = 16'000; ///< UTF-16 units of a draft; the rest is cut off

    /// Reads what is there. Without a profile nothing is kept on disk.
    explicit Drafts(const QString &profile);

    [[nodiscard]] QString of(RoomId room) const { return m_drafts.value(room); }

    /// Written behind; empty: there is none. A disk that does not take it is logged.
    void set(RoomId room, const QString &text);

private:
    WriteBehindFile m_file;
    QHash<RoomId, QString> m_drafts;
};

} // namespace chat::client
