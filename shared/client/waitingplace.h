// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace chat::client {

/// A place among those who wait for a seat in a full room (U-17).
struct WaitingPlace {
    int position = 0; ///< 1: the next
    std::optional<Milliseconds> estimate = {}; ///< none: nobody can say yet

    friend bool operator==(const WaitingPlace &, const WaitingPlace &) = default;
};

/// A room by its name or the 13 characters of its id, and what opens it.
struct RoomDoor {
    QString room;
    std::optional<QString> password = {};
    QByteArray invite = {}; ///< empty: none
    bool waits = false; ///< when it is full, for a seat
};

} // namespace chat::client
