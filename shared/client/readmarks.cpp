// SPDX-License-Identifier: Apache-2.0
#include "shared/client/readmarks.h"

#include "shared/client/profilefile.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace chat::client {

ReadMarks::ReadMarks(const QString &profile, Clock &clock)
    : m_alarm(clock, this, [this] { save(); }),
      m_clock(clock),
      m_file(profileFile(profile, u"marks.json"_s))
{
    const QJsonObject saved
        = QJsonDocument::fromJson(readProfileFile(m_file.path(), 256 * mostRooms)).object();
    for (auto mark = saved.begin(); mark != saved.end(); ++mark) {
        const QJsonObject at = mark->toObject();
        const auto room = RoomId::fromText(mark.key().toLatin1());
        const auto epoch = Epoch::fromText(at[u"epoch"_s].toString().toLatin1());
        if (room && epoch && m_marks.size() < mostRooms)
            m_marks.insert(*room, {*epoch, at[u"seq"_s].toInteger()});
    }
}

ReadMarks::~ReadMarks() { save(); }

std::optional<Position> ReadMarks::of(RoomId room) const
{
    const auto found = m_marks.constFind(room);
    return found == m_marks.cend() ? std::nullopt : std::optional(*found);
}

void ReadMarks::set(RoomId room, const Position &position)
{
    if (of(room) == position)
        return;
    if (!m_marks.contains(room) && m_marks.size() == mostRooms)
        m_marks.erase(m_marks.begin());
    m_marks.insert(room, position);
    m_changed = true;
    m_alarm.wakeBy(m_clock.now().mono + delay);
}

void ReadMarks::save()
{
    if (!std::exchange(m_changed, false))
        return;
    QJsonObject saved;
    for (auto mark = m_marks.cbegin(); mark != m_marks.cend(); ++mark) {
        saved.insert(QString::fromLatin1(mark.key().toText()),
                     QJsonObject{{u"epoch"_s, QString::fromLatin1(mark->epoch.toText())},
                                 {u"seq"_s, qint64(mark->seq)}});
    }
    m_file.write(QJsonDocument(saved).toJson(QJsonDocument::Compact));
}

} // namespace chat::client

#include "moc_readmarks.cpp"
