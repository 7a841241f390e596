// SPDX-License-Identifier: Apache-2.0
#include "server/core/directroom.h"

#include "server/core/roomlog.h"

#include <QCryptographicHash>
#include <QStringList>
#include <QtEndian>

#include <algorithm>

namespace chat::server {

using namespace Qt::StringLiterals;

std::vector<UserId> sortedPeople(std::vector<UserId> people)
{
    std::ranges::sort(people);
    const auto twice = std::ranges::unique(people);
    people.erase(twice.begin(), twice.end());
    return people;
}

RoomId directRoomId(const std::vector<UserId> &people)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const UserId user : people) {
        const quint64 bytes = qToBigEndian(user.value);
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&bytes), sizeof bytes));
    }
    const auto value = qFromBigEndian<quint64>(hash.result().constData());
    return {std::max(value, quint64(1))};
}

QString directRecordName(RoomId room) { return directPrefix + QLatin1StringView(room.toText()); }

DirectInfo directInfo(RoomId room, const std::vector<UserInfo> &people, UserId reader)
{
    DirectInfo info{.room = room};
    for (const UserInfo &person : people) {
        if (person.id == reader)
            continue;
        if (info.total++ < limits::directNames)
            info.people.push_back(person);
    }
    return info;
}

QString directName(const std::vector<UserInfo> &people, UserId reader)
{
    const DirectInfo info = directInfo({}, people, reader);
    QStringList nicks;
    for (const UserInfo &person : info.people)
        nicks << person.nick;
    if (const int more = info.total - int(info.people.size()); more > 0)
        nicks << u"+%1"_s.arg(more);
    return nicks.join(", "_L1);
}

void fit(DirectList &list, qsizetype maxBytes)
{
    constexpr qsizetype around = 128; // of a room, or of the envelope
    qsizetype bytes = around;
    const auto end = std::ranges::find_if(list.rooms, [&](const DirectInfo &info) {
        bytes += around;
        for (const UserInfo &person : info.people)
            bytes += memberBytes(person.nick);
        return bytes > maxBytes;
    });
    list.rooms.erase(end, list.rooms.end());
}

void fit(BlockList &list, qsizetype maxBytes)
{
    constexpr qsizetype around = 128;
    qsizetype bytes = around + qsizetype(list.users.size()) * memberBytes({});
    for (UserInfo &user : list.users) {
        bytes += quotedBytes(user.nick);
        if (bytes > maxBytes)
            user.nick.clear();
    }
}

} // namespace chat::server
