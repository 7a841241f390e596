// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"
#include "shared/core/result.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/roomcommands.h"
#include "shared/protocol/roomevents.h"

#include <vector>

namespace chat::server {

/// What people may find, as it was at one moment: answers room.list. Immutable, so that threads may share
/// one. Pure.
class RoomCatalogue
{
public:
    struct Entry {
        RoomInfo info;
        Timestamp created;
        QString name; ///< folded(), as is the next
        QString topic; ///< and the category behind it, in a line of its own
    };

    RoomCatalogue() = default;
    explicit RoomCatalogue(std::vector<Entry> entries) : m_entries(std::move(entries)) { }

    /// Errors: BadCursor.
    [[nodiscard]] Result<RoomList> page(const BrowseRooms &asked,
                                        qsizetype maxBytes = limits::maxAnswerBytes) const;
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    /// What differs from `before`.
    [[nodiscard]] RoomListChanged since(const RoomCatalogue &before) const;

private:
    std::vector<Entry> m_entries; ///< by id
};

/// Takes out of it what one packet may hold: at most `most` rooms, and as many that are gone.
[[nodiscard]] RoomListChanged takePart(RoomListChanged &changed, int most);

/// How names are compared: NFC, whatever the case. Two rooms of one folded name are one name (B1-45).
[[nodiscard]] QString folded(const QString &name);

/// Whether anybody may find it.
[[nodiscard]] bool isListed(const RoomInfo &info);

} // namespace chat::server
