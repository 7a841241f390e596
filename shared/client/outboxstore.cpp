// SPDX-License-Identifier: Apache-2.0
#include "shared/client/outboxstore.h"

#include "shared/client/profilefile.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace chat::client {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = qint64(OutboxStore::most) * 2 * limits::maxTextBytes;

QJsonObject toJson(const Unsent &message)
{
    QJsonObject saved{
        {u"room"_s, QString::fromLatin1(message.room.toText())},
        {u"nonce"_s, QString::fromLatin1(message.nonce)},
        {u"text"_s, message.text},
        {u"said"_s, qint64(message.said.time_since_epoch().count())},
    };
    if (message.refused)
        saved.insert(u"refused"_s, int(message.refused->code));
    return saved;
}

std::optional<Unsent> fromJson(const QJsonObject &saved)
{
    const auto room = RoomId::fromText(saved[u"room"_s].toString().toLatin1());
    Unsent message{.room = room.value_or(RoomId()),
                   .nonce = saved[u"nonce"_s].toString().toLatin1(),
                   .text = saved[u"text"_s].toString(),
                   .said = Timestamp(Milliseconds(saved[u"said"_s].toInteger()))};
    if (const auto code = errorFromNumber(saved[u"refused"_s].toInt()))
        message.refused = Error{.code = *code};
    if (!room || message.nonce.isEmpty() || message.text.isEmpty())
        return std::nullopt;
    return message;
}

} // namespace

OutboxStore::OutboxStore(const QString &profile) : m_path(profileFile(profile, u"outbox.json"_s))
{
    const QJsonArray saved = QJsonDocument::fromJson(readProfileFile(m_path, mostBytes)).array();
    for (const auto &entry : saved) {
        if (const auto message = fromJson(entry.toObject()); message && m_unsent.size() < most)
            m_unsent.push_back(*message);
    }
}

const Unsent *OutboxStore::find(const QByteArray &nonce) const
{
    const auto found = std::ranges::find(m_unsent, nonce, &Unsent::nonce);
    return found == m_unsent.end() ? nullptr : &*found;
}

Result<void> OutboxStore::add(const Unsent &message)
{
    if (m_unsent.size() >= most) {
        return std::unexpected(
            Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(most) + " messages"});
    }
    m_unsent.push_back(message);
    if (save())
        return {};
    m_unsent.pop_back();
    return refuse(ErrorCode::StorageUnavailable, u"the outbox cannot be written"_s);
}

void OutboxStore::remove(const QByteArray &nonce)
{
    // A disk that does not take it is harmless: the message is sent once more, with the same nonce.
    if (std::erase_if(m_unsent, [&](const Unsent &message) { return message.nonce == nonce; }) > 0)
        std::ignore = save();
}

void OutboxStore::setRefused(const QByteArray &nonce, const std::optional<Error> &error)
{
    const auto found = std::ranges::find(m_unsent, nonce, &Unsent::nonce);
    if (found == m_unsent.end())
        return;
    found->refused = error;
    std::ignore = save();
}

bool OutboxStore::save() const
{
    QJsonArray saved;
    for (const Unsent &message : m_unsent)
        saved.append(toJson(message));
    const bool done = writeProfileFile(m_path, QJsonDocument(saved).toJson(QJsonDocument::Compact));
    if (!done)
        qCWarning(lcStore) << "the outbox cannot be written";
    return done;
}

} // namespace chat::client
