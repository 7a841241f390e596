// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/clock.h"
#include "shared/client/writebehindfile.h"
#include "shared/protocol/values.h"

#include <QHash>
#include <QObject>

namespace chat::client {

/// How far each room was read, on the disk of a profile. Written behind, a moment later and at the end. One
/// thread, with an event loop.
class ReadMarks final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostRooms = 1000; ///< a new one past this takes the place of any other
    static constexpr Milliseconds delay{2'000}; ///< until a mark is written, together with others

    /// `clock` outlives this. Without a profile nothing is kept on disk.
    ReadMarks(const QString &profile, Clock &clock);
    ~ReadMarks() override;

    [[nodiscard]] std::optional<Position> of(RoomId room) const;
    void set(RoomId room, const Position &position);
    /// Writes what is not written yet, without waiting for the disk.
    void save();

private:
    Alarm m_alarm;
    Clock &m_clock;
    WriteBehindFile m_file;
    QHash<RoomId, Position> m_marks;
    bool m_changed = false;
};

} // namespace chat::client
